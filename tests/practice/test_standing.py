"""Which phase a case is in, from what stands in the record."""

from dataclasses import replace

import pytest

from kasesupport.domain.record import Answer, CaseRecord, Episode, Goal, Need, Note, PhaseMark, Plan
from kasesupport.practice.load import load
from kasesupport.practice.standing import LEADS, ORDER, Standing, current, standing

OPENED = Episode("e", "2026-01-10")
NEW = CaseRecord("f", "", episode_id="e", episodes=(OPENED,))


def note(question: str, on: str, *answers: tuple[str, object]) -> Note:
    return Note(question + on, question, on, "", tuple(Answer(*answer) for answer in answers))


def test_a_new_case_is_at_intake() -> None:
    assert standing(NEW) == Standing("intake", "2026-01-10")


def test_needs_and_goals_tell_that_a_phase_was_reached() -> None:
    needs = replace(NEW, needs=(Need("n", "眠りたい"),))
    assert standing(needs).phase == "assessment"
    plan = Plan("p", goals=(Goal("g", "朝"),))
    assert standing(replace(needs, plans=(plan,))).phase == "planning"
    assert standing(replace(needs, plans=(replace(plan, agreed_on="2026-02-01"),))) == Standing("support", "2026-02-01")


def test_the_circle_goes_on_and_back_with_what_was_decided() -> None:
    agreed = replace(NEW, plans=(Plan("p", goals=(Goal("g", "朝"),), agreed_on="2026-02-01"),))
    walked = (
        (note("support.log", "2026-02-05"), "support"),
        (note("monitoring.family", "2026-03-01"), "monitoring"),
        (note("outcome.goals", "2026-05-01"), "outcome"),
        (note("outcome.decisions", "2026-05-01", ("outcome.decided", "replan")), "planning"),
        (note("support.log", "2026-06-01"), "support"),
        (note("monitoring.course", "2026-07-01", ("monitoring.course_on", "reassess")), "assessment"),
        (note("outcome.decisions", "2026-08-01", ("outcome.decided", "close")), "closure"),
        (note("closure.decisions", "2026-09-01", ("closure.decided", "wait")), "support"),
    )
    for number in range(len(walked)):
        record = replace(agreed, notes=tuple(each for each, _ in walked[: number + 1]))
        assert standing(record).phase == walked[number][1]


def test_a_practitioner_may_set_it_until_something_later_is_recorded() -> None:
    mark = PhaseMark("assessment", "2026-03-01")
    record = replace(NEW, notes=(note("monitoring.family", "2026-03-01"),), phase_marks=(mark,))
    assert standing(record) == Standing("assessment", "2026-03-01", is_set=True)
    later = replace(record, notes=(*record.notes, note("outcome.goals", "2026-03-02")))
    assert standing(later) == Standing("outcome", "2026-03-02")


def test_a_closed_episode_is_paused_whatever_is_noted_after() -> None:
    closed = replace(OPENED, closed_on="2026-06-01", state="paused")
    record = replace(NEW, episodes=(closed,), notes=(note("closure.recontacts", "2026-08-01"),))
    assert standing(record) == Standing("closure", "2026-06-01", closed=True)


def test_the_episode_at_hand_is_told_apart_from_the_earlier() -> None:
    again = Episode("f", "2026-09-01", previous_id="e")
    assert current(replace(NEW, episode_id="f", episodes=(OPENED, again))) == again
    assert current(replace(NEW, episodes=())) == Episode("e", "")


@pytest.mark.parametrize(("question", "value"), LEADS)
def test_every_lead_is_an_option_of_its_question(question: str, value: str) -> None:
    assert value in {option.id for option in load().question(question).options}


def test_the_order_is_that_of_the_phases() -> None:
    assert tuple(phase.id for phase in load().phases) == ORDER
