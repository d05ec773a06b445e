"""XLSX as it comes: titles above, hidden and merged lines, formulas; and what is damaged or meant to harm."""

import os
from datetime import date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.chance import runs
from tests.exchange.spreadsheets.lists import HEADERS, in_sheet, repacked, tried, workbook

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Cancelled
from kasesupport.exchange.spreadsheets import opening, values, workbooks
from kasesupport.exchange.spreadsheets.opening import read_bytes
from kasesupport.exchange.spreadsheets.values import Reading

ROW = ("みどり保育園", "ミドリ", "保育所", "中央区1", "03-1234-5678", date(2026, 4, 1))


@cache
def _plain() -> bytes:
    return workbook(HEADERS, ROW)


def _refused(data: bytes, wanted: Reading = Reading()) -> str:  # noqa: B008
    with pytest.raises(Problem) as refused:
        read_bytes(data, wanted)
    return refused.value.code


def test_values_come_as_one_sees_them() -> None:
    cells = [
        date(2026, 4, 1), datetime(2026, 4, 1, 9, 30), time(9, 0), 1200.0, 0.5, True, " 二\r\n行 ", None, "=1+1", 312345678
    ]  # fmt: skip

    def shape(sheet: object) -> None:
        sheet["J2"].number_format = "0000000000"

    found = read_bytes(workbook([f"列{n}" for n in range(10)], cells, then=shape)).table
    assert found.rows[0].cells == (
        "2026-04-01", "2026-04-01 09:30", "09:00", "1200", "0.5", "TRUE", "二\n行", "", "", "0312345678",
    )  # fmt: skip
    assert [(note.code, note.count) for note in found.notes] == [("formulas_unseen", 1)]


def test_readings_of_kanji_do_not_leak_and_days_of_an_era_are_days() -> None:
    """As Excel in Japanese writes them: furigana beside the words, dates shown in 和暦."""

    def shape(sheet: object) -> None:
        sheet["F2"].number_format = '[$-411]ggge"年"m"月"d"日"'

    def phonetic(name: str, content: bytes) -> bytes:
        words = "<t>みどり保育園</t>".encode()
        told = words + '<rPh sb="3" eb="6"><t>ホイクエン</t></rPh><phoneticPr fontId="1"/>'.encode()
        assert not name.endswith("sharedStrings.xml") or words in content
        return content.replace(words, told)

    (row,) = read_bytes(repacked(workbook(HEADERS, ROW, then=shape), phonetic)).table.rows
    assert (row.cells[0], row.cells[5]) == ("みどり保育園", "2026-04-01")


def test_the_header_is_found_below_title_lines() -> None:
    def shape(sheet: object) -> None:
        sheet.merge_cells("A1:F1")

    data = workbook(["子育て資源一覧（令和8年4月）"], [], ["", "", "", "", "更新：子育て課"], HEADERS, ROW, then=shape)
    found = read_bytes(data)
    assert found.reading.header == 4
    assert found.table.headers == HEADERS
    assert [row.number for row in found.table.rows] == [5]
    assert read_bytes(data, Reading(header=1)).table.headers[0] == "子育て資源一覧（令和8年4月）"
    assert _refused(data, Reading(header=2)) == "table_empty"


def test_hidden_lines_stay_out_unless_they_are_wanted() -> None:
    def shape(sheet: object) -> None:
        sheet.row_dimensions[3].hidden = True

    data = workbook(HEADERS, ROW, ("あおぞら",), ("いずみ",), then=shape)
    assert [row.cells[0] for row in read_bytes(data).table.rows] == ["みどり保育園", "いずみ"]
    wanted = read_bytes(data, Reading(hidden=True)).table
    assert [row.cells[0] for row in wanted.rows] == ["みどり保育園", "あおぞら", "いずみ"]
    assert [(note.code, note.count) for note in wanted.notes] == [("rows_hidden", 1)]


def test_a_cell_merged_downwards_counts_for_all_its_lines_and_ditto_for_the_one_above() -> None:
    def shape(sheet: object) -> None:
        sheet.merge_cells("A2:A3")

    found = read_bytes(
        workbook(["種別", "名称"], ["保育所", "一"], [None, "二"], ["〃", "三"], ["－", "四"], then=shape)
    )
    assert [row.cells for row in found.table.rows] == [("保育所", "一"), ("保育所", "二"), ("保育所", "三"), ("", "四")]


