"""What lies where in a picture, so that words can be put where they cover least."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from kasesupport.drawing.items import Box, Point

HEAVY, LIGHT = 9, 1  # what it costs to lie on a person or other words, and on a piece of a line
STEP = 8.0  # px of a slanting line that count as one box
CELL = 120.0  # px
Cell = tuple[int, int]


class Room:
    """Boxes with what it costs to lie on them and whose they are, found by their place."""

    def __init__(self) -> None:
        self._cells: defaultdict[Cell, list[tuple[Box, int, str]]] = defaultdict(list)

    def add(self, box: Box, weight: int, owner: str = "") -> None:
        """One more box."""
        for cell in _cells(box):
            self._cells[cell].append((box, weight, owner))

    def add_line(self, points: Sequence[Point]) -> None:
        """Every piece of a line."""
        for box in _pieces(points):
            self.add(box, LIGHT)

    def cost(self, box: Box, but: Collection[str] = ()) -> int:
        """Of lying there; what belongs to `but` counts nothing."""
        left, top, width, height = box
        right, bottom = left + width, top + height
        met = {
            (other, weight, owner)
            for cell in _cells(box)
            for other, weight, owner in self._cells.get(cell, ())
            if left < other[0] + other[2] and other[0] < right and top < other[1] + other[3] and other[1] < bottom
        }
        return sum(weight for _, weight, owner in met if owner not in but)

    def best(self, boxes: Iterable[Box], but: Collection[str] = ()) -> Box:
        """The first that costs nothing, else the first of the cheapest. Raises ValueError if there is none."""
        found: list[tuple[int, Box]] = []
        for box in boxes:
            found.append((self.cost(box, but), box))
            if found[-1][0] == 0:
                return box
        return min(found, key=lambda each: each[0])[1]


def _cells(box: Box) -> Iterator[Cell]:
    for column in range(int(box[0] // CELL), int((box[0] + box[2]) // CELL) + 1):
        for row in range(int(box[1] // CELL), int((box[1] + box[3]) // CELL) + 1):
            yield column, row


def _pieces(points: Sequence[Point]) -> Iterable[Box]:
    """A line as boxes: level and upright pieces whole, slanting ones in steps."""
    for (x0, y0), (x1, y1) in pairwise(points):
        count = 1 if x0 == x1 or y0 == y1 else max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / STEP))
        for k in range(count):
            ax, ay = x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count
            bx, by = x0 + (x1 - x0) * (k + 1) / count, y0 + (y1 - y0) * (k + 1) / count
            yield min(ax, bx), min(ay, by), abs(bx - ax) + 0.1, abs(by - ay) + 0.1
