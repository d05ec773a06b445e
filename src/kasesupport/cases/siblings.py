"""One entry for several children (M05, siblings): what is written of one holds for others too, as one act."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table, select

from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.cases.talks import clear_not_asked
from kasesupport.store import tables

TOLD = ("text", "speaker", "speaker_id", "said_on", "state")


def same_for(case: OpenCase, question: str, subject_id: str, others: Iterable[str]) -> None:
    """Copy the answer, or what was said, about one person to others (ids), each to be changed on its own after.

    What somebody has said or answered stays as it is: nothing is written over, and nobody's own words or
    「話したくない」 are put into another's mouth.
    """

    def copying(connection: Connection) -> None:
        for other in dict.fromkeys(others):
            _answer(connection, case, question, subject_id, other)
            _words(connection, case, question, subject_id, other)

    act(case, "answer.same", copying)


def _answer(connection: Connection, case: OpenCase, question: str, subject_id: str, other: str) -> None:
    given = _of(connection, case, tables.answer, question, subject_id)
    if not given or given[0]["state"] == "declined" or _of(connection, case, tables.answer, question, other):
        return
    row = {"question": question, "subject_id": other, "value": given[0]["value"], "state": given[0]["state"]}
    put(connection, case, tables.answer, **row)


def _words(connection: Connection, case: OpenCase, question: str, subject_id: str, other: str) -> None:
    there = {_told(row) for row in _of(connection, case, tables.statement, question, other)}
    for row in _of(connection, case, tables.statement, question, subject_id):
        own = row["speaker_id"] == subject_id
        if row["state"] == "said" and row["text"] and not own and _told(row) not in there:
            clear_not_asked(connection, case, question, other, None)
            told = {column: row[column] for column in TOLD}
            put(connection, case, tables.statement, question=question, subject_id=other, **told)


def _told(row: dict[str, str]) -> tuple[str, str, str]:
    return row["text"], row["speaker"], row["speaker_id"]


def _of(connection: Connection, case: OpenCase, table: Table, question: str, subject_id: str) -> list[dict[str, str]]:
    """The rows of one question about one person, in order of entry; fields of notes are not among them."""
    same = (table.c.episode_id == case.episode_id, table.c.question == question, table.c.subject_id == subject_id)
    query = select(table).where(*same, table.c.note_id.is_(None)).order_by(table.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]
