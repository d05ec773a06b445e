from datetime import date

import pytest
from sqlalchemy import select

from kasesupport.cases import talks, together, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.domain.together import EXPLAINED, EXPLAINED_WHAT, EXPLAINED_WHO, FEELING_SCALE
from kasesupport.store import tables

ON = date(2026, 11, 30)


def people(case: OpenCase) -> list[str]:
    return [person.id for person in views.record(case).graph.persons]


def test_what_was_explained_is_one_note_a_person_and_day(case: OpenCase) -> None:
    child, mother = people(case)
    first = together.explain(case, child, ["who"], ON)
    assert together.explain(case, child, ["who", "stop"], ON) == first
    together.explain(case, mother, ["written"], ON)
    together.explain(case, child, ["exceptions"], date(2026, 12, 1))
    notes = [n for n in views.record(case).notes if n.question == EXPLAINED]
    assert [(n.value(EXPLAINED_WHO), n.on, n.value(EXPLAINED_WHAT)) for n in notes] == [
        (child, "2026-11-30", ["stop", "who"]),
        (mother, "2026-11-30", ["written"]),
        (child, "2026-12-01", ["exceptions"]),
    ]
    together.explain(case, child, [], ON)
    assert len([n for n in views.record(case).notes if n.question == EXPLAINED]) == 2


def test_what_was_answered_to_an_explanation_stays(case: OpenCase) -> None:
    child = people(case)[0]
    note = together.explain(case, child, ["who"], ON)
    talks.answer(case, "intake.explained_got", "yes", note_id=note)
    together.explain(case, child, ["who", "stop"], ON)
    (found,) = views.record(case).notes
    assert found.value("intake.explained_got") == "yes"


def test_a_feeling_is_of_a_person_and_a_day_and_can_be_changed(case: OpenCase) -> None:
    child = people(case)[0]
    note = together.feel(case, child, 7, ON)
    together.feel(case, child, 2, ON, note)
    (found,) = views.record(case).notes
    assert (found.about_id, found.on, found.value(FEELING_SCALE)) == (child, "2026-11-30", 2)
    with pytest.raises(Problem, match="scale_outside"):
        together.feel(case, child, 11, ON)
    case.file.undo(case.family_id)  # both taps are one step
    assert views.record(case).notes == ()


def test_reluctance_is_an_answer_of_whoever_gave_it(case: OpenCase) -> None:
    child = people(case)[0]
    together.decline(case, "intake.worries", "child", child)
    (mark,) = views.record(case).statements
    assert (mark.state, mark.speaker, mark.speaker_id, mark.text) == ("declined", "child", child, "")
    assert mark.said_on == case.file.today().isoformat()


def test_how_one_leaves_is_the_offices_to_settle(case: OpenCase) -> None:
    assert together.leaving(case.file) == "ask"
    head = case.file.head().seq
    together.set_leaving(case.file, "ask")
    assert case.file.head().seq == head
    together.set_leaving(case.file, "lock")
    assert together.leaving(case.file) == "lock"


def test_a_pin_is_some_digits_and_only_its_hash_is_kept(case: OpenCase) -> None:
    file = case.file
    together.set_leaving(file, "pin")
    assert together.leaving(file) == "ask"  # there is none yet
    for wrong in ("", "123", "12a4", "123456789"):
        with pytest.raises(Problem, match="pin_outside"):
            together.set_pin(file, wrong)
    together.set_pin(file, "４８１６")  # as a Japanese keyboard may type it
    assert together.leaving(file) == "pin"
    assert together.is_pin(file, "4816")
    assert not together.is_pin(file, "4817")
    assert not together.is_pin(file, "")
    kept = file.read(lambda c: c.execute(select(tables.setting.c.value)).scalars().all())
    assert not any("4816" in value for value in kept)
