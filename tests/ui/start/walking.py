"""Going through the sheets as a keeper does."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kasesupport.ui.start.sheet import Sheet
from kasesupport.ui.window import MainWindow

S = TypeVar("S", bound=Sheet)


def press(inside: QWidget, words: str) -> None:
    QApplication.processEvents()
    buttons = [b for b in inside.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
    found = [b for b in buttons if words in (b.text().strip(), b.accessibleName())]
    assert found, f"no button 「{words}」 among {[b.text() or b.accessibleName() for b in buttons]}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def shown(inside: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in inside.findChildren(QLabel) if each.isVisible())


def sheet(window: MainWindow, kind: type[S]) -> S:
    """The sheet of this kind that lies on the table."""
    QApplication.processEvents()
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found


def wait_for(qtbot: QtBot, window: MainWindow, kind: type[S]) -> S:
    qtbot.waitUntil(lambda: any(e.isVisible() and not e.is_busy() for e in window.findChildren(kind)), timeout=20_000)
    return sheet(window, kind)


def wait_idle(qtbot: QtBot, waited: Sheet) -> None:
    """Until the work is over; a sheet that opened the vault is gone by then."""
    qtbot.waitUntil(lambda: not isValid(waited) or not waited.is_busy(), timeout=20_000)


def wait_home(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window._file is not None and "家庭" in shown(window), timeout=20_000)


def enter(window: MainWindow) -> None:
    """Return, wherever the cursor stands."""
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    QApplication.processEvents()


def escape(window: MainWindow) -> None:
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    QApplication.processEvents()
