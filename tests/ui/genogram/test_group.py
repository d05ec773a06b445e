"""Several people at once, by mouse, finger and keys, on a real encrypted file."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.genograms import drag, graph, named, press, shown, spot, words
from tests.ui.hands import Finger

from kasesupport.cases import families, own_maps, people
from kasesupport.cases.families import Newcomer
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.genogram.group import GroupPanel
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.model import CaseModel

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> GenogramPage:
    """A mother with three children."""
    load_fonts()
    model = CaseModel(
        families.create(casefile, "佐倉", members=[Newcomer("mother", "美咲"), Newcomer("child", "陽葵")])
    )
    mother = model.record.graph.persons[0].id
    for name in ("蓮", "結"):
        people.edit_person(model.case, people.add_child(model.case, mother), name=name)
    return shown(qtbot, model)


def tap(page: GenogramPage, name: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = spot(page, *page.canvas.picture.places[named(page, name)])
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, keys, at)


def chosen(page: GenogramPage) -> set[str]:
    names = {person.id: person.name for person in graph(page).persons}
    return {names[each] for each in page.gathering.people}


def panel(page: GenogramPage) -> GroupPanel:
    assert isinstance(page.side.part, GroupPanel)
    return page.side.part


def test_with_the_tool_taps_take_in_and_out_and_esc_ends_it(page: GenogramPage) -> None:
    press(words(page, "まとめて選ぶ"))
    tap(page, "蓮")
    tap(page, "結")
    tap(page, "美咲")
    tap(page, "結")
    assert chosen(page) == {"蓮", "美咲"}
    assert not page.rings.ring.isVisible()
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert (chosen(page), page.in_hand, page.selected) == (set(), "", "")


def test_a_finger_draws_a_rectangle_around_some(page: GenogramPage) -> None:
    finger = Finger(page)
    finger.press(words(page, "まとめて選ぶ"))
    boxes = [page.canvas.picture.box_of(named(page, name)) for name in ("蓮", "結")]
    left, top = min(b[0] for b in boxes) - 8, min(b[1] for b in boxes) - 8  # type: ignore[index]
    right, bottom = max(b[0] + b[2] for b in boxes) + 8, max(b[1] + b[3] for b in boxes) + 8  # type: ignore[index]
    start, end = spot(page, right, bottom), spot(page, left, top)
    QTest.touchEvent(page.canvas, finger.screen).press(0, start, page.canvas).commit()
    for at in ((start + end) / 2, end):
        QTest.touchEvent(page.canvas, finger.screen).move(0, at, page.canvas).commit()
    QTest.touchEvent(page.canvas, finger.screen).release(0, end, page.canvas).commit()
    assert {"蓮", "結"} <= chosen(page) < {"蓮", "結", "陽葵", "美咲"}


def test_shift_or_ctrl_and_a_click_need_no_tool(page: GenogramPage) -> None:
    tap(page, "蓮")
    page.rings.close()
    tap(page, "結", Qt.KeyboardModifier.ShiftModifier)
    tap(page, "美咲", CTRL)
    assert chosen(page) == {"蓮", "結", "美咲"}
    tap(page, "美咲", CTRL)
    assert chosen(page) == {"蓮", "結"}


def test_all_by_key_and_one_out_by_tab_and_enter(page: GenogramPage) -> None:
    QTest.keyClick(page.canvas, Qt.Key.Key_A, CTRL)
    assert chosen(page) == {"美咲", "陽葵", "蓮", "結"}
    page.select("")
    for _ in range(4):
        if page.selected != named(page, "蓮"):
            QTest.keyClick(page.canvas, Qt.Key.Key_Tab)
    QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    assert chosen(page) == {"美咲", "陽葵", "結"}


def test_a_drag_of_one_moves_all_as_one_act(page: GenogramPage) -> None:
    page.gathering.add([named(page, "蓮"), named(page, "結")])
    before = dict(page.canvas.picture.places)
    x, y = before[named(page, "蓮")]
    drag(page, (x, y), (x + 60, y), (x + 120, y + 90))
    after = {subject: (px, py) for _, subject, px, py in page.model.record.pins}
    assert after.keys() == {named(page, "蓮"), named(page, "結")}
    for each, (px, py) in after.items():
        assert (px, py) == pytest.approx((before[each][0] + 120, before[each][1] + 90), abs=2)
    assert chosen(page) == {"蓮", "結"}
    page.model.undo()
    assert page.model.record.pins == ()


def test_arrows_push_all_a_little_and_are_taken_back_together(page: GenogramPage) -> None:
    page.gathering.add([named(page, "蓮"), named(page, "結")])
    before = page.canvas.picture.places[named(page, "結")]
    page.canvas.setFocus()
    for _ in range(4):
        QTest.keyClick(page.canvas, Qt.Key.Key_Right)
    pins = {subject: x for _, subject, x, _ in page.model.record.pins}
    assert pins[named(page, "結")] == pytest.approx(before[0] + 32)
    page.model.undo()
    assert page.model.record.pins == ()


def test_lined_up_at_one_height_or_told_why_not(page: GenogramPage) -> None:
    said: list[str] = []
    page.model.noted.connect(said.append)
    page.gathering.add([named(page, "美咲"), named(page, "蓮")])
    press(panel(page).buttons["upright"])
    assert len({x for _, _, x, _ in page.model.record.pins}) == 1
    page.model.undo()
    page.gathering.toggle(named(page, "美咲"))
    page.gathering.add([named(page, "結")])
    press(panel(page).buttons["upright"])
    assert page.model.record.pins == ()
    assert "重なってしまう" in said[-1]


def test_several_are_removed_and_come_back_as_one(page: GenogramPage) -> None:
    before = graph(page)
    page.gathering.add([named(page, "蓮"), named(page, "結")])
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Delete)
    assert {p.name for p in graph(page).persons} == {"美咲", "陽葵"}
    assert chosen(page) == set()
    page.model.undo()
    assert graph(page) == before


def test_with_whoever_drew_a_map_of_their_own_it_is_told_that_the_map_goes(page: GenogramPage) -> None:
    said: list[str] = []
    page.model.noted.connect(said.append)
    own_maps.start(page.model.case, named(page, "蓮"), date(2026, 11, 1))
    page.gathering.add([named(page, "蓮"), named(page, "結")])
    page.gathering.remove()
    assert "描いた図（1枚）" in said[-1]
    assert page.model.record.own_maps == ()
    page.model.undo()
    assert len(page.model.record.own_maps) == 1
    page.gathering.choose([named(page, "結")])
    page.gathering.remove()
    assert "描いた図" not in said[-1]


def test_the_chosen_are_seen_large(page: GenogramPage) -> None:
    page.canvas.zoom(0.3)
    page.gathering.add([named(page, "蓮")])
    press(panel(page).buttons["closer"])
    x, y = page.canvas.camera.to_screen(*page.canvas.picture.places[named(page, "蓮")])
    assert page.canvas.rect().adjusted(200, 150, -200, -150).contains(QPoint(round(x), round(y)))
    assert page.canvas.camera.scale > 1
