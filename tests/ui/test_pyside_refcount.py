import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_calls_that_return_nothing_keep_their_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 loses one on every call and aborts on Python 3.11."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(2000):
        label.setText("a")
    assert abs(sys.getrefcount(None) - before) < 500
