"""Tables of a sheet: rows high enough to write in, continued on the next page under the same head."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, takewhile

from kasesupport.drawing.items import Box, Drawing, Item, Path, moved, part, rect
from kasesupport.drawing.text import Valign, height_of, paragraph
from kasesupport.sheets.blocks import BLUE, BODY, MM, PALE
from kasesupport.sheets.flow import Block, Slice

ROW, HEAD, BAND = 12.2 * MM, 8.2 * MM, 7.2 * MM
LOW_ROW = 7.4 * MM  # a row of small letters that is not to be written in
PAD = 2.2 * MM
LOW, BESIDE = 1.35, 4.0  # leading of heads, and pt above and below them
TOGETHER = 75 * MM  # a table lower than this is not divided
LEADING = 1.55
BY_HAND = "手書き"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as markup; a `band` has one cell over the whole width, and stays with the row below it."""

    cells: tuple[str, ...]
    band: bool = False
    least: float = ROW  # pt; its height where there is little to say
    pictures: tuple[tuple[int, Drawing], ...] = ()  # the number of a cell, and what was drawn in it by hand


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths and heads; without heads the columns of `labels` are the heads of each row.

    `size`: of the letters in pt. With small ones a row of words may be as low as `low`, one to write in never.
    """

    widths: tuple[float, ...]
    heads: tuple[str, ...] = ()
    size: float = BODY
    labels: tuple[int, ...] = (0,)
    low: float = LOW_ROW


def columns(
    width: float, shares: Sequence[int], heads: Sequence[str] = (), size: float = BODY,
    labels: tuple[int, ...] = (0,), low: float = LOW_ROW,
) -> Columns:  # fmt: skip
    """Columns that share a width."""
    return Columns(tuple(width * share / sum(shares) for share in shares), tuple(heads), size, labels, low)


def table(cols: Columns, rows: Sequence[Row]) -> Block:
    """As many rows as there is room for, then the rest; a row higher than a page is cut between its lines."""

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        if not rows:
            return Slice((), 0.0), None
        head = _head(cols)
        count = _count(cols, rows, room - head.height)
        if count < len(rows) and not empty and _is_low(cols, rows):
            return None, put
        if count:
            return _stack(cols, head, rows[:count]), table(cols, rows[count:]) if rows[count:] else None
        if not empty:
            return None, put
        return _cut(cols, head, rows, room)

    return put


def _is_low(cols: Columns, rows: Sequence[Row]) -> bool:
    """Whether all rows together are so low that they are not divided; a long table is not measured to its end."""
    return all(end < TOGETHER for end in accumulate(_height(cols, row) for row in rows))


def _count(cols: Columns, rows: Sequence[Row], room: float) -> int:
    ends = accumulate(_height(cols, row) for row in rows)
    count = sum(1 for _ in takewhile(lambda end: end <= room + 1e-6, ends))
    return count - 1 if count and count < len(rows) and rows[count - 1].band else count


def _cut(cols: Columns, head: Slice, rows: Sequence[Row], room: float) -> tuple[Slice, Block | None]:
    """The first row (with its band) as far as it goes."""
    bands = 1 if rows[0].band and len(rows) > 1 else 0
    above = sum(_height(cols, row) for row in rows[:bands])
    space = max(room - head.height - above, 3 * ROW) - 2 * PAD
    cells = rows[bands].cells
    wide = enumerate(zip(cells, _inner(cols), strict=True))
    parts = [paragraph(c, (0, 0, w, space), cols.size, leading=LEADING, bold=_bold(cols, n)) for n, (c, w) in wide]
    kept = tuple(c[: len(c) - len(p.rest)] if p.rest else c for c, p in zip(cells, parts, strict=True))
    left = [Row(tuple(p.rest for p in parts)), *rows[bands + 1 :]]
    return _stack(cols, head, [*rows[:bands], Row(kept)]), table(cols, left)


def _stack(cols: Columns, head: Slice, rows: Sequence[Row]) -> Slice:
    items: list[Item] = [part("TR", head.items)] if head.items else []
    y = head.height
    for row in rows:
        high = _height(cols, row)
        items.append(moved(part("TR", _row(cols, row, high)), 0, y))
        y += high
    return Slice((part("Table", items),), y)


def _inner(cols: Columns) -> tuple[float, ...]:
    return tuple(w - 2 * PAD for w in cols.widths)


@lru_cache(maxsize=512)
def _height(cols: Columns, row: Row) -> float:
    if row.band:
        return _band_height(cols, row.cells[0])
    cells = enumerate(zip(row.cells, _inner(cols), strict=True))
    heights = (height_of(c, w, cols.size, leading=LEADING, bold=_bold(cols, n)) for n, (c, w) in cells)
    return max(_least(cols, row), max(heights) + 2 * PAD)


def _least(cols: Columns, row: Row) -> float:
    """Room to write by hand where nothing stands but labels."""
    told = any(words for number, words in enumerate(row.cells) if not _bold(cols, number))
    return cols.low if cols.size < BODY and told else row.least


def _bold(cols: Columns, number: int) -> bool:
    """Where the table has no head, the labels are each row's."""
    return number in cols.labels and not cols.heads


