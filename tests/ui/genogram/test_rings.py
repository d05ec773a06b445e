"""The rings of the genogram on a real family: around a person, a couple's line, a child's line; and the keys."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.genograms import graph, named, press, shown, spot, tap, write

from kasesupport.cases import families, people, unions
from kasesupport.cases.families import Newcomer
from kasesupport.domain.dates import PartialDate
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.genogram.menu import KeysPanel, entries
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.genogram.ring import RELATIVES
from kasesupport.ui.model import CaseModel


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> GenogramPage:
    """Father, mother, and two children."""
    load_fonts()
    case = families.create(
        casefile, "佐倉", members=[Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    )
    model = CaseModel(case)
    child = next(p.id for p in model.record.graph.persons if p.index)
    people.edit_person(case, people.add_parent(case, child, "M"), name="健一")
    people.edit_person(case, people.add_sibling(case, child), name="蓮")
    return shown(qtbot, model)


def union_place(page: GenogramPage, child: str = "") -> QPoint:
    """The middle of the couple's line, or of the upright to a child."""
    lines = [ln for ln in page.placed().lines if (ln.child == child if child else ln.kind == "union")]
    (x0, y0), (x1, y1) = lines[0].points[0], lines[0].points[-1]
    return spot(page, x0 + (x1 - x0) * 0.3, y0 + (y1 - y0) * 0.3)


def click(page: GenogramPage, at: QPoint) -> None:
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=at)


def test_the_ring_never_covers_the_person_nor_leaves_the_canvas(page: GenogramPage) -> None:
    for zoom in (1.0, 0.3, 6.0):
        for person in graph(page).persons:
            page.canvas.fit()
            page.canvas.zoom(zoom, page.canvas.camera.to_screen(*page.canvas.picture.places[person.id]))
            tap(page, person.name)
            ring = page.rings.ring
            assert ring.isVisible()
            x, y, w, h = page.canvas.picture.box_of(person.id)
            (left, top), (right, bottom) = (
                page.canvas.camera.to_screen(x, y),
                page.canvas.camera.to_screen(x + w, y + h),
            )
            body = QRect(QPoint(round(left), round(top)), QPoint(round(right), round(bottom)))
            for made in ring.buttons.values():
                assert page.frame.rect().contains(made.geometry())
                assert not made.geometry().intersects(body)


def test_the_ring_follows_a_pan_and_goes_with_the_selection(page: GenogramPage) -> None:
    tap(page, "陽葵")
    before = page.rings.ring.buttons["child"].geometry().topLeft()
    page.canvas.look(page.canvas.camera.panned(-30, 12))
    assert page.rings.ring.buttons["child"].geometry().topLeft() - before == QPoint(-30, 12)
    page.canvas.look(page.canvas.camera.panned(-5000, 0))
    assert not page.rings.ring.isVisible()
    page.canvas.fit()
    tap(page, "陽葵")
    click(page, QPoint(3, 3))
    assert (page.selected, page.rings.ring.isVisible()) == ("", False)


def test_a_tap_on_the_couples_line_changes_its_kind(page: GenogramPage) -> None:
    click(page, union_place(page))
    assert set(page.rings.ring.buttons) >= {"kind:married", "kind:divorced", "kind:dating"}
    press(page.rings.ring.buttons["kind:divorced"])
    assert [u.kind for u in graph(page).unions] == ["divorced"]
    click(page, union_place(page))
    assert page.rings.ring.buttons["kind:divorced"].property("on")
    press(page.rings.ring.buttons["child_of_union"])
    assert page.selected in graph(page).unions[0].children


def test_a_tap_on_a_childs_line_changes_how_it_belongs(page: GenogramPage) -> None:
    child = named(page, "蓮")
    click(page, union_place(page, child))
    press(page.rings.ring.buttons[f"child:{child}:foster"])
    assert graph(page).unions[0].child_kinds == ((child, "foster"),)
    page.model.undo()
    assert graph(page).unions[0].child_kinds == ()


