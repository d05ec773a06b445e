"""Acts on what a meeting decided: who does what until when, done and undone."""

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, delete, select, update

from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.meetings import DONE, TASK, UNTIL, WHAT, WHO, Task
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import Note
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables


def add(case: OpenCase, what: str, who: str = "", until: date | None = None, meeting_id: str = "") -> str:
    """Keep one thing that was decided, whole as one act; gives its id.

    Raises Problem("task_empty") where nothing is told, text_too_long.
    """
    told = {WHAT: clean_text(what), WHO: clean_line(who), UNTIL: until.isoformat() if until else ""}
    if not told[WHAT]:
        raise Problem("task_empty")

    def adding(connection: Connection) -> str:
        row = {"question": TASK, "on": case.file.today().isoformat(), "about_id": meeting_id}
        note_id = put(connection, case, tables.note, **row)
        for question, value in told.items():
            if value:
                _answer(connection, case, note_id, question, value)
        return note_id

    return act(case, "task.add", adding)


def finish(case: OpenCase, task_id: str, on: date) -> None:
    """It was done on a day. Raises Problem("no_such_note")."""
    _act(case, "task.done", task_id, on.isoformat())


def reopen(case: OpenCase, task_id: str) -> None:
    """It was not done after all. Raises Problem("no_such_note")."""
    _act(case, "task.undone", task_id, "")


def tasks(notes: Iterable[Note]) -> tuple[Task, ...]:
    """The tasks among a family's notes, in the order of entry."""
    return tuple(_task(each) for each in notes if each.question == TASK)


def _task(note: Note) -> Task:
    what, who, until, done = (str(note.value(field) or "") for field in (WHAT, WHO, UNTIL, DONE))
    return Task(note.id, what, who, until, done, note.about_id, note.on)


def _act(case: OpenCase, name: str, task_id: str, done: str) -> None:
    def changing(connection: Connection) -> None:
        note, answer = tables.note.c, tables.answer
        own = note.id == task_id, note.family_id == case.family_id, note.question == TASK
        if connection.execute(select(note.id).where(*own)).first() is None:
            raise Problem("no_such_note")
        mine = answer.c.note_id == task_id, answer.c.question == DONE
        if not done:
            connection.execute(delete(answer).where(*mine))
        elif not connection.execute(update(answer).where(*mine).values(value=json.dumps(done), state="said")).rowcount:
            _answer(connection, case, task_id, DONE, done)

    act(case, name, changing)


def _answer(connection: Connection, case: OpenCase, note_id: str, question: str, value: str) -> None:
    told = json.dumps(value, ensure_ascii=False)
    put(connection, case, tables.answer, question=question, value=told, state="said", note_id=note_id)
