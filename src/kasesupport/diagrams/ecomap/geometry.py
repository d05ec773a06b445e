"""Segments and rectangles. A rectangle here is left, top, right, bottom."""

import math
from collections.abc import Iterable

from kasesupport.diagrams.ecomap.model import Spot
from kasesupport.drawing.items import Box, Point

Rect = tuple[float, float, float, float]
Line = tuple[float, float, float, float]  # a segment: from x, y to x, y


def rect_of(spot: Spot, grown: float = 0.0) -> Rect:
    """The sides of a spot, pushed out by so much."""
    w, h = spot.w / 2 + grown, spot.h / 2 + grown
    return (spot.x - w, spot.y - h, spot.x + w, spot.y + h)


def rect_of_box(box: Box) -> Rect:
    """The sides of a box."""
    return (box[0], box[1], box[0] + box[2], box[1] + box[3])


def overlap(a: Rect, b: Rect) -> bool:
    """Whether two rectangles share more than an edge."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def cuts(a: Point, b: Point, rect: Rect) -> bool:
    """Whether a segment runs through the inside of a rectangle."""
    (ax, ay), (bx, by) = a, b
    left, top, right, bottom = rect
    outside = (ax <= left and bx <= left) or (ax >= right and bx >= right)
    if outside or (ay <= top and by <= top) or (ay >= bottom and by >= bottom):
        return False
    return entry(a, b, rect) < 1.0


def is_open(a: Point, b: Point, rects: Iterable[Rect]) -> bool:
    """Whether a segment runs through the inside of none of the rectangles (none is parted from it by an axis)."""
    (ax, ay), (bx, by) = a, b
    low_x, high_x = (ax, bx) if ax < bx else (bx, ax)
    low_y, high_y = (ay, by) if ay < by else (by, ay)
    dx, dy = bx - ax, by - ay
    offset = dy * ax - dx * ay
    most_y, least_y = (3, 1) if dx > 0 else (1, 3)
    most_x, least_x = (0, 2) if dy > 0 else (2, 0)
    for rect in rects:
        if (
            high_x > rect[0]
            and low_x < rect[2]
            and high_y > rect[1]
            and low_y < rect[3]
            and (dx * rect[most_y] - dy * rect[most_x] + offset > 1e-6)
            and dx * rect[least_y] - dy * rect[least_x] + offset < -1e-6
        ):
            return False
    return True


def run_through(a: Point, b: Point, rects: Iterable[Rect]) -> list[Rect]:
    """The rectangles through whose inside a segment runs: those that no axis, and not its own line, parts from it."""
    (ax, ay), (bx, by) = a, b
    low_x, high_x = (ax, bx) if ax < bx else (bx, ax)
    low_y, high_y = (ay, by) if ay < by else (by, ay)
    near = [r for r in rects if high_x > r[0] and low_x < r[2] and high_y > r[1] and low_y < r[3]]
    if not near:
        return near
    dx, dy = bx - ax, by - ay
    offset = dy * ax - dx * ay
    most_y, least_y = (3, 1) if dx > 0 else (1, 3)
    most_x, least_x = (0, 2) if dy > 0 else (2, 0)
    return [
        r
        for r in near
        if dx * r[most_y] - dy * r[most_x] + offset > 1e-6 and dx * r[least_y] - dy * r[least_x] + offset < -1e-6
    ]


def entry(a: Point, b: Point, rect: Rect) -> float:
    """The share of the way from a to b at which a rectangle is entered (Liang and Barsky); 1 if it is not."""
    enter, leave = 0.0, 1.0
    for i in (0, 1):
        step = b[i] - a[i]
        if step == 0.0:
            if not rect[i] < a[i] < rect[i + 2]:
                return 1.0
            continue
        near, far = (rect[i] - a[i]) / step, (rect[i + 2] - a[i]) / step
        enter, leave = max(enter, min(near, far)), min(leave, max(near, far))
    return enter if enter < leave else 1.0


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two segments cross; touching at an end is not crossing."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
    abx, aby, cdx, cdy = bx - ax, by - ay, dx - cx, dy - cy
    one = (abx * (cy - ay) - aby * (cx - ax)) * (abx * (dy - ay) - aby * (dx - ax))
    return one < -1e-9 and (cdx * (ay - cy) - cdy * (ax - cx)) * (cdx * (by - cy) - cdy * (bx - cx)) < -1e-9


def crossed(a: Point, b: Point, lines: Iterable[Line]) -> list[int]:
    """The numbers of the segments that one segment crosses; touching at an end is not crossing."""
    (ax, ay), (bx, by) = a, b
    abx, aby = bx - ax, by - ay
    across = aby * ax - abx * ay
    parted = [
        (n, line)
        for n, line in enumerate(lines)
        if (abx * line[1] - aby * line[0] + across) * (abx * line[3] - aby * line[2] + across) < -1e-9
    ]
    return [
        n
        for n, (cx, cy, dx, dy) in parted
        if ((dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)) * ((dx - cx) * (by - cy) - (dy - cy) * (bx - cx)) < -1e-9
    ]


def in_round(spot: Spot, radius: float, at: Point) -> bool:
    """Whether a place lies in a rectangle with round corners."""
    dx, dy = abs(at[0] - spot.x), abs(at[1] - spot.y)
    if dx > spot.w / 2 or dy > spot.h / 2:
        return False
    over_x, over_y = dx - spot.w / 2 + radius, dy - spot.h / 2 + radius
    return over_x <= 0 or over_y <= 0 or over_x * over_x + over_y * over_y <= radius * radius


def border(spot: Spot, radius: float, inside: Point, outside: Point) -> Point:
    """Where the segment from inside to outside leaves a rectangle with round corners."""
    (x, y), half = (inside[0] - spot.x, inside[1] - spot.y), (spot.w / 2, spot.h / 2)
    dx, dy = outside[0] - inside[0], outside[1] - inside[1]
    share = min(
        ((side - at * _sign(d)) / abs(d) for at, d, side in zip((x, y), (dx, dy), half, strict=True) if d), default=1.0
    )
    corner_x, corner_y = (half[0] - radius) * _sign(x + dx * share), (half[1] - radius) * _sign(y + dy * share)
    if abs(x + dx * share) > half[0] - radius and abs(y + dy * share) > half[1] - radius:
        share = _round(x - corner_x, y - corner_y, dx, dy, radius)
    return between(inside, outside, min(1.0, max(0.0, share)))


def _round(x: float, y: float, dx: float, dy: float, radius: float) -> float:
    """The share of a way at which it leaves a circle about 0, 0."""
    square, half = dx * dx + dy * dy, x * dx + y * dy
    return (math.sqrt(max(0.0, half * half - square * (x * x + y * y - radius * radius))) - half) / square


def _sign(value: float) -> float:
    return math.copysign(1.0, value)


def between(a: Point, b: Point, share: float) -> Point:
    """The place at a share of the way from a to b."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
