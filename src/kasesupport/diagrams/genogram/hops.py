"""Level lines that cross an upright of another union leap over it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kasesupport.diagrams.genogram.values import Line
from kasesupport.drawing.items import KAPPA, Op, Point

HOP = 5.0  # radius of the leap


def uprights(lines: Sequence[Line]) -> list[tuple[float, float, float, str]]:
    """x, top, bottom and union of every upright stroke, by x."""
    found = []
    for stroke in lines:
        for (x0, y0), (x1, y1) in zip(stroke.points, stroke.points[1:], strict=False):
            if x0 == x1 and y0 != y1:
                found.append((x0, min(y0, y1), max(y0, y1), stroke.union))
    return sorted(found)


def leaping(stroke: Line, upright: Sequence[tuple[float, float, float, str]]) -> tuple[Op, ...]:
    """The stroke as a path, with a leap at every crossing."""
    ops: list[Op] = [("M", *stroke.points[0])]
    for start, end in zip(stroke.points, stroke.points[1:], strict=False):
        if start[1] == end[1]:
            ops.extend(_leaps(start, end, _crossed(start, end, stroke.union, upright)))
        ops.append(("L", *end))
    return tuple(ops)


def _crossed(start: Point, end: Point, union: str, upright: Sequence[tuple[float, float, float, str]]) -> list[float]:
    low, high = min(start[0], end[0]) + 1, max(start[0], end[0]) - 1
    part = upright[bisect_left(upright, (low,)) : bisect_right(upright, (high,))]
    xs = sorted({x for x, top, bottom, other in part if other != union and top + 1 < start[1] < bottom - 1})
    return xs if start[0] < end[0] else xs[::-1]


def _leaps(start: Point, end: Point, xs: Sequence[float]) -> list[Op]:
    y, way = start[1], 1.0 if end[0] > start[0] else -1.0
    k = HOP * KAPPA
    ops: list[Op] = []
    for x in xs:
        a, b = x - way * HOP, x + way * HOP
        ops.append(("L", a, y))
        ops.append(("C", a, y - k, x - way * k, y - HOP, x, y - HOP))
        ops.append(("C", x + way * k, y - HOP, b, y - k, b, y))
    return ops
