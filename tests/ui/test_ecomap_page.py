"""Whole gestures on the ecomap, on a real encrypted file."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.genograms import press, write

from kasesupport.cases import ecomap, families
from kasesupport.cases.families import Newcomer
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.drawing.items import Group
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.ecomap_page import EcomapPage
from kasesupport.ui.ecomap_panels import ResourcePanel, TiePanel
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.model import CaseModel


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> EcomapPage:
    """Mother and child in one household."""
    load_fonts()
    members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    return shown(qtbot, CaseModel(families.create(casefile, "佐倉", members=members)))


def shown(qtbot: QtBot, model: CaseModel) -> EcomapPage:
    page = EcomapPage(model, lambda _: None)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def child(page: EcomapPage) -> str:
    return next(p.id for p in page.model.record.graph.persons if p.index)


def spot(page: EcomapPage, subject: str) -> QPoint:
    return QPoint(*(round(v) for v in page.canvas.camera.to_screen(*page.canvas.picture.places[subject])))


def drag(page: EcomapPage, start: QPoint, *way: QPoint) -> None:
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=start)
    for point in way:
        QTest.mouseMove(page.canvas, point)
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=way[-1])


def add(page: EcomapPage, kind: str, name: str) -> str:
    press(page.palette_dock.buttons[kind])
    part = page.side.part
    assert isinstance(part, ResourcePanel)
    write(part.name, name)
    page.flush()
    page.canvas.fit()
    return page.selected


def test_one_tap_adds_a_resource_tied_to_the_household(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    record = page.model.record
    assert [(r.id, r.name, r.kind) for r in record.resources] == [(school, "みどり小学校", "school")]
    assert [(t.resource, t.to) for t in record.ties] == [(school, HOUSEHOLD)]
    page.select(child(page))
    nursery = add(page, "nursery", "こばと")
    assert [t.to for t in page.model.record.ties if t.resource == nursery] == [child(page)]


def test_a_tie_is_drawn_by_dragging_and_by_two_taps(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    press(page.tools["connect"])
    at, to = spot(page, school), spot(page, child(page))
    drag(page, at, (at + to) / 2, to)
    assert {t.to for t in page.model.record.ties} == {HOUSEHOLD, child(page)}
    assert isinstance(page.side.part, TiePanel)
    mother = next(p.id for p in page.model.record.graph.persons if not p.index)
    for subject in (mother, school):
        QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=spot(page, subject))
    assert {t.to for t in page.model.record.ties} == {HOUSEHOLD, child(page), mother}
    again = len(page.model.record.ties)
    drag(page, at, (at + to) / 2, to)
    assert len(page.model.record.ties) == again  # the same two are tied once


def test_a_tie_is_described(page: EcomapPage) -> None:
    add(page, "work", "弁当工場")
    page.select(page.model.record.ties[0].id)
    part = page.side.part
    assert isinstance(part, TiePanel)
    press(part.strength.chips["stress"])
    press(part.direction.chips["out"])
    press(part.state.chips["past"])
    write(part.purpose, "夜番")
    page.flush()
    tie = page.model.record.ties[0]
    assert (tie.strength, tie.direction, tie.state, tie.purpose) == ("stress", "out", "past", "夜番")
    press(part.direction.chips[""])
    assert page.model.record.ties[0].direction is None


def test_a_drag_pins_and_undo_takes_it_back(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    before = page.canvas.picture.places
    at = spot(page, school)
    drag(page, at, at + QPoint(30, -10), at + QPoint(60, -40))
    assert [(d, s) for d, s, _, _ in page.model.record.pins] == [("ecomap", school)]
    assert page.canvas.picture.places[school] != before[school]
    page.model.undo()
    assert page.model.record.pins == ()
    assert page.canvas.picture.places == before


def test_members_stand_still(page: EcomapPage) -> None:
    at = spot(page, child(page))
    drag(page, at, at + QPoint(40, 40), at + QPoint(80, 80))
    assert page.model.record.pins == ()


def test_the_register_is_offered_and_used(page: EcomapPage) -> None:
    other = families.create(page.model.case.file, "辻")
    known, _ = ecomap.add_resource(other, "みどり小学校", "school")
    add(page, "school", "みど")
    part = page.side.part
    assert isinstance(part, ResourcePanel)
    offer = next(b for b in part.findChildren(QPushButton) if "みどり小学校" in b.accessibleName())
    press(offer)
    record = page.model.record
    assert [(r.id, r.name) for r in record.resources] == [(known, "みどり小学校")]
    assert page.selected == known


def test_a_resource_leaves_this_family_only(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    other = families.create(page.model.case.file, "辻")
    ecomap.add_tie(other, school)
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Delete)
    assert page.model.record.resources == ()
    assert len(CaseModel(other).record.resources) == 1


def test_the_picture_agrees_with_the_record(page: EcomapPage) -> None:
    for kind in ("school", "friend", "medical"):
        add(page, kind, kind)
    record = page.model.record
    drawn = {item.subject for item in page.canvas.picture.drawing.items if isinstance(item, Group)}
    wanted = {r.id for r in record.resources} | {t.id for t in record.ties} | {p.id for p in record.graph.persons}
    lines = {u.id for u in record.graph.unions}  # the household is drawn as a small genogram
    assert drawn - {""} - lines == wanted | {HOUSEHOLD}


def test_without_a_family_it_leads_to_the_genogram(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> None:
    opened: list[str] = []
    page = EcomapPage(CaseModel(families.create(casefile, "佐倉")), opened.append)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    press(next(b for b in page.frame.findChildren(QPushButton) if "ジェノグラム" in b.text()))
    assert opened == ["genogram"]
    assert not page.palette_dock.isVisible()
