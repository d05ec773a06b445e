"""Lists as municipalities write them, as XLSX."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kasesupport.domain.problems import Problem
from kasesupport.exchange.spreadsheets.opening import read_bytes
from kasesupport.exchange.spreadsheets.values import ReadFile, Reading

HEADERS = ("施設の名称", "フリガナ", "種別", "所在地", "電話番号", "更新日")


def workbook(*rows: Sequence[Any], title: str = "一覧", then: Callable[[Worksheet], object] = lambda _: None) -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    then(book.active)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The same package with its parts changed, or left out (None)."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            if (made := change(part.filename, old.read(part))) is not None:
                new.writestr(part.filename, made)
    return out.getvalue()


def in_sheet(data: bytes, old: bytes, fresh: bytes) -> bytes:
    def change(name: str, content: bytes) -> bytes:
        assert not name.endswith("sheet1.xml") or old in content
        return content.replace(old, fresh) if name.endswith("sheet1.xml") else content

    return repacked(data, change)


def tried(data: bytes, wanted: Reading | None = None) -> ReadFile | str:
    """What a file is read as, or the code of the Problem. Anything else that is raised fails the test."""
    try:
        return read_bytes(data, wanted or Reading())
    except Problem as problem:
        return problem.code
