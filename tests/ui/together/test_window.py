"""Into いっしょに and out of it again, in the one window; the lock in between."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.together.painted import settle
from tests.vaults import new_vault

from kasesupport.cases import drafts, families, opening, people, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.together import set_leaving, set_pin
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.page import StartPage
from kasesupport.ui.together.page import TogetherPage
from kasesupport.ui.window import MainWindow

PASSPHRASE = "みどりの川をわたる七つの橋"
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


def test_after_the_lock_one_is_at_the_same_card_and_the_office_is_not_seen(qtbot: QtBot, tmp_path: Path) -> None:
    vault, laptop = tmp_path / "相談.vault", Laptop(tmp_path / "laptop")
    new_vault(vault, PASSPHRASE)

    def begun() -> MainWindow:
        window = MainWindow(vault, opening.open_example, laptop, lambda _: None)
        qtbot.addWidget(window)
        window.show()
        window.findChild(StartPage).opened.emit(opening.unlock(vault, PASSPHRASE), vault)
        QApplication.processEvents()
        return window

    first = begun()
    members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    first.open_family(families.create(first._file, "佐倉", members=members).family_id, "together")
    first.page.before.begin.click()
    first.page.show_page("worries")
    first.page.inner.field.setPlainText("ねむい")
    first.lock_at_once()
    assert not first.isVisible()
    again = begun()
    page = again.page
    assert isinstance(page, TogetherPage)
    assert (page.at, page.before) == ("worries", None)
    assert again.windowState() & FULL
    assert [s.text for s in page.model.said(page._words.card("worries"))] == ["ねむい"]
    assert not again._notes.isVisible()
    again.put_away()


def test_turned_the_page_is_upside_down_and_taps_reach_what_is_seen(window: MainWindow) -> None:
    page = entered(window)
    page.before.begin.click()
    settle()
    upright = page.inner.grab().toImage()
    page.head.turn.click()
    turned = page._turned.grab().toImage()
    wide, high = turned.width(), turned.height()
    places = [(wide * 7 // 8, high // 4), (wide * 3 // 8, high // 2), (wide // 5, high // 2)]  # on cards
    assert [turned.pixelColor(x, y) for x, y in places] == [
        upright.pixelColor(wide - 1 - x, high - 1 - y) for x, y in places
    ]
    centre = page.inner.tiles["next"].geometry().center()
    there = QPoint(wide - 1 - centre.x(), high - 1 - centre.y())
    QTest.mouseClick(page._turned, Qt.MouseButton.LeftButton, pos=there)
    assert page.at == "next"
    assert page._turned is None  # each page begins upright


def test_a_pin_lets_one_out_and_three_wrong_ones_lock(window: MainWindow, locked: list[Path | None]) -> None:
    page = entered(window)
    set_pin(page.model.case.file, "4816")
    page.before.begin.click()
    page.show_page("leave")
    for digit in "48":
        page.inner.keys[digit].click()
    page.inner.end.click()
    assert isinstance(window.page, TogetherPage)
    QTest.keyClicks(page.inner, "4816")
    page.inner.end.click()
    assert isinstance(window.page, CasePage)
    page = entered(window)
    page.before.begin.click()
    page.show_page("leave")
    for _ in range(3):
        page.inner.keys["1"].click()
        page.inner.end.click()
    settle()
    assert locked == [None]


def test_a_card_holds_what_comes_from_elsewhere(qtbot: QtBot, window: MainWindow) -> None:
    page = entered(window)
    made = TogetherPage(page.model.case, page._words, {"treasure": lambda desk: QLabel(desk.model.today)})
    qtbot.addWidget(made)
    made.before.begin.click()
    made.show_page("treasure")
    assert made.inner.holds.itemAt(0).widget().text() == page.model.today
    made.show_page("worries")
    assert made.inner.holds.count() == 0
    made.model.leave()
