"""Where something comes to stand that was put down by hand: there, or just beside what stands there already."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from kasesupport.diagrams.ecomap.geometry import Rect, overlap, rect_of
from kasesupport.diagrams.ecomap.model import EcomapLayout, Spot
from kasesupport.diagrams.ecomap.scene import card_size
from kasesupport.drawing.items import Point

ROOM = 9.0  # px to what stands beside it
STEP, REACH, WAYS = 8.0, 800.0, 24  # rings that are tried, how far, and places on each


@dataclass(frozen=True, slots=True)
class Load:
    """What moves together: by which `id` its place is kept, the box of it, and the point that is kept."""

    id: str
    box: Spot
    handle: Point


def load_of(layout: EcomapLayout, subject: str) -> Load | None:
    """A resource, who lives elsewhere, or the whole home of one who lives there with others; None for a member."""
    if spot := layout.resources.get(subject):
        return Load(subject, spot, (spot.x, spot.y))
    for home in layout.homes:
        if subject in home.inner.spots:
            return Load(home.id, home.frame, (home.frame.x, home.frame.y))
    seat = layout.people.get(subject)
    if seat is None or layout.is_home(subject):
        return None
    return Load(subject, seat.whole, (seat.symbol.x, seat.symbol.y))


def put_down(layout: EcomapLayout, subject: str, at: Point) -> Point:
    """The nearest place to `at` (logical px of the layout) where it covers nothing. What is unknown is a new card."""
    load = load_of(layout, subject) or Load(subject, Spot(0.0, 0.0, *card_size("")), (0.0, 0.0))
    dx, dy = load.box.x - load.handle[0], load.box.y - load.handle[1]
    taken = list(_taken(layout, load.id))
    size = (load.box.w, load.box.h)
    return next((place for place in _around(at) if _is_free(Spot(place[0] + dx, place[1] + dy, *size), taken)), at)


def _taken(layout: EcomapLayout, but: str) -> Iterator[Rect]:
    yield rect_of(layout.household, ROOM)
    yield from (rect_of(spot, ROOM) for each, spot in layout.resources.items() if each != but)
    yield from (rect_of(home.frame, ROOM) for home in layout.homes if home.id != but)
    housed = {person for home in layout.homes for person in home.inner.spots}
    alone = (each for each in layout.people if each not in housed and not layout.is_home(each))
    yield from (rect_of(layout.people[each].whole, ROOM) for each in alone if each != but)


def _around(at: Point) -> Iterator[Point]:
    yield at
    for ring in range(1, int(REACH / STEP)):
        for way in range(WAYS):
            angle = math.tau * way / WAYS
            yield round(at[0] + ring * STEP * math.cos(angle), 1), round(at[1] + ring * STEP * math.sin(angle), 1)


def _is_free(spot: Spot, taken: list[Rect]) -> bool:
    rect = rect_of(spot)
    return not any(overlap(rect, other) for other in taken)
