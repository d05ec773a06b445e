"""Acts at the table (いっしょに): what was explained to whom, how somebody feels; and how one leaves the screen."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Literal

from sqlalchemy import Connection, delete, select

from kasesupport.cases import talks
from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.problems import Problem
from kasesupport.domain.together import (
    EXPLAINED,
    EXPLAINED_WHAT,
    EXPLAINED_WHO,
    FEELING,
    FEELING_SCALE,
    PROGRESS_WHO,
)
from kasesupport.practice.model import SCALE
from kasesupport.store import settings, tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

Leaving = Literal["ask", "lock"]  # a question; or the lock, so that the passphrase is needed
KEY = "together.leaving"


def explain(case: OpenCase, person_id: str, told: Iterable[str], on: date) -> str:
    """Tick in the explanation log (M04) what a person was told on a day: ids of its options. Gives the note's id.

    One note a person and day; none told: the note goes.
    """
    ticks = sorted(set(told))

    def explaining(connection: Connection) -> str:
        note = _note_of(connection, case, person_id, on)
        if not ticks:
            connection.execute(delete(tables.note).where(tables.note.c.id == note))
            return note
        if not note:
            note = put(connection, case, tables.note, question=EXPLAINED, on=on.isoformat(), about_id="")
            _answer(connection, case, note, EXPLAINED_WHO, person_id)
        _answer(connection, case, note, EXPLAINED_WHAT, ticks)
        return note

    return act(case, "together.explain", explaining, merge=f"together.explain.{person_id}")


def feel(case: OpenCase, person_id: str, value: int, on: date, note_id: str = "") -> str:
    """How somebody feels on a day, 0 to 10, as they say themselves; as `rate`."""
    return rate(case, FEELING, FEELING_SCALE, value, on, person_id, note_id=note_id)


def rate(
    case: OpenCase, question: str, field: str, value: int, on: date, about_id: str, *, who: str = "", note_id: str = ""
) -> str:
    """A number that somebody gives on a day, in a field of a note (practice kind "notes"). Gives the note's id.

    `about_id`: what the note is about; `who`: whose number it is where that is not `about_id` (a goal's progress);
    `note_id`: the note that is changed, "" for a new one. Raises Problem("scale_outside").
    """
    if value not in SCALE:
        raise Problem("scale_outside", least=SCALE[0], most=SCALE[-1])
    new = note_id or case.file.new_id()

    def rating(connection: Connection) -> str:
        if not note_id:
            put(connection, case, tables.note, id=new, question=question, on=on.isoformat(), about_id=about_id)
            if who:
                _answer(connection, case, new, PROGRESS_WHO, who)
        _answer(connection, case, new, field, value)
        return new

    return act(case, "together.feel", rating, merge=f"together.feel.{new}.{field}")


def decline(case: OpenCase, question: str, speaker: str, person_id: str, subject_id: str = "") -> str:
    """「いまは言わない」: an answer of today. Gives the statement's id."""
    return talks.say(case, question, "", speaker, speaker_id=person_id, subject_id=subject_id, state="declined")


def leaving(file: CaseFile) -> Leaving:
    """How one leaves the screen of the family: as the office has settled it, else by a question."""
    kept = file.read(lambda connection: settings.get(connection, KEY))
    found = json.loads(kept) if kept else "ask"
    return "lock" if found == "lock" else "ask"


def set_leaving(file: CaseFile, way: Leaving) -> None:
    """Keep it; nothing is written where it is the same."""
    if way != leaving(file):
        file.transact(Op("together.edit"), lambda connection: settings.put(connection, KEY, json.dumps(way)))


def _note_of(connection: Connection, case: OpenCase, person_id: str, on: date) -> str:
    """The explanation log's note of a person and day; "" where there is none."""
    note, answer = tables.note.c, tables.answer.c
    query = select(note.id).join(tables.answer, answer.note_id == note.id)
    query = query.where(note.episode_id == case.episode_id, note.question == EXPLAINED, note.on == on.isoformat())
    who = query.where(answer.question == EXPLAINED_WHO, answer.value == json.dumps(person_id))
    return str(connection.execute(who.order_by(note.id.desc())).scalar() or "")


def _answer(connection: Connection, case: OpenCase, note: str, question: str, value: object) -> None:
    table = tables.answer
    connection.execute(delete(table).where(table.c.note_id == note, table.c.question == question))
    stored = json.dumps(value, ensure_ascii=False)
    put(connection, case, table, question=question, value=stored, state="said", note_id=note)
