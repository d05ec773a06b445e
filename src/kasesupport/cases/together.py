"""Acts at the table (いっしょに): what was explained to whom, how somebody feels; and how one leaves the screen."""

import json
import unicodedata
from collections.abc import Iterable
from datetime import date
from hashlib import scrypt
from hmac import compare_digest
from secrets import token_bytes
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

Leaving = Literal["ask", "pin", "lock"]  # a question; a PIN; or the lock, so that the passphrase is needed
KEY, PIN = "together.leaving", "together.pin"
LEAST_PIN, MOST_PIN = 4, 8  # digits


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
    known: dict[object, Leaving] = {"lock": "lock", "pin": "pin" if _pin(file) else "ask"}
    return known.get(found, "ask")


def set_leaving(file: CaseFile, way: Leaving) -> None:
    """Keep it; nothing is written where it is the same. "pin" holds once there is one (set_pin)."""
    if way != leaving(file):
        file.transact(Op("together.edit"), lambda connection: settings.put(connection, KEY, json.dumps(way)))


def set_pin(file: CaseFile, digits: str) -> None:
    """Settle the PIN, and that one leaves by it. It keeps children's fingers out, not a thief: the vault is open.

    Raises Problem("pin_outside") for anything but LEAST_PIN to MOST_PIN digits.
    """
    typed = _digits(digits)
    if not (typed.isascii() and typed.isdigit() and LEAST_PIN <= len(typed) <= MOST_PIN):
        raise Problem("pin_outside", least=LEAST_PIN, most=MOST_PIN)
    salt = token_bytes(16)
    value = json.dumps({"salt": salt.hex(), "hash": _stretched(typed, salt).hex()})

    def setting(connection: Connection) -> None:
        settings.put(connection, PIN, value)
        settings.put(connection, KEY, json.dumps("pin"))

    file.transact(Op("together.edit"), setting)


def is_pin(file: CaseFile, typed: str) -> bool:
    """Whether this is the PIN."""
    kept = _pin(file)
    return bool(kept) and compare_digest(_stretched(_digits(typed), bytes.fromhex(kept["salt"])).hex(), kept["hash"])


def _pin(file: CaseFile) -> dict[str, str]:
    """What is kept of the PIN; empty where there is none, or nothing of sense."""
    kept = file.read(lambda connection: settings.get(connection, PIN))
    found = json.loads(kept) if kept else {}
    return found if isinstance(found, dict) and {"salt", "hash"} <= found.keys() else {}


def _digits(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip()


def _stretched(typed: str, salt: bytes) -> bytes:
    return scrypt(typed.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)


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
