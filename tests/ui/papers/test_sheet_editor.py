"""紙の形を直す: a drag, a key, a word, a box; each step is kept for the office and taken back; the page shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kasesupport.cases import office_sheets
from kasesupport.store.history.journal import Author
from kasesupport.ui.papers.editor import SheetEditor
from kasesupport.ui.papers.page import PapersPage


@pytest.fixture
def editor(page: PapersPage, qtbot: QtBot) -> Iterator[SheetEditor]:
    page.show_one("closing")
    file, entry = page._model.case.file, page.choices.entry
    made = SheetEditor(file, "closing", lambda form: page.maker.pages(entry, form), page)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def order(editor: SheetEditor) -> list[str]:
    return [section.id for section in editor.desk.form.sections]


def test_a_section_is_moved_by_key_and_by_drag_and_the_page_follows(editor: SheetEditor, page: PapersPage) -> None:
    first = order(editor)
    before = editor.preview.pages
    editor.list.setCurrentRow(1)
    QTest.keyClick(editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(editor) == [first[1], first[0], *first[2:]]
    assert editor.preview.pages != before
    editor.list.setCurrentRow(5)
    assert editor.list.model().moveRow(QModelIndex(), 5, QModelIndex(), 0)  # what a drop does
    QTest.qWait(1)
    assert order(editor) == [first[5], first[1], first[0], *first[2:5], *first[6:]]
    page._refresh()
    assert [section.id for section in page._form.sections] == order(editor)
    editor.undo()
    editor.undo()
    assert (order(editor), office_sheets.kept(page._model.case.file)) == (first, {})
    editor.redo()
    assert order(editor) == [first[1], first[0], *first[2:]]


def test_a_box_is_added_named_counted_hidden_and_taken_away(editor: SheetEditor) -> None:
    editor.add_box()
    assert editor.panel.title.selectedText() == "自由に書くところ"
    QTest.keyClicks(editor.panel.title, "Memo")
    editor.panel.flush()
    (box,) = [section for section in editor.desk.form.sections if section.id == "own-1"]
    assert (box.title, box.kind, box.lines) == ("Memo", "box", 4)
    editor.panel._more.click()
    assert next(s.lines for s in editor.desk.form.sections if s.id == "own-1") == 5
    editor.panel.hide_chip.click()
    assert "own-1" not in order(editor)
    editor.panel._remove.click()
    assert editor.desk.is_ours
    for _ in range(4):
        editor.undo()
    assert "own-1" in order(editor)
    editor.reset()
    assert editor.desk.is_ours


def test_a_file_goes_out_and_comes_in_again_and_a_faulty_one_is_told(editor: SheetEditor, tmp_path: Path) -> None:
    editor.write(tmp_path / "うち.toml")
    text = (tmp_path / "うち.toml").read_text(encoding="utf-8")
    (tmp_path / "うち.toml").write_text(text.replace("また 相談", "もう一度 相談"), encoding="utf-8")
    editor.take(tmp_path / "うち.toml")
    assert "もう一度 相談" in next(s.title for s in editor.desk.form.sections if s.id == "ways")
    (tmp_path / "x.toml").write_text('sheet = "closing"\naudience = "agency"\n', encoding="utf-8")
    editor.take(tmp_path / "x.toml")
    assert "x.toml" in editor._problem.text()
    assert "audience" in editor._problem.text()
    assert "もう一度 相談" in next(s.title for s in editor.desk.form.sections if s.id == "ways")


def test_a_fault_that_came_into_the_vault_is_told_and_ours_is_printed(page: PapersPage) -> None:
    file = page._model.case.file
    office_sheets.keep(file, "closing", ("古い.toml", 'sheet = "closing"\n[[section]]\nid = "x"\nkind = "gone"\n'))
    page.show_one("closing")
    assert page.pages
    assert "古い.toml" in page.choices._fault.text()
    assert page.choices._fault.isVisible()
    page.show_one("card")
    assert not page.choices._fault.isVisible()


def test_a_sheet_of_the_offices_own_is_taken_in_written_out_and_put_away(
    editor: SheetEditor, page: PapersPage, tmp_path: Path
) -> None:
    editor.write(tmp_path / "x.toml")
    own = (tmp_path / "x.toml").read_text(encoding="utf-8").replace('id = "closing"', 'id = "our-town"', 1)
    (tmp_path / "x.toml").write_text(own.replace("終結・再相談のご案内", "わが町の紙", 1), encoding="utf-8")
    editor.take(tmp_path / "x.toml")
    assert "わが町の紙" in editor._told.text()
    page.show_one("our-town")
    assert page.sheet_list.entries.keys() == page.maker.forms.keys() >= {"our-town"}
    page.write_own(tmp_path / "y.toml")
    assert (tmp_path / "y.toml").read_bytes() == (tmp_path / "x.toml").read_bytes()
    page._add()
    assert len(page.today.entries) == 1
    page.choices._drop.click()
    assert page.today.entries == ()
    assert "our-town" not in page.maker.forms
    assert page._form.id == "support-plan"


def test_a_practitioner_sees_that_others_decide_it(page: PapersPage) -> None:
    page._model.case.file.sign_as(Author("相談員", role="practitioner"))
    page._refresh()
    assert not page.choices._edit.isEnabled()
    assert "統括支援員" in page.choices._edit.toolTip()
