"""7×9で見る: rounds beside each other, told in sentences, on screen and on paper."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.rounds import mark_all

from kasesupport.cases import families, fidelity
from kasesupport.domain.fidelity import Evidence
from kasesupport.drawing.items import Text, flat
from kasesupport.practice.fidelity import viewpoints
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fidelity.page import FidelityPage
from kasesupport.ui.fidelity.round_view import RoundView
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.model import CaseModel

PRACTICE = load()
POINTS = [point.id for _, _, each in viewpoints(PRACTICE) for point in each.points][:45]


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> FidelityPage:
    """A first look by the practitioner, one by a colleague, a second one, and the family's."""
    load_fonts()
    case = families.create(casefile, "佐倉")
    first = fidelity.begin_round(case, "self", date(2026, 4, 1))
    peer = fidelity.begin_round(case, "peer", date(2026, 5, 1))
    last = fidelity.begin_round(case, "self", date(2026, 6, 1))
    theirs = fidelity.begin_round(case, "family", date(2026, 6, 2))
    fidelity.mark(case, first, "1-1-1", "not")
    fidelity.mark(case, peer, "1-1-1", "not")
    mark_all(case, last, {point: "partly" if point.split("-")[1] == "5" else "yes" for point in POINTS})
    fidelity.mark(case, theirs, "f1", "not")
    fidelity.give_evidence(case, theirs, "f10", Evidence("もう少し間をあけたい"))
    made = FidelityPage(CaseModel(case), lambda _: None, PRACTICE)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    qtbot.waitExposed(made)
    made.show_round(last)
    made.ways.chips["whole"].click()
    return made


def said(page: FidelityPage) -> str:
    labels = (page.whole.said.itemAt(i).widget() for i in range(page.whole.said.count()))
    return "\n".join(each.accessibleName() for each in labels if isinstance(each, QLabel))


def painted(page: FidelityPage) -> str:
    return "".join(item.text for item in flat(page.whole.for_paper().items) if isinstance(item, Text))


def test_bias_among_the_nine_is_named_and_nobody_is_graded(page: FidelityPage) -> None:
    words = said(page)
    assert "指針5「いつでも何でも相談できる安心な場・人とのつながりの提供」が、ほかの指針にくらべて手薄です。" in words
    assert not any(word in words for word in ("点数", "順位", "ランク"))
    assert "手薄" in painted(page)


def test_the_time_before_stands_beside_with_what_changed(page: FidelityPage) -> None:
    page.whole.ways.chips["before"].click()
    assert "前の回より、できているところが増えた視点：1-1" in said(page)
    assert all(word in painted(page) for word in ("4月1日", "6月1日", "▲"))


def test_raters_who_differ_are_told_point_by_point(page: FidelityPage) -> None:
    page.whole.ways.chips["raters"].click()
    assert "同僚は「これから」、担当者自身は「できている」" in said(page)
    assert "話し合うきっかけ" in said(page)


def test_all_rounds_after_one_another_and_the_family_beside(page: FidelityPage) -> None:
    page.whole.ways.chips["trend"].click()
    assert all(word in painted(page) for word in ("わたしたちの見方", "家族の答え", "5月1日", "6月2日"))
    assert "増えた指針：1" in said(page)


def test_where_the_family_sees_it_otherwise_its_words_stand_there(page: FidelityPage) -> None:
    page.show_round(page.rounds[-1].id)
    assert "指針1" in said(page)
    assert "家族はそれほど感じていないようです" in said(page)
    assert "「もう少し間をあけたい」" in said(page)


def test_from_a_cell_to_its_points_by_keys(page: FidelityPage) -> None:
    page.whole.view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(page.whole.view, key)
    assert page.whole.view.selected == "2-2"
    assert isinstance(page.view, RoundView)
    assert page.view.form.phase.number == 2
    page.see(True)
    assert page.view is None


def test_the_picture_follows_an_undo(page: FidelityPage) -> None:
    assert "1+0" not in painted(page)
    before = page.whole.view._told["1-1"]
    page.model.do(fidelity.mark, page.whole.told.id, "1-1-1", "na")
    assert page.whole.view._told["1-1"] != before
    page.model.undo()
    assert page.whole.view._told["1-1"] == before


def test_a_long_time_shows_the_last_rounds_and_says_so(page: FidelityPage) -> None:
    case = page.model.case
    for year in range(2010, 2021):
        mark_all(case, fidelity.begin_round(case, "self", date(year, 4, 1)), {"1-1-1": "yes"})
    page.whole.ways.chips["trend"].click()
    assert "新しい12回だけを見せています。" in said(page)
    assert "2020年" in painted(page)
    assert "2011年" not in painted(page)