def _head(cols: Columns) -> Slice:
    if not cols.heads:
        return Slice((), 0.0)
    items: list[Item] = []
    high = _head_height(cols)
    for words, (x, w) in zip(cols.heads, _places(cols), strict=True):
        cell = Path(rect((x, 0, w, high)), fill=BLUE, width=0.9)
        inside = (x + PAD, 0, w - 2 * PAD, high)
        said = paragraph(
            words, inside, cols.size, bold=True, color="#ffffff", align="middle", valign="middle", leading=LOW
        )
        items.append(part("TH", (cell, *said.items)))
    return Slice(tuple(items), high)


@lru_cache(maxsize=64)
def _head_height(cols: Columns) -> float:
    """Low for one line of words, higher for more."""
    each = zip(cols.heads, _inner(cols), strict=True)
    return max(HEAD, *(height_of(words, wide, cols.size, bold=True, leading=LOW) + 2 * BESIDE for words, wide in each))


def _band_height(cols: Columns, words: str) -> float:
    return max(BAND, height_of(words, sum(cols.widths) - 2 * PAD, BODY, bold=True, leading=LOW) + 2 * BESIDE)


def _row(cols: Columns, row: Row, high: float) -> Iterator[Item]:
    if row.band:
        wide = sum(cols.widths)
        said = paragraph(row.cells[0], (PAD, 0, wide - 2 * PAD, high), BODY, bold=True, valign="middle", leading=LOW)
        yield part("TH", (Path(rect((0, 0, wide, high)), fill=PALE, width=0.9), *said.items))
        return
    valign: Valign = "middle" if high < 3 * ROW else "top"
    for number, (words, (x, w)) in enumerate(zip(row.cells, _places(cols), strict=True)):
        label = _bold(cols, number)
        cell = Path(rect((x, 0, w, high)), fill=PALE if label else None, width=0.9)
        inside = (x + PAD, PAD, w - 2 * PAD, high - 2 * PAD)
        said = paragraph(words, inside, cols.size, leading=LEADING, bold=label, valign=valign)
        hand = tuple(_by_hand(drawing, inside) for at, drawing in row.pictures if at == number)
        yield part("TH" if label else "TD", (cell, *said.items, *hand))


def _by_hand(drawing: Drawing, inside: Box) -> Item:
    """As large as fits, in the middle."""
    x, y, wide, high = inside
    scale = min(wide / drawing.width, high / drawing.height)
    left, top = x + (wide - drawing.width * scale) / 2, y + (high - drawing.height * scale) / 2
    return part("Figure", (moved(item, left, top, scale) for item in drawing.items), BY_HAND)


def _places(cols: Columns) -> Iterator[tuple[float, float]]:
    x = 0.0
    for width in cols.widths:
        yield x, width
        x += width
