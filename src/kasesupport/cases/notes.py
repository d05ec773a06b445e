"""Acts on notes: questions that are answered again and again, each time with a day (practice kind "notes")."""

from datetime import date

from sqlalchemy import Connection, select

from kasesupport.cases import settling
from kasesupport.cases.rows import OpenCase, act, edit, put, remove
from kasesupport.domain.problems import Problem
from kasesupport.store import tables


def add_note(case: OpenCase, question: str, on: date, about_id: str = "") -> str:
    """Begin a note of a day; gives its id. Its fields are set by talks.answer and talks.say with this id."""
    row = {"question": question, "on": on.isoformat(), "about_id": about_id}
    return act(case, "note.add", lambda connection: put(connection, case, tables.note, **row))


def copy_note(case: OpenCase, note_id: str, on: date) -> str:
    """A new note of a day with the answers of an earlier one; what was said is not said again.

    Raises Problem("no_such_note").
    """

    def copying(connection: Connection) -> str:
        note, answer = tables.note.c, tables.answer.c
        old = connection.execute(
            select(note.question, note.about_id).where(note.id == note_id, note.family_id == case.family_id)
        ).first()
        if old is None:
            raise Problem("no_such_note")
        new = put(connection, case, tables.note, question=old.question, about_id=old.about_id, on=on.isoformat())
        query = select(answer.question, answer.value, answer.state).where(answer.note_id == note_id)
        for row in connection.execute(query.order_by(answer.id)).mappings().all():
            put(connection, case, tables.answer, note_id=new, **row)
        return new

    return act(case, "note.copy", copying)


def edit_note(case: OpenCase, note_id: str, **values: str) -> None:
    """Correct the day (ISO) or what it is about. Raises Problem("record_settled")."""
    settling.require(case, note_id)
    edit(case, "note.edit", tables.note, note_id, **values)


def remove_note(case: OpenCase, note_id: str) -> None:
    """Take a note away with all its fields. Raises Problem("record_settled")."""
    settling.require(case, note_id)
    remove(case, "note.remove", tables.note, note_id)
