"""A file of either kind, as one table; how it was read is told with it, and can be asked otherwise."""

from dataclasses import replace
from pathlib import Path

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.exchange.spreadsheets import tabling, texts, workbooks
from kasesupport.exchange.spreadsheets.values import BYTES, Form, Grid, ReadFile, Reading

FOUND_OUT = Reading()


def read(path: Path, wanted: Reading = FOUND_OUT, progress: Progress = lambda _: None) -> ReadFile:
    """Reads a file. Raises file_unreadable, table_too_large, and as `read_bytes`."""
    try:
        if not path.is_file():  # a pipe would be waited for
            raise Problem("file_unreadable")
        with path.open("rb") as opened:
            data = opened.read(BYTES + 1)
    except OSError as error:
        raise Problem("file_unreadable") from error
    return read_bytes(data, wanted, progress)


def read_bytes(data: bytes, wanted: Reading = FOUND_OUT, progress: Progress = lambda _: None) -> ReadFile:
    """Reads what a file holds; its name does not matter.

    Raises Problem table_… for what is no list, is damaged, is locked, or is more than a list can be.
    """
    if len(data) > BYTES:
        raise Problem("table_too_large", limit=BYTES // 1_000_000)
    if not data.strip():
        raise Problem("table_empty")
    return _workbook(data, wanted, progress) if workbooks.is_workbook(data) else _text(data, wanted, progress)


def _workbook(data: bytes, wanted: Reading, progress: Progress) -> ReadFile:
    found = workbooks.read(data, wanted.sheet, progress)
    reading = replace(wanted, sheet=found.chosen, encoding="", delimiter="")
    return _tabled("xlsx", found.grid, reading, found.names)


def _text(data: bytes, wanted: Reading, progress: Progress) -> ReadFile:
    encoding = wanted.encoding or texts.encoding_of(data)
    text = texts.decoded(data, encoding)
    delimiter = wanted.delimiter or texts.delimiter_of(text)
    grid = texts.grid(text, delimiter, progress)
    return _tabled("csv", grid, replace(wanted, sheet="", encoding=encoding, delimiter=delimiter))


def _tabled(form: Form, grid: Grid, wanted: Reading, sheets: tuple[str, ...] = ()) -> ReadFile:
    reading = replace(wanted, header=wanted.header or tabling.header_line(grid))
    return ReadFile(form, reading, tabling.table(grid, reading), sheets, grid.lines[: tabling.TOP])
