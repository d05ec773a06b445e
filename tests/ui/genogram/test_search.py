"""A person sought on the genogram."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.genograms import named, shown, write

from kasesupport.cases import families, people
from kasesupport.cases.families import Newcomer
from kasesupport.domain.people import Person
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.genogram.search import hits
from kasesupport.ui.model import CaseModel

PEOPLE = (Person("a", "渡邉 美咲", "わたなべ みさき"), Person("b", "蓮", called="れんくん"), Person("c"))


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("ワタナベ", ("a",)),
        ("ﾐｻｷ", ("a",)),
        ("渡辺美咲", ("a",)),
        ("レンくん", ("b",)),
        ("", ()),
        ("　", ()),
        ("太郎", ()),
    ],
)
def test_kana_width_and_variants_are_one(sought: str, found: tuple[str, ...]) -> None:
    assert hits(PEOPLE, sought, ("c", "b", "a")) == found


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> GenogramPage:
    load_fonts()
    model = CaseModel(
        families.create(casefile, "佐倉", members=[Newcomer("mother", "美咲"), Newcomer("child", "美月")])
    )
    people.edit_person(model.case, people.add_child(model.case, model.record.graph.persons[0].id), name="蓮")
    return shown(qtbot, model)


def test_enter_goes_from_one_to_the_next_and_esc_back_to_the_picture(page: GenogramPage) -> None:
    page.canvas.setFocus()
    page.canvas.zoom(0.2, (0, 0))
    QTest.keyClick(page.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.field.hasFocus()
    write(page.search.field, "美")
    assert page.search.count.text() == "2人います"
    met = []
    for _ in range(3):
        QTest.keyClick(page.search.field, Qt.Key.Key_Return)
        met.append(page.selected)
    assert met == [named(page, "美咲"), named(page, "美月"), named(page, "美咲")]
    assert page.search.field.hasFocus()
    x, y = page.canvas.camera.to_screen(*page.canvas.picture.places[page.selected])
    assert (x, y) == pytest.approx((page.canvas.width() / 2, page.canvas.height() / 2), abs=1)
    QTest.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert not page.search.isVisible()
    assert page.canvas.has_keys()


def test_nobody_found_is_said(page: GenogramPage) -> None:
    page.act("find")
    write(page.search.field, "太郎")
    QTest.keyClick(page.search.field, Qt.Key.Key_Return)
    assert page.search.count.text() == "見つかりません"
    assert page.selected == ""
