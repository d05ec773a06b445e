"""Until when a record of a contact may be written anew: after that it is added to, and never changed unseen.

How many hours that is, is the office's to say. Each record keeps the end it was given, so that another setting opens
none that was shut.
"""

import json

from sqlalchemy import Connection, select

from kasesupport.cases.roles import RIGHTS
from kasesupport.cases.roles import require as require_role
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.contacts import ADDENDUM, CONTACT, KEPT_AT, OPEN_UNTIL, is_open
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import put

PROPOSED = 24  # hours; 暫定: neither the guideline nor a law was found to say it
LEAST, MOST = 0, 24 * 14
KEY = "records.hours"


def hours(file: CaseFile) -> int:
    """Hours in which a record may be written anew. What is not a number within bounds counts as not set."""
    return file.read(kept)


def kept(connection: Connection) -> int:
    """As `hours`, within a read or an act."""
    found = connection.execute(select(tables.setting.c.value).where(tables.setting.c.id == KEY)).scalar()
    told = json.loads(found) if found else PROPOSED
    return told if type(told) is int and LEAST <= told <= MOST else PROPOSED


def set_hours(file: CaseFile, wanted: int) -> None:
    """Keep it for the records that are written from now on.

    Problem("supervisor_only"), Problem("read_only_role"), Problem("hours_outside").
    """
    require_role(file, RIGHTS["conventions"])
    if not LEAST <= wanted <= MOST:
        raise Problem("hours_outside", least=LEAST, most=MOST)
    if wanted != hours(file):
        file.transact(Op("record.hours"), lambda connection: put(connection, KEY, json.dumps(wanted)))


def settled(case: OpenCase, note_id: str) -> bool:
    """Whether this record may only be added to."""
    return case.file.read(lambda connection: _settled(connection, case, note_id))


def require(case: OpenCase, note_id: str) -> None:
    """Before an act on a note. Problem("record_settled") for a record whose time is over; other notes have none."""
    if settled(case, note_id):
        raise Problem("record_settled")


def require_statement(case: OpenCase, statement_id: str) -> None:
    """Before an act on what was said, maybe in a note. Problem("record_settled")."""
    said = tables.statement.c
    query = select(said.note_id).where(said.id == statement_id)
    if note_id := case.file.read(lambda connection: connection.execute(query).scalar()):
        require(case, note_id)


def require_open(connection: Connection, case: OpenCase, note_id: str) -> None:
    """As `require`, within an act."""
    if _settled(connection, case, note_id):
        raise Problem("record_settled")


def _settled(connection: Connection, case: OpenCase, note_id: str) -> bool:
    question = connection.execute(select(tables.note.c.question).where(tables.note.c.id == note_id)).scalar()
    if question != CONTACT:
        return question == ADDENDUM  # it has its day and its writer: what is wrong in it is added to as well
    told = _moments(connection, note_id)
    return not is_open(told.get(KEPT_AT, ""), told.get(OPEN_UNTIL, ""), case.file.now())


def _moments(connection: Connection, note_id: str) -> dict[str, str]:
    answer = tables.answer.c
    wanted = answer.note_id == note_id, answer.question.in_((KEPT_AT, OPEN_UNTIL))
    rows = connection.execute(select(answer.question, answer.value).where(*wanted))
    return {row.question: str(json.loads(row.value or "null") or "") for row in rows}
