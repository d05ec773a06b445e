"""ケース一覧 from the home page: read beside, sorted and filtered by keys, looks kept, written out without names."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.cases import access, caseload, caseload_looks, families, people, plans, practitioners, talks
from kasesupport.domain.caseload import FIRST_SHOWN
from kasesupport.domain.problems import Problem
from kasesupport.sheets.forms.source import reference
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.caseload.columns import ColumnsDialog
from kasesupport.ui.caseload.outgoing import WriteList
from kasesupport.ui.caseload.page import CaseloadPage
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.home import HomePage


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile) -> Iterator[CaseloadPage]:
    load_fonts()
    for name, kana in (("林", "はやし"), ("佐倉", "さくら"), ("佐藤", "さとう"), ("青木", "あおき")):
        families.create(casefile, name, kana=kana)
    home = HomePage(casefile)
    qtbot.addWidget(home)
    home.resize(1366, 700)
    home.show()
    next(each for each in home.findChildren(QPushButton) if each.text().strip() == "ケース一覧").click()
    assert home.caseload is not None
    settled(qtbot, home.caseload)
    yield home.caseload
    home.leave()


def settled(qtbot: QtBot, page: CaseloadPage) -> None:
    qtbot.waitUntil(lambda: page._work is None, timeout=20_000)


def pick(combo: QComboBox, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def names(page: CaseloadPage) -> list[str]:
    return [line.name for line in page.model.lines]


def test_read_kept_up_to_date_sorted_and_searched(qtbot: QtBot, page: CaseloadPage, casefile: CaseFile) -> None:
    assert names(page) == ["青木", "佐倉", "佐藤", "林"]
    assert page.count.text() == "関わっている家庭 4件"
    case = families.open_case(casefile, page.model.lines[3].family_id)
    plans.add_entry(case, "appointment", on=casefile.today().isoformat(), at="", what="おうちで")
    talks.answer(case, caseload.LEAD, "みどり小学校")
    settled(qtbot, page)
    assert "おうちで" in page.model.data(page.model.index(3, page.model.look.columns.index("next")))
    page.table.sortByColumn(page.model.look.columns.index("next"), Qt.SortOrder.AscendingOrder)
    assert names(page)[0] == "林"
    assert page.looks.look.by == "next"
    page.search.setText("ミドリ小")
    assert (names(page), page.count.text()) == (["林"], "1件（4件のうち）")
    page.search.clear()
    pick(page.looks.next, "-")
    assert names(page) == ["青木", "佐倉", "佐藤"]


def test_by_keys_alone_and_nothing_is_copied(qtbot: QtBot, page: CaseloadPage) -> None:
    table = page.table
    table.keyboardSearch("さ")
    assert table.family() == page.model.lines[1].family_id
    table.keyboardSearch("と")
    assert table.family() == page.model.lines[2].family_id
    QApplication.sendEvent(table, QInputMethodEvent("は", []))
    assert table.family() == page.model.lines[3].family_id
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.family() == page.model.lines[2].family_id
    QApplication.clipboard().setText("前の")
    assert QKeySequence(QKeySequence.StandardKey.Copy).toString() == "Ctrl+C"
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "前の"
    with qtbot.waitSignal(page.chosen) as went:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert went.args == [page.model.lines[2].family_id]


def test_columns_are_moved_by_keys_and_by_their_headings_and_stay(
    qtbot: QtBot, page: CaseloadPage, casefile: CaseFile
) -> None:
    first = page.model.look.columns
    page.table.setCurrentIndex(page.model.index(1, 0))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.table, Qt.Key.Key_Right, both)
    moved = (first[1], first[0], *first[2:])
    assert page.model.look.columns == moved
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (1, 1)
    head = page.table.horizontalHeader()
    head.moveSection(2, 0)  # what a drag of the heading does
    qtbot.waitUntil(lambda: page.model.look.columns == (moved[2], *moved[:2], *moved[3:]))
    assert [head.visualIndex(place) for place in range(head.count())] == list(range(head.count()))
    again = CaseloadPage(casefile, lambda _: None, lambda _: None)
    qtbot.addWidget(again)
    assert again.model.look.columns == page.model.look.columns
    assert again.looks.look == page.looks.look
    settled(qtbot, again)
    again.put_down()


def test_the_columns_are_ticked_and_ordered_by_keys_alone(qtbot: QtBot, page: CaseloadPage) -> None:
    dialog = ColumnsDialog(("name", "phase", "met"), page)
    qtbot.addWidget(dialog)
    dialog.chosen.connect(page.looks.set_columns)
    dialog.show()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.model.look.columns == ("phase", "name", "met")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert page.model.look.columns == ("name", "met")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert page.model.look.columns == ("name", "phase", "met")
    dialog._reset()
    assert page.model.look.columns == FIRST_SHOWN


def test_one_comes_back_to_the_list_as_it_was_left_and_only_what_changed_is_read(
    qtbot: QtBot, page: CaseloadPage, casefile: CaseFile
) -> None:
    home = page.window()
    assert isinstance(home, HomePage)
    kept: list[object] = []
    home.going.connect(kept.append)
    page.search.setText("さ")
    page.table.go_to(page.model.lines[1].family_id)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    (place,) = kept
    families.rename(families.open_case(casefile, page.model.lines[1].family_id), phone="03")
    other = HomePage(casefile)
    qtbot.addWidget(other)
    other.begin(place)
    assert other.caseload is not None
    settled(qtbot, other.caseload)
    assert (other.caseload.search.text(), names(other.caseload)) == ("さ", ["佐倉", "佐藤"])
    assert other.caseload.table.family() == page.model.lines[1].family_id
    assert other.caseload.model.lines[0] is page.model.lines[0]
    other.leave()


def test_a_look_is_kept_by_name_and_taken_again(qtbot: QtBot, page: CaseloadPage, casefile: CaseFile) -> None:
    worker = practitioners.add_practitioner(casefile, "山田")
    practitioners.assign(casefile, page.model.lines[1].family_id, worker, main=True)
    settled(qtbot, page)
    pick(page.looks.worker, worker)
    page.looks.set_columns((*page.looks.look.columns, "opened"))
    page.looks.keep.click()
    page.looks.name.setText("山田さんの家庭")
    page.looks._keep()
    settled(qtbot, page)
    assert caseload_looks.looks(casefile).keys() == {"山田さんの家庭"}
    page.looks.choose("")
    assert len(names(page)) == 4
    page.looks.choose("山田さんの家庭")
    assert (names(page), "opened" in page.model.look.columns) == (["佐倉"], True)
    page.looks.drop.click()
    settled(qtbot, page)
    assert (caseload_looks.looks(casefile), len(names(page))) == ({}, 4)


def test_what_is_shown_goes_out_by_number_and_is_noted(
    qtbot: QtBot, page: CaseloadPage, casefile: CaseFile, tmp_path: Path
) -> None:
    case = families.open_case(casefile, page.model.lines[1].family_id)
    people.add_person(case, name="佐倉 陽葵", is_index=True)
    talks.answer(case, caseload.LEAD, "佐倉さんの学校")
    settled(qtbot, page)
    problems: list[Problem] = []

    def written(name: str, form: str, *, named: bool = False) -> Path:
        dialog = WriteList(casefile, page.model, lambda _: None, problems.append, page)
        dialog._choose(form)
        dialog.named.setChecked(named)
        with qtbot.waitSignal(dialog.accepted, timeout=20_000):
            dialog.write(tmp_path / name)
        return tmp_path / name

    rows = list(csv.reader(written("a.csv", "utf-8").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["整理番号", "フェーズ", "関与度", "次の日", "主担当", "主担当機関", "最後の関わり"]
    assert [row[0] for row in rows[1:]] == [reference(line.family_id) for line in page.model.lines]
    assert rows[2][5] == "（名前）さんの学校"
    assert not any("佐倉" in cell for row in rows for cell in row)
    assert access.entries(casefile, limit=1)[0].note.startswith("ケース一覧（名前なし）")
    book = load_workbook(written("a.xlsx", "xlsx", named=True))
    assert [row[0].value for row in book.active.iter_rows(min_row=2)] == names(page)
    assert access.entries(casefile, limit=1)[0].note.startswith("ケース一覧（家庭の名前入り）")
    assert problems == []
