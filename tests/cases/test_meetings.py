"""A meeting is nobody's; what is said there of a family is a note of that family, done and undone there."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete

from kasesupport.cases import access, families, meetings, practitioners, restrictions, talks, tasks, views
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.searching import Sought, search
from kasesupport.cases.today import due_today
from kasesupport.domain.meetings import DECIDE, ITEM, NAMES, TASK, Meeting
from kasesupport.domain.problems import Problem
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.store.op import Op
from kasesupport.store.tables import family
from kasesupport.store.tables import meeting as table

SOON = date(2026, 12, 10)


def held(file: CaseFile, on: date = SOON) -> Meeting:
    new = meetings.add(file, on)
    return next(each for each in meetings.meetings(file) if each.id == new)


def on_it(file: CaseFile, name: str, meeting: Meeting, decide: str = "") -> OpenCase:
    case = families.create(file, name)
    note = meetings.put_on(case, meeting)
    if decide:
        talks.answer(case, DECIDE, decide, note_id=note)
    return case


def test_its_facts_are_kept_apart_from_any_family_and_undone_apart(casefile: CaseFile) -> None:
    meeting = held(casefile)
    case = on_it(casefile, "佐倉", meeting, "送り迎え")
    meetings.edit(casefile, meeting.id, purpose="次の三か月を決める", place="二階", at="14:00", kind="policy")
    assert meetings.meetings(casefile) == (
        Meeting(meeting.id, "policy", "2026-12-10", "14:00", "二階", "次の三か月を決める"),
    )
    assert casefile.undo(meetings.STACK) == "meeting.edit"
    assert meetings.meetings(casefile) == (meeting,)
    assert [item.decide for item in meetings.agenda(casefile, meeting.id)] == ["送り迎え"]
    assert views.record(case).meetings == (meeting,)
    assert {line.family_id for line in access.entries(casefile) if line.op.startswith("meeting")} == {""}
    with pytest.raises(ValueError, match="party"):
        meetings.edit(casefile, meeting.id, kind="party")


def test_an_agenda_has_its_families_in_the_order_they_came_and_each_once(casefile: CaseFile) -> None:
    meeting, other = held(casefile), held(casefile)
    second, first = on_it(casefile, "林", meeting, "お金"), on_it(casefile, "佐倉", meeting)
    on_it(casefile, "青木", other)
    tasks.finish(second, tasks.add(second, "聞く", "田中", SOON, meeting.id), SOON)
    tasks.add(second, "送る", meeting_id=meeting.id)
    told = [(i.name, i.decide, i.tasks, i.undone) for i in meetings.agenda(casefile, meeting.id)]
    assert told == [("林", "お金", 2, 1), ("佐倉", "", 0, 0)]
    with pytest.raises(Problem, match="already_on_agenda"):
        meetings.put_on(first, meeting)
    colleague = practitioners.add_practitioner(casefile, "田中")
    restrictions.restrict(casefile, first.family_id, colleague)
    casefile.sign_as(Author("田中", "l", colleague, "practitioner"))
    assert [item.name for item in meetings.agenda(casefile, meeting.id)] == ["林"]


def test_another_day_is_carried_to_what_is_written_of_it(casefile: CaseFile) -> None:
    meeting = held(casefile)
    case = on_it(casefile, "佐倉", meeting)
    meetings.edit(casefile, meeting.id, on="2026-12-17")
    assert [note.on for note in views.record(case).notes if note.question == ITEM] == ["2026-12-17"]
    assert casefile.can_undo(case.family_id) == "note.add"  # the family's own last act
    casefile.undo(meetings.STACK)
    meetings.align(casefile, meeting.id)
    assert [note.on for note in views.record(case).notes] == ["2026-12-10"]


def test_what_is_taken_off_comes_back_whole(casefile: CaseFile) -> None:
    meeting = held(casefile)
    case = on_it(casefile, "佐倉", meeting, "送り迎え")
    tasks.add(case, "聞く", meeting_id=meeting.id)
    before = views.record(case).notes
    with pytest.raises(Problem, match="meeting_has_cases"):
        meetings.remove(casefile, meeting.id)
    meetings.take_off(case, before[0].id)
    assert views.record(case).notes == ()
    meetings.remove(casefile, meeting.id)
    assert meetings.meetings(casefile) == ()
    casefile.undo(meetings.STACK)
    casefile.undo(case.family_id)
    assert (views.record(case).notes, meetings.meetings(casefile)) == (before, (meeting,))
    with pytest.raises(Problem, match="no_such_note"):
        meetings.take_off(families.create(casefile, "林"), before[0].id)


def test_a_task_is_due_until_it_is_done(casefile: CaseFile) -> None:
    case, today = families.create(casefile, "佐倉"), casefile.today()
    late = tasks.add(case, " 学童に聞く ", "田中", today - timedelta(days=1))
    tasks.add(case, "あとで", until=today + timedelta(days=30))
    assert [(each.due.kind, each.due.words) for each in due_today(casefile)] == [("task", "田中：学童に聞く")]
    tasks.finish(case, late, today)
    assert due_today(casefile) == ()
    assert [task.done for task in tasks.tasks(views.record(case).notes)] == [today.isoformat(), ""]
    tasks.reopen(case, late)
    assert len(due_today(casefile)) == 1
    assert [casefile.undo(case.family_id) for _ in range(2)] == ["task.undone", "task.done"]
    assert len(due_today(casefile)) == 1
    with pytest.raises(Problem, match="task_empty"):
        tasks.add(case, "  ")
    with pytest.raises(Problem, match="no_such_note"):
        tasks.finish(families.create(casefile, "林"), late, today)


def test_a_family_that_goes_is_on_no_agenda_and_the_meeting_stays(casefile: CaseFile) -> None:
    meeting = held(casefile)
    case = on_it(casefile, "佐倉", meeting, "送り迎え")
    gone = delete(family).where(family.c.id == case.family_id)
    casefile.transact(Op("family.erase"), lambda connection: connection.execute(gone))
    assert meetings.agenda(casefile, meeting.id) == ()
    assert meetings.meetings(casefile) == (meeting,)


def test_a_meeting_has_no_place_for_a_family() -> None:
    assert not table.foreign_keys
    assert set(NAMES) > {"case", "intake", "policy"}
    assert ITEM.partition(".")[0] == TASK.partition(".")[0] == "meeting"  # no phase: a meeting moves no case on


def test_what_was_said_is_found_by_its_words_and_leads_to_the_meetings(casefile: CaseFile) -> None:
    on_it(casefile, "佐倉", held(casefile), "送り迎えを分け合う")
    (line,) = search(casefile, load(), Sought("送り迎え")).lines
    assert (line.at, line.question) == ("meetings", "この会議で決めること")
