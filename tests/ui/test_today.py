from datetime import timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kasesupport.cases import drafts, families, plans, talks
from kasesupport.cases.begun import place
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.home import HomePage


def words(page: HomePage) -> list[str]:
    return [each.text() for each in page.today.findChildren(QLabel) if not each.isHidden()]


def test_what_is_due_stands_over_the_list_and_leads_to_where_the_work_is(qtbot: QtBot, casefile: CaseFile) -> None:
    load_fonts()
    case = families.create(casefile, "佐倉")
    page = HomePage(casefile)
    qtbot.addWidget(page)
    page.show()
    assert not page.today.isVisible()
    today = casefile.today()
    plans.add_entry(case, "appointment", on=today.isoformat(), at="", what="おうちで")
    plans.edit_plan(case, review_on=(today + timedelta(days=3)).isoformat())
    assert page.today.isVisible()
    assert {"今日（1）", "ふり返りの時期（1）"} <= set(words(page))
    went: list[tuple[str, str]] = []
    page.chosen_at.connect(lambda family, at: went.append((family, at)))
    for line in page.today.lines:
        line.click()
    assert went == [(case.family_id, "timeline"), (case.family_id, "outcome")]
    page.search.setText("さくら")
    assert not page.today.isVisible()
    drafts.keep(casefile, place(case.family_id), {"words": "書きかけ"})
    page.search.clear()
    assert "書きかけ（1）" in words(page)
    page.today.lines[-1].click()
    assert went[-1] == (case.family_id, "contact")
    page.leave()


def test_many_of_one_kind_are_folded(qtbot: QtBot, casefile: CaseFile) -> None:
    load_fonts()
    for number in range(9):
        case = families.create(casefile, f"家庭{number}")
        talks.answer(case, "monitoring.interval", "week")
        talks.say(case, "intake.worries", "眠れない", "carer", said_on="2026-01-05")
    page = HomePage(casefile)
    qtbot.addWidget(page)
    page.show()
    assert "声をかける時期（9）" in words(page)
    assert len([line for line in page.today.lines if line.isVisible()]) == 6
    page.leave()
