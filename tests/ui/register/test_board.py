from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.register.conftest import Heard

from kasesupport.cases import ecomap, entries, families, matching, plans, register
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.register import Wanted
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.ui.model import CaseModel
from kasesupport.ui.register.board import Board
from kasesupport.ui.register.merging import Merging
from kasesupport.ui.register.newcomer import Newcomer
from kasesupport.ui.register.page import RegisterPage, of_family, of_office
from kasesupport.ui.register.panel import EntryPanel


def rows(board: Board) -> list[str]:
    return [board.model.entry(row).name for row in range(board.model.rowCount())]


def press(inside: QWidget, words: str) -> None:
    """The button that shows or tells these words."""
    found = [b for b in inside.findChildren(QPushButton) if words in (b.text().strip(), b.accessibleName())]
    next(button for button in found if not button.isHidden()).click()


def shelf(file: CaseFile) -> tuple[str, ...]:
    return (
        register.add(file, "こども食堂 ひだまり", "place", kana="ひだまり", area="北部", tags=("夕方",)),
        register.add(
            file, "ほたるの家", "short_stay", kana="ほたる", council=True, checked_on=file.today().isoformat()
        ),
        register.add(file, "昔の教室", "npo", closed_on="2026-01-01"),
    )


def test_the_list_follows_each_key_and_says_what_to_do_where_nothing_is_found(
    page: RegisterPage, casefile: CaseFile
) -> None:
    board = page.register.board
    assert rows(board) == []
    shelf(casefile)
    assert rows(board) == ["こども食堂 ひだまり", "ほたるの家"]
    board.finder.search.insert("ﾋﾀﾞ")
    assert rows(board) == ["こども食堂 ひだまり"]
    assert board.count.text() == "1件（台帳は3件）"
    board.finder.search.setText("どこにもない")
    assert not board.list.isVisible()
    press(board, "しぼりこみを消す")
    board.finder.council.click()
    assert rows(board) == ["ほたるの家"]
    board.finder.clear()
    board.finder.stale.click()
    assert rows(board) == ["こども食堂 ひだまり"]
    board.finder.clear()
    board.finder.closed.click()
    board.finder.kind.setCurrentIndex(board.finder.kind.findData("npo"))
    assert rows(board) == ["昔の教室"]
    board.finder.clear()
    board.finder.tag.setCurrentIndex(board.finder.tag.findData("夕方"))
    assert board.finder.wanted() == Wanted(tag="夕方")
    assert rows(board) == ["こども食堂 ひだまり"]


def test_the_heading_sorts(page: RegisterPage, casefile: CaseFile) -> None:
    board = page.register.board
    shelf(casefile)
    told = []
    for column in range(board.model.columnCount()):
        board.list.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        told.append(rows(board)[0])
    assert told == [
        "ほたるの家",
        "ほたるの家",
        "ほたるの家",
        "こども食堂 ひだまり",
        "ほたるの家",
        "こども食堂 ひだまり",
    ]


def test_a_new_name_finds_what_is_there_already_or_comes_in(page: RegisterPage, casefile: CaseFile) -> None:
    board = page.register.board
    first, *_ = shelf(casefile)
    board.new.click()
    form = board.part
    assert isinstance(form, Newcomer)
    form.name.insert("ＮＰＯ法人 ヒダマリ")
    press(form, "こども食堂 ひだまり（居場所・北部）")
    assert isinstance(board.part, EntryPanel)
    assert board.part.entry.id == first
    board.finder.search.setText("つばさ塾")
    press(board, "この名前で新しく加える")
    form = board.part
    assert isinstance(form, Newcomer)
    assert form.name.text() == "つばさ塾"
    form.kind.setCurrentIndex(form.kind.findData("afterschool"))
    form.go.click()
    assert isinstance(board.part, EntryPanel)
    assert (board.part.entry.name, board.part.entry.kind) == ("つばさ塾", "afterschool")
    assert board.part.fields.lines["name"].hasFocus()


