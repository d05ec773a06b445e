"""The way of a tie: straight where it can be, around the others where it must."""

import heapq
import math
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from kasesupport.diagrams.ecomap.geometry import Rect, is_open, run_through
from kasesupport.diagrams.ecomap.reach import is_reachable
from kasesupport.drawing.items import Point

CLEARANCES = (8.0, 4.0, 1.5)
BEND = 40.0  # px that a bend costs
ROUNDS, FEW = 64, 8  # times that more obstacles are brought in, at most; where less clearance may be tried instead
PATIENCE = 2  # rounds after which it is asked whether any way leads there
FAR, BENDS = 1.3, 4  # times the straight way, and so many bends, that a way may cost before less clearance is kept
LESS = 1.4  # times as much with the second clearance
DETOUR = 120.0  # px that one bend may make longer before more bends are looked at
NO_CORNER = (0.0, 0.0)


def is_clear(points: Sequence[Point], obstacles: Sequence[Rect]) -> bool:
    """Whether a way runs through none of the obstacles."""
    return all(is_open(a, b, obstacles) for a, b in pairwise(points))


def sight(
    start: Point, aims: Sequence[Point], obstacles: Sequence[Rect], more: float = 0.0
) -> tuple[Point, ...] | None:
    """A straight way to the first aim in plain sight; None where there is none.

    Obstacles keep one of the larger `CLEARANCES` from it, and `more` where a tie needs it.
    """
    near = _about((start, *aims), obstacles, CLEARANCES[0] + more)
    for clearance in CLEARANCES[:-1]:
        walls = all_grown(near, clearance + more)
        straight = next((aim for aim in aims if is_open(start, aim, walls)), None)
        if straight:
            return (start, straight)
    return None


def bent(start: Point, aim: Point, obstacles: Sequence[Rect], more: float = 0.0) -> tuple[Point, ...]:
    """Around the obstacles, with as much clearance as can be kept without going far about.

    With the least clearance, and `more` where a tie needs it, as far as it takes; straight through where there is none.
    """
    far = FAR * math.dist(start, aim) + BENDS * BEND
    tries = [(clearance + more, most) for clearance, most in zip(CLEARANCES, (far, LESS * far, math.inf), strict=True)]
    if more:
        tries += [(clearance, math.inf) for clearance in CLEARANCES[1:]]
    ways = (_around(start, aim, all_grown(obstacles, clearance), most) for clearance, most in tries)
    return next((way for way in ways if way), (start, aim))


def all_grown(rects: Iterable[Rect], by: float) -> list[Rect]:
    """The rectangles with their sides pushed out."""
    return [(left - by, top - by, right + by, bottom + by) for left, top, right, bottom in rects]


def _about(points: Sequence[Point], rects: Iterable[Rect], by: float) -> list[Rect]:
    """The rectangles that reach, pushed out so far, into the box around some places."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top, right, bottom = min(xs) - by, min(ys) - by, max(xs) + by, max(ys) + by
    return [r for r in rects if r[0] < right and r[2] > left and r[1] < bottom and r[3] > top]


def _around(start: Point, goal: Point, obstacles: Sequence[Rect], far: float = math.inf) -> tuple[Point, ...] | None:
    """With one bend where that will do, else only those obstacles are looked at that some way so far ran through.

    None where no way leads there, or only one that costs more than `far` px or is long in finding.
    """
    known = run_through(start, goal, obstacles)
    if bent := _once(start, goal, known, obstacles):
        return bent
    for tried in range(ROUNDS if far == math.inf else FEW):
        if tried == PATIENCE and not is_reachable(start, goal, obstacles):
            return None
        path = _shortest(start, goal, known, far)
        if path is None:
            return None
        fresh = [o for a, b in pairwise(path) for o in run_through(a, b, obstacles) if o not in known]
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


def _shortest(start: Point, goal: Point, known: Sequence[Rect], far: float) -> tuple[Point, ...] | None:
    """A* over the corners of the known obstacles; a bend costs as much as BEND px, nothing may cost more than `far`.

    Whether a step is open is looked at only when it is the next best.
    """
    corners = [(at, sign) for rect in known for at, sign in _corners(rect) if not any(_holds(r, at) for r in known)]
    places = [(start, NO_CORNER), (goal, NO_CORNER), *corners]
    left = [math.dist(at, goal) + BEND for at, _ in places]  # at least so much is still to come
    left[1] = 0.0
    came: dict[int, int] = {}
    queue = [(0.0, 0.0, 0, 0)]
    while queue:
        _, cost, here, before = heapq.heappop(queue)
        if here in came or not is_open(places[before][0], places[here][0], known):
            continue
        came[here] = before
        if here == 1:
            return _traced([at for at, _ in places], came)
        for there, length in _steps(places, here, came):
            price = cost + length + BEND
            if price + left[there] <= far:
                heapq.heappush(queue, (price + left[there], price, there, here))
    return None


def _steps(places: Sequence[tuple[Point, Point]], here: int, done: Container[int]) -> Iterator[tuple[int, float]]:
    """Where one may go on to, and how far: ways that touch a corner without cutting into its obstacle."""
    (ax, ay), (side_x, side_y) = places[here]
    for there, ((bx, by), (other_x, other_y)) in enumerate(places):
        dx, dy = bx - ax, by - ay
        if there and there not in done and dx * side_x * dy * side_y <= 0 and dx * other_x * dy * other_y <= 0:
            yield there, math.hypot(dx, dy)


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
