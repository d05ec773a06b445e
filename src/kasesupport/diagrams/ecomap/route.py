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


def blockers(a: Point, b: Point, obstacles: Sequence[Rect]) -> list[Rect]:
    """The obstacles through which a straight way runs."""
    return [o for o in obstacles if cuts(a, b, o)]


def is_clear(points: Sequence[Point], obstacles: Sequence[Rect]) -> bool:
    """Whether a way runs through none of the obstacles."""
    return all(is_open(a, b, obstacles) for a, b in pairwise(points))


def way(start: Point, aims: Sequence[Point], obstacles: Sequence[Rect], more: float = 0.0) -> tuple[Point, ...]:
    """From start to the first aim that is in plain sight, else around the obstacles to the first aim.

    Obstacles keep the largest of `CLEARANCES` from the way that can be kept, and `more` where a tie needs it; a
    straight way may have less room than one around, but not the least.
    """
    for clearance in CLEARANCES[:-1]:
        near = [grown(o, clearance + more) for o in obstacles]
        straight = next((aim for aim in aims if is_open(start, aim, near)), None)
        if straight:
            return (start, straight)
    for clearance in CLEARANCES:
        found = _around(start, aims[0], [grown(o, clearance + more) for o in obstacles])
        if found:
            return found
    return (start, aims[0])


def grown(rect: Rect, by: float) -> Rect:
    """The rectangle with its sides pushed out."""
    return (rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by)


def _around(start: Point, goal: Point, obstacles: Sequence[Rect]) -> tuple[Point, ...] | None:
    """Only those obstacles are looked at that some way so far ran through."""
    known = blockers(start, goal, obstacles)
    for _ in range(ROUNDS):
        path = _shortest(start, goal, known)
        if path is None:
            return None
        fresh = [o for a, b in pairwise(path) for o in blockers(a, b, obstacles) if o not in known]
        if not fresh:
            return path
        known += list(dict.fromkeys(fresh))
    return None


def _shortest(start: Point, goal: Point, known: Sequence[Rect]) -> tuple[Point, ...] | None:
    """A* over the corners of the known obstacles; a bend costs as much as BEND px."""
    places = [start, goal, *(c for r in known for c in _corners(r))]
    best = {0: 0.0}
    came: dict[int, int] = {}
    queue = [(0.0, 0.0, 0)]
    while queue:
        _, cost, here = heapq.heappop(queue)
        if here == 1:
            return _traced(places, came)
        if cost > best[here]:
            continue
        for there in range(1, len(places)):
            price = cost + math.dist(places[here], places[there]) + BEND
            if price < best.get(there, math.inf) and is_open(places[here], places[there], known):
                best[there], came[there] = price, here
                heapq.heappush(queue, (price + math.dist(places[there], goal), price, there))
    return None


def _corners(rect: Rect) -> tuple[Point, ...]:
    left, top, right, bottom = rect
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _traced(places: Sequence[Point], came: dict[int, int]) -> tuple[Point, ...]:
    trace = [1]
    while trace[-1] != 0:
        trace.append(came[trace[-1]])
    return tuple(places[i] for i in reversed(trace))
