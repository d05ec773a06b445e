"""The way through a phase, whatever was answered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.record import Action, Answer, CaseRecord, Goal, Need, Plan, Statement
from kasesupport.practice import flow, model
from kasesupport.practice.facts import NAMES, Facts, facts_of
from kasesupport.practice.load import load
from kasesupport.practice.model import Comparison, Condition, Option, Phase, Question, Step

PRACTICE = load()
READY = [phase for phase in PRACTICE.phases if phase.steps]
EMPTY = CaseRecord("f", "")


def offered(question: Question) -> st.SearchStrategy[object]:
    ids = [option.id for option in question.options] or list(model.YES_NO)
    return st.lists(st.sampled_from(ids)) if question.kind in {"multi", "ticks"} else st.sampled_from(ids)


ANSWERS = st.fixed_dictionaries(
    {}, optional={q.id: offered(q) for q in PRACTICE.questions() if q.options or q.kind == "yesno"}
)
NOTED = [question.id for question in PRACTICE.questions() if question.kind == "notes"]
FACTS = st.builds(
    Facts,
    notes=st.dictionaries(st.sampled_from(NOTED), st.integers(0, 3)),
    **dict.fromkeys(sorted(NAMES), st.integers(0, 3)),
)


@given(st.sampled_from(READY), ANSWERS, st.booleans())
def test_going_on_and_back_visits_every_visible_step_once(phase: Phase, answers: flow.Answers, joint: bool) -> None:
    visible = flow.visible_steps(phase, answers, joint)
    walked = [visible[0]]
    while step := flow.next_step(phase, walked[-1].id, answers, joint):
        walked.append(step)
    assert tuple(walked) == visible
    back = [walked[-1]]
    while step := flow.previous_step(phase, back[-1].id, answers, joint):
        back.append(step)
    assert back == walked[::-1]


@given(st.sampled_from(READY), ANSWERS)
def test_a_family_never_sees_the_office(phase: Phase, answers: flow.Answers) -> None:
    for step in flow.visible_steps(phase, answers, joint=True):
        shown = flow.visible_questions(step, answers, joint=True)
        assert shown
        assert all(question.side == "family" for question in shown)


@given(st.sampled_from(READY), ANSWERS)
def test_alone_at_the_desk_all_steps_stand(phase: Phase, answers: flow.Answers) -> None:
    assert flow.visible_steps(phase, answers) == phase.steps


@given(st.sampled_from(READY), FACTS, ANSWERS)
def test_a_check_leads_to_a_step_that_is_there(phase: Phase, facts: Facts, answers: flow.Answers) -> None:
    ids = {step.id for step in flow.visible_steps(phase, answers)}
    assert all(check.step in ids for check in flow.matching_checks(phase, facts, answers))


def counts(numbers: dict[str, int]) -> Facts:
    """Facts with these numbers, those of notes too."""
    notes = {fact.partition(":")[2]: number for fact, number in numbers.items() if fact.startswith("notes:")}
    return Facts(notes=notes, **{fact: number for fact, number in numbers.items() if ":" not in fact})


@pytest.mark.parametrize("phase", READY, ids=lambda phase: phase.id)
def test_each_check_can_speak_and_can_be_silent(phase: Phase) -> None:
    for check in phase.checks:
        counted = [term for term in check.when if isinstance(term, Comparison)]
        facts = counts({t.fact: t.above + 1 if t.above is not None else 0 for t in counted})
        chosen = [term for term in check.when if isinstance(term, Condition) and term.operator != "is_not"]
        assert check in flow.matching_checks(phase, facts, {term.question: term.values[0] for term in chosen})
        numbers = {t.fact: t.above if t.above is not None else t.below or 0 for t in counted}
        answers = {t.question: t.values[0] for t in check.when if isinstance(t, Condition)}
        assert check not in flow.matching_checks(phase, counts(numbers), answers)


def test_conditions() -> None:
    is_a, is_not_a = Condition("q", "is", ("a", "b")), Condition("q", "is_not", ("a", "b"))
    has_a = Condition("q", "has", ("a",))
    assert flow.holds(None, {})
    assert flow.holds(is_a, {"q": "b"})
    assert not flow.holds(is_a, {"q": "c"})
    assert not flow.holds(is_a, {})
    assert flow.holds(is_not_a, {})
    assert not flow.holds(is_not_a, {"q": "a"})
    assert flow.holds(has_a, {"q": ["c", "a"]})
    assert not flow.holds(has_a, {"q": []})


def test_self_referral_has_no_gate() -> None:
    step = PRACTICE.phase("intake").steps[-1]
    gate = PRACTICE.question("intake.acceptance")
    assert gate in flow.visible_questions(step, {"intake.route": "notice"})
    assert gate in flow.visible_questions(step, {})
    assert gate not in flow.visible_questions(step, {"intake.route": "self"})


def test_a_withdrawn_question_is_read_but_not_asked() -> None:
    kept = Question("intake.new", "text", "いま")
    gone = Question("intake.old", "choice", "むかし", options=(Option("a", "あ"),), withdrawn="2027-04")
    step = Step("intake.s", "題", "文。", (gone, kept))
    assert flow.visible_questions(step, {}) == (kept,)
    assert flow.visible_steps(Phase("intake", 1, "", "", "", steps=(Step("intake.t", "", "", (gone,)), step)), {}) == (
        step,
    )


def test_a_withdrawn_option_stands_only_where_it_was_chosen() -> None:
    old, new = Option("old", "あ", "2027-04"), Option("new", "い")
    question = Question("intake.q", "multi", "", options=(old, new))
    assert flow.visible_options(question) == (new,)
    assert flow.visible_options(question, "new") == (new,)
    assert flow.visible_options(question, ["old"]) == (old, new)


def test_a_step_of_another_phase_is_an_error() -> None:
    with pytest.raises(KeyError):
        flow.next_step(PRACTICE.phase("intake"), "planning.paper", {})


def test_only_what_was_said_decides() -> None:
    answers = (
        Answer("a", "yes"),
        Answer("b", "yes", state="declined"),
        Answer("c", "yes", subject_id="p"),
        Answer("d", ["x"]),
    )
    assert flow.answers_of(replace(EMPTY, answers=answers)) == {"a": "yes", "d": ["x"]}


def test_nothing_touched_at_first() -> None:
    for phase in READY:
        for step in phase.steps:
            assert flow.progress(step, EMPTY).touched == 0


def test_silence_counts_as_touched() -> None:
    step = PRACTICE.phase("intake").steps[3]
    record = replace(EMPTY, statements=(Statement("1", "intake.child_voice", "", "child", state="declined"),))
    assert flow.progress(step, record) == flow.Progress(1, 4)


def test_progress_of_editors_and_plan_fields() -> None:
    graph = FamilyGraph(persons=(Person("p"),))
    family = PRACTICE.phase("intake").steps[2]
    assert flow.progress(family, replace(EMPTY, graph=graph)) == flow.Progress(1, 3)
    long_goal = PRACTICE.phase("planning").steps[2]
    assert flow.progress(long_goal, replace(EMPTY, plans=(Plan("1", long_goal="笑う"),))) == flow.Progress(1, 3)
    older = (Plan("1", long_goal="笑う"), Plan("2"))
    assert flow.progress(long_goal, replace(EMPTY, plans=older)) == flow.Progress(0, 3)
    recall = PRACTICE.phase("planning").steps[1]
    assert flow.progress(recall, EMPTY) == flow.Progress(0, 2)


@given(st.sampled_from(READY), st.lists(st.sampled_from([q.id for q in PRACTICE.questions()])))
def test_progress_never_exceeds_its_whole(phase: Phase, touched: list[str]) -> None:
    record = replace(EMPTY, statements=tuple(Statement(str(i), q, "x") for i, q in enumerate(touched)))
    for step in phase.steps:
        done = flow.progress(step, record)
        assert 0 <= done.touched <= done.of


def test_facts_of_a_record() -> None:
    goals = (Goal("g1", "a", "見る", ("n1",)), Goal("g2", "b"))
    actions = (Action("a1", "family", "x", goal_id="g1"), Action("a2", "center", "y"))
    record = replace(
        EMPTY,
        graph=FamilyGraph(persons=(Person("p", index=True), Person("q"))),
        statements=(Statement("1", "a", "い", "child"), Statement("2", "a", "", "carer", state="not_asked")),
        needs=(Need("n1", "x"), Need("n2", "y", "practitioner")),
        plans=(Plan("old", long_goal="前の"), Plan("new", goals=goals, actions=actions, agreed_on="2026-05-01")),
    )
    facts = facts_of(record)
    assert facts == Facts(
        index_children=1, statements_child=1, needs=2, needs_family=1, needs_without_goal=1,
        goals=2, goals_without_need=1, goals_without_action=1, goals_without_check=1,
        family_actions=1, center_actions=1, agreed_on=1,
    )  # fmt: skip


def test_an_empty_record_gets_soft_words_and_nothing_else() -> None:
    words = {check.id for check in flow.soft_checks(PRACTICE.phase("intake"), EMPTY)}
    assert words == {"no_carer_voice", "no_ties", "no_appointment"}
    assert flow.soft_checks(PRACTICE.phase("planning"), EMPTY) == ()
