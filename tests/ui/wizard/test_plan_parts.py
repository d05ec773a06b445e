from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.wizard.asking import ask, body, person_id, tap, write_and_save
from tests.ui.wizard.conftest import Opener

from kasesupport.cases import ecomap, plans, register
from kasesupport.domain.weeks import months_on
from kasesupport.ui.family_page import PersonDialog
from kasesupport.ui.model import CaseModel


def test_needs_with_voice_and_person_and_enter_for_the_next(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    needs = body(shown([ask("needs")])).entries
    first = needs.rows[0]
    write_and_save(qtbot, first.words, "yasumu")
    tap(qtbot, first, "実践者の見立て")
    tap(qtbot, first, "だれのこと？")
    tap(qtbot, first, "ママ")
    qtbot.keyClick(first.words, Qt.Key.Key_Return)
    assert needs.rows[1].words.hasFocus()
    write_and_save(qtbot, needs.rows[1].words, "neru")
    one, two = model.record.needs
    assert (one.text, one.voice, one.person_id) == ("yasumu", "practitioner", person_id(model.record, "佐倉 美咲"))
    assert (two.text, two.voice, two.person_id) == ("neru", "family", "")


def test_strengths(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    row = body(shown([ask("strengths")])).entries.rows[0]
    tap(qtbot, row, "家族みんな")
    tap(qtbot, row, "ひまり")
    write_and_save(qtbot, row.words, "e ga suki")
    assert [(s.text, s.person_id) for s in model.record.strengths] == [
        ("e ga suki", person_id(model.record, "佐倉 陽葵"))
    ]


def test_a_goal_with_its_check_and_needs_is_undone_in_steps(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    need = plans.add_entry(model.case, "need", text="夕方", voice="family")
    page = shown([ask("goals")])
    row = body(page).entries.rows[0]
    write_and_save(qtbot, row.words, "hanasu")
    write_and_save(qtbot, row.check, "kazoeru")
    tap(qtbot, row, "夕方")
    (goal,) = model.record.plans[-1].goals
    assert (goal.text, goal.check, goal.needs) == ("hanasu", "kazoeru", (need,))
    for _ in range(3):
        model.undo()
    assert model.record.plans == ()
    assert body(page).entries.rows[0].words.toPlainText() == ""


def test_actions_of_the_three_groups(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    goal = plans.add_to_plan(model.case, "goal", text="朝の支度")
    groups = body(shown([ask("actions")])).groups
    family, center, others = (groups[key].rows[0] for key in ("family", "center", "others"))
    write_and_save(qtbot, family.words, "suru")
    tap(qtbot, family, "だれが？")
    tap(qtbot, family, "ママ")
    tap(qtbot, family, "どの目標のため？")
    tap(qtbot, family, "朝の支度")
    tap(qtbot, family, "いつまで？")
    write_and_save(qtbot, family.until.line, "2027/3")
    write_and_save(qtbot, center.words, "kiku")
    write_and_save(qtbot, center.name, "tantou")
    write_and_save(qtbot, others.words, "miru")
    tap(qtbot, others, "だれが？")
    tap(qtbot, others, "みどり小学校")
    found = {action.actors: action for action in model.record.plans[-1].actions}
    assert found["family"].person_id == person_id(model.record, "佐倉 美咲")
    assert (found["family"].goal_id, found["family"].until) == (goal, "2027-03")
    assert (found["center"].text, found["center"].who) == ("kiku", "tantou")
    school = next(r.id for r in model.record.resources if r.name == "みどり小学校")
    assert found["others"].resource_id == school
    tap(qtbot, others, "みどり小学校")
    tap(qtbot, others, "ほかの人")
    write_and_save(qtbot, others.name, "tonari")
    found = {action.actors: action for action in model.record.plans[-1].actions}
    assert (found["others"].resource_id, found["others"].who) == ("", "tonari")


def test_period_chips_fill_in_and_each_day_can_be_corrected(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("period")])
    tap(qtbot, page, "3か月")
    plan, today = model.record.plans[-1], model.case.file.today()
    end = months_on(today, 3).isoformat()
    assert (plan.period_from, plan.period_to, plan.review_on) == (today.isoformat(), end, end)
    line = body(page).dates["review_on"].line
    line.selectAll()
    write_and_save(qtbot, line, "令和9年1月")
    assert model.record.plans[-1].review_on == end
    assert line.text() == "令和9年1月"
    line.selectAll()
    write_and_save(qtbot, line, "令和9年1月20日")
    assert model.record.plans[-1].review_on == "2027-01-20"


def test_an_appointment_is_agreed_and_past_ones_are_not_shown(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    today = model.case.file.today()
    plans.add_entry(model.case, "appointment", on=(today - timedelta(9)).isoformat(), what="前の日")
    row = body(shown([ask("appointment")])).entries.rows[0]
    tap(qtbot, row, "2週間後")
    write_and_save(qtbot, row.at, "10:30")
    write_and_save(qtbot, row.what, "ouchi")
    agreed = model.record.appointments[-1]
    assert (agreed.on, agreed.at, agreed.what) == ((today + timedelta(14)).isoformat(), "10:30", "ouchi")


def test_consent_of_a_resource_with_withdrawal(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    row = body(shown([ask("consents")])).entries.rows[0]
    today = model.case.file.today().isoformat()
    tap(qtbot, row, "みどり小学校")
    write_and_save(qtbot, row.explained, "asa no koto")
    tap(qtbot, row, "同意")
    (consent,) = model.record.consents
    assert (consent.recipient, consent.agreed, consent.on) == ("みどり小学校", "yes", today)
    assert consent.resource_id
    assert consent.explained == "asa no koto"
    tap(qtbot, row, "取り下げる")
    assert model.record.consents[0].withdrawn_on == today
    tap(qtbot, row, "まだ")
    (consent,) = model.record.consents
    assert (consent.agreed, consent.on, consent.withdrawn_on) == ("", "", "")


def test_consent_of_somebody_else(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    row = body(shown([ask("consents")])).entries.rows[0]
    tap(qtbot, row, "ほかのところ")
    assert row.name.hasFocus()
    write_and_save(qtbot, row.name, "obasan")
    assert [(c.recipient, c.resource_id) for c in model.record.consents] == [("obasan", "")]


def test_words_and_days_of_the_plan(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("plan_text", column="long_goal"), ask("plan_text", "t.day", column="agreed_on")])
    write_and_save(qtbot, body(page).words, "warau")
    write_and_save(qtbot, body(page).words, " yuugata")
    tap(qtbot, page.view.cards[1], "今日")
    plan = model.record.plans[-1]
    assert (plan.long_goal, plan.agreed_on) == ("warau yuugata", model.case.file.today().isoformat())
    model.undo()
    model.undo()
    assert model.record.plans == ()


def test_a_need_is_tagged_and_shown_what_overlaps(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    known = register.add(model.case.file, "ほたるの家", "short_stay", tags=("夜", "休息"))
    needs = body(shown([ask("needs")])).entries
    first = needs.rows[0]
    assert first.tags.isHidden()
    write_and_save(qtbot, first.words, "yasumu")
    first.tags.head.click()
    assert first.tags.field.isVisible()
    first.tags.field.offers._buttons["夜"].click()
    assert model.record.needs[0].tags == ("夜",)
    assert first.tags.head.accessibleName() == "目印：夜"
    first.tags.found.click()
    told = "\n".join(each.text() for each in first.tags._holder.findChildren(QLabel))
    assert "ほたるの家（子育て短期支援・夜）" in told
    register.close(model.case.file, known)
    assert first.tags.found.isHidden()
    model.undo()
    assert model.record.needs[0].tags == ()
    assert first.tags.head.accessibleName() == "目印をつける"


def test_another_plan_is_begun_taken_up_and_said_how_far_it_is(shown: Opener, model: CaseModel, qtbot: QtBot) -> None:
    page = shown([ask("plans"), ask("plan_text", "t.long", column="long_goal")])
    part = body(page)
    write_and_save(qtbot, body(page, 1).words, "morning")
    tap(qtbot, part, "別のことで、新しいプランを作る")
    assert [plan.long_goal for plan in model.record.plans] == ["morning", ""]
    assert body(page, 1).words.toPlainText() == ""
    tap(qtbot, part, "紙だけ渡した（あとで一緒に書く）")
    assert [plan.state for plan in model.record.plans] == ["", "handed_only"]
    tap(qtbot, part, "morning")
    assert body(page, 1).words.toPlainText() == "morning"
    assert model.record.plan.state == ""


def test_a_plan_is_kept_as_it_is_before_it_is_put_right(shown: Opener, model: CaseModel, qtbot: QtBot) -> None:
    page = shown([ask("plans"), ask("plan_text", "t.long", column="long_goal")])
    part, words = body(page), body(page, 1).words
    assert not part.keep.isVisible()
    write_and_save(qtbot, words, "morning")
    tap(qtbot, part, "今の形を残してから、直す")
    words.selectAll()
    write_and_save(qtbot, words, "evening")
    assert [(plan.long_goal, plan.state) for plan in model.record.plans] == [("evening", ""), ("morning", "replaced")]


def test_sharing_without_consent_asks_why_and_who_approved(shown: Opener, model: CaseModel, qtbot: QtBot) -> None:
    page = shown([ask("consents")])
    row_ = body(page).entries.rows[0]
    write_and_save(qtbot, row_.explained, "けがのこと")
    assert not row_.exception.isVisible()
    tap(qtbot, row_, "同意なしで共有")
    assert row_.exception.isVisible()
    write_and_save(qtbot, row_.why, "今夜の安全")
    write_and_save(qtbot, row_.approver, "統括支援員")
    write_and_save(qtbot, row_.scope, "けがの部位と日時")
    (consent,) = model.record.consents
    told = (consent.agreed, consent.without_reason, consent.approver, consent.scope)
    assert told == ("without", "今夜の安全", "統括支援員", "けがの部位と日時")


def test_a_party_the_family_was_not_asked_about_is_told_softly_and_leads_to_the_consent(
    model: CaseModel, shown: Opener, qtbot: QtBot, gone_to: list[str]
) -> None:
    ecomap.add_resource(model.case, "ひろば", "npo")
    outside = next(r for r in model.record.resources if r.name == "ひろば")
    others = body(shown([ask("actions")])).groups["others"].rows[0]
    write_and_save(qtbot, others.words, "miru")
    tap(qtbot, others, "だれが？")
    tap(qtbot, others, outside.name)
    assert others.asked.isVisible()
    assert model.record.plans[-1].actions[0].resource_id == outside.id  # told, never blocked
    tap(qtbot, others, "「見せてよい相手」へ")
    assert gone_to == ["planning/planning.sharing"]
    plans.add_entry(model.case, "consent", recipient=outside.name, resource_id=outside.id, agreed="yes")
    assert not others.asked.isVisible()


def test_a_need_opens_its_person_their_ties_and_its_goals(
    model: CaseModel, shown: Opener, qtbot: QtBot, gone_to: list[str]
) -> None:
    mother = person_id(model.record, "佐倉 美咲")
    need = plans.add_entry(model.case, "need", text="夕方", voice="family", person_id=mother)
    goal = plans.add_to_plan(model.case, "goal", text="話せる人がいる")
    plans.link_needs(model.case, goal, (need,))
    _, tie = ecomap.add_resource(model.case, "ひろば", "npo", mother)
    row = next(row for row in body(shown([ask("needs")])).entries.rows if row.stored)
    ways = dict(row.ways.ways())
    assert row.ways.isVisible()
    ways["つながり：ひろば"]()
    ways["目標：話せる人がいる"]()
    assert gone_to == [f"ecomap/{tie}", "planning/planning.goals_step"]
    ways["ママの欄"]()
    dialog = row.ways.findChild(PersonDialog)
    assert dialog.isVisible()
    dialog.close()
