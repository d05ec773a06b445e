"""CSV and its kin: which writing, which delimiter, where a record ends. What was found out can be told otherwise."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.exchange.spreadsheets.values import CELL, Grid, Line, Told, bounded

ENCODINGS = ("utf-8", "cp932", "utf-16", "euc_jp")
DELIMITERS = (",", "\t", ";")
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SAMPLE = 200_000  # bytes or characters that are enough to tell one writing from another
SPAN = 400  # lines that one record may take; more, and a quotation mark was never closed
LOST = "\ufffd"
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ue000-\uf8ff\ufffd]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def encoding_of(data: bytes) -> str:
    """By its mark; UTF-16 by its zero bytes; UTF-8 where all of it is that; else what reads best."""
    marked = next((name for mark, name in MARKS if data.startswith(mark)), "")
    if marked:
        return marked
    if data[:SAMPLE].count(0) > len(data[:SAMPLE]) // 10:
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return min(("utf-8", "cp932", "euc_jp"), key=lambda name: _oddness(data[:SAMPLE].decode(name, "replace")))
    return "utf-8"


def decoded(data: bytes, encoding: str) -> str:
    """The text; what cannot be read in this encoding becomes U+FFFD. Raises table_not_text for what is no text."""
    text = data.decode(_codec(data, encoding), "replace").removeprefix("\ufeff")
    if len(_ODD.findall(text[:SAMPLE])) > len(text[:SAMPLE]) // 10:
        raise Problem("table_not_text")
    return text


def delimiter_of(text: str) -> str:
    """The one that parts most of the first lines into equally many cells, more than one."""
    lines = [line for line in islice(text[:SAMPLE].splitlines(), 200) if line.strip()]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def grid(text: str, delimiter: str, progress: Progress) -> Grid:
    """All records with the number of the line they begin in. Raises as `bounded`."""
    lines = tuple(bounded(_records(_lines(text), delimiter), progress))
    counts = {"letters_lost": sum(LOST in cell for line in lines for cell in line.cells)}
    counts["quotes_broken"] = sum(line.broken for line in lines)
    return Grid(lines, tuple(Told(code, count) for code, count in counts.items() if count))


def _codec(data: bytes, encoding: str) -> str:
    """UTF-16 without a mark: a comma, a digit or a line's end has its zero byte behind or in front."""
    if encoding != "utf-16" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return encoding
    return "utf-16-be" if data[:SAMPLE:2].count(0) > data[1:SAMPLE:2].count(0) else "utf-16-le"


def _oddness(text: str) -> float:
    """What is lost and what nobody writes, half-width kana in a row among it, against what is hiragana or katakana."""
    foreign = len(_FOREIGN.findall(text)) or 1
    return (
        5 * len(_ODD.findall(text)) + len(re.findall(r"[\uff61-\uff9f]", text)) - len(_KANA.findall(text))
    ) / foreign


def _evenness(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    """How many lines have the commonest number of cells above one, and that number."""
    widths = [len(record.cells) for record in _records(lines, delimiter)]
    wide = [each for each in widths if each > 1]
    common = max(set(wide), key=lambda each: (wide.count(each), each), default=0)
    return wide.count(common), common


def _lines(text: str) -> list[str]:
    """Line by line, their ends kept: within quotation marks they belong to the cell. Other separators are text."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)


def _records(lines: Sequence[str], delimiter: str) -> Iterator[Line]:
    at = 0
    while at < len(lines):
        cells, took = _record(lines, at, delimiter)
        yield Line(at + 1, tuple(map(_tidy, cells)), broken=took == 0)
        at += took or 1


def _record(lines: Sequence[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """The cells, and how many lines they took; 0 where the quotation marks do not pair: then the line for itself."""
    if '"' not in lines[at]:
        return lines[at].rstrip("\r\n").split(delimiter), 1
    reader = csv.reader(lines[at : at + SPAN], delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return lines[at].rstrip("\r\n").replace('"', "")[: CELL * 4].split(delimiter), 0


def _tidy(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
