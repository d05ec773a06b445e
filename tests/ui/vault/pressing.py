"""What stands on a page, and the ways to its parts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget


def shown(inside: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in inside.findChildren(QLabel) if each.isVisible())


def press(inside: QWidget, words: str) -> None:
    QApplication.processEvents()
    found = [
        b for b in inside.findChildren(QPushButton) if words in (b.text().strip(), b.accessibleName()) and b.isVisible()
    ]
    assert found, f"no button 「{words}」 in {[b.text() for b in inside.findChildren(QPushButton) if b.isVisible()]}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
