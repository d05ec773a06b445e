"""「一覧を取り込む」 as somebody does it: columns, kinds, rows, one act; and what is said where something is wrong."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.exchange.spreadsheets.lists import HEADERS, workbook

from kasesupport.cases import area, entries, register
from kasesupport.domain.problems import Problem
from kasesupport.exchange.spreadsheets import opening
from kasesupport.exchange.spreadsheets.values import Reading
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.lists.dialog import TakeIn
from kasesupport.ui.register.desk import Desk

ROWS = (
    ("みどり保育園", "ミドリ", "認可保育所", "中央区1", "03-1234-5678", "令和8年4月1日"),
    ("", "", "認可保育所", "中央区2", "", ""),
    ("いずみの会", "イズミ", "みまもり", "東区", "12", "きのう"),
    ("あおぞら", "", "みまもり", "西区3-1", "03-2222-2222", ""),
    ("山田さん", "", "友人", "", "", ""),
)


@dataclass
class Heard:
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def fail(self, problem: Problem) -> None:
        self.problems.append(problem.code)


@pytest.fixture
def heard() -> Heard:
    return Heard()


Begin = Callable[[str, bytes], TakeIn]


@pytest.fixture
def begin(qtbot: QtBot, casefile: CaseFile, heard: Heard, tmp_path: Path) -> Begin:
    def begin(name: str, data: bytes) -> TakeIn:
        (tmp_path / name).write_bytes(data)
        dialog = TakeIn(Desk(casefile, heard.notes.append, heard.fail), tmp_path / name, None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return begin


def _wait(qtbot: QtBot, dialog: TakeIn, page: QWidget) -> None:
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is page)


def _press(page: QWidget, words: str) -> None:
    next(b for b in page.findChildren(QPushButton) if words in b.text() and b.isVisible()).click()


def _said(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def _to_rows(qtbot: QtBot, dialog: TakeIn) -> None:
    _wait(qtbot, dialog, dialog.columns)
    _press(dialog.columns, "次へ")
    if dialog.pages.currentWidget() is dialog.kinds:
        _press(dialog.kinds, "次へ")
    _wait(qtbot, dialog, dialog.rows)


def _field(dialog: TakeIn, header: str) -> QWidget:
    table = dialog.columns.table
    at = next(n for n in range(table.rowCount()) if table.item(n, 0).text() == header)
    return table.cellWidget(at, 2)


def test_a_list_comes_in_page_by_page_as_one_step(qtbot: QtBot, begin: Begin, casefile: CaseFile) -> None:
    dialog = begin("一覧.xlsx", workbook(["資源一覧（令和8年）"], HEADERS, *ROWS))
    _wait(qtbot, dialog, dialog.columns)
    assert dialog.columns.header.currentData() == "2"
    assert _field(dialog, "所在地").currentData() == "address"
    qtbot.waitUntil(lambda: "住所：中央区1" in _said(dialog.columns.preview))
    _field(dialog, "所在地").choose("area")
    qtbot.waitUntil(lambda: "地域：中央区1" in _said(dialog.columns.preview))
    _press(dialog.columns, "次へ")
    assert dialog.kinds.table.item(0, 0).text() == "認可保育所"
    dialog.kinds.table.cellWidget(1, 2).choose("community")
    _press(dialog.kinds, "次へ")
    _wait(qtbot, dialog, dialog.rows)
    assert entries.listed(casefile) == ()
    _press(dialog.rows, "2件を取り込む")
    _wait(qtbot, dialog, dialog.done_page)
    assert "新しく加わった：2件" in _said(dialog.done_page)
    assert "取り込まなかった：3行" in _said(dialog.done_page)
    blue, green = entries.listed(casefile)
    assert (blue.kind, blue.tags, green.kind, green.area) == ("community", ("みまもり",), "nursery", "中央区1")
    _press(dialog.done_page, "とじる")
    area.undo(casefile)
    assert entries.listed(casefile) == ()


def test_by_keys_alone_a_column_far_down_is_reached_seen_and_changed(qtbot: QtBot, begin: Begin) -> None:
    headers = ("名称", *(f"列{n}" for n in range(30)))
    dialog = begin("一覧.xlsx", workbook(headers, headers))
    _wait(qtbot, dialog, dialog.columns)
    last = _field(dialog, "列29")
    dialog.columns.table.cellWidget(0, 2).setFocus()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is last
    assert not last.visibleRegion().isEmpty()
    QTest.keyClick(last, Qt.Key.Key_End)
    assert dialog.columns.fields()[-1] == last.currentData() != ""


def test_rows_to_be_mended_are_named_handed_back_and_can_be_taken_without_the_field(
    qtbot: QtBot, begin: Begin, casefile: CaseFile, heard: Heard, tmp_path: Path
) -> None:
    dialog = begin("一覧.xlsx", workbook(HEADERS, *ROWS))
    _to_rows(qtbot, dialog)
    rows = dialog.rows
    texts = [rows.model.data(rows.model.index(n, 3)) for n in range(3)]
    assert texts == [
        "施設の名称：名前がありません",
        "電話番号「12」：電話番号として読み取れません／更新日「きのう」：日付として読み取れません",
        "種別「友人」：親族・友人・近所の人など、個人の行です",
    ]
    rows.table.selectRow(1)
    assert "市外局番から書いてください" in _said(rows)
    dialog.keep_faulty(tmp_path / "直す.csv")
    assert heard.notes == ["書き出しました：直す.csv"]
    header, *back = csv.reader(io.StringIO((tmp_path / "直す.csv").read_text("utf-8-sig")))
    assert [line[0] for line in back] == ["3", "4", "6"]
    rows.table.clearSelection()
    _press(rows, "それでも取り込む")
    assert [rows.model.data(rows.model.index(n, 1)) for n in range(3)] == [
        "取り込めない",
        "それでも取り込む",
        "取り込めない",
    ]
    rows.turn("new")
    rows.table.selectRow(0)
    _press(rows, "取り込まない")
    _press(rows, "2件を取り込む")
    _wait(qtbot, dialog, dialog.done_page)
    assert {(entry.name, entry.phone) for entry in entries.listed(casefile)} == {
        ("いずみの会", ""),
        ("あおぞら", "03-2222-2222"),
    }
    assert "取り込まないことにした：1行" in _said(dialog.done_page)


def test_what_the_register_has_is_decided_on_for_all_and_for_one(
    qtbot: QtBot, begin: Begin, casefile: CaseFile
) -> None:
    register.add(casefile, "みどり保育園", "nursery", phone="03-1234-5678")
    register.add(casefile, "あおぞら", "npo", address="緑県西区３丁目１番", kana="前のまま")
    dialog = begin("一覧.xlsx", workbook(HEADERS, ROWS[0], ROWS[3]))
    _to_rows(qtbot, dialog)
    rows = dialog.rows
    assert not rows.go.isEnabled()
    _press(rows, "一覧のとおりに書きかえる")
    rows.table.selectRow(1)
    _press(rows, "空いている欄だけ入れる")
    assert "書かれる欄：電話・目印" in _said(rows)
    assert [rows.model.data(rows.model.index(n, 1)) for n in range(2)] == [
        "一覧のとおりに書きかえる",
        "空いている欄だけ入れる",
    ]
    _press(rows, "2件を取り込む")
    _wait(qtbot, dialog, dialog.done_page)
    found = {entry.name: entry for entry in entries.listed(casefile)}
    assert (found["みどり保育園"].kana, found["みどり保育園"].address) == ("ミドリ", "中央区1")
    assert (found["あおぞら"].address, found["あおぞら"].phone) == ("緑県西区３丁目１番", "03-2222-2222")


def test_a_text_can_be_read_otherwise_and_what_fails_leaves_the_former_reading(qtbot: QtBot, begin: Begin) -> None:
    dialog = begin("一覧.csv", "名前;電話\nあおぞら;03-1234-5678\nいずみ,分室;\n".encode("cp932"))
    page = dialog.columns
    _wait(qtbot, dialog, page)
    assert (page.encoding.currentData(), page.delimiter.currentData()) == ("cp932", ";")
    page.delimiter.choose(",")
    qtbot.waitUntil(lambda: page.table.item(0, 0).text() == "名前;電話")
    _wait(qtbot, dialog, page)
    assert not page.go.isEnabled()
    qtbot.waitUntil(lambda: "どの列が名前か" in _said(page.preview))
    page.encoding.choose("utf-16")
    qtbot.waitUntil(lambda: page.said.isVisible())
    assert "何も変えていません" in page.said.text()
    assert page.encoding.currentData() == "cp932"
    page.encoding.choose("cp932")
    qtbot.waitUntil(lambda: page.table.item(0, 0).text() == "名前")
    _wait(qtbot, dialog, page)
    assert page.go.isEnabled()
    assert not page.said.isVisible()


def test_hidden_rows_are_told_and_taken_when_wanted(qtbot: QtBot, begin: Begin) -> None:
    def shape(sheet: object) -> None:
        sheet.row_dimensions[2].hidden = True

    dialog = begin("一覧.xlsx", workbook(HEADERS, ROWS[0], ROWS[3], then=shape))
    page = dialog.columns
    _wait(qtbot, dialog, page)
    assert "隠れている行が1行" in _said(page)
    assert "みどり保育園" not in _said(page.preview)
    page.hidden.click()
    qtbot.waitUntil(lambda: "みどり保育園" in _said(page.preview))


def test_a_broken_file_is_said_and_nothing_is_asked(qtbot: QtBot, begin: Begin, heard: Heard) -> None:
    dialog = begin("一覧.xlsx", workbook(HEADERS, ROWS[0])[:-100])
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert heard.problems == ["table_damaged"]


def test_reading_can_be_given_up(qtbot: QtBot, begin: Begin, monkeypatch: pytest.MonkeyPatch, heard: Heard) -> None:
    def endless(path: Path, wanted: Reading, progress: Callable[[float], None]) -> None:
        while True:
            progress(0.5)

    monkeypatch.setattr(opening, "read", endless)
    dialog = begin("一覧.csv", b"a")
    _press(dialog, "やめる")
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert heard.problems == []


def test_a_window_closed_while_it_works_waits_for_it(qtbot: QtBot, begin: Begin, casefile: CaseFile) -> None:
    dialog = begin("一覧.xlsx", workbook(HEADERS, *ROWS))
    dialog.reject()
    assert not dialog.isVisible()
    assert entries.listed(casefile) == ()
