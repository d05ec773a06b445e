"""Free places around the household, clockwise from the top, evenly spaced on a rounded ring."""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kasesupport.diagrams.ecomap.geometry import overlap, rect_of
from kasesupport.diagrams.ecomap.model import Spot
from kasesupport.drawing.items import Point

GAP = 14.0  # least room between two neighbours, up; across it is WIDER times as much
WIDER = 1.1
AIR = (92.0, 80.0)  # room for ties between household and ring, across and up
GROWTH = (15.0, 8.0)
LANDSCAPE = 1.3  # as wide against its height as a ring begins
BULGE = (3.4, 0.08, 12)  # of the superellipse (2 is an ellipse, more is squarer), more of it for each above 12
SAMPLES = 480
RAYS = [
    (math.sin(a), -math.cos(a)) for a in (math.tau * i / SAMPLES for i in range(SAMPLES))
]  # from the top, clockwise
HALVINGS = 9
MOST = 512  # steps of growth
WIDEST = 600.0  # px between two neighbours


def around(sizes: Sequence[tuple[float, float]], core: Spot, top: int = 0) -> list[Spot]:
    """Places around `core` for boxes of these sizes in this order, none on another, that with index `top` at the top.

    The ring is as small as the boxes and the room for ties allow.
    """
    if not sizes:
        return []
    turned = [*sizes[top:], *sizes[:top]]
    places = _smallest(turned, core)
    return [*places[len(sizes) - top :], *places[: len(sizes) - top]] if top else places


def _smallest(sizes: Sequence[tuple[float, float]], core: Spot) -> list[Spot]:
    width, height = max(s[0] for s in sizes), max(s[1] for s in sizes)
    high = core.h / 2 + AIR[1] + height / 2
    half = (max(core.w / 2 + AIR[0] + width / 2, high * LANDSCAPE), high)
    bulge = BULGE[0] + BULGE[1] * max(0, len(sizes) - BULGE[2])
    few, many = -1, MOST
    while many - few > 1:
        middle = (few + many) // 2
        fits = _walk(_curve(half, middle, bulge), sizes, GAP) is not None
        few, many = (few, middle) if fits else (middle, many)
    curve = _curve(half, many, bulge)
    found = [_spot(core, curve[i], size) for i, size in zip(_evenly(curve, sizes), sizes, strict=True)]
    return _lifted(found, core)


def _lifted(spots: list[Spot], core: Spot) -> list[Spot]:
    """Those near a corner of what they surround a little further up or down, so that this may grow a row."""
    for n, spot in enumerate(spots):
        side = 1 if spot.y > core.y else -1
        out = round(core.y + side * (core.h / 2 + AIR[1] + spot.h / 2), 1)
        beside = abs(spot.x - core.x) < (spot.w + core.w) / 2
        further = Spot(spot.x, out, spot.w, spot.h)
        others = [rect_of(other) for k, other in enumerate(spots) if k != n]
        if beside and side * (out - spot.y) > 0 and not any(overlap(rect_of(further, GAP - 1), r) for r in others):
            spots[n] = further
    return spots


@lru_cache(maxsize=64)  # one layout asks for the same ring again and again
def _curve(half: Point, steps: int, bulge: float) -> tuple[Point, ...]:
    """The ring after so many steps of growth."""
    grown = (half[0] + GROWTH[0] * steps, half[1] + GROWTH[1] * steps)
    return tuple([_on_curve(grown, s, c, bulge) for s, c in RAYS])


def _evenly(curve: Sequence[Point], sizes: Sequence[tuple[float, float]]) -> list[int]:
    """The samples at which the boxes stand as far from each other as the ring allows."""
    low, high = GAP, WIDEST
    found = _walk(curve, sizes, low) or []
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        wider = _walk(curve, sizes, middle)
        low, high, found = (middle, high, wider) if wider else (low, middle, found)
    return found


def _walk(curve: Sequence[Point], sizes: Sequence[tuple[float, float]], gap: float) -> list[int] | None:
    """Sets one box after the other at the first sample that leaves the gap; None if the last meets the first."""
    found = [0]
    at = 0
    for before, size in pairwise(sizes):
        start = curve[at]
        wide, high = _room(before, size, gap)
        while abs(curve[at][0] - start[0]) < wide and abs(curve[at][1] - start[1]) < high:
            at += 1
            if at == len(curve):
                return None
        found.append(at)
    wide, high = _room(sizes[-1], sizes[0], gap)
    (x, y), (x0, y0) = curve[at], curve[0]
    closes = at < len(curve) / 2 or abs(x - x0) >= wide or abs(y - y0) >= high
    return found if closes else None


def _room(one: tuple[float, float], two: tuple[float, float], gap: float) -> tuple[float, float]:
    return (one[0] + two[0]) / 2 + gap * WIDER, (one[1] + two[1]) / 2 + gap


def _on_curve(half: Point, s: float, c: float, bulge: float) -> Point:
    """Where a ray from the middle meets the ring."""
    reach = (abs(s / half[0]) ** bulge + abs(c / half[1]) ** bulge) ** (-1 / bulge)
    return s * reach, c * reach


def _spot(core: Spot, at: Point, size: tuple[float, float]) -> Spot:
    return Spot(round(core.x + at[0], 1), round(core.y + at[1], 1), *size)