def test_an_empty_name_is_refused_in_words_and_the_form_stays(page: RegisterPage, heard: Heard) -> None:
    board = page.register.board
    board.new.click()
    assert isinstance(board.part, Newcomer)
    board.part.go.click()
    assert heard.problems == ["entry_needs_name"]
    assert isinstance(board.part, Newcomer)


def test_what_is_typed_saves_itself_and_is_taken_back_here(
    page: RegisterPage, casefile: CaseFile, heard: Heard
) -> None:
    board = page.register.board
    first, *_ = shelf(casefile)
    board.open(first)
    panel = board.part
    assert isinstance(panel, EntryPanel)
    panel.fields.lines["hours"].setFocus()
    QTest.keyClicks(panel.fields.lines["hours"], "17:00")
    panel.flush()
    panel.fields.tags.line.setText("夕方、食事")
    panel.fields.tags._typed("夕方、食事")
    panel.fields.council.click()
    panel.fields.kind.setCurrentIndex(panel.fields.kind.findData("child_base"))
    panel.fields.kind.activated.emit(0)
    panel.checked.click()
    stored = next(entry for entry in entries.listed(casefile) if entry.id == first)
    assert (stored.hours, stored.tags, stored.council, stored.kind) == (
        "17:00",
        ("夕方", "食事"),
        True,
        "child_base",
    )
    assert stored.checked_on == casefile.today().isoformat()
    assert board.part is panel
    for _ in range(5):
        page.undo.click()
    stored = next(entry for entry in entries.listed(casefile) if entry.id == first)
    assert (stored.hours, stored.tags, stored.council, stored.kind, stored.checked_on) == (
        "",
        ("夕方",),
        False,
        "place",
        "",
    )
    assert (panel.fields.lines["hours"].text(), panel.fields.kind.currentData()) == ("", "place")
    page.redo.click()
    assert panel.fields.lines["hours"].text() == "17:00"
    assert heard.problems == []


def test_what_ended_leaves_the_list_and_stays_beside_it(page: RegisterPage, casefile: CaseFile) -> None:
    board = page.register.board
    first, *_ = shelf(casefile)
    board.open(first)
    panel = board.part
    assert isinstance(panel, EntryPanel)
    panel.closing.click()
    assert rows(board) == ["ほたるの家"]
    assert "終わった" in panel.about.text()
    assert panel.closing.accessibleName() == "再開した"
    panel.closing.click()
    assert "こども食堂 ひだまり" in rows(board)


def test_only_what_no_family_uses_can_be_removed(
    page: RegisterPage, casefile: CaseFile, case: OpenCase, heard: Heard
) -> None:
    board = page.register.board
    first, second, _ = shelf(casefile)
    ecomap.add_tie(case, first)
    for each in (first, second):
        board.open(each)
        assert isinstance(board.part, EntryPanel)
        board.part.away.click()
    assert heard.problems == ["entry_in_use"]
    assert rows(board) == ["こども食堂 ひだまり"]
    assert board.part is None


def test_two_of_the_same_become_one(page: RegisterPage, casefile: CaseFile) -> None:
    board = page.register.board
    first, *_ = shelf(casefile)
    second = register.add(casefile, "ヒダマリ")
    board.open(first)
    press(board, "同じ資源と1つにまとめる")
    form = board.part
    assert isinstance(form, Merging)
    press(form, "ヒダマリ（その他）")
    form.stays[second].setChecked(True)
    press(form, "1つにまとめる")
    assert isinstance(board.part, EntryPanel)
    assert (board.part.entry.id, board.part.entry.area) == (second, "北部")
    assert rows(board) == ["ヒダマリ", "ほたるの家"]


