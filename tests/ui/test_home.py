"""The list of families: a page of it at first, the rest when asked for."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.cases import caseload, episodes, families, views
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.home import SHOWN, HomePage

NAMES = (("秋山", "あ"), ("青木", "い"), ("佐倉", "う"))


def told_on(row: QPushButton) -> str:
    """What stands at its right."""
    return row.findChildren(QLabel)[-1].text()


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


def test_a_family_that_is_not_gone_on_with_says_so_on_its_row_until_it_is(qtbot: QtBot, casefile: CaseFile) -> None:
    load_fonts()
    day = casefile.today()
    going, still, away = (families.create(casefile, name, kana) for name, kana in NAMES)
    episodes.pause(still, day, "")
    episodes.pause(away, day, "", "handed_on")
    page = HomePage(casefile)
    qtbot.addWidget(page)
    assert [told_on(row) for row in shown(page)] == ["次の予定はまだありません", "一時停止中", "引継ぎ"]
    assert {line.family_id for line in views.families(casefile) if line.ended} == {still.family_id, away.family_id}
    assert [line.family_id for line in caseload.lines(casefile)] == [going.family_id]
    assert shown(page)[1].accessibleName() == "青木、一時停止中"
    episodes.reopen(still, day)
    assert told_on(shown(page)[1]) == "次の予定はまだありません"
    page.leave()
