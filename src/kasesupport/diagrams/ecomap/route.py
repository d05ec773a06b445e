"""The way of a tie: straight where it can be, around the others where it must."""

import heapq
import math
from collections.abc import Sequence
from itertools import pairwise

from kasesupport.diagrams.ecomap.geometry import Rect, cuts, is_open
from kasesupport.drawing.items import Point

CLEARANCES = (8.0, 4.0, 1.5)
BEND = 40.0  # px that a bend costs
ROUNDS = 16
DETOUR = 120.0  # px that one bend may make longer before more bends are looked at
NO_CORNER = (0.0, 0.0)


def blockers(a: Point, b: Point, obstacles: Sequence[Rect]) -> list[Rect]:
    """The obstacles through which a straight way runs."""
    return [o for o in obstacles if cuts(a, b, o)]


def is_clear(points: Sequence[Point], obstacles: Sequence[Rect]) -> bool:
    """Whether a way runs through none of the obstacles."""
    return all(is_open(a, b, obstacles) for a, b in pairwise(points))


def sight(
    start: Point, aims: Sequence[Point], obstacles: Sequence[Rect], more: float = 0.0
) -> tuple[Point, ...] | None:
    """A straight way to the first aim in plain sight; None where there is none.

    Obstacles keep one of the larger `CLEARANCES` from it, and `more` where a tie needs it.
    """
    for clearance in CLEARANCES[:-1]:
        near = [grown(o, clearance + more) for o in obstacles]
        straight = next((aim for aim in aims if is_open(start, aim, near)), None)
        if straight:
            return (start, straight)
    return None


def bent(start: Point, aim: Point, obstacles: Sequence[Rect], more: float = 0.0) -> tuple[Point, ...]:
    """Around the obstacles, with as much clearance as can be kept; straight through them where there is no way."""
    for clearance in (*(clearance + more for clearance in CLEARANCES), *CLEARANCES[1:]):
        found = _around(start, aim, [grown(o, clearance) for o in obstacles])
        if found:
            return found
    return (start, aim)


def grown(rect: Rect, by: float) -> Rect:
    """The rectangle with its sides pushed out."""
    return (rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by)


def _around(start: Point, goal: Point, obstacles: Sequence[Rect]) -> tuple[Point, ...] | None:
    """With one bend where that will do, else only those obstacles are looked at that some way so far ran through."""
    known = blockers(start, goal, obstacles)
    if bent := _once(start, goal, known, obstacles):
        return bent
    for _ in range(ROUNDS):
        path = _shortest(start, goal, known)
        if path is None:
            return None
        fresh = [o for a, b in pairwise(path) for o in blockers(a, b, obstacles) if o not in known]
        if not fresh:
            return path
        known += list(dict.fromkeys(fresh))
    return None


def _once(start: Point, goal: Point, known: Sequence[Rect], obstacles: Sequence[Rect]) -> tuple[Point, ...] | None:
    """The shortest way with one bend at a corner of what stands between."""
    straight = math.dist(start, goal)
    corners = [at for rect in known for at, sign in _corners(rect) if _touches(start, at, sign)]
    for length, at in sorted((math.dist(start, at) + math.dist(at, goal), at) for at in corners):
        if length > straight + DETOUR:
            return None
        if is_open(at, goal, obstacles) and is_open(start, at, obstacles):
            return (start, at, goal)
    return None


def _touches(a: Point, corner: Point, outward: Point) -> bool:
    """Whether a way to a corner goes on without cutting into its obstacle."""
    return (corner[0] - a[0]) * outward[0] * (corner[1] - a[1]) * outward[1] <= 0


def _shortest(start: Point, goal: Point, known: Sequence[Rect]) -> tuple[Point, ...] | None:
    """A* over the corners of the known obstacles; a bend costs as much as BEND px.

    Only ways that touch a corner without cutting into its obstacle are of use.
    """
    corners = [(at, sign) for rect in known for at, sign in _corners(rect) if not any(_holds(r, at) for r in known)]
    places = [(start, NO_CORNER), (goal, NO_CORNER), *corners]
    left = [math.dist(at, goal) + BEND for at, _ in places]  # at least so much is still to come
    left[1] = 0.0
    best = {0: 0.0, 1: math.inf}
    came: dict[int, int] = {}
    queue = [(0.0, 0.0, 0)]
    while queue:
        _, cost, here = heapq.heappop(queue)
        if here == 1:
            return _traced([at for at, _ in places], came)
        if cost > best[here]:
            continue
        a, side = places[here]
        for there in range(1, len(places)):
            b, other = places[there]
            dx, dy = b[0] - a[0], b[1] - a[1]
            if dx * side[0] * dy * side[1] > 0 or dx * other[0] * dy * other[1] > 0:
                continue
            price = cost + math.hypot(dx, dy) + BEND
            if price < best.get(there, math.inf) and price + left[there] <= best[1] and is_open(a, b, known):
                best[there], came[there] = price, here
                heapq.heappush(queue, (price + left[there], price, there))
    return None


def _holds(rect: Rect, at: Point) -> bool:
    return rect[0] < at[0] < rect[2] and rect[1] < at[1] < rect[3]


def _corners(rect: Rect) -> tuple[tuple[Point, Point], ...]:
    """Each with the directions that lead outward there."""
    left, top, right, bottom = rect
    return (
        ((left, top), (-1.0, -1.0)),
        ((right, top), (1.0, -1.0)),
        ((right, bottom), (1.0, 1.0)),
        ((left, bottom), (-1.0, 1.0)),
    )


def _traced(places: Sequence[Point], came: dict[int, int]) -> tuple[Point, ...]:
    trace = [1]
    while trace[-1] != 0:
        trace.append(came[trace[-1]])
    return tuple(places[i] for i in reversed(trace))
