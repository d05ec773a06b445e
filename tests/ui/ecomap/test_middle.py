"""Whom the ecomap is drawn around."""

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.ecomaps import add, child, family, mother, shown
from tests.ui.genograms import press

from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.ecomap.page import EcomapPage


def offered(page: EcomapPage) -> list[QPushButton]:
    return [b for b in page.side.findChildren(QPushButton) if "まんなか" in b.accessibleName()]


def test_a_person_stands_in_the_middle_and_the_household_again(
    qtbot: QtBot, casefile: CaseFile, qapp: QApplication
) -> None:
    page = shown(qtbot, family(casefile))
    school = add(page, "school", "みどり小学校")
    page.select(mother(page))
    add(page, "work", "工場")
    at = page.placed().resources[school]
    page.select(HOUSEHOLD)
    assert offered(page) == []
    page.select(child(page))
    press(offered(page)[0])
    assert set(page.placed().inner.spots) == {child(page)}
    assert mother(page) in page.placed().people
    assert page.placed().resources[school] == at
    assert [b.accessibleName() for b in offered(page)] == ["まんなかを世帯に戻す"]
    press(offered(page)[0])
    assert set(page.placed().inner.spots) == {child(page), mother(page)}
    page.model.undo()
    assert set(page.placed().inner.spots) == {child(page)}
