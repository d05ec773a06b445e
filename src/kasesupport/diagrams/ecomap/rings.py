"""Free places around the household, clockwise from the top, on one ring or on two in turn."""

import math
from itertools import pairwise

from kasesupport.diagrams.ecomap.geometry import cuts, overlap, rect_of
from kasesupport.diagrams.ecomap.model import Spot
from kasesupport.drawing.items import Point

ONE_RING = 24  # so many stand on one ring
GAP = 26.0  # least room between two resources
LANE = 16.0  # least room beside a tie that runs between two of the inner ring
AIR = (112.0, 84.0)  # room for ties between household and ring, across and up
BULGE = 2.5  # of the superellipse: 2 an ellipse, more is squarer
SAMPLES = 240
GROWTH = 1.04
TRIES = 90


def around(count: int, cell: tuple[float, float], frame: Spot, spread: float = 1.0, turn: float = 0.0) -> list[Spot]:
    """Places for `count` cells, none of which touches another or hides it from the household.

    `spread` widens the ring (more room for words on ties); `turn` moves all by so many places clockwise.
    """
    half = (frame.w / 2 + AIR[0] * spread + cell[0] / 2, frame.h / 2 + AIR[1] * spread + cell[1] / 2)
    rings = 1 if count <= ONE_RING else 2
    for _ in range(TRIES):
        places = _places(count, cell, half, rings, turn)
        if _is_clear(places, rings):
            break
        half = (half[0] * GROWTH, half[1] * GROWTH)
    return places


def _places(count: int, cell: tuple[float, float], half: Point, rings: int, turn: float) -> list[Spot]:
    curve = [_on_curve(half, math.tau * i / SAMPLES) for i in range(SAMPLES + 1)]
    angles = _evenly(curve, cell, count, turn)
    outer = (half[0] + cell[0] + GAP, half[1] + cell[1] + GAP)
    return [_spot(_on_curve(outer if rings == 2 and i % 2 else half, a), cell) for i, a in enumerate(angles)]


def _spot(at: Point, cell: tuple[float, float]) -> Spot:
    return Spot(round(at[0], 1), round(at[1], 1), *cell)


def _on_curve(half: Point, angle: float) -> Point:
    """Clockwise from the top."""
    s, c = math.sin(angle), -math.cos(angle)
    return (
        half[0] * math.copysign(abs(s) ** (2 / BULGE), s),
        half[1] * math.copysign(abs(c) ** (2 / BULGE), c),
    )


def _evenly(curve: list[Point], cell: tuple[float, float], count: int, turn: float) -> list[float]:
    """Angles at equal steps along the curve, measured in cells (a cell is wider than high)."""
    unit = (cell[0] + GAP, cell[1] + GAP)
    steps = [max(abs(b[0] - a[0]) / unit[0], abs(b[1] - a[1]) / unit[1]) for a, b in pairwise(curve)]
    length = sum(steps)
    wanted = [((i + turn) % count) * length / count for i in range(count)]
    return [_angle_at(steps, w) for w in wanted]


def _angle_at(steps: list[float], wanted: float) -> float:
    done = 0.0
    for i, step in enumerate(steps):
        if done + step > wanted:
            return math.tau * (i + (wanted - done) / step) / SAMPLES
        done += step
    return math.tau


def _is_clear(places: list[Spot], rings: int) -> bool:
    """Each against its next three; on two rings also the ways of the outer ones between the inner ones."""
    count = len(places)
    near = [(i, (i + k) % count) for i in range(count) for k in (1, 2, 3) if (i + k) % count != i]
    if any(overlap(rect_of(places[i], GAP / 2), rect_of(places[j], GAP / 2)) for i, j in near):
        return False
    return rings == 1 or not any(_blocks(places[i], places[j]) or _blocks(places[j], places[i]) for i, j in near)


def _blocks(inner: Spot, outer: Spot) -> bool:
    return cuts((outer.x, outer.y), (0.0, 0.0), rect_of(inner, LANE)) and _further(outer, inner)


def _further(a: Spot, b: Spot) -> bool:
    return math.hypot(a.x, a.y) > math.hypot(b.x, b.y)
