from datetime import date

import pytest

from kasesupport.cases import notes, talks, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import Answer, Note

ON = date(2026, 4, 3)


def test_a_note_has_its_own_answers_and_statements(case: OpenCase) -> None:
    one = notes.add_note(case, "support.log", ON)
    other = notes.add_note(case, "support.log", ON, "goal-1")
    talks.answer(case, "support.log_kind", "direct", note_id=one)
    talks.answer(case, "support.log_kind", "services", note_id=other)
    talks.answer(case, "support.log_kind", "reach_out")
    said = talks.say(case, "support.log_words", "助かった", "carer", note_id=one)
    record = views.record(case)
    assert record.notes == (
        Note(one, "support.log", "2026-04-03", "", (Answer("support.log_kind", "direct"),)),
        Note(other, "support.log", "2026-04-03", "goal-1", (Answer("support.log_kind", "services"),)),
    )
    assert record.answers == (Answer("support.log_kind", "reach_out"),)
    assert [(s.id, s.note_id) for s in record.statements] == [(said, one)]
    assert record.notes[0].value("support.log_kind") == "direct"
    assert record.notes[0].value("support.log_what") is None


def test_what_is_not_asked_yet_is_cleared_within_the_note_alone(case: OpenCase) -> None:
    one, other = notes.add_note(case, "support.log", ON), notes.add_note(case, "support.log", ON)
    for note in (one, other):
        talks.say(case, "support.log_words", "", state="not_asked", note_id=note)
    talks.say(case, "support.log_words", "助かった", "carer", note_id=one)
    assert [(s.state, s.note_id) for s in views.record(case).statements] == [("not_asked", other), ("said", one)]


def test_a_copy_takes_the_answers_and_not_what_was_said(case: OpenCase) -> None:
    one = notes.add_note(case, "support.log", ON, "goal-1")
    talks.answer(case, "support.log_kind", "direct", note_id=one)
    talks.answer(case, "support.log_what", None, state="declined", note_id=one)
    talks.say(case, "support.log_words", "助かった", "carer", note_id=one)
    new = notes.copy_note(case, one, date(2026, 5, 1))
    found = next(note for note in views.record(case).notes if note.id == new)
    told = {(a.question, a.value, a.state) for a in found.answers}
    assert told == {("support.log_kind", "direct", "said"), ("support.log_what", None, "declined")}
    assert (found.on, found.about_id) == ("2026-05-01", "goal-1")
    assert [s.note_id for s in views.record(case).statements] == [one]
    with pytest.raises(Problem, match="no_such_note"):
        notes.copy_note(case, "gone", ON)


def test_taken_away_with_all_its_fields_and_brought_back_by_undo(case: OpenCase) -> None:
    one = notes.add_note(case, "support.log", ON)
    talks.answer(case, "support.log_kind", "direct", note_id=one)
    talks.say(case, "support.log_words", "助かった", "carer", note_id=one)
    notes.edit_note(case, one, on="2026-04-01")
    before = views.record(case)
    notes.remove_note(case, one)
    gone = views.record(case)
    assert (gone.notes, gone.statements) == ((), ())
    assert case.file.undo(case.family_id)
    assert views.record(case) == before