def test_a_sheet_is_chosen_those_that_show_first() -> None:
    book = Workbook()
    book.active.title = "控え"
    book.active.append(HEADERS)
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("公開")
    for row in (HEADERS, ROW):
        shown.append(row)
    book.active = shown
    out = BytesIO()
    book.save(out)
    found = read_bytes(out.getvalue())
    assert (found.sheets, found.reading.sheet) == (("公開", "控え"), "公開")
    assert _refused(out.getvalue(), Reading(sheet="控え")) == "table_empty"
    assert _refused(out.getvalue(), Reading(sheet="ない")) == "table_no_sheet"


def test_a_dimension_that_lies_neither_hides_lines_nor_makes_them() -> None:
    told = b'<dimension ref="A1:F2"'
    for lie in (b'<dimension ref="A1:A1"', b'<dimension ref="A1:XFD1048576"'):
        assert len(read_bytes(in_sheet(_plain(), told, lie)).table.rows) == 1


@pytest.mark.parametrize(
    ("old", "fresh", "code"),
    [
        (b'<row r="2"', b'<row r="99999999999"', "table_damaged"),
        (b"</sheetData>", b"", "table_damaged"),
        (b"<worksheet", b"<!DOCTYPE w [<!ENTITY a 'b'>]><worksheet", "table_damaged"),
        (b'r="F2"', b'r="XFD2"', "table_too_wide"),
        (b'<row r="2"', b'<row r="1000000"', ""),
    ],
)
def test_a_sheet_that_was_tampered_with_is_said(old: bytes, fresh: bytes, code: str) -> None:
    data = in_sheet(_plain(), old, fresh)
    if code:
        assert _refused(data) == code
    else:  # odd, and no harm
        assert [row.number for row in read_bytes(data).table.rows] == [1_000_000]


def test_files_of_other_kinds_are_named() -> None:
    old = workbooks.OLE + bytes(600)
    assert _refused(old) == "table_old_form"
    assert _refused(old + "EncryptedPackage".encode("utf-16-le")) == "table_locked"
    other = BytesIO()
    with ZipFile(other, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert _refused(other.getvalue()) == "table_other_form"
    assert _refused(_plain()[:-200]) == "table_damaged"
    assert _refused(repacked(_plain(), lambda name, data: None if name.endswith("sheet1.xml") else data)) != ""


def test_what_swells_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "UNPACKED", 1_000_000)
    bomb = repacked(_plain(), lambda name, data: data + b" " * 2_000_000 if name.endswith("styles.xml") else data)
    assert len(bomb) < 20_000
    assert _refused(bomb) == "table_unpacked"


def test_a_file_too_large_and_one_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BYTES", 100)
    path = tmp_path / "一覧.xlsx"
    path.write_bytes(_plain())
    os.mkfifo(tmp_path / "管")
    for place, code in (
        (path, "table_too_large"),
        (tmp_path / "ない", "file_unreadable"),
        (tmp_path / "管", "file_unreadable"),
    ):
        with pytest.raises(Problem) as refused:
            opening.read(place)
        assert refused.value.code == code


def test_reading_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_bytes(workbook(HEADERS, *[ROW] * 250), progress=stop)
    assert values.ROWS > 5_000


@given(st.data())
@settings(max_examples=runs(25), deadline=None)
def test_a_flipped_file_is_a_table_or_a_problem(data: st.DataObject) -> None:
    flipped = bytearray(_plain())
    for _ in range(data.draw(st.integers(1, 3))):
        flipped[data.draw(st.integers(0, len(flipped) - 1))] ^= data.draw(st.integers(1, 255))
    found = tried(bytes(flipped))
    assert not isinstance(found, str) or found.startswith("table_")


@given(st.binary(min_size=1, max_size=60), st.integers(0, 2_000))
@settings(max_examples=runs(25), deadline=None)
def test_a_sheet_with_anything_written_into_it_is_a_table_or_a_problem(junk: bytes, at: int) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content[: at % len(content)] + junk + content[at % len(content) :] if "sheet1" in name else content

    found = tried(repacked(_plain(), change))
    assert not isinstance(found, str) or found.startswith("table_")
