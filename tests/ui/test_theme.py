"""The look, where it decides whether something can be read."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from kasesupport.ui import app as dressing
from kasesupport.ui.theme import TOUCH


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen
@pytest.mark.parametrize("count", [2, 5])
def test_an_opened_list_shows_its_entries_whole(qtbot: QtBot, count: int) -> None:
    dressing.dress(QApplication.instance())
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems([f"鍵{n}" for n in range(count)])
    box.show()
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    rows = [view.visualRect(view.model().index(row, 0)) for row in range(count)]
    assert all(each.height() >= TOUCH for each in rows)
    assert view.viewport().height() >= rows[-1].bottom() + 1
    box.hidePopup()
