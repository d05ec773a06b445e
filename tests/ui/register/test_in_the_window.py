"""The register from the list of families and from a family's window, and after the lock."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.cases import drafts, entries, families, opening, register, views
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.home import HomePage
from kasesupport.ui.places import Laptop
from kasesupport.ui.register.newcomer import Newcomer
from kasesupport.ui.register.page import Register, RegisterPage
from kasesupport.ui.register.panel import EntryPanel
from kasesupport.ui.widgets import offer_steps
from kasesupport.ui.window import MainWindow


@pytest.fixture
def open_window(qtbot: QtBot, casefile: CaseFile, tmp_path: Path) -> Iterator[Callable[[], MainWindow]]:
    """A window over the same file each time, as after the lock."""
    made: list[MainWindow] = []

    def open_one() -> MainWindow:
        window = MainWindow(None, opening.open_example, Laptop(tmp_path / "laptop"), lambda _: None)
        qtbot.addWidget(window)
        made.append(window)
        window.show()
        window._opened(casefile, None)
        QApplication.processEvents()
        return window

    yield open_one
    for window in made:
        window._put_down()
        window._keeper.rest()
        window._guard.rest()
        window._file = None


def press(inside: QWidget, words: str) -> None:
    found = [b for b in inside.findChildren(QPushButton) if words in (b.text().strip(), b.accessibleName())]
    next(button for button in found if button.isVisible()).click()


def test_from_the_list_and_back(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    press(window, "地域資源台帳")
    assert isinstance(window.page, RegisterPage)
    press(window, "家庭の一覧にもどる")
    assert window.page is not None
    assert window.page.findChild(HomePage)


def test_at_a_familys_table_undo_is_of_the_page_that_is_open(
    open_window: Callable[[], MainWindow], casefile: CaseFile
) -> None:
    case = families.create(casefile, "佐倉")
    entry = register.add(casefile, "ほたるの家")
    window = open_window()
    window.open_family(case.family_id)
    families.rename(case, name="佐倉 さん家")
    assert isinstance(window.page, CasePage)
    press(window, "地域資源")
    assert isinstance(window.page.inner, Register)
    register.edit(casefile, entry, area="北部")
    press(window, "元に戻す")
    assert (entries.listed(casefile)[0].area, views.record(case).name) == ("", "佐倉 さん家")
    press(window, "やり直す")
    press(window, "家族")
    press(window, "元に戻す")
    assert (entries.listed(casefile)[0].area, views.record(case).name) == ("北部", "佐倉")


def test_a_page_of_the_family_leads_to_one_entry(open_window: Callable[[], MainWindow], casefile: CaseFile) -> None:
    case = families.create(casefile, "佐倉")
    register.add(casefile, "ほたるの家")
    entry = register.add(casefile, "わかば園", closed_on="2026-01-01")
    window = open_window()
    window.open_family(case.family_id)
    assert isinstance(window.page, CasePage)
    window.page.go(f"register/{entry}")
    shown = window.page.inner
    assert isinstance(shown, Register)
    assert isinstance(shown.board.part, EntryPanel)
    assert shown.board.part.entry.id == entry
    assert shown.board.model.row_of(entry) >= 0  # what it was left out for is switched on


@pytest.mark.parametrize("at_the_table", [True, False])
def test_a_new_entry_that_is_being_typed_comes_back_after_the_lock(
    open_window: Callable[[], MainWindow], casefile: CaseFile, at_the_table: bool
) -> None:
    case = families.create(casefile, "佐倉")
    window = open_window()
    if at_the_table:
        window.open_family(case.family_id, "register")
        drafts.keep(casefile, "where", {"family": case.family_id, "page": "register"})
    else:
        window.open_register()
    shown = window.page.inner if isinstance(window.page, CasePage) else window.page.register
    shown.board.new.click()
    shown.board.part.name.setText("書きかけの場所")
    window._keeper.look()
    if at_the_table:
        drafts.keep(casefile, "where", {"family": case.family_id, "page": "register"})
    again = open_window()
    shown = again.page.inner if isinstance(again.page, CasePage) else again.page.register
    assert isinstance(again.page, CasePage) is at_the_table
    assert isinstance(shown.board.part, Newcomer)
    assert shown.board.part.name.text() == "書きかけの場所"


def test_the_focus_never_falls_on_the_lock_when_there_is_nothing_more_to_undo(
    open_window: Callable[[], MainWindow], casefile: CaseFile
) -> None:
    case = families.create(casefile, "佐倉")
    families.rename(case, name="佐倉 さん家")
    window = open_window()
    window.open_family(case.family_id)
    page = window.page
    assert isinstance(page, CasePage)
    assert page.inner is not None
    for greying, other in ((page._undo, page._redo), (page._redo, page._undo)):
        greying.setFocus()
        greying.click()
        assert (greying.isEnabled(), window.focusWidget()) == (False, other)
    page._redo.setEnabled(True)
    page._redo.setFocus()  # as after the last step, where neither is left
    offer_steps(((page._undo, False), (page._redo, False)), page.inner)
    assert page.inner.isAncestorOf(window.focusWidget())
    page._refresh()
    press(window, "家庭の一覧にもどる")
    press(window, "地域資源台帳")
    entry = register.add(casefile, "ほたるの家")
    register.edit(casefile, entry, area="北部")
    own = window.page
    assert isinstance(own, RegisterPage)
    while own.undo.isEnabled():
        own.undo.setFocus()
        own.undo.click()
    assert window.focusWidget() is own.redo
