"""What a file from outside comes to: lines of texts, and the table one takes them for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress

BYTES = 30_000_000  # a list of 20,000 places with long notes stays far below
ROWS = 20_000
COLUMNS = 256
CELL = 32_767  # characters; no spreadsheet program holds more

Form = Literal["xlsx", "csv"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank. `number` as the spreadsheet or the text counts it, from 1.

    `hidden`: the spreadsheet does not show it. `broken`: its quotation marks do not pair.
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Something one should know of the reading: a code of resources/messages/faults.toml, and how often."""

    code: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """All lines of one sheet, as wide as each was."""

    lines: tuple[Line, ...]
    notes: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read; what is "" or 0 is found out. After the reading: how it was read.

    `encoding` is of texts.ENCODINGS, `delimiter` of texts.DELIMITERS, `header` the number of a line.
    """

    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    header: int = 0
    hidden: bool = False  # take lines that the spreadsheet hides


@dataclass(frozen=True, slots=True)
class Table:
    """The headers, made different from each other, and the lines below them, all of one width."""

    headers: tuple[str, ...]
    rows: tuple[Line, ...]
    notes: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read: `sheets` to choose from (none in a text), `top` its first lines, to find the header in."""

    form: Form
    reading: Reading
    table: Table
    sheets: tuple[str, ...] = ()
    top: tuple[Line, ...] = field(default=())


def bounded(lines: Iterable[Line], progress: Progress) -> Iterable[Line]:
    """The lines that are not blank. Raises table_too_long, table_too_wide, table_cell_long."""
    count = 0
    for line in lines:
        if not any(line.cells):
            continue
        count += 1
        if count > ROWS + 100:  # some for titles and headers
            raise Problem("table_too_long", limit=ROWS)
        if len(line.cells) > COLUMNS and any(line.cells[COLUMNS:]):
            raise Problem("table_too_wide", limit=COLUMNS)
        if max(map(len, line.cells)) > CELL:
            raise Problem("table_cell_long", line=line.number, limit=CELL)
        if count % 200 == 0:
            progress(min(count / ROWS, 0.99))
        yield line


def width(lines: Sequence[Line]) -> int:
    """Of the widest line, blank cells at its end left aside."""
    return max((_filled(line.cells) for line in lines), default=0)


def _filled(cells: tuple[str, ...]) -> int:
    return max((at for at, cell in enumerate(cells, 1) if cell), default=0)
