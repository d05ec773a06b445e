"""A picture on paper: on one sheet while its words stay readable, else on several with marks to join them by.

Sizes in pt; a picture's own are logical px. Neighbouring sheets repeat a strip as broad as a person with labels, so
that everybody is whole on one of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import ceil

from kasesupport.diagrams.hit import bounds
from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.items import Box, Drawing, Group, Item, Path, line, moved, part, rect
from kasesupport.drawing.text import set_line
from kasesupport.sheets.paper import shortened

Size = tuple[float, float]
A4: Size = (595.28, 841.89)
A3: Size = (841.89, 1190.55)
MARGIN = 36.0
HEAD = 30.0
TITLE, DATED = 16.0, 170.0  # pt; the room of the date beside the title
LARGEST = 0.85  # pt a logical px: 14 px labels become 12 pt
TILE = "tile"  # the subject of a picture of which a sheet shows a part
LEAST = 8 / 14  # names of 8 pt: smaller, a picture goes on to another sheet
STRIP = 300.0  # logical px; what is wider than this is a line or an outline, which may go over two sheets
INK, SOFT, PAPER = "#1f2933", "#52606d", "#ffffff"


@dataclass(frozen=True, slots=True)
class Grid:
    """How a picture is cut: so many columns and rows, at a scale, on a sheet of a size, each repeating `strip`."""

    size: Size
    columns: int
    rows: int
    scale: float
    strip: float

    @property
    def room(self) -> Box:
        """The part of a sheet that the picture has."""
        return MARGIN, MARGIN + HEAD, self.size[0] - 2 * MARGIN, self.size[1] - 2 * MARGIN - HEAD

    def source(self, column: int, row: int) -> Box:
        """What a sheet shows of the picture, in the picture's units times the scale."""
        _, _, width, height = self.room
        return column * (width - self.strip), row * (height - self.strip), width, height


def sheets(
    drawing: Drawing, heading: tuple[str, str], on: date, paper: Size = A4, *, single: bool = False
) -> tuple[Drawing, ...]:
    """The sheets of a picture with its heading (what, whose) and the day; upright or across, as fits better.

    `single`: on one sheet however small the words become.
    """
    grid = chosen(drawing, paper, single=single)
    places = list(product(range(grid.rows), range(grid.columns)))
    return tuple(_sheet(drawing, grid, (column, row), heading, on) for row, column in places)


def chosen(drawing: Drawing, paper: Size, *, single: bool = False) -> Grid:
    """The cut with the fewest sheets, of those with as many the largest picture."""
    sizes = (paper, (paper[1], paper[0]))
    grids = [_one(drawing, size) if single else _grid(drawing, size) for size in sizes]
    return min(grids, key=lambda grid: (grid.columns * grid.rows, -grid.scale))


def _one(drawing: Drawing, size: Size) -> Grid:
    _, _, width, height = Grid(size, 1, 1, 1.0, 0.0).room
    return Grid(size, 1, 1, min(width / max(drawing.width, 1), height / max(drawing.height, 1), LARGEST), 0.0)


def _grid(drawing: Drawing, size: Size) -> Grid:
    one = _one(drawing, size)
    if one.scale >= LEAST:
        return one
    _, _, width, height = one.room
    strip = min(_strip(drawing), width / 3 / LARGEST, height / 3 / LARGEST)
    columns = _count(drawing.width, width, strip)
    rows = _count(drawing.height, height, strip)
    fits = (
        columns * width / (drawing.width + (columns - 1) * strip),
        rows * height / (drawing.height + (rows - 1) * strip),
    )
    scale = max(LEAST, min(*fits, LARGEST))
    return Grid(size, columns, rows, scale, strip * scale)


def _count(length: float, room: float, strip: float) -> int:
    """How many sheets a length (logical px) takes at the least scale."""
    return max(1, ceil((length - strip) * LEAST / (room - strip * LEAST)))


def _strip(drawing: Drawing) -> float:
    """The broadest of what should be whole on one sheet, in logical px."""
    boxes = [bounds(item.items) for item in drawing.items if isinstance(item, Group)]
    return max((max(w, h) for _, _, w, h in boxes if max(w, h) <= STRIP), default=0.0) + 8


def _sheet(drawing: Drawing, grid: Grid, place: tuple[int, int], heading: tuple[str, str], on: date) -> Drawing:
    left, top, width, height = grid.room
    x, y, _, _ = grid.source(*place)
    alone = grid.columns * grid.rows == 1
    dx = (width - drawing.width * grid.scale) / 2 if grid.columns == 1 else -x
    dy = (height - drawing.height * grid.scale) / 2 if grid.rows == 1 else -y
    shown = [moved(item, left + dx, top + dy, grid.scale) for item in drawing.items]
    inside = tuple(item for item in shown if _touches(_box(item), grid.room))
    picture, head = Group("" if alone else TILE, inside, "", "Figure"), tuple(_head(grid, place, heading, on))
    if alone:
        return Drawing(*grid.size, (*head, picture))
    marks = part("Artifact", (*_frame(grid), *_marks(grid, place), *_map(grid, place)))
    return Drawing(*grid.size, (picture, marks, *head))  # the frame covers what lies beyond it, but not the head


