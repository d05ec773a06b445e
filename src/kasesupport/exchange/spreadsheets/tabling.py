"""Which line holds the headers, and the table that begins below it."""

from collections import Counter
from collections.abc import Sequence

from kasesupport.domain.problems import Problem
from kasesupport.exchange.spreadsheets.fields import field_of
from kasesupport.exchange.spreadsheets.harmless import said
from kasesupport.exchange.spreadsheets.values import ROWS, Grid, Line, Reading, Table, width

TOP = 30  # lines among which the headers are sought


def header_line(grid: Grid) -> int:
    """The number of the line with the most different words that columns go by; else the first with several cells.

    Raises table_empty.
    """
    lines = grid.lines[:TOP]
    if not lines:
        raise Problem("table_empty")
    best = max(lines, key=_headers_in)
    if _headers_in(best) > 0:
        return best.number
    return next((line.number for line in lines if sum(map(bool, line.cells)) > 1), lines[0].number)


def table(grid: Grid, reading: Reading) -> Table:
    """The lines below the header line; hidden ones where they are wanted. Raises table_empty, table_too_long."""
    at = next((n for n, line in enumerate(grid.lines) if line.number == reading.header), None)
    if at is None:
        raise Problem("table_empty")
    below = [line for line in grid.lines[at + 1 :] if reading.hidden or not line.hidden]
    if not below:
        raise Problem("table_empty")
    if len(below) > ROWS:
        raise Problem("table_too_long", limit=ROWS)
    wide = max(width([grid.lines[at]]), width(below))
    headers = _told_apart([*grid.lines[at].cells, *[""] * wide][:wide])
    return Table(headers, tuple(_repeated(below, wide)), grid.notes)


def _headers_in(line: Line) -> int:
    return len({field for field in map(field_of, line.cells) if field})


def _told_apart(cells: Sequence[str]) -> tuple[str, ...]:
    """A column without a header goes by its letter, a second one of the same name by its number."""
    named = [" ".join(cell.split()) or f"（{letters(at)}列）" for at, cell in enumerate(cells)]
    counts: Counter[str] = Counter()
    found = []
    for name in named:
        counts[name] += 1
        found.append(name if counts[name] == 1 else f"{name}（{counts[name]}）")
    return tuple(found)


def _repeated(lines: Sequence[Line], wide: int) -> list[Line]:
    """All of one width; 〃 says what the line above says; a dash alone says nothing."""
    made: list[Line] = []
    above = [""] * wide
    for line in lines:
        cells = [*line.cells, *[""] * wide][:wide]
        above = [said(cell, before) for cell, before in zip(cells, above, strict=True)]
        made.append(Line(line.number, tuple(above), line.hidden, line.broken))
    return made


def letters(at: int) -> str:
    """A column's letters, as spreadsheets name it; `at` from 0."""
    name, left = "", at + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
