"""The union of rectangles as closed rings of corners, without the strangers that it would go around."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kasesupport.drawing.items import Point

Rect = tuple[float, float, float, float]  # left, top, right, bottom
Cell = tuple[int, int]


class _Grid:
    """The plane cut at every edge; a cell is inside or not. Built once, then cut where it must be."""

    def __init__(self, rects: Sequence[Rect], strangers: Sequence[Rect]) -> None:
        every = [*rects, *strangers]
        self.xs = sorted({x for r in every for x in (r[0], r[2])})
        self.ys = sorted({y for r in every for y in (r[1], r[3])})
        self.inside = {cell for rect in rects for cell in self.cells(rect)}

    def cells(self, rect: Rect) -> Iterator[Cell]:
        left, right = bisect_left(self.xs, rect[0]), bisect_left(self.xs, rect[2])
        for j in range(bisect_left(self.ys, rect[1]), bisect_left(self.ys, rect[3])):
            for i in range(left, right):
                yield i, j


def traced(rects: Sequence[Rect], members: Sequence[Rect], strangers: Sequence[Rect]) -> list[tuple[Point, ...]]:
    """Rings around the union of the rectangles, clockwise on the screen.

    Holes are filled unless a stranger stands in them; then the ring is opened there, never through a member.
    """
    near = _around(rects, strangers)
    grid = _Grid([*rects, *members], near)
    kept = {cell for rect in members for cell in grid.cells(rect)}
    taken = {cell for rect in near for cell in grid.cells(rect)}
    for hole in _holes(grid):
        if hole & taken:
            _open(grid, hole, kept)
        else:
            grid.inside |= hole
    return list(_rings(grid))


def _around(rects: Sequence[Rect], strangers: Sequence[Rect]) -> list[Rect]:
    """Only the strangers within the frame of the region can matter."""
    left, top = min(r[0] for r in rects), min(r[1] for r in rects)
    right, bottom = max(r[2] for r in rects), max(r[3] for r in rects)
    return [s for s in strangers if s[0] < right and left < s[2] and s[1] < bottom and top < s[3]]


def _holes(grid: _Grid) -> list[set[Cell]]:
    wide, high = len(grid.xs) - 1, len(grid.ys) - 1
    empty = {(i, j) for i in range(-1, wide + 1) for j in range(-1, high + 1)} - grid.inside
    parts = _parts(empty)
    return [part for part in parts if (-1, -1) not in part]


def _parts(cells: set[Cell]) -> list[set[Cell]]:
    left, parts = set(cells), []
    while left:
        part, queue = set(), [min(left)]
        left.discard(queue[0])
        while queue:
            cell = queue.pop()
            part.add(cell)
            for other in _next_to(cell):
                if other in left:
                    left.discard(other)
                    queue.append(other)
        parts.append(part)
    return parts


def _next_to(cell: Cell) -> tuple[Cell, ...]:
    i, j = cell
    return (i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)


def _open(grid: _Grid, hole: set[Cell], kept: set[Cell]) -> None:
    """Takes away what closes the ring above, below or beside a stranger; the region stays in one piece if it can."""
    before = len(_parts(grid.inside))
    ways = [way for step in ((0, -1), (0, 1), (-1, 0), (1, 0)) if (way := _way_out(grid, hole, kept, step))]
    whole = [way for way in ways if len(_parts(grid.inside - way)) <= before]
    for way in [*whole, *ways][:1]:
        grid.inside -= way


def _way_out(grid: _Grid, hole: set[Cell], kept: set[Cell], step: Cell) -> set[Cell]:
    """All cells in one direction from a hole to the outside, in those columns where no member stands in the way."""
    way: set[Cell] = set()
    for cell in hole:
        cut = set()
        at = (cell[0] + step[0], cell[1] + step[1])
        while at in grid.inside:
            cut.add(at)
            at = (at[0] + step[0], at[1] + step[1])
        way |= cut if not cut & kept and at not in hole else set()
    return way


def _rings(grid: _Grid) -> Iterator[tuple[Point, ...]]:
    """Outer boundaries, walked with the inside to the right."""
    steps: dict[Cell, list[Cell]] = defaultdict(list)
    for i, j in sorted(grid.inside):
        sides = (((i, j - 1), (i, j), (i + 1, j)), ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
                 ((i, j + 1), (i + 1, j + 1), (i, j + 1)), ((i - 1, j), (i, j + 1), (i, j)))  # fmt: skip
        for other, start, end in sides:
            if other not in grid.inside:
                steps[start].append(end)
    while steps:
        ring = _walk(steps)
        corners = _corners([(grid.xs[i], grid.ys[j]) for i, j in ring])
        if _area(corners) > 0:
            yield tuple(corners)


def _walk(steps: dict[Cell, list[Cell]]) -> list[Cell]:
    start = at = min(steps)
    came: Cell | None = None
    ring = []
    while True:
        ring.append(at)
        ends = steps[at]
        follow = ends[0] if len(ends) == 1 or came is None else _sharpest(came, at, ends)
        ends.remove(follow)
        if not ends:
            del steps[at]
        came, at = at, follow
        if at == start:
            return ring


def _sharpest(came: Cell, at: Cell, ends: Sequence[Cell]) -> Cell:
    """Where two corners touch, turn right: the two stay apart."""
    dx, dy = at[0] - came[0], at[1] - came[1]
    return max(ends, key=lambda e: dx * (e[1] - at[1]) - dy * (e[0] - at[0]))


def _corners(points: Sequence[Point]) -> list[Point]:
    count = len(points)
    return [
        p for k, p in enumerate(points)
        if not (points[k - 1][0] == p[0] == points[(k + 1) % count][0])
        and not (points[k - 1][1] == p[1] == points[(k + 1) % count][1])
    ]  # fmt: skip


def _area(ring: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2
