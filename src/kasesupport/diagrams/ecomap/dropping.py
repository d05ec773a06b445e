"""Where something comes to stand that was put down by hand: there, or just beside what stands there already."""

import math
from collections.abc import Iterator

from kasesupport.diagrams.ecomap.geometry import Rect, overlap, rect_of
from kasesupport.diagrams.ecomap.model import EcomapLayout, Spot
from kasesupport.diagrams.ecomap.scene import card_size
from kasesupport.drawing.items import Point

ROOM = 9.0  # px to what stands beside it
STEP, REACH, WAYS = 8.0, 800.0, 24  # rings that are tried, how far, and places on each


def put_down(layout: EcomapLayout, subject: str, at: Point) -> Point:
    """The nearest place to `at` (logical px of the layout) where a card covers nothing. An unknown subject is new."""
    spot = layout.resources.get(subject)
    size = (spot.w, spot.h) if spot else card_size("")
    taken = list(_taken(layout, subject))
    return next((place for place in _around(at) if _is_free(Spot(*place, *size), taken)), at)


def _taken(layout: EcomapLayout, but: str) -> Iterator[Rect]:
    yield rect_of(layout.household, ROOM)
    yield from (rect_of(spot, ROOM) for each, spot in layout.resources.items() if each != but)
    yield from (rect_of(seat.whole, ROOM) for each, seat in layout.people.items() if not layout.is_home(each))


def _around(at: Point) -> Iterator[Point]:
    yield at
    for ring in range(1, int(REACH / STEP)):
        for way in range(WAYS):
            angle = math.tau * way / WAYS
            yield round(at[0] + ring * STEP * math.cos(angle), 1), round(at[1] + ring * STEP * math.sin(angle), 1)


def _is_free(spot: Spot, taken: list[Rect]) -> bool:
    rect = rect_of(spot)
    return not any(overlap(rect, other) for other in taken)
