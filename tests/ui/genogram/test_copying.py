"""People copied, cut, pasted and doubled, on a real encrypted file and the clipboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.genograms import graph, named, shown

from kasesupport.cases import families, people
from kasesupport.cases.families import Newcomer
from kasesupport.domain.people import FamilyGraph
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.clipboard import MARKS, OURS, ClipboardGuard
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.genogram import copying
from kasesupport.ui.genogram.copying import PEOPLE, Question
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.model import CaseModel

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> Iterator[GenogramPage]:
    load_fonts()
    members = [Newcomer("mother", "美咲"), Newcomer("child", "陽葵", index=True)]
    page = shown(qtbot, CaseModel(families.create(casefile, "佐倉", members=members)))
    page.canvas.setFocus()
    yield page
    QGuiApplication.clipboard().clear()


def key(page: GenogramPage, letter: Qt.Key) -> None:
    QTest.keyClick(page.canvas, letter, CTRL)


def answer(page: GenogramPage, yes: bool) -> list[str]:
    """Answers the next question; gives its words."""
    said: list[str] = []

    def answering() -> None:
        question = next(d for d in page.findChildren(Question) if d.isVisible())
        said.extend(each.text() for each in question.findChildren(copying.label("").__class__))
        (question.accept if yes else question.reject)()

    QTimer.singleShot(50, answering)
    return said


def shape(family: FamilyGraph) -> tuple[list[str], int, list[int]]:
    names = sorted(person.name for person in family.persons)
    return names, len(family.unions), sorted(len(house.members) for house in family.households)


def test_all_copied_and_pasted_come_with_what_is_between_them_as_one_act(page: GenogramPage) -> None:
    before = graph(page)
    key(page, Qt.Key.Key_A)
    key(page, Qt.Key.Key_C)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert mime.hasFormat(PEOPLE)
    key(page, Qt.Key.Key_V)
    names, unions, homes = shape(graph(page))
    assert names == ["美咲", "美咲", "陽葵", "陽葵"]
    assert (unions, homes) == (2 * len(before.unions), [2, 2])
    assert [p.index for p in graph(page).persons].count(True) == 1
    assert len(page.gathering.people) == 2
    page.model.undo()
    assert graph(page) == before


def test_what_is_cut_comes_back_by_pasting(page: GenogramPage) -> None:
    page.select(named(page, "陽葵"))
    people.edit_person(page.model.case, page.selected, staff_note="メモ")
    key(page, Qt.Key.Key_X)
    assert [p.name for p in graph(page).persons] == ["美咲"]
    key(page, Qt.Key.Key_V)
    new = next(p for p in graph(page).persons if p.name == "陽葵")
    assert (new.staff_note, new.index) == ("メモ", True)


def test_doubling_lays_nobody_on_another(page: GenogramPage) -> None:
    key(page, Qt.Key.Key_A)
    key(page, Qt.Key.Key_D)
    assert len(graph(page).persons) == 4
    assert len({tuple(place) for place in page.canvas.picture.places.values()}) == 4


@pytest.mark.parametrize("yes", [True, False])
def test_into_another_family_only_after_a_question_that_names_none(
    page: GenogramPage, qtbot: QtBot, casefile: CaseFile, yes: bool
) -> None:
    key(page, Qt.Key.Key_A)
    key(page, Qt.Key.Key_C)
    other = shown(qtbot, CaseModel(families.create(casefile, "高橋", members=[Newcomer("mother", "結衣")])))
    said = answer(other, yes)
    other.act("paste")
    assert len(graph(other).persons) == (3 if yes else 1)
    assert said
    assert not any(name in words for words in said for name in ("佐倉", "高橋", "美咲", "陽葵"))


def test_names_from_elsewhere_become_people(page: GenogramPage) -> None:
    QGuiApplication.clipboard().setText("佐藤 蓮\n\n  佐藤 結 \n")
    answer(page, yes=True)
    page.act("paste")
    assert shape(graph(page))[0] == ["佐藤 結", "佐藤 蓮", "美咲", "陽葵"]


def test_what_cannot_be_read_is_said_and_changes_nothing(page: GenogramPage) -> None:
    said: list[str] = []
    page.model.noted.connect(said.append)
    mime = copying.QMimeData()
    mime.setData(PEOPLE, b"[1]")
    QGuiApplication.clipboard().setMimeData(mime)
    before = graph(page)
    page.act("paste")
    assert graph(page) == before
    assert "読めません" in said[-1]


def test_the_guard_marks_it_and_takes_it_back(page: GenogramPage) -> None:
    guard = ClipboardGuard(QGuiApplication.clipboard())
    key(page, Qt.Key.Key_C)
    guard.mark(QClipboard.Mode.Clipboard)  # offscreen nobody owns the clipboard
    mime = QGuiApplication.clipboard().mimeData()
    assert {PEOPLE, OURS, *MARKS} <= set(mime.formats())
    assert mime.hasImage()
    assert not mime.imageData().isNull()
    guard.clear()
    left = QGuiApplication.clipboard().mimeData()
    assert left is None or not left.hasFormat(PEOPLE)
