"""サポートプラン: where one may fear the other, it is said that words are missing, and where to choose whom it is for."""

from pytestqt.qtbot import QtBot

from kasesupport.cases import bonds, families, views
from kasesupport.cases.families import Newcomer
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.model import CaseModel
from kasesupport.ui.sheet_page import SheetPage


def test_it_is_told_that_words_of_two_are_missing(qtbot: QtBot, casefile: CaseFile) -> None:
    members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲"), Newcomer("father", "健")]
    case = families.create(casefile, "佐倉", members=members)
    page = SheetPage(CaseModel(case), lambda _: None)
    qtbot.addWidget(page)
    page._refresh()
    assert page._apart.isHidden()
    _, mother, father = (each.id for each in views.record(case).graph.persons)
    bonds.add_bond(case, father, mother, "control", directed=True)
    page._model.record = views.record(case)
    page._refresh()
    assert not page._apart.isHidden()
    page._choose(blank=True)
    assert page._apart.isHidden()
