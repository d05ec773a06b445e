"""直した記録: what was written anew of the records of contacts, with what stood there before, out of the journal."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from kasesupport.cases.entry_lines import EntryLine, lines
from kasesupport.cases.rows import OpenCase
from kasesupport.store.history.surroundings import entries_of
from kasesupport.store.tables import journal

CHANGE, STRUCK = "contact.change", "statement.take_back"  # what changes words that stood in a record
BEGUN = ("contact.keep", "contact.addendum")  # writing one down changes nothing; taking that back does


def changes(case: OpenCase, note_id: str, language: str = "ja") -> tuple[EntryLine, ...]:
    """The entries that changed one record after it was kept, the earliest first, with what was before and after."""
    row = journal.c
    later = or_(row.op.in_((CHANGE, STRUCK)), and_(row.op.in_(BEGUN), row.undoes.is_not(None)))

    def reading(connection: Connection) -> tuple[EntryLine, ...]:
        wanted = (entries_of(connection, case.family_id), later, func.instr(row.changes, note_id) > 0)
        query = select(journal).where(*wanted).order_by(row.seq)
        return lines(connection, connection.execute(query).mappings().all(), language)

    return case.file.read(reading)


def moments(case: OpenCase) -> tuple[tuple[str, str], ...]:
    """When which records were changed: the id of the note and the moment (ISO), in the order of the journal."""
    return case.file.read(lambda connection: tuple(_moments(connection, entries_of(connection, case.family_id))))


def _moments(connection: Connection, own: ColumnElement[bool]) -> Iterator[tuple[str, str]]:
    row = journal.c
    query = select(row.at, row.changes).where(own, row.op.in_((CHANGE, STRUCK))).order_by(row.seq)
    for at, told in connection.execute(query):
        notes = {str(note) for each in json.loads(told or "[]") for note in _notes(each) if note}
        yield from ((note, at) for note in sorted(notes))


def _notes(change: dict[str, Any]) -> Iterator[object]:
    side = change["new"] or change["old"] or {}
    yield side.get("id") if change["table"] == "note" else side.get("note_id")
