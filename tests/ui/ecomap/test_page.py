"""Whole gestures on the ecomap, on a real encrypted file."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.ecomaps import add, child, drag, family, shown, spot
from tests.ui.genograms import press

from kasesupport.cases import access, ecomap, families, views
from kasesupport.diagrams import ecomap as drawn
from kasesupport.diagrams.ecomap.scene import SECTORS as KINDS
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Group, Text, flat
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.ecomap.page import LEAST, NEAR, EcomapPage
from kasesupport.ui.ecomap.panels import MapPanel, ResourcePanel
from kasesupport.ui.model import CaseModel


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> EcomapPage:
    return shown(qtbot, family(casefile))


def test_one_tap_adds_a_resource_tied_to_the_household(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    record = page.model.record
    assert [(r.id, r.name, r.kind) for r in record.resources] == [(school, "みどり小学校", "school")]
    assert [(t.resource, t.to) for t in record.ties] == [(school, HOUSEHOLD)]
    page.select(child(page))
    nursery = add(page, "nursery", "こばと")
    assert [t.to for t in page.model.record.ties if t.resource == nursery] == [child(page)]


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
    ecomap.add_resource(other, "みどりおばさん", "kin")
    add(page, "school", "みど")
    part = page.side.part
    assert isinstance(part, ResourcePanel)
    offers = [b.accessibleName() for b in part.findChildren(QPushButton) if "台帳の" in b.accessibleName()]
    assert offers == ["台帳の「みどり小学校」をつかう"]  # never a private person of another family
    press(next(b for b in part.findChildren(QPushButton) if b.accessibleName() == offers[0]))
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
    assert len(views.record(other).resources) == 1


def test_people_are_not_removed_here_and_it_says_where(page: EcomapPage) -> None:
    said: list[str] = []
    page.model.noted.connect(said.append)
    page.select(child(page))
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Delete)
    assert len(page.model.record.graph.persons) == 2
    assert "ジェノグラム" in said[0]


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
    assert not page.dock.isVisible()


def test_consent_is_seen_only_while_the_layer_is_on_and_never_unasked_on_paper(page: EcomapPage) -> None:
    place = add(page, "place", "こども食堂")
    tie = page.model.record.ties[0].id
    ecomap.set_consent(page.model.case, tie, "no")
    page.select("")
    part = page.side.part
    assert isinstance(part, MapPanel)
    bare = page.canvas.picture
    press(part.chips["practitioner"])
    assert page.canvas.picture.drawing != bare.drawing
    assert "連絡しないでほしい" not in _words(page.for_paper().items)
    assert "連絡しないでほしい" in _words(page.for_paper(confided=True).items)
    page.hide()
    assert not page.look.practitioner
    assert place in page.canvas.picture.places


def _words(items: object) -> str:
    return "".join(leaf.text for leaf in flat(items) if isinstance(leaf, Text))  # type: ignore[arg-type]


def test_an_empty_map_says_how_to_begin_and_then_is_silent(page: EcomapPage) -> None:
    strip = page.frame.findChild(QLabel, "reading")
    assert strip is not None
    assert "足してみましょう" in strip.text()
    add(page, "school", "みどり小学校")
    assert not strip.isVisible()
    page.see(practitioner=True)
    assert strip.isVisible()
    assert strip.objectName() == "warmbox"


def test_what_was_just_added_can_be_hoped_for_at_once_and_return_goes_back_to_the_picture(page: EcomapPage) -> None:
    add(page, "place", "こども食堂")
    part = page.side.part
    assert isinstance(part, ResourcePanel)
    press(part.state.buttons["hoped"])
    assert page.model.record.ties[0].state == "hoped"
    part.name.setFocus()
    QTest.keyClick(part.name, Qt.Key.Key_Return)
    assert page.canvas.has_keys()
    ecomap.add_tie(page.model.case, page.selected, child(page))
    assert not part.state.isVisible()  # of several each has its own


def test_a_name_that_other_families_see_too_says_so(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    page.select("")
    ecomap.add_tie(families.create(page.model.case.file, "辻"), school)
    page.select(school)
    shown = [each.text() for each in page.side.findChildren(QLabel) if each.isVisible()]
    assert any("ほかの家庭の図でも" in text for text in shown)


def test_opened_again_all_stands_where_it_stood(page: EcomapPage, qtbot: QtBot) -> None:
    model = page.model
    for n in range(5):
        add(page, ("school", "medical", "place")[n % 3], f"場所{n}")
    before = page.placed().resources
    assert drawn.layout(*_told(model)).resources != before
    page.hide()
    assert model.can_undo()
    again = shown(qtbot, CaseModel(model.case))
    assert again.placed().resources == before
    new = add(again, "work", "工場")
    assert {own: at for own, at in again.placed().resources.items() if own != new} == before
    again.arrange()
    assert again.placed().resources != before
    again.hide()
    third = shown(qtbot, CaseModel(model.case))
    assert third.placed().resources == again.placed().resources
    third.hide()
    entries = access.count(model.case.file, model.case.family_id)
    third.show()
    third.hide()
    assert access.count(model.case.file, model.case.family_id) == entries


def _told(model: CaseModel) -> tuple[FamilyGraph, tuple[Resource, ...], tuple[Tie, ...]]:
    return model.record.graph, model.record.resources, model.record.ties


def test_a_crowded_map_opens_at_the_household_and_the_whole_is_one_tap_away(
    qtbot: QtBot, casefile: CaseFile, qapp: QApplication
) -> None:
    model = family(casefile)
    for n in range(24):
        ecomap.add_resource(model.case, f"相談のまどぐち{n}", KINDS[n % len(KINDS)])
    page = shown(qtbot, model)
    page.resize(826, 500)
    page._was_seen = False
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: page.canvas.camera.scale == NEAR)
    assert page.canvas.camera.to_screen(0.0, 0.0) == (page.canvas.width() / 2, page.canvas.height() / 2)
    page.canvas.fit()
    assert page.canvas.camera.scale < LEAST
