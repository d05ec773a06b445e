"""Hands on the ecomap's page, for the tests of it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.genograms import press, write

from kasesupport.cases import families
from kasesupport.cases.families import Newcomer
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.ecomap.kinds import GROUPS
from kasesupport.ui.ecomap.page import EcomapPage
from kasesupport.ui.ecomap.panels import ResourcePanel
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.model import CaseModel


def family(file: CaseFile) -> CaseModel:
    """Mother and child in one household."""
    load_fonts()
    members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    return CaseModel(families.create(file, "佐倉", members=members))


def shown(qtbot: QtBot, model: CaseModel) -> EcomapPage:
    page = EcomapPage(model, lambda _: None)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def child(page: EcomapPage) -> str:
    return next(p.id for p in page.model.record.graph.persons if p.index)


def mother(page: EcomapPage) -> str:
    return next(p.id for p in page.model.record.graph.persons if not p.index)


def spot(page: EcomapPage, subject: str) -> QPoint:
    return at(page, *page.canvas.picture.places[subject])


def at(page: EcomapPage, x: float, y: float) -> QPoint:
    return QPoint(*(round(v) for v in page.canvas.camera.to_screen(x, y)))


def drag(page: EcomapPage, start: QPoint, *way: QPoint) -> None:
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=start)
    for point in way:
        QTest.mouseMove(page.canvas, point)
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=way[-1])


def tap(page: EcomapPage, subject: str) -> None:
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=spot(page, subject))


def choose(page: EcomapPage, kind: str) -> None:
    """As a finger adds a kind: its group, then the kind."""
    group = next(kinds[0] for kinds in GROUPS if kind in kinds)
    press(page.dock.groups[group])
    press(page.dock.open_kinds[kind])


def add(page: EcomapPage, kind: str, name: str) -> str:
    choose(page, kind)
    part = page.side.part
    assert isinstance(part, ResourcePanel)
    write(part.name, name)
    page.flush()
    page.canvas.fit()
    return page.selected
