"""The three example families on their way through all phases and back, by the same acts."""

from datetime import datetime, timedelta, timezone

import pytest
from tests.vaults import new_file

from kasesupport.cases import access, examples, fidelity, names, outcomes, views
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.walks import Calendar, walk_all
from kasesupport.domain.contacts import ADDENDUM
from kasesupport.practice.family_view import load_family_view
from kasesupport.practice.fidelity import balance, grid
from kasesupport.practice.flow import soft_checks
from kasesupport.practice.load import load
from kasesupport.practice.standing import standing
from kasesupport.store.casefile import Setting
from kasesupport.store.opening import open_file

START = datetime(2026, 4, 1, 10, 0, tzinfo=timezone(timedelta(hours=9)))


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[OpenCase, ...]:
    calendar = Calendar(START)
    file = open_file(*new_file(tmp_path_factory.mktemp("walk")), Setting(clock=calendar))
    return walk_all(file, calendar)


def test_one_replans_early(walked: tuple[OpenCase, ...]) -> None:
    record = views.record(walked[0])
    assert [plan.state for plan in record.plans] == ["replaced", "agreed"]
    assert record.plan.title == "ひまりの時間プラン"
    assert [goal.text for goal in record.plan.goals] == ["土曜の午前は、ひまりが図書館ですごす"]
    assert standing(record).phase == "monitoring"
    decided = next(note for note in record.notes if note.question == "outcome.decisions")
    assert decided.value("outcome.decided") == "replan"
    assert decided.on < record.plans[0].review_on


def test_one_is_not_taken_on_and_handed_over_with_consent_and_comes_back_of_itself(
    walked: tuple[OpenCase, ...],
) -> None:
    case = walked[1]
    record = views.record(case)
    first, second = record.episodes
    assert (first.state, first.closed_on) == ("handed_on", "2026-04-23")
    assert (second.previous_id, second.opened_on, second.state) == (first.id, "2026-05-29", "handed_on")
    earlier = views.record(OpenCase(case.file, case.family_id, first.id))
    assert next(a.value for a in earlier.answers if a.question == "intake.acceptance") == "not_accepted"
    for told in (earlier, record):
        handed = next(note for note in told.notes if note.question == "closure.handovers")
        assert handed.value("closure.handover_consent") == "yes"
    assert [(plan.title, plan.state) for plan in record.plans] == [("ひとりの夜のプラン", "agreed")]
    assert {action.actors for action in record.plan.actions} == {"family", "center"}


def test_each_family_walks_through_all_seven_phases_and_back(walked: tuple[OpenCase, ...]) -> None:
    for case in walked:
        entered = [phase for each in views.record(case).episodes for phase in _entered(case, each.id)]
        assert set(entered) - {"record"} == {phase.id for phase in load().phases}
        closing = entered.index("closure")
        assert {"intake", "monitoring"} & set(entered[closing:]), entered  # the circle goes on after its last phase


def _entered(case: OpenCase, episode_id: str) -> list[str]:
    """The phases of an episode in the order in which its words and notes came, each as often as it was come to."""
    record = views.record(OpenCase(case.file, case.family_id, episode_id))
    told = [(each.id, each.question) for each in (*record.notes, *record.statements)]
    phases = [question.partition(".")[0] for _, question in sorted(told)]
    return [phase for at, phase in enumerate(phases) if at == 0 or phases[at - 1] != phase]


def test_a_plan_that_was_explained_and_agreed_to_is_called_so(walked: tuple[OpenCase, ...]) -> None:
    found = [plan for case in walked for plan in views.record(case).plans if plan.explained_on and plan.agreed_on]
    assert {plan.state for plan in found} <= {"agreed", "replaced"}
    assert any(plan.state == "agreed" for plan in found)


def test_one_closes_and_comes_back_with_words_of_its_own(walked: tuple[OpenCase, ...]) -> None:
    case = walked[2]
    record = views.record(case)
    first, second = record.episodes
    assert (first.state, second.previous_id, case.episode_id) == ("paused", first.id, second.id)
    assert [said.text for said in record.statements] == [
        "二回目だから、電話しやすかった。",
        "こんどは、さいしょから通訳の人がいい。",
    ]
    earlier = views.record(OpenCase(case.file, case.family_id, first.id))
    assert {note.question.partition(".")[0] for note in earlier.notes} == {phase.id for phase in load().phases}


def test_every_question_and_value_of_the_walks_is_one_of_the_practice_model(walked: tuple[OpenCase, ...]) -> None:
    practice = load()
    known = {question.id: question for question in practice.questions()}
    for case in walked:
        for episode in views.record(case).episodes:
            for note in views.record(OpenCase(case.file, case.family_id, episode.id)).notes:
                fields = {field.id: field for field in known[note.question].fields}
                for answer in note.answers:
                    options = {option.id for option in fields[answer.question].options}
                    values = answer.value if isinstance(answer.value, list) else [answer.value]
                    assert not options or set(values) <= options, answer


def test_every_phase_is_walked_by_somebody_and_can_be_told(walked: tuple[OpenCase, ...]) -> None:
    practice, told = load(), set()
    for case in walked:
        for episode in views.record(case).episodes:
            record = views.record(OpenCase(case.file, case.family_id, episode.id))
            told |= {note.question.partition(".")[0] for note in record.notes}
            told |= {said.question.partition(".")[0] for said in record.statements}
            for phase in practice.phases:
                soft_checks(phase, record)
    assert told == {"record", *(phase.id for phase in practice.phases)}
    assert len(examples.files()) == len(walked)
    assert all(entry.what for entry in access.entries(walked[0].file, walked[0].family_id))


def test_our_practice_is_looked_back_on_by_three_so_that_the_picture_has_something_to_show(
    walked: tuple[OpenCase, ...],
) -> None:
    practice, rounds = load(), fidelity.rounds(walked[0])
    assert [each.rater for each in rounds] == ["self", "family", "supervisor", "self"]
    points = {point.id for phase in practice.phases for view in phase.viewpoints for point in view.points}
    asked = {question.id for question in load_family_view(practice.principles)}
    for each in rounds:
        assert {mark.point for mark in each.marks} <= (asked if each.rater == "family" else points)
    seen = grid(practice, rounds[2].values)
    assert balance(seen).known
    assert 8 in balance(seen).thin


def test_every_note_stands_where_its_question_is_asked(walked: tuple[OpenCase, ...]) -> None:
    asked = {question.id: question for question in load().questions()}
    for case in walked:
        record = views.record(case)
        for note in (note for note in record.notes if note.question in asked and note.question != ADDENDUM):
            per = asked[note.question].per
            people = {person.id for person in record.graph.persons}
            about = {"member": people, "child": people, "person": people}.get(per)
            assert bool(note.about_id) is bool(per), note.question
            assert about is None or note.about_id in about, note.question


def test_what_is_added_up_over_them_is_what_was_told_without_a_name(walked: tuple[OpenCase, ...]) -> None:
    seen = outcomes.over_all(walked[0].file)
    assert sorted((each.near, each.next) for each in seen.goals) == [(8, "reached"), (9, "reached"), (9, "reached")]
    assert [(each.kind, each.family, each.staff) for each in seen.services] == [("npo", "good", "good")]
    assert [(each.satisfied, each.safe, each.hope) for each in seen.feelings] == [(9, 8, 8)]
    assert sorted(each.actors for each in seen.actions) == ["center"] * 3 + ["family"] * 4 + ["others"] * 2
    assert not [name for name in names.all_names(walked[0].file) if name in repr(seen)]
