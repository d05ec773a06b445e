"""The list of families: a page of it at first, the rest when asked for."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.home import SHOWN, HomePage


def shown(page: HomePage) -> list[QPushButton]:
    return [each for each in page.findChildren(QPushButton) if each.objectName() == "row" and not each.isHidden()]


def test_of_many_families_a_page_is_shown_and_more_when_asked_for(qtbot: QtBot, casefile: CaseFile) -> None:
    load_fonts()
    rows = [{"id": casefile.new_id(), "name": f"家庭{number:03}"} for number in range(SHOWN + 7)]
    casefile.transact(Op("x"), lambda c: c.execute(tables.family.insert(), rows))
    page = HomePage(casefile)
    qtbot.addWidget(page)
    assert len(shown(page)) == SHOWN
    more = next(each for each in page.findChildren(QPushButton) if "つぎの7家庭を見る" in each.text())
    assert "ほかの7家庭" in more.text()
    more.click()
    assert len(shown(page)) == SHOWN + 7
    page.search.setText("家庭00")
    assert len(shown(page)) == 10
    page.search.clear()
    assert len(shown(page)) == SHOWN
    page.leave()
