from datetime import timedelta

import pytest

from kasesupport.cases import episodes, plans, talks, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem


def test_from_need_to_goal_to_action(case: OpenCase) -> None:
    child = views.record(case).graph.persons[0].id
    need = plans.add_entry(case, "need", text="夕方を、ひとりで抱えない", voice="family", person_id=child)
    plan = plans.current_plan(case)
    assert plans.current_plan(case) == plan
    goal = plans.add_entry(case, "goal", plan_id=plan, text="水曜は、みんなでごはん", check="シールを数える")
    plans.link_needs(case, goal, [need, need])
    plans.add_entry(case, "action", plan_id=plan, goal_id=goal, actors="family", person_id=child, text="聞いてみる")
    record = views.record(case)
    assert record.plans[0].goals[0].needs == (need,)
    assert record.plans[0].actions[0].goal_id == goal
    plans.remove_entry(case, "need", need)
    assert views.record(case).plans[0].goals[0].needs == ()
    case.file.undo(case.family_id)
    assert views.record(case) == record


def test_what_comes_next_is_the_earliest_date_that_is_not_past(case: OpenCase) -> None:
    today = case.file.today()
    for days, what in ((-3, "過ぎた日"), (9, "おうちで"), (20, "あとで")):
        plans.add_entry(case, "appointment", on=(today + timedelta(days)).isoformat(), what=what)
    plans.edit_entry(case, "plan", plans.current_plan(case), review_on=(today + timedelta(5)).isoformat())
    (line,) = views.families(case.file)
    assert (line.next_on, line.next_what) == ((today + timedelta(5)).isoformat(), "review")


def test_the_day_of_a_new_assessment_comes_next_while_the_episode_is_open(case: OpenCase) -> None:
    today = case.file.today()
    talks.answer(case, "assessment.again_on", (today + timedelta(30)).strftime("%Y-%m"))
    assert views.families(case.file)[0].next_on == ""
    talks.answer(case, "assessment.again_on", (today + timedelta(30)).isoformat())
    (line,) = views.families(case.file)
    assert (line.next_on, line.next_what) == ((today + timedelta(30)).isoformat(), "reassess")
    episodes.pause(case, today, "")
    assert views.families(case.file)[0].next_on == ""


def test_a_plan_is_agreed_only_when_it_was_explained_and_agreed_to(case: OpenCase) -> None:
    for days in ({}, {"explained_on": "2026-11-24"}, {"explained_on": "", "agreed_on": "2026-11-24"}):
        plans.edit_plan(case, long_goal="朝ごはんを一緒に", **days)
        with pytest.raises(Problem, match="plan_not_agreed"):
            plans.edit_plan(case, state="agreed")
        assert views.record(case).plan.state == ""
    plans.edit_plan(case, explained_on="2026-11-24")
    assert views.record(case).plan.state == "agreed"


def test_what_a_plan_is_said_to_be_follows_its_two_days_until_one_says_otherwise(case: OpenCase) -> None:
    both = {"explained_on": "2026-11-24", "agreed_on": "2026-11-24"}
    for before, days, after in (
        ("", both, "agreed"), ("handed_only", both, "agreed"), ("agreed", {"explained_on": ""}, ""),
        ("", {"agreed_on": ""}, ""), ("replaced", both, "replaced"),
    ):  # fmt: skip
        plans.edit_plan(case, **both, state=before)
        plans.edit_plan(case, **days)
        assert views.record(case).plan.state == after
    plans.edit_plan(case, **both, state="")
    plans.edit_plan(case, long_goal="朝ごはんを一緒に")
    assert views.record(case).plan.state == ""


def test_a_statement_keeps_who_said_it_about_whom(case: OpenCase) -> None:
    child, mother = (p.id for p in views.record(case).graph.persons)
    said = talks.say(case, "intake.worries", "朝が\r\n つらい\x00", "carer", speaker_id=mother, subject_id=child)
    (statement,) = views.record(case).statements
    assert (statement.text, statement.speaker_id, statement.subject_id) == ("朝が\n つらい", mother, child)
    assert statement.said_on == case.file.today().isoformat()
    talks.edit_statement(case, said, speaker_id="", speaker="child")
    assert views.record(case).statements[0].speaker_id == ""


