"""What a screen reader meets on the genogram, asked through QAccessible as the desktop asks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.genograms import graph, named, shown

from kasesupport.cases import families, people
from kasesupport.cases.families import Newcomer
from kasesupport.domain.dates import PartialDate
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.model import CaseModel


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, listening: None) -> GenogramPage:
    load_fonts()
    case = families.create(
        casefile, "佐倉", members=[Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    )
    model = CaseModel(case)
    child, mother = (next(p.id for p in model.record.graph.persons if p.name == name) for name in ("陽葵", "美咲"))
    people.edit_person(case, child, sex="F", birth=PartialDate(casefile.today().year - 9, 1, 1))
    grandmother = people.add_parent(case, mother, "F")
    people.edit_person(case, grandmother, name="トメ", birth=PartialDate(1950, approx=True))
    page = shown(qtbot, model)
    page.activateWindow()
    return page


def seats(page: GenogramPage) -> list[QAccessibleInterface]:
    canvas = QAccessible.queryAccessibleInterface(page.canvas)
    return [canvas.child(n) for n in range(canvas.childCount())]


def said(face: QAccessibleInterface) -> str:
    return face.text(QAccessible.Text.Name)


def focused() -> str:
    widget: QWidget = QApplication.focusWidget()
    return said(QAccessible.queryAccessibleInterface(widget))


def test_every_person_is_a_button_with_name_relation_and_age(page: GenogramPage) -> None:
    found = seats(page)
    assert [said(face).split("、")[:2] for face in found] == [
        ["トメ", "祖母（母方）"],
        ["美咲", "母"],
        ["陽葵", "本人"],
    ]
    assert "9歳" in said(found[2])
    assert {face.role() for face in found} == {QAccessible.Role.Button}
    canvas = QAccessible.queryAccessibleInterface(page.canvas)
    assert said(canvas) == "ジェノグラム"


def test_tab_walks_in_reading_order_and_the_reader_is_told(page: GenogramPage) -> None:
    page.canvas.setFocus()
    heard = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        heard.append(focused().split("、")[0])
    assert heard == ["トメ", "美咲", "陽葵"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert focused().startswith("美咲")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert focused().startswith("トメ")


def test_enter_opens_the_ring_whose_buttons_say_what_they_do(page: GenogramPage) -> None:
    page.canvas.setFocus()
    page.select(named(page, "陽葵"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert focused() == "父を足す"
    mother = QAccessible.queryAccessibleInterface(page.rings.ring.buttons["mother"])
    assert said(mother) == "母を足す"
    assert "母は、もう書かれています" in mother.text(QAccessible.Text.Description)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert focused().startswith("陽葵")


def test_a_reader_can_press_a_person(page: GenogramPage, qtbot: QtBot) -> None:
    tome = seats(page)[0]
    tome.actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: page.selected == named(page, "トメ"))
    assert page.rings.ring.isVisible()


def test_seats_follow_the_family_and_the_camera(page: GenogramPage) -> None:
    before = seats(page)[0].rect()
    page.canvas.look(page.canvas.camera.panned(40, 10))
    assert seats(page)[0].rect() == before.translated(40, 10)
    people.remove_person(page.model.case, named(page, "トメ"))
    QApplication.processEvents()
    QTest.qWait(1)
    assert [said(face).split("、")[0] for face in seats(page)] == [p.name for p in reversed(graph(page).persons)]


def test_without_a_reader_there_are_no_seats(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> None:
    QAccessible.setActive(False)
    load_fonts()
    page = shown(qtbot, CaseModel(families.create(casefile, "佐倉", members=[Newcomer("child", "陽葵", index=True)])))
    assert page.canvas.children() == [each for each in page.canvas.children() if not isinstance(each, QWidget)]
