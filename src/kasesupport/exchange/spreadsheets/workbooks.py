"""XLSX: the values of one sheet as texts. Formulas are not computed: what the program that saved it saw, counts."""

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeVar, cast
from zipfile import ZipFile

from openpyxl.reader.excel import ExcelReader

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Cancelled, Progress
from kasesupport.exchange.spreadsheets.cells import text
from kasesupport.exchange.spreadsheets.marks import Marks, marks
from kasesupport.exchange.spreadsheets.values import Grid, Line, Told, bounded

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, and of what a password protects
UNPACKED = 150_000_000  # bytes
PARTS = 2_000
LAST_ROW = 1_048_576  # of any spreadsheet
WORKBOOK = re.compile(r"(?:^|/)workbook\d*\.xml$")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheets:
    """The names of a workbook's sheets, those that show first, and the lines of one of them."""

    names: tuple[str, ...]
    chosen: str
    grid: Grid


def is_workbook(data: bytes) -> bool:
    """Whether it is XLSX by its first bytes. Raises table_old_form, table_locked, table_other_form for its kin."""
    if data.startswith(OLE):
        raise Problem("table_locked" if "EncryptedPackage".encode("utf-16-le") in data else "table_old_form")
    return data.startswith(ZIP)


def read(data: bytes, sheet: str, progress: Progress) -> Sheets:
    """One sheet, the first that shows where none is named.

    Raises table_damaged, table_other_form, table_unpacked (a file that swells), table_no_sheet, and as `bounded`.
    """
    return _guarded(lambda: _read(data, sheet, progress))


def _look_inside(data: bytes) -> None:
    """Nothing is unpacked before its size is known, and no part may define entities."""
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise Problem("table_unpacked", limit=UNPACKED // 1_000_000)
        if not any(WORKBOOK.search(part.filename) for part in parts):
            raise Problem("table_other_form")
        for part in parts:
            with archive.open(part) as opened:
                if b"<!DOCTYPE" in opened.read(2_000):
                    raise Problem("table_damaged")


def _guarded(reading: Callable[[], T]) -> T:
    """A damaged workbook shows itself in the library in any way there is; its warnings are about what we do not use."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return reading()
    except (Problem, Cancelled):
        raise
    except Exception as error:
        raise Problem("table_damaged") from error


def _read(data: bytes, sheet: str, progress: Progress) -> Sheets:
    _look_inside(data)
    reader = ExcelReader(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read()
    try:
        places = {each.name: rel.target for each, rel in reader.parser.find_sheets()}
        shown = [each for each in reader.wb.worksheets if each.title in places]
        ordered = sorted(shown, key=lambda each: each.sheet_state != "visible")
        chosen = next((each for each in ordered if sheet in ("", each.title)), None)
        if chosen is None:
            raise Problem("table_no_sheet", sheet=sheet)
        noted = marks(reader.archive.read(places[chosen.title]))
        if noted.last > LAST_ROW:
            raise Problem("table_damaged")
        grid = _grid(cast(Any, chosen), noted, progress)
        return Sheets(tuple(each.title for each in ordered), chosen.title, grid)
    finally:
        reader.archive.close()


def _grid(sheet: Any, noted: Marks, progress: Progress) -> Grid:
    sheet.reset_dimensions()  # programs write them wrong
    lines = tuple(bounded(_lines(sheet, noted), progress))
    counts = {
        "rows_hidden": sum(line.hidden for line in lines),
        "formulas_unseen": noted.unseen,
        "cells_merged": len(noted.merged),
    }
    return Grid(lines, tuple(Told(code, count) for code, count in counts.items() if count))


def _lines(sheet: Any, noted: Marks) -> Iterator[Line]:
    filled: dict[int, dict[int, str]] = {}
    blank: object = None  # the lines of a gap are one and the same
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > LAST_ROW:
            raise Problem("table_damaged")
        if row is not blank and any(cell.value is not None for cell in row):
            cells = _with_merged(number, [text(cell) for cell in row], noted, filled)
            yield Line(number, cells, number in noted.hidden)
        else:
            blank = row


def _with_merged(number: int, cells: list[str], noted: Marks, filled: dict[int, dict[int, str]]) -> tuple[str, ...]:
    """What a merged cell says, in all the lines it covers: it stands in the file once, in its uppermost line."""
    for last, column in noted.merged.get(number, ()):
        value = cells[column] if column < len(cells) else ""
        for covered in range(number + 1, last + 1) if value else ():
            filled.setdefault(covered, {})[column] = value
    below = filled.pop(number, {})
    if not below:
        return _stripped(cells)
    wide = [*cells, *[""] * (max(below) + 1 - len(cells))]
    return _stripped([cell or below.get(at, "") for at, cell in enumerate(wide)])


def _stripped(cells: Sequence[str]) -> tuple[str, ...]:
    end = next((at for at in range(len(cells), 0, -1) if cells[at - 1]), 0)
    return tuple(cells[:end])
