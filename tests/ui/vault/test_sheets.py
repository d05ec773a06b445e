"""Work behind a sheet: the window lives, it can be stopped, and what went wrong is said."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.vault.conftest import Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.ui.vault.page import VaultPage
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.sheets import Asked, Job, question
from kasesupport.ui.widgets import begin_in


@pytest.fixture
def section(page: VaultPage) -> Section:
    page.go("settings")
    return page.section("settings")


def job(task: Callable[[Progress], Any]) -> Job:
    return Job("ためし", "時間のかかる仕事です。", task)


def endless(go: threading.Event) -> Callable[[Progress], None]:
    """Tells how far it is until it is stopped."""

    def task(progress: Progress) -> None:
        while True:
            progress(0.42)
            go.wait(0.01)

    return task


def test_the_result_comes_to_the_page_and_the_sheet_goes(qtbot: QtBot, section: Section) -> None:
    got: list[object] = []
    section.work(job(lambda progress: (progress(0.5), threading.current_thread())[1]), got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got != [threading.current_thread()]
    assert not section.is_busy()
    assert section.currentIndex() == 0


def test_the_window_lives_while_work_goes_on_and_a_press_stops_it(qtbot: QtBot, section: Section, heard: Heard) -> None:
    beats: list[int] = []
    timer = QTimer(section, interval=5)
    timer.timeout.connect(lambda: beats.append(1))
    timer.start()
    section.work(job(endless(threading.Event())), lambda _: pytest.fail("it was stopped"))
    qtbot.waitUntil(lambda: "42 %" in shown(section) and len(beats) > 3)
    press(section, "やめる")
    qtbot.waitUntil(lambda: bool(heard.notes))
    assert not section.is_busy()


def test_what_goes_wrong_is_said_and_the_page_is_back(qtbot: QtBot, section: Section, heard: Heard) -> None:
    def task(progress: Progress) -> None:
        raise Problem("disk_full")

    section.work(job(task), lambda _: pytest.fail("it went wrong"))
    qtbot.waitUntil(lambda: bool(heard.problems))
    assert heard.problems[0].code == "disk_full"
    assert section.currentIndex() == 0


def test_work_that_breaks_leaves_nobody_waiting(
    qtbot: QtBot, section: Section, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    def task(progress: Progress) -> None:
        raise ZeroDivisionError("佐" + "倉")

    section.work(job(task), lambda _: pytest.fail("it went wrong"))
    qtbot.waitUntil(lambda: bool(heard.problems))
    assert heard.problems[0].code == "unexpected"
    assert "佐倉" not in caplog.text
    caplog.clear()


def test_leaving_ends_what_is_under_way(qtbot: QtBot, page: VaultPage, section: Section) -> None:
    section.work(job(endless(threading.Event())), lambda _: pytest.fail("it was stopped"))
    qtbot.waitUntil(lambda: "42 %" in shown(section))
    page.put_down()
    assert not section._sheets()[0]._work.isRunning()
    QApplication.processEvents()


def test_return_on_a_question_does_nothing_weighty(qtbot: QtBot, page: VaultPage, section: Section) -> None:
    done: list[str] = []
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    section.ask(Asked("消しますか", ("もとには戻せません。",), "消す"), lambda: done.append("gone"))
    QApplication.processEvents()
    assert QApplication.focusWidget() is not None
    QTest.keyClick(QApplication.focusWidget(), " ")
    assert done == []
    assert section.currentIndex() == 0
    section.ask(Asked("消しますか", (), "消す"), lambda: done.append("gone"))
    press(section, "消す")
    assert done == ["gone"]


def test_every_button_of_the_page_can_be_tapped(page: VaultPage) -> None:
    from PySide6.QtWidgets import QPushButton

    for name in page._entries:
        page.go(name)
        QApplication.processEvents()
        for each in page.findChildren(QPushButton):
            if each.isVisible():
                assert each.height() >= 44, (name, each.text())
                assert each.width() >= 44, (name, each.text())
                assert each.accessibleName() or each.text(), name


@pytest.mark.parametrize(("tabs", "answer"), [(0, "no"), (1, "yes")])
def test_return_presses_the_button_the_cursor_is_on(qtbot: QtBot, tabs: int, answer: str) -> None:
    said: list[str] = []
    asked = question(
        Asked("鍵をつくり直しますか", (), "つくり直す"), lambda: said.append("yes"), lambda: said.append("no")
    )
    qtbot.addWidget(asked)
    asked.show()
    begin_in(asked)
    for _ in range(tabs):
        QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    assert said == [answer]
