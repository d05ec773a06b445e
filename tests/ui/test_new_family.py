from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.vaults import new_casefile

from kasesupport.cases import access, families, views
from kasesupport.cases.families import Newcomer
from kasesupport.domain.dates import PartialDate
from kasesupport.ui.likely import Likely
from kasesupport.ui.long_button import PressedLines
from kasesupport.ui.new_family import NewFamilyPage
from kasesupport.ui.prose import Prose


def words(likely: Likely) -> list[str]:
    return [each.text() for each in likely.findChildren(Prose) if each.isVisibleTo(likely)]


def test_while_one_types_families_that_are_there_are_offered_and_persons_asked_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = new_casefile(tmp_path)
    child = Newcomer("child", "濵田 蓮", "はまだ れん", birth=PartialDate(2019, 4, 2), index=True)
    there = families.create(file, "濵田", "はまだ", [child], phone="029-111-2222")
    page = NewFamilyPage(file)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.likely._work.isFinished())
    page.kana.setText("はまだ")
    qtbot.waitUntil(lambda: bool(page.likely.found))
    assert "ふりがなが同じ" in words(page.likely)

    page.kana.setText("やまだ")
    row = page._rows[0]
    row.name.setText("やまだ 蓮")
    row.birth.retype("平成31年4月2日")
    assert page.likely.found == ()
    assert len(page.likely.met) == 1
    shown = words(page.likely)
    assert "ほかの家庭にも、同じ方らしい記録があります。見ますか" in shown
    assert "濵田" not in "".join(shown)
    assert access.count(file) == 1

    next(
        b for b in page.likely.findChildren(QPushButton) if b.accessibleName() == "見る" and b.isVisibleTo(page.likely)
    ).click()
    assert "濵田の記録" in words(page.likely)
    assert access.count(file) == 3
    next(b for b in page.likely.findChildren(PressedLines) if b.isVisibleTo(page.likely)).click()
    with qtbot.waitSignal(page.chosen) as chosen:
        next(b for b in page.likely.findChildren(QPushButton) if b.accessibleName() == "ひらく").click()
    assert chosen.args == [there.family_id]

    page.phone.setText("０３－１")
    assert page.draft()["phone"] == "０３－１"
    page.take_in()
    made = next(each for each in views.families(file) if each.family_id != there.family_id)
    assert views.record(families.open_case(file, made.family_id)).phone == "０３－１"
    page.put_down()
    file.close()


def test_a_birthday_that_cannot_be_read_holds_the_family_up_and_is_not_lost(qtbot: QtBot, tmp_path: Path) -> None:
    file = new_casefile(tmp_path)
    page = NewFamilyPage(file)
    qtbot.addWidget(page)
    row = page._rows[0]
    row.name.setText("山田 蓮")
    row.birth.retype("平成27年13月40日")
    page.take_in()
    assert views.families(file) == ()
    assert row.birth.line.text() == "平成27年13月40日"
    row.birth.retype("平成27年12月4日")
    with qtbot.waitSignal(page.made):
        page.take_in()
    assert len(views.families(file)) == 1
    page.put_down()
    file.close()
