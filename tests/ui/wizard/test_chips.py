"""Words to tap, in as many lines as they need."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from pytestqt.qtbot import QtBot

from kasesupport.ui.wizard.chips import Chips, Choice


def test_chips_in_lines_are_seen_whole_where_a_page_scrolls(qtbot: QtBot) -> None:
    chips = Chips(lambda _: None, "")
    qtbot.addWidget(chips)
    chips.offer([Choice(str(n), "ひまりの時間プラン") for n in range(4)])
    chips.resize(180, 44)
    chips.layout().setGeometry(QRect(0, 0, 180, 44))
    chips.resizeEvent(QResizeEvent(chips.size(), chips.size()))
    last = chips.findChildren(type(chips._buttons["3"]))[-1]
    assert chips.minimumHeight() >= last.geometry().bottom() + 1 >= 2 * last.height()