def test_an_answer_is_one_row_a_question_and_person(case: OpenCase) -> None:
    child = views.record(case).graph.persons[0].id
    talks.answer(case, "q", "a")
    talks.answer(case, "q", ["b", "c"])
    talks.answer(case, "q", 7, subject_id=child)
    talks.answer(case, "r", None, state="declined")
    values = {(a.question, a.subject_id): (a.value, a.state) for a in views.record(case).answers}
    assert values == {
        ("q", ""): (["b", "c"], "said"), ("q", child): (7, "said"), ("r", ""): (None, "declined"),
    }  # fmt: skip
    talks.answer(case, "q", None)
    assert ("q", "") not in {(a.question, a.subject_id) for a in views.record(case).answers}


def test_the_first_word_of_a_plan_opens_it_in_the_same_step(case: OpenCase) -> None:
    plans.edit_plan(case, long_goal="笑")
    plans.edit_plan(case, long_goal="笑って過ごす")
    goal = plans.add_to_plan(case, "goal", id="given-id", text="朝")
    plans.edit_entry(case, "goal", goal, text="朝の支度")
    (plan,) = views.record(case).plans
    assert (plan.long_goal, plan.goals[0].id, plan.goals[0].text) == ("笑って過ごす", "given-id", "朝の支度")
    case.file.undo(case.family_id)
    assert views.record(case).plans[0].goals == ()
    case.file.undo(case.family_id)
    assert views.record(case).plans == ()


def test_the_first_words_take_the_place_of_not_asked(case: OpenCase) -> None:
    child = views.record(case).graph.persons[0].id
    for subject in ("", child):
        talks.say(case, "intake.worries", "", state="not_asked", subject_id=subject)
    talks.say(case, "intake.worries", "朝がつらい", subject_id=child)
    talks.say(case, "intake.worries", "", state="declined", subject_id=child)
    found = {(said.subject_id, said.state) for said in views.record(case).statements}
    assert found == {("", "not_asked"), (child, "declined"), (child, "said")}
    case.file.undo(case.family_id)
    case.file.undo(case.family_id)
    assert (child, "not_asked") in {(said.subject_id, said.state) for said in views.record(case).statements}


def test_a_bookmark_is_no_step_to_undo(case: OpenCase) -> None:
    talks.say(case, "intake.worries", "朝", id="one")
    talks.bookmark(case, "intake", "intake.voices")
    talks.edit_statement(case, "one", text="朝がつらい")
    case.file.undo(case.family_id)
    assert views.record(case).statements == ()
    assert views.record(case).bookmarks == (("intake", "intake.voices"),)
    assert case.file.redo(case.family_id)


def test_several_plans_each_with_its_own_goals_and_one_in_hand(case: OpenCase) -> None:
    first = plans.current_plan(case)
    plans.edit_plan(case, long_goal="朝をらくに")
    second = plans.begin_plan(case, "お金のこと")
    plans.add_to_plan(case, "goal", text="家計を書き出す")
    record = views.record(case)
    assert record.plan.id == second
    assert [[goal.text for goal in plan.goals] for plan in record.plans] == [[], ["家計を書き出す"]]
    plans.take_up(case, first)
    plans.add_to_plan(case, "goal", text="早く寝る")
    plans.edit_plan(case, state="handed_only")
    record = views.record(case)
    assert (record.plan.id, record.plan.state, record.plan.long_goal) == (first, "handed_only", "朝をらくに")
    assert [goal.text for goal in record.plan.goals] == ["早く寝る"]
    plans.remove_entry(case, "plan", first)
    assert views.record(case).plan.id == second


def test_taking_a_plan_up_is_no_step_to_take_back(case: OpenCase) -> None:
    first = plans.current_plan(case)
    plans.begin_plan(case)
    plans.take_up(case, first)
    assert case.file.can_undo(case.family_id) == "plan.begin"
