"""Whether any way at all leads between rectangles: told at once, where a search would try every corner first."""

from bisect import bisect
from collections.abc import Sequence

from kasesupport.diagrams.ecomap.geometry import Rect
from kasesupport.drawing.items import Point


def is_reachable(start: Point, goal: Point, obstacles: Sequence[Rect]) -> bool:
    """Whether some way leads from start to goal through the inside of no rectangle.

    The plane is cut along all their sides; the free cells of a row between two cuts are the bits of a number,
    and fill from the start on.
    """
    columns = sorted({side for rect in obstacles for side in (rect[0], rect[2])})
    rows = sorted({side for rect in obstacles for side in (rect[1], rect[3])})
    free = _free(columns, rows, obstacles)
    aim, goal_row = 1 << bisect(columns, goal[0]), bisect(rows, goal[1])
    filled = [0] * len(free)
    row = bisect(rows, start[1])
    filled[row] = _spread(1 << bisect(columns, start[0]), free[row])
    waiting = [row]
    while waiting and not filled[goal_row] & aim:
        row = waiting.pop()
        for near in (row - 1, row + 1):
            fresh = filled[row] & free[near] & ~filled[near] if 0 <= near < len(free) else 0
            if fresh:
                filled[near] |= _spread(fresh, free[near])
                waiting.append(near)
    return bool(filled[goal_row] & aim)


def _free(columns: Sequence[float], rows: Sequence[float], obstacles: Sequence[Rect]) -> list[int]:
    """Of each row the cells that no rectangle covers."""
    free = [(2 << len(columns)) - 1] * (len(rows) + 1)
    column, row = ({side: n + 1 for n, side in enumerate(cuts)} for cuts in (columns, rows))
    for left, top, right, bottom in obstacles:
        open_ = ~((1 << column[right]) - (1 << column[left]))
        for n in range(row[top], row[bottom]):
            free[n] &= open_
    return free


def _spread(cells: int, free: int) -> int:
    """The free cells that lie in one stretch with some of these."""
    found, step = cells, 1
    up = down = free
    while step <= free.bit_length():
        found |= (up & (found << step)) | (down & (found >> step))
        up, down, step = up & (up << step), down & (down >> step), 2 * step
    return found
