from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.register.conftest import Heard

from kasesupport.cases import access, families, gaps, shortages
from kasesupport.cases.rows import OpenCase
from kasesupport.ui.model import CaseModel
from kasesupport.ui.register.lack_paper import LackPaper
from kasesupport.ui.register.lacking import Lacking
from kasesupport.ui.register.page import RegisterPage, of_family


def rows(shown: Lacking) -> list[str]:
    return [shown.model.entry(row).text for row in range(shown.model.rowCount())]


def lacking(page: RegisterPage) -> Lacking:
    page.register.turn("lacking")
    return page.register.lacking


def test_what_families_lack_is_listed_with_the_most_wanted_first(page: RegisterPage, case: OpenCase) -> None:
    shown = lacking(page)
    assert not shown.list.isVisible()
    gaps.note(case, "話を聞く人", "friend")
    gaps.note(case, "夜の預かり", "short_stay", "北部")
    gaps.note(families.create(case.file, "辻 さん家"), "夜の預かり", "short_stay", "北部")
    assert rows(shown) == ["夜の預かり", "話を聞く人"]
    shown.search.setText("ハナシ")
    assert rows(shown) == []
    shown.search.setText("話")
    assert rows(shown) == ["話を聞く人"]
    shown.search.clear()
    shown.area.setCurrentIndex(shown.area.findData("北部"))
    assert rows(shown) == ["夜の預かり"]
    shown.area.setCurrentIndex(0)
    for column in range(shown.model.columnCount()):
        shown.list.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        assert len(rows(shown)) == 2


def test_at_a_familys_table_nothing_is_told_of_what_others_lack(qtbot: QtBot, case: OpenCase) -> None:
    model = CaseModel(case)
    beside = of_family(model)
    qtbot.addWidget(beside)
    beside.show()
    assert not any(chip.isVisible() for chip in beside.findChildren(QPushButton) if chip.text() == "足りない資源")
    beside.put_down()
    model.leave()


def test_what_becomes_of_it_is_written_and_taken_back(page: RegisterPage, case: OpenCase) -> None:
    shown = lacking(page)
    gaps.note(case, "夜の預かり", "short_stay")
    shown.list.selectRow(0)
    assert shown.part is not None
    shown.part.state.chips["considering"].click()
    shown.part.note.setPlainText("社協と相談")
    shown.flush()
    (entry,) = shortages.listed(case.file)
    assert (entry.state, entry.note) == ("considering", "社協と相談")
    page.undo.click()
    page.undo.click()
    assert shortages.listed(case.file)[0].state == "open"
    assert shown.part.state.chips["open"].isChecked()


def test_two_that_mean_the_same_are_joined_and_what_is_used_is_not_removed(
    page: RegisterPage, case: OpenCase, heard: Heard
) -> None:
    shown = lacking(page)
    for text in ("居場所", "いられるところ"):
        gaps.note(case, text, "place")
    shown.list.show_row(rows(shown).index("居場所"))
    assert shown.part is not None
    shown.part.joining.click()
    next(b for b in shown.part.findChildren(QPushButton) if b.accessibleName() == "いられるところ").click()
    assert rows(shown) == ["居場所"]
    shown.part.away.click()
    assert heard.problems == ["shortage_in_use"]
    assert rows(shown) == ["居場所"]


def test_the_printed_list_names_nobody_and_that_it_went_out_is_noted(
    qtbot: QtBot, page: RegisterPage, case: OpenCase, heard: Heard, tmp_path: Path
) -> None:
    gaps.note(case, "美咲さんが夜に休めるところ", "short_stay")
    dialog = LackPaper(page.register.lacking._desk, None)
    qtbot.addWidget(dialog)
    dialog.save_pdf(tmp_path / "一覧.pdf")
    pdf = pypdfium2.PdfDocument((tmp_path / "一覧.pdf").read_bytes())
    told = pdf[0].get_textpage().get_text_bounded()
    pdf.close()
    assert "（名前）さんが夜に休めるところ" in told.replace("\r\n", "")
    assert "美咲" not in told
    line = access.entries(case.file, limit=1)[0]
    assert (line.op, line.note) == ("sheet.export", "足りない資源の一覧")
    dialog.save_pdf(tmp_path)  # a folder
    assert len(heard.problems) == 1
    assert access.entries(case.file, limit=1)[0].seq == line.seq
