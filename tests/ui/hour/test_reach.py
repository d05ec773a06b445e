"""Whatever can be pressed is reached by Tab, and Tab is caught nowhere: on each page, with the real key."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from tests.ui.hour.keyboard import Key, words_of

from kasesupport.cases import opening, views
from kasesupport.ui import app as dressing
from kasesupport.ui.home import HomePage
from kasesupport.ui.places import Laptop
from kasesupport.ui.window import MainWindow

MORE = 80  # presses of Tab beyond the number of things to press: what stands within pictures and texts
OF_ALL: dict[str, Callable[[MainWindow], object]] = {
    "caseload": lambda window: home(window).see_all(),
    "month": lambda window: home(window).see_days("month"),
    "search": lambda window: home(window).search_everything("夕方"),
    "register": lambda window: window.open_register(),
    "vault": lambda window: window.open_vault(),
}
OF_ONE = ("genogram", "timeline", "chronicle", "planning", "papers")


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    dressing.dress(qapp)
    folder = tmp_path_factory.mktemp("reach")
    made = MainWindow(None, opening.open_example, Laptop(folder), lambda _: None)
    made.resize(1366, 768)
    made.show()
    made._hold(opening.open_example(), None)
    yield made
    made.put_away()


def home(window: MainWindow) -> HomePage:
    window._list()
    return window.findChildren(HomePage)[-1]


def rest(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def stops(window: QWidget) -> list[QWidget]:
    """What Tab should stop at: all that is shown, can be pressed or written in, and stands for itself."""
    found = (each for each in window.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    shown = (each for each in found if each.isVisibleTo(window) and each.isEnabled() and each.focusProxy() is None)
    return [each for each in shown if not isinstance(each, QScrollArea)]


def walked(window: MainWindow, times: int) -> set[QWidget]:
    seen = set()
    for _ in range(times):
        if not window.isActiveWindow():  # the platform without a screen forgets it when a page goes
            window.activateWindow()
        at = window.focusWidget() or window
        seen.add(at)
        QTest.keyClick(at, Key.Key_Tab)
    return seen


def assert_all_reached(window: MainWindow) -> None:
    rest(150)
    wanted = stops(window)
    seen = walked(window, len(wanted) + MORE)
    missed = [words_of(each) for each in wanted if shiboken6.isValid(each) and each not in seen]
    assert missed == []
    nameless = [type(each).__name__ for each in stops(window) if words_of(each) == type(each).__name__]
    assert nameless == []


@pytest.mark.parametrize("page", OF_ALL)
def test_on_pages_over_all_families(window: MainWindow, page: str) -> None:
    OF_ALL[page](window)
    assert_all_reached(window)


@pytest.mark.parametrize("page", OF_ONE)
def test_on_pages_of_a_family(window: MainWindow, page: str) -> None:
    line = views.families(window.opened_file())[1]
    window.open_family(line.family_id, page)
    assert_all_reached(window)
