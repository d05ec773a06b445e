"""What words on ties may not cover, sorted into square cells: solid things, and the ties themselves."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kasesupport.diagrams.ecomap.geometry import Rect, between, overlap
from kasesupport.domain.ecomap import Tie
from kasesupport.drawing.items import Point

ROOM = 3.0  # around the words
EMPTY = 1.0  # px at the corners of words that a tie may cut
SLIM, WIDEST = 4.0, 6.5  # room to the middle of another tie, beside that around the words: of a zigzag
HEAD = (18.0, 8.0)  # how far an arrow head reaches along its tie and to the side
CELL = 56.0

# A straight piece of a tie: its box with its room, the tie, its room, its steps, their sizes, its place across them.
Stroke = tuple[float, float, float, float, int, float, float, float, float, float, float]
Cell = tuple[int, int]
NOTHING: Rect = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Ground:
    """The household, the numbers that are given, and of each cell what lies in it."""

    frame: Rect
    numbers: set[int]
    solid: dict[Cell, list[Rect]]
    ties: dict[Cell, list[Stroke]]
    met: Rect = NOTHING
    passed: tuple[Stroke, ...] = ()

    def cover(self, rect: Rect) -> None:
        """One more solid thing."""
        for cell in _cells(rect):
            self.solid.setdefault(cell, []).append(rect)

    def is_free(self, at: Point, size: tuple[float, float], own: int) -> bool:
        """Whether words of a size may stand about a place; they may cover their own tie.

        What was in the way last is looked at first: the next place is mostly near the last one.
        """
        (x, y), wide, high = at, size[0] / 2, size[1] / 2
        rect = left, top, right, bottom = x - wide - ROOM, y - high - ROOM, x + wide + ROOM, y + high + ROOM
        if overlap(rect, self.met) or self._is_run(self.passed, at, wide, high, own):
            return False
        for cell in _cells(rect):
            for other in self.solid.get(cell, ()):
                if left < other[2] and right > other[0] and top < other[3] and bottom > other[1]:
                    self.met = other
                    return False
            if self._is_run(self.ties.get(cell, ()), at, wide, high, own):
                return False
        return True

    def _is_run(self, strokes: Sequence[Stroke], at: Point, wide: float, high: float, own: int) -> bool:
        """Whether some tie runs through words."""
        x, y = at
        left, top, right, bottom = x - wide, y - high, x + wide, y + high
        high, wide = high - EMPTY, wide - EMPTY
        for stroke in strokes:
            low_x, low_y, high_x, high_y, line, apart, dx, dy, run, rise, across = stroke
            near = low_x < right and low_y < bottom and high_x > left and high_y > top and line != own
            if near and abs(dx * y - dy * x + across) < run * high + rise * wide + apart:
                self.passed = (stroke,)
                return True
        return False

    def opened(self, inner: Sequence[Rect]) -> "Ground":
        """The same with the household open but for what stands in it."""
        solid = {cell: [rect for rect in rects if rect != self.frame] for cell, rects in self.solid.items()}
        found = Ground(NOTHING, self.numbers, solid, self.ties)
        for rect in inner:
            found.cover(rect)
        return found


def ground_of(ways: Sequence[tuple[Tie, Sequence[Point]]], solid: Sequence[Rect]) -> Ground:
    """Of ties (told by their number) with their ways, and of solid things, of which the first is the household."""
    ground = Ground(solid[0], {0}, {}, {})
    for rect in solid:
        ground.cover(rect)
    for own, (tie, points) in enumerate(ways):
        for a, b, room in _pieces(tie, points):
            stroke = _stroke(a, b, own, room)
            for cell in _passed(a, b, room):
                ground.ties.setdefault(cell, []).append(stroke)
    return ground


def _pieces(tie: Tie, points: Sequence[Point]) -> Iterator[tuple[Point, Point, float]]:
    """The straight pieces with the room they need to the side: more where the bars of a break or a head may be."""
    room = HEAD[1] if tie.strength == "broken" else WIDEST if tie.strength == "stress" else SLIM
    yield from ((a, b, room) for a, b in pairwise(points))
    if tie.direction and room < HEAD[1]:
        yield points[-1], _ahead(points[-1], points[-2]), HEAD[1]
        if tie.direction != "in":
            yield points[0], _ahead(points[0], points[1]), HEAD[1]


def _ahead(end: Point, before: Point) -> Point:
    """As far from an end as a head reaches."""
    return between(end, before, min(1.0, HEAD[0] / (math.dist(end, before) or 1.0)))


def _stroke(a: Point, b: Point, own: int, room: float) -> Stroke:
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    box = (min(ax, bx) - room, min(ay, by) - room, max(ax, bx) + room, max(ay, by) + room)
    return (*box, own, room * math.hypot(dx, dy), dx, dy, abs(dx), abs(dy), dy * ax - dx * ay)


def _cells(rect: Rect) -> list[Cell]:
    left, top, right, bottom = rect
    rows = range(int(top // CELL), int(bottom // CELL) + 1)
    return [(i, j) for i in range(int(left // CELL), int(right // CELL) + 1) for j in rows]


def _passed(a: Point, b: Point, room: float) -> Iterator[Cell]:
    """The cells that a piece with its room may lie in, column by column."""
    (ax, ay), (bx, by) = (a, b) if a[0] <= b[0] else (b, a)
    slope = (by - ay) / (bx - ax) if bx > ax else 0.0
    for i in range(int((ax - room) // CELL), int((bx + room) // CELL) + 1):
        one = ay + slope * (max(ax, i * CELL - room) - ax) if bx > ax else ay
        two = ay + slope * (min(bx, (i + 1) * CELL + room) - ax) if bx > ax else by
        low, high = (one, two) if one < two else (two, one)
        yield from ((i, j) for j in range(int((low - room) // CELL), int((high + room) // CELL) + 1))