def test_a_parent_alone_has_a_ring_of_its_own(page: GenogramPage) -> None:
    alone = people.add_person(page.model.case, name="トメ", sex="F")
    union = unions.alone(page.model.case, alone)
    people.add_child(page.model.case, alone, union)
    page.select(union)
    page.rings.open()
    assert set(page.rings.ring.buttons) == {"child_of_union", "edit", "remove"}


def test_enter_opens_and_arrows_choose(page: GenogramPage) -> None:
    page.canvas.setFocus()
    page.select(named(page, "陽葵"))
    QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    assert page.rings.ring.buttons["partner"].hasFocus()  # both parents are recorded
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.canvas.hasFocus()
    assert page.selected == named(page, "陽葵")
    QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    for _ in range(3):  # over mother and father to the sibling
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert len(graph(page).unions[0].children) == 3


def test_every_button_of_the_ring_has_a_key_and_an_entry_in_the_menu(page: GenogramPage) -> None:
    keys = {entry.name: entry.key for _, group in entries() for entry in group}
    assert [keys[name] for name in RELATIVES] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    page.select(named(page, "陽葵"))
    page.menu.fill()
    in_menu = {action.objectName(): action for action in page.menu.findChildren(QAction)}
    assert set(keys) <= set(in_menu)
    in_menu["child"].trigger()
    assert any(page.selected in u.children and named(page, "陽葵") in u.partners for u in graph(page).unions)


def test_a_digit_adds_a_relative(page: GenogramPage) -> None:
    said: list[str] = []
    page.model.noted.connect(said.append)
    before = graph(page)
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_5)
    assert said == ["先に、人をひとり選んでください。"]
    page.select(named(page, "陽葵"))
    QTest.keyClick(page.canvas, Qt.Key.Key_3)
    assert len(graph(page).persons) == len(before.persons) + 1


def test_a_second_father_is_explained_and_offered_as_what_he_can_be(page: GenogramPage) -> None:
    said: list[str] = []
    page.model.noted.connect(said.append)
    before, child = graph(page), named(page, "陽葵")
    page.select(child)
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_1)
    assert "父は、もう書かれています" in said[0]
    assert graph(page) == before
    assert [b.text() for b in page.rings.ring.buttons.values()] == ["養父", "養父(特別)", "里親", "継父"]
    press(page.rings.ring.buttons["other:father:foster"])
    foster = next(u for u in graph(page).unions if page.selected in u.partners)
    assert (foster.children, foster.child_kinds) == ((child,), ((child, "foster"),))
    assert next(p.sex for p in graph(page).persons if p.id == page.selected) == "M"


def test_lines_are_reached_by_key_and_changed(page: GenogramPage) -> None:
    child = named(page, "蓮")
    page.select(child)
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_9)
    assert page.selected == graph(page).unions[0].id
    QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    assert page.rings.ring.buttons[f"child:{child}:biological"].hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert graph(page).unions[0].child_kinds == ((child, "adopted"),)
    QTest.keyClick(page.canvas, Qt.Key.Key_9)
    assert page.selected == child  # that was the only line


def test_the_list_of_keys_comes_and_goes(page: GenogramPage) -> None:
    page.act("keys")
    assert isinstance(page.side.part, KeysPanel)
    tap(page, "蓮")
    assert not isinstance(page.side.part, KeysPanel)


def test_enter_goes_on_from_the_name_to_the_picture(page: GenogramPage) -> None:
    page.select(named(page, "陽葵"))
    page.act("partner")
    new, form = page.selected, page.side.part
    assert form.name.hasFocus()
    write(form.name, "蒼")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert QApplication.focusWidget().text() == "不明・その他"  # what holds now: Enter alone invents nothing
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert form.birth.line.hasFocus()
    write(form.birth.line, "きのう")
    QTest.keyClick(form.birth.line, Qt.Key.Key_Return)
    assert form.birth.line.hasFocus()  # that could not be read
    form.birth.line.clear()
    write(form.birth.line, "平成26年")
    QTest.keyClick(form.birth.line, Qt.Key.Key_Return)
    person = next(p for p in graph(page).persons if p.id == new)
    assert (person.name, person.sex, person.birth) == ("蒼", "M", PartialDate(2014))
    assert page.canvas.has_keys()
    assert page.selected == new
