"""A tie by dragging either way, by two taps, by keys; why two cannot be tied; the ring at a tie."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.ecomaps import add, at, child, drag, family, mother, shown, spot, tap
from tests.ui.genograms import press, words

from kasesupport.cases import ecomap, people
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.ecomap.page import EcomapPage
from kasesupport.ui.ecomap.tie import TiePanel


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> EcomapPage:
    return shown(qtbot, family(casefile))


@pytest.fixture
def said(page: EcomapPage) -> list[str]:
    words: list[str] = []
    page.model.noted.connect(words.append)
    return words


def ends(page: EcomapPage) -> set[str]:
    return {tie.to for tie in page.model.record.ties}


def test_a_card_put_down_on_a_member_and_a_line_pulled_from_one_both_tie(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    start, to = spot(page, school), spot(page, child(page))
    drag(page, start, (start + to) / 2, to)
    assert ends(page) == {HOUSEHOLD, child(page)}
    assert isinstance(page.side.part, TiePanel)
    assert page.model.record.pins == ()  # it was not moved
    start, to = spot(page, mother(page)), spot(page, school)
    drag(page, start, (start + to) / 2, to)
    assert ends(page) == {HOUSEHOLD, child(page), mother(page)}


def test_a_card_put_down_in_the_household_is_tied_to_it(page: EcomapPage) -> None:
    page.select(child(page))
    school = add(page, "school", "みどり小学校")
    assert ends(page) == {child(page)}
    left, top, _, _ = page.placed().household.box
    start, to = spot(page, school), at(page, left + 12, top + 60)
    drag(page, start, (start + to) / 2, to)
    assert ends(page) == {child(page), HOUSEHOLD}


def test_two_taps_tie_and_the_hint_leads(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    press(page.tools["connect"])
    assert "順に押して" in page.dock.hint.text()
    tap(page, mother(page))
    assert page.dock.hint.text() == "美咲 とつなぐ資源を押してください。"
    tap(page, school)
    assert ends(page) == {HOUSEHOLD, mother(page)}
    assert page.in_hand == ""
    again = len(page.model.record.ties)
    press(page.tools["connect"])
    for subject in (school, mother(page)):
        tap(page, subject)
    assert len(page.model.record.ties) == again  # the same two are tied once


def test_keys_alone_tie_and_walk_the_ties(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    page.select(school)
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, "t")
    assert "みどり小学校" in page.dock.hint.text()
    for _ in range(9):
        if page.selected == mother(page):
            break
        QTest.keyClick(page.canvas, Qt.Key.Key_Left)
    QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    assert ends(page) == {HOUSEHOLD, mother(page)}
    page.select(school)
    own = [tie.id for tie in page.model.record.ties]
    walked = []
    for _ in range(3):
        QTest.keyClick(page.canvas, "9")
        walked.append(page.selected)
    assert walked == [*own, school]


def test_what_cannot_be_tied_says_why(page: EcomapPage, said: list[str]) -> None:
    school, friend = add(page, "school", "みどり小学校"), add(page, "friend", "ゆいちゃん")
    before = page.model.record.ties
    for pair, word in (((child(page), mother(page)), "ジェノグラム"), ((school, friend), "資源どうし")):
        press(page.tools["connect"])
        for subject in pair:
            tap(page, subject)
        assert word in said[-1]
    page.joining.join(school, HOUSEHOLD)
    assert "もうつながって" in said[-1]
    assert page.model.record.ties == before


def test_escape_gives_tying_up(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    page.joining.begin(school)
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.in_hand == ""
    tap(page, child(page))
    assert ends(page) == {HOUSEHOLD}


def test_a_tap_on_a_tie_opens_its_ring(page: EcomapPage) -> None:
    add(page, "work", "弁当工場")
    tie = page.model.record.ties[0].id
    page.select("")
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=at(page, *page.middle_of(tie)))
    assert page.selected == tie
    ring = page.rings.ring
    assert ring.isVisible()
    press(ring.buttons["strength:stress"])
    assert page.model.record.ties[0].strength == "stress"
    assert not ring.isVisible()
    page.enter(tie)
    press(ring.buttons["direction:out"])
    assert page.model.record.ties[0].direction == "out"
    page.enter(tie)
    press(ring.buttons["direction:"])  # the one that holds, pressed again
    assert page.model.record.ties[0].direction is None
    for _ in range(3):
        page.model.undo()
    assert page.model.record.ties[0].strength == "normal"


def test_the_ring_covers_neither_end_of_the_tie(page: EcomapPage) -> None:
    page.select(child(page))
    school = add(page, "school", "みどり小学校")
    page.select(page.model.record.ties[0].id)
    page.rings.open()
    places = [button.geometry() for button in page.rings.ring.buttons.values()]
    for end in (school, child(page)):
        centre = spot(page, end) + QPoint(0, page.canvas.y())
        assert not any(place.contains(centre) for place in places)


def test_the_delete_key_takes_a_tie_away(page: EcomapPage) -> None:
    add(page, "work", "弁当工場")
    page.select(page.model.record.ties[0].id)
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Delete)
    assert page.model.record.ties == ()
    page.model.undo()
    assert len(page.model.record.ties) == 1


def test_a_finger_ties_as_a_mouse_does(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    screen = QTest.createTouchDevice()
    start, to = spot(page, school), spot(page, child(page))
    QTest.touchEvent(page.canvas, screen).press(0, start, page.canvas).commit()
    for place in ((start + to) / 2, to):
        QTest.touchEvent(page.canvas, screen).move(0, place, page.canvas).commit()
    QTest.touchEvent(page.canvas, screen).release(0, to, page.canvas).commit()
    assert ends(page) == {HOUSEHOLD, child(page)}


def test_whoever_only_reads_pulls_no_line_and_sees_the_picture_shift(page: EcomapPage) -> None:
    page.model.case.file.read_only = True
    page.refresh()
    start, before = spot(page, child(page)), page.canvas.camera
    drag(page, start, start + QPoint(30, 20), start + QPoint(60, 40))
    assert page.canvas.camera != before
    assert page.joining.any_two("a", "b") is None


def test_arrow_keys_move_a_resource_in_one_step_and_never_onto_something(page: EcomapPage) -> None:
    school = add(page, "school", "みどり小学校")
    page.canvas.setFocus()
    before = page.canvas.picture.places[school]
    QTest.keyClick(page.canvas, "m")
    assert "矢印キー" in page.dock.hint.text()
    for _ in range(3):
        QTest.keyClick(page.canvas, Qt.Key.Key_Right)
    x, y = page.canvas.picture.places[school]
    assert (x - before[0], y - before[1]) == (48.0, 0.0)
    page.model.undo()
    assert page.canvas.picture.places[school] == before
    for _ in range(18):  # towards the household, and not into it
        QTest.keyClick(page.canvas, Qt.Key.Key_Up if before[1] > 0 else Qt.Key.Key_Down)
    assert page.placed().inside(page.canvas.picture.places[school]) == ""
    QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    assert (page.in_hand, page.canvas.nudging) == ("", False)


def test_who_lives_elsewhere_is_moved_by_finger_and_by_keys_and_else_ties_are_pulled(page: EcomapPage) -> None:
    father = people.add_person(page.model.case, name="健一")
    work = add(page, "work", "工場")
    ecomap.add_tie(page.model.case, work, father)
    page.canvas.fit()
    before = page.canvas.picture.places
    drag(page, spot(page, father), spot(page, father) + QPoint(0, 20), spot(page, father) + QPoint(0, 90))
    assert page.canvas.picture.places == before  # a line was pulled
    tap(page, father)
    press(words(page, "場所を動かす"))
    start = spot(page, father)
    drag(page, start, start + QPoint(0, 20), start + QPoint(10, 90))
    assert page.canvas.picture.places[father][1] > before[father][1] + 30
    page.model.undo()
    assert page.canvas.picture.places == before
    page.canvas.setFocus()
    away = Qt.Key.Key_Right if before[father][0] > 0 else Qt.Key.Key_Left
    QTest.keyClick(page.canvas, away)
    assert abs(page.canvas.picture.places[father][0] - before[father][0]) == 16.0
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert father in page.canvas.picture.still
