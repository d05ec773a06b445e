"""Rows as XLSX or CSV: nothing in them is computed when somebody opens the file, nothing is lost unsaid."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from kasesupport.exchange.spreadsheets.harmless import guarded, told_apart
from kasesupport.exchange.spreadsheets.sheets import Outgoing

ENCODINGS = ("utf-8", "cp932")
MISSING = "〓"  # the printers' sign for a character that is not at hand
NARROWEST, WIDEST = 8, 48  # of columns, in half-width characters
_UNWRITABLE = re.compile("[\ufffe\uffff]")
ALIKE = str.maketrans(
    "\u301c\u2212\u2016\u2014\u00a2\u00a3\u00ac\u00a5\u203e", "～－∥―￠￡￢￥￣"
)  # in CP932 they have one sign


def xlsx(sheet: Outgoing) -> bytes:
    """A workbook of one sheet: headers that stay while one scrolls, days as days, all else as texts."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.title)
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.headers))}{len(sheet.rows) + 1}"
    for at, width in enumerate(_widths(sheet), 1):
        page.column_dimensions[get_column_letter(at)].width = width
    page.append([_header(page, words) for words in sheet.headers])
    for row in sheet.rows:
        page.append([_cell(page, sheet, at, text) for at, text in enumerate(row)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(sheet: Outgoing, encoding: str) -> bytes:
    """CSV with commas. "utf-8" with its mark, so that spreadsheets know it; "cp932" with 〓 for what it lacks."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([sheet.headers, *([guarded(cell) for cell in row] for row in sheet.rows)])
    if encoding == "utf-8":
        return out.getvalue().encode("utf-8-sig")
    return "".join(_in_cp932(sign) for sign in out.getvalue().translate(ALIKE)).encode("cp932")


def lacking(sheet: Outgoing) -> Mapping[str, int]:
    """The characters that CP932 does not hold, most frequent first, with how often they stand there."""
    signs = Counter(sign for row in sheet.rows for cell in row for sign in cell.translate(ALIKE))
    return {sign: count for sign, count in signs.most_common() if not _fits(sign)}


def _in_cp932(sign: str) -> str:
    return sign if _fits(sign) else MISSING


def _fits(sign: str) -> bool:
    try:
        sign.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def _header(page: WriteOnlyWorksheet, words: str) -> Cell:
    cell = WriteOnlyCell(page, words)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="E2F1F2")
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _cell(page: WriteOnlyWorksheet, sheet: Outgoing, at: int, words: str) -> Cell | int | None:
    if not words:
        return None
    if at in sheet.numbers and words.isascii() and words.isdigit():
        return int(words)
    if at in sheet.days:
        with suppress(ValueError):
            return _day(page, datetime.fromisoformat(words))
    return _words(page, words)


def _day(page: WriteOnlyWorksheet, day: datetime) -> Cell:
    cell = WriteOnlyCell(page, day)
    cell.number_format = "yyyy-mm-dd"
    return cell


def _words(page: WriteOnlyWorksheet, words: str) -> Cell:
    """Marked a text, in the file (never a formula) and for whoever edits the cell."""
    told = _UNWRITABLE.sub(MISSING, told_apart(words))
    cell = WriteOnlyCell(page, told)
    cell.data_type = "s"
    cell.quotePrefix = told != words or guarded(words) != words
    cell.alignment = Alignment(vertical="top", wrap_text="\n" in words)
    return cell


def _widths(sheet: Outgoing) -> list[int]:
    columns = zip(sheet.headers, *sheet.rows, strict=True)
    return [min(WIDEST, max(NARROWEST, *map(_width, column)) + 2) for column in columns]


def _width(words: str) -> int:
    """Of the longest line, in half-width characters."""
    lines = words[:400].split("\n")
    return max(sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line) for line in lines)
