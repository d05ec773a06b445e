"""Hands on the genogram's page, for the tests of it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.domain.people import FamilyGraph
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.model import CaseModel


def shown(qtbot: QtBot, model: CaseModel) -> GenogramPage:
    page = GenogramPage(model, lambda _: None)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def graph(page: GenogramPage) -> FamilyGraph:
    return page.model.record.graph


def named(page: GenogramPage, name: str) -> str:
    return next(p.id for p in graph(page).persons if p.name == name)


def spot(page: GenogramPage, x: float, y: float) -> QPoint:
    return QPoint(*(round(v) for v in page.canvas.camera.to_screen(x, y)))


def tap(page: GenogramPage, name: str) -> None:
    at = spot(page, *page.canvas.picture.places[named(page, name)])
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=at)


def drag(page: GenogramPage, *way: tuple[float, float]) -> None:
    points = [spot(page, *place) for place in way]
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(page.canvas, point)
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=points[-1])


def write(field: QWidget, text: str) -> None:
    """As an input method does it: QTest's keys know no Japanese."""
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(field, typed)


def press(button: QWidget) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page: QWidget, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if text in (b.text() or b.accessibleName()))
