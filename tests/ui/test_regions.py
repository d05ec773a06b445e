"""F6 walks through the parts of a window in the order in which they stand, and back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.ui.regions import walk_by_key
from kasesupport.ui.widgets import column, row


def part(name: str, *words: str) -> QFrame:
    made = QFrame()
    made.setObjectName(name)
    made.setLayout(column(*(QPushButton(each) for each in words)))
    return made


def walked(qtbot: QtBot, window: QWidget, key: str, times: int) -> list[str]:
    shortcut = next(each for each in window.findChildren(QShortcut) if each.key() == QKeySequence(key))
    found = []
    for _ in range(times):
        shortcut.activated.emit()
        focused = window.focusWidget()
        found.append(focused.text() if isinstance(focused, QPushButton) else "")
    return found


def test_from_bar_to_rail_to_page_to_side_to_foot_and_round_again(qtbot: QtBot) -> None:
    window, rail = QWidget(), part("rail", "家族", "エコマップ")
    second = rail.findChildren(QPushButton)[1]
    second.setCheckable(True)
    second.setChecked(True)
    hidden = part("side", "かくれている")
    page = column(QPushButton("本文"), QPushButton("つづき"))
    window.setLayout(column(part("bar", "一覧"), row(rail, page, part("side", "横"), hidden), part("foot", "つぎへ")))
    qtbot.addWidget(window)
    window.resize(900, 500)
    hidden.hide()
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    walk_by_key(window)
    window.show()
    assert walked(qtbot, window, "F6", 5) == ["横", "つぎへ", "一覧", "エコマップ", "本文"]
    assert walked(qtbot, window, "Shift+F6", 3) == ["エコマップ", "一覧", "つぎへ"]


def test_a_window_without_anything_to_focus_stays_as_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    walk_by_key(window)
    assert walked(qtbot, window, "F6", 1) == [""]