def _box(item: Item) -> Box:
    return bounds(item.items if isinstance(item, Group) else (item,))


def _touches(a: Box, b: Box) -> bool:
    return a[0] <= b[0] + b[2] and b[0] <= a[0] + a[2] and a[1] <= b[1] + b[3] and b[1] <= a[1] + a[3]


def _head(grid: Grid, place: tuple[int, int], heading: tuple[str, str], on: date) -> Iterator[Item]:
    right = grid.size[0] - MARGIN
    count = grid.columns * grid.rows
    wide = (
        right - MARGIN - DATED if count == 1 else grid.size[0] / 2 - MARGIN - 30
    )  # a neighbour's number in the middle
    words = shortened("　".join(each for each in heading if each), TITLE, wide, bold=True)
    yield part("H1", set_line(words, MARGIN, MARGIN + 16, TITLE, bold=True))
    yield part("P", set_line(both(PartialDate.of(on)), right, MARGIN + 16, 12, anchor="end"))
    if count > 1:
        counted = f"{_number(grid, place)}枚目（全部で{count}枚）"
        below = grid.size[1] - MARGIN / 2 + 4
        yield part("Artifact", set_line(counted, right, below, 10, color=SOFT, anchor="end"))


def _number(grid: Grid, place: tuple[int, int]) -> int:
    return place[1] * grid.columns + place[0] + 1


def _frame(grid: Grid) -> Iterator[Item]:
    """White over what reaches beyond the room, so that the margin stays free."""
    (width, height), (left, top, w, h), out = grid.size, grid.room, MARGIN
    boxes: tuple[Box, ...] = (
        (-out, -out, width + 2 * out, top + out),
        (-out, top + h, width + 2 * out, height - top - h + out),
        (-out, -out, left + out, height + 2 * out),
        (left + w, -out, width - left - w + out, height + 2 * out),
    )
    yield from (Path(rect(box), None, PAPER, 0.0) for box in boxes)


def _marks(grid: Grid, place: tuple[int, int]) -> Iterator[Item]:
    """On each side where another sheet follows: where to lay it (the middle of the strip), and which it is."""
    left, top, w, h = grid.room
    (column, row), half = place, grid.strip / 2
    sides = (
        (column + 1 < grid.columns, (1, 0), (left + w - half, top - 6), (left + w - half, top + h + 6)),
        (column > 0, (-1, 0), (left + half, top - 6), (left + half, top + h + 6)),
        (row + 1 < grid.rows, (0, 1), (left - 6, top + h - half), (left + w + 6, top + h - half)),
        (row > 0, (0, -1), (left - 6, top + half), (left + w + 6, top + half)),
    )
    for there, step, start, end in sides:
        if there:
            yield from _join(start, end)
            yield from _pointer(grid, place, step)


def _join(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Item]:
    """Two short strokes in the margins, on the line along which the sheets are laid over each other."""
    across = start[0] == end[0]
    for x, y in (start, end):
        yield Path(line([(x, y - 5), (x, y + 5)] if across else [(x - 5, y), (x + 5, y)]), INK, None, 1.0)


def _pointer(grid: Grid, place: tuple[int, int], step: tuple[int, int]) -> Iterator[Item]:
    """The number of the neighbouring sheet, with an arrow to it, in the margin of that side."""
    left, top, w, h = grid.room
    number = _number(grid, (place[0] + step[0], place[1] + step[1]))
    x, y = left + w / 2 + step[0] * (w / 2 + MARGIN / 2), top + h / 2 + step[1] * (h / 2 + MARGIN / 2 - 6)
    tip = [(x + 9 * step[0], y + 9 * step[1]), (x - 5 * step[1], y + 5 * step[0]), (x + 5 * step[1], y - 5 * step[0])]
    yield Path(line(tip, closed=True), None, SOFT, 0.0)
    yield from set_line(
        str(number), x - 8 * step[0] - 14 * step[1], y + 4 - 8 * step[0] * step[0], 10, color=SOFT, anchor="middle"
    )


def _map(grid: Grid, place: tuple[int, int]) -> Iterator[Item]:
    """All sheets as small boxes beside the foot, this one filled."""
    side = 7.0
    for row, column in product(range(grid.rows), range(grid.columns)):
        box = (MARGIN + column * (side + 2), grid.size[1] - MARGIN + 8 + row * (side + 2), side, side)
        yield Path(rect(box), SOFT, SOFT if (column, row) == place else None, 0.8)
