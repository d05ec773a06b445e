"""Acts on 会議, which no family owns, with an undo of their own; and frozen reads of what stands on their agenda.

A family is put on an agenda by a note of its own (domain/meetings.py): what is said of it is written in its own
record, journalled and undone there. Families hidden from whoever opened the file are on no agenda one sees.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection, Update, delete, insert, select, update

from kasesupport.cases import notes
from kasesupport.cases.restrictions import hidden
from kasesupport.cases.rows import OpenCase, act
from kasesupport.domain.meetings import DECIDE, DONE, ITEM, NAMES, TASK, Item, Meeting
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

STACK = "meetings"  # the undo stack: CaseFile.undo(STACK)
MEETING, NOTE, ANSWER = tables.meeting, tables.note, tables.answer
LONG = frozenset({"purpose", "people"})  # columns of several lines


def add(file: CaseFile, on: date, kind: str = "case") -> str:
    """A new meeting on a day; gives its id."""
    row = {"id": file.new_id(), "kind": kind, "on": on.isoformat()}
    file.transact(Op("meeting.new", stack=STACK), lambda connection: connection.execute(insert(MEETING).values(**row)))
    return row["id"]


def edit(file: CaseFile, meeting_id: str, **values: str) -> None:
    """Change columns of a meeting; another day is carried to the notes about it. Raises text_too_long."""
    cleaned = {key: clean_text(value) if key in LONG else clean_line(value) for key, value in values.items()}
    if cleaned.get("kind", "case") not in NAMES:
        raise ValueError(cleaned["kind"])
    statement = update(MEETING).where(MEETING.c.id == meeting_id).values(**cleaned)
    op = Op("meeting.edit", merge=f"meeting.{meeting_id}.{'.'.join(cleaned)}", stack=STACK)
    file.transact(op, lambda connection: connection.execute(statement))
    if "on" in cleaned:
        align(file, meeting_id)


def align(file: CaseFile, meeting_id: str) -> None:
    """Bring the notes about a meeting to its day, each as an act of its family that is no undo step."""

    def reading(connection: Connection) -> tuple[str, list[Any]]:
        on = connection.execute(select(MEETING.c.on).where(MEETING.c.id == meeting_id)).scalar() or ""
        own = NOTE.c.about_id == meeting_id, NOTE.c.question == ITEM, NOTE.c.on != on
        return on, list(connection.execute(select(NOTE.c.id, NOTE.c.family_id).where(*own)).all())

    on, elsewhere = file.read(reading)
    for note_id, family_id in elsewhere if on else ():
        statement = update(NOTE).where(NOTE.c.id == note_id).values(on=on)
        file.transact(Op("note.edit", family_id, silent=True), partial(_run, statement))


def _run(statement: Update, connection: Connection) -> None:
    connection.execute(statement)


def remove(file: CaseFile, meeting_id: str) -> None:
    """Take a meeting away. Raises Problem("meeting_has_cases") while anything of a family is about it."""

    def removing(connection: Connection) -> None:
        if connection.execute(select(NOTE.c.id).where(NOTE.c.about_id == meeting_id).limit(1)).first() is not None:
            raise Problem("meeting_has_cases")
        connection.execute(delete(MEETING).where(MEETING.c.id == meeting_id))

    file.transact(Op("meeting.remove", stack=STACK), removing)


def meetings(file: CaseFile) -> tuple[Meeting, ...]:
    """All meetings by day and hour."""
    return file.read(all_meetings)


def all_meetings(connection: Connection) -> tuple[Meeting, ...]:
    """As `meetings`, within a read."""
    found = [Meeting(**row) for row in connection.execute(select(MEETING)).mappings()]
    return tuple(sorted(found, key=lambda each: (each.on, each.at, each.id)))


def put_on(case: OpenCase, meeting: Meeting) -> str:
    """Put a family on a meeting's agenda; gives the note that holds what is said of it.

    Raises Problem("already_on_agenda").
    """
    own = NOTE.c.family_id == case.family_id, NOTE.c.question == ITEM, NOTE.c.about_id == meeting.id
    if case.file.read(lambda connection: connection.execute(select(NOTE.c.id).where(*own)).first()) is not None:
        raise Problem("already_on_agenda")
    on = date.fromisoformat(meeting.on) if meeting.on else case.file.today()
    return notes.add_note(case, ITEM, on, meeting.id)


def take_off(case: OpenCase, note_id: str) -> None:
    """Take a family off an agenda with all that was written of it there, and with the tasks: one act."""

    def taking(connection: Connection) -> None:
        mine = select(NOTE.c.about_id).where(NOTE.c.id == note_id, NOTE.c.family_id == case.family_id)
        meeting = connection.execute(mine).scalar()
        if meeting is None:
            raise Problem("no_such_note")
        own = NOTE.c.family_id == case.family_id, NOTE.c.about_id == meeting, NOTE.c.question.in_((ITEM, TASK))
        connection.execute(delete(NOTE).where(*own))

    act(case, "meeting.take_off", taking)


def agenda(file: CaseFile, meeting_id: str) -> tuple[Item, ...]:
    """The families on a meeting's agenda, in the order in which they were put on it."""
    return file.read(lambda connection: agendas(connection, file).get(meeting_id, ()))


def agendas(connection: Connection, file: CaseFile) -> Mapping[str, tuple[Item, ...]]:
    """Every meeting's agenda, by the meeting."""
    own, family = NOTE.c, tables.family.c
    query = select(own.id, own.family_id, own.question, own.about_id, family.name).join(
        tables.family, family.id == own.family_id
    )
    seen = own.question.in_((ITEM, TASK)), own.family_id.not_in(hidden(connection, file))
    rows = connection.execute(query.where(*seen).order_by(own.id)).all()
    told = _told(connection, (DECIDE, DONE))
    tasks: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in rows:
        if row.question == TASK:
            tasks[row.about_id, row.family_id].append(bool(told[row.id].get(DONE)))
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for row in rows:
        if row.question == ITEM:
            done = tasks[row.about_id, row.family_id]
            decide = str(told[row.id].get(DECIDE) or "")
            found[row.about_id].append(Item(row.id, row.family_id, row.name, decide, len(done), done.count(False)))
    return {meeting: tuple(items) for meeting, items in found.items()}


def _told(connection: Connection, fields: Iterable[str]) -> defaultdict[str, dict[str, object]]:
    """These fields of notes, by note."""
    query = select(ANSWER.c.note_id, ANSWER.c.question, ANSWER.c.value)
    wanted = query.where(ANSWER.c.question.in_(tuple(fields)), ANSWER.c.state == "said")
    found: defaultdict[str, dict[str, object]] = defaultdict(dict)
    for note_id, question, value in connection.execute(wanted):
        found[note_id or ""][question] = json.loads(value or "null")
    return found
