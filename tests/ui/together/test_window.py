"""Into いっしょに and out of it again, in the one window; the lock in between."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.together.painted import settle

from kasesupport.cases import drafts, families, opening, people, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.together import set_leaving
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.places import Laptop
from kasesupport.ui.together.page import TogetherPage
from kasesupport.ui.window import MainWindow

FULL = Qt.WindowState.WindowFullScreen


@pytest.fixture
def locked() -> list[Path | None]:
    return []


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, casefile: CaseFile, tmp_path: Path, locked: list[Path | None]
) -> Iterator[MainWindow]:
    made = MainWindow(None, opening.open_example, Laptop(tmp_path), locked.append)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made._hold(casefile, None)
    case = families.create(
        casefile, "佐倉", members=[Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    )
    made.open_family(case.family_id)
    yield made
    made.put_away()


def entered(window: MainWindow) -> TogetherPage:
    window.page.together_wanted.emit()
    page = window.page
    assert isinstance(page, TogetherPage)
    return page


def test_f11_asks_what_is_seen_then_takes_the_whole_screen_and_says_nothing(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: isinstance(window.page, TogetherPage))  # a button that is pressed by key is seen to be so
    page = window.page
    assert not window.windowState() & FULL
    page.before.begin.click()
    assert window.windowState() & FULL
    assert window.windowTitle() == "kasesupport"
    assert window.findChild(CasePage) is None or not window.findChild(CasePage).isVisible()
    window.fail(Problem("disk_full"))
    window._notes.note("一覧を開きました")
    assert not window._notes.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.at == "leave"
    page.inner.end.click()
    assert isinstance(window.page, CasePage)
    assert not window.windowState() & FULL
    settle()
    assert window._notes.isVisible()  # the problem is told now
    assert window._notes.objectName() == "problem"


def test_undo_at_the_table_does_not_reach_what_was_done_before(window: MainWindow) -> None:
    case = window.page.model.case
    person = window.page.model.record.graph.persons[0].id
    people.edit_person(case, person, staff_note="前に書いたメモ")
    page = entered(window)
    page.before.begin.click()
    assert not page.model.can_undo()
    page.show_page("worries")
    page.inner.field.setPlainText("ねむい")
    page.flush()
    assert page.model.can_undo()
    page.model.undo()
    assert not page.model.can_undo()
    assert page.inner.field.toPlainText() == ""
    assert views.record(case).graph.persons[0].staff_note == "前に書いたメモ"


def test_the_lock_keeps_the_card_and_what_was_chosen(window: MainWindow, locked: list[Path | None]) -> None:
    page = entered(window)
    case = page.model.case
    page.before.begin.click()
    page.show_page("treasure")
    speaker = page.model.people()[1].id
    page.inner.who.choose(speaker)
    page.see(size=1, ruby=False)
    page.inner.field.setPlainText("家で食べるごはん")
    window._keeper.watch(case.file, {})
    window._keeper.look()
    kept = drafts.kept(case.file)["together"]
    again = TogetherPage(case, page._words)
    again.restore(kept)
    assert (again.at, again.inner.speaker, again.look.size, again.look.ruby) == ("treasure", speaker, 1, False)
    page.flush()
    assert page.model.seen == again.model.seen.wrote(next(iter(page.model.seen.here)))
    again.model.leave()
    again.deleteLater()


def test_where_the_office_wants_it_leaving_locks(window: MainWindow, locked: list[Path | None]) -> None:
    page = entered(window)
    set_leaving(page.model.case.file, "lock")
    page.before.begin.click()
    page.show_page("leave")
    page.inner.end.click()
    settle()
    assert locked == [None]
    assert page.current == "family"  # nobody comes back to the table without asking