def test_by_keys_from_the_search_to_the_entry_and_back(page: RegisterPage, casefile: CaseFile) -> None:
    board = page.register.board
    shelf(casefile)
    board.finder.search.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or board, key)
    panel = board.part
    assert isinstance(panel, EntryPanel)
    assert panel.entry.name == "ほたるの家"
    assert panel.fields.lines["name"].hasFocus()
    QTest.keyClick(panel.fields.lines["name"], Qt.Key.Key_Escape)
    assert board.list.hasFocus()
    QTest.keyClick(board.list, Qt.Key.Key_Escape)
    assert board.finder.search.hasFocus()


def test_only_what_changed_is_folded_anew_and_nothing_while_nobody_looks(
    page: RegisterPage, casefile: CaseFile
) -> None:
    board = page.register.board
    register.bring_in(casefile, [{"name": f"場所{n}"} for n in range(200)], {})
    before = {each.entry.id: each for each in board.shelf.keyed}
    changed = board.model.entry(7).id
    register.edit(casefile, changed, area="北部")
    assert [each.entry.id for each in board.shelf.keyed if each is not before[each.entry.id]] == [changed]
    page.hide()
    register.edit(casefile, changed, area="南部")
    assert [e.area for e in board.shelf.entries() if e.area] == ["北部"]
    page.show()
    assert [e.area for e in board.shelf.entries() if e.area] == ["南部"]


def test_what_is_typed_and_no_act_yet_comes_back(page: RegisterPage, casefile: CaseFile) -> None:
    board, told = page.register.board, page.register
    first, *_ = shelf(casefile)
    assert told.draft() == {}
    board.new.click()
    assert isinstance(board.part, Newcomer)
    board.part.name.setText("書きかけ")
    draft = told.draft()
    board.open(first)
    assert told.draft() == {}
    told.restore(draft)
    assert isinstance(board.part, Newcomer)
    assert board.part.name.text() == "書きかけ"


def test_who_may_only_read_finds_and_reads_and_is_offered_nothing_else(
    qtbot: QtBot, casefile: CaseFile, heard: Heard
) -> None:
    first, *_ = shelf(casefile)
    casefile.sign_as(Author("見る人", role="reader"))
    page = of_office(casefile, heard.notes.append, heard.fail, lambda: None)
    qtbot.addWidget(page)
    page.show()
    board = page.register.board
    board.open(first)
    QApplication.processEvents()  # what was just laid is shown
    panel = board.part
    assert isinstance(panel, EntryPanel)
    assert panel.fields.lines["area"].isReadOnly()
    writing = (board.new, panel.checked, panel.closing, panel.merging, panel.away, panel.fields.kind, page.undo)
    assert [each.isEnabled() for each in writing] == [False] * len(writing)
    board.finder.search.setText("ほたる")
    assert rows(board) == ["ほたるの家"]
    assert board.finder.kind.isEnabled()
    page.put_down()


def test_beside_a_family_its_area_and_its_needs_can_be_looked_for(qtbot: QtBot, case: OpenCase) -> None:
    shelf(case.file)
    register.add(case.file, "わかば園", area="南部", tags=("朝",))
    model = CaseModel(case)
    beside = of_family(model)
    qtbot.addWidget(beside)
    beside.show()
    finder = beside.board.finder
    assert finder.near.isHidden()
    assert finder.fitting.isHidden()
    families.rename(case, address="みどり市南部2-1")
    matching.tag_need(case, plans.add_entry(case, "need", text="夕方を、ひとりで抱えない"), ("夕方",))
    beside.hide()
    beside.show()
    finder.near.click()
    assert rows(beside.board) == ["わかば園"]
    finder.near.click()
    finder.fitting.click()
    assert rows(beside.board) == ["こども食堂 ひだまり"]
    beside.board.open(beside.board.model.entry(0).id)
    assert beside.board.part.parts.chips["overlaps"].text() == "目印が重なるニーズ 1"
    finder.clear()
    assert len(rows(beside.board)) == 3
    beside.put_down()
    model.leave()
