"""Acts on 経過記録: a contact is kept whole as one act, written anew while its time lasts, and added to after it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select, update

from kasesupport.cases import settling
from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.contacts import (
    ADDED,
    ADDED_AT,
    ADDED_BY,
    ADDENDUM,
    CONTACT,
    KEPT_AT,
    NEXT,
    OPEN_UNTIL,
    OWN,
    Contact,
    Key,
    Meeting,
    Words,
    open_until,
)
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables


def keep(case: OpenCase, contact: Contact) -> str:
    """Write a contact down with its words and its next date, as one act; gives the id of the note.

    Raises Problem("contact_empty") where nothing is told, text_too_long.
    """
    wanted = _cleaned(contact)
    row = {"question": CONTACT, "on": wanted.on.isoformat()}

    def keeping(connection: Connection) -> str:
        note_id = put(connection, case, tables.note, about_id="", **row)
        moment = case.file.now()
        end = open_until(moment, settling.kept(connection))
        times = {(KEPT_AT, ""): case.file.now_text(), (OPEN_UNTIL, ""): end.isoformat(timespec="seconds")}
        _answer(connection, case, note_id, {**wanted.answers, **times})
        _say(connection, case, note_id, wanted)
        _agree(connection, case, note_id, wanted.next)
        return note_id

    return act(case, "contact.keep", keeping)


def change(case: OpenCase, note_id: str, contact: Contact) -> None:
    """Write a contact anew: only what differs is written, so that the journal shows just that with what was before.

    Raises Problem("record_settled") when its time is over, no_such_note, contact_empty, text_too_long.
    """
    wanted = _cleaned(contact)

    def changing(connection: Connection) -> None:
        _require(connection, case, note_id)
        settling.require_open(connection, case, note_id)
        own = tables.note.c.id == note_id, tables.note.c.on != wanted.on.isoformat()
        connection.execute(update(tables.note).where(*own).values(on=wanted.on.isoformat()))
        _answer(connection, case, note_id, wanted.answers)
        _say(connection, case, note_id, wanted)
        _agree(connection, case, note_id, wanted.next)

    act(case, "contact.change", changing)


def add_to(case: OpenCase, note_id: str, text: str, by: str = "") -> str:
    """Add to a contact, with today's day and who adds; gives the id of the addendum. It is not changed afterwards.

    Raises Problem("addendum_empty"), no_such_note, text_too_long.
    """
    words = clean_text(text)
    if not words:
        raise Problem("addendum_empty")
    told = {ADDED: words, ADDED_BY: clean_line(by), ADDED_AT: case.file.now_text()}

    def adding(connection: Connection) -> str:
        _require(connection, case, note_id)
        row = {"question": ADDENDUM, "on": case.file.today().isoformat(), "about_id": note_id}
        added = put(connection, case, tables.note, **row)
        _answer(connection, case, added, {(field, ""): value for field, value in told.items() if value})
        return added

    return act(case, "contact.addendum", adding)


def remove(case: OpenCase, note_id: str) -> None:
    """Take a contact away with what was added to it and the date it agreed on.

    Raises Problem("record_settled"), no_such_note.
    """

    def removing(connection: Connection) -> None:
        _require(connection, case, note_id)
        settling.require_open(connection, case, note_id)
        _agree(connection, case, note_id, None)
        note = tables.note.c
        connection.execute(delete(tables.note).where(note.family_id == case.family_id, note.about_id == note_id))
        connection.execute(delete(tables.note).where(note.id == note_id))

    act(case, "contact.remove", removing)


def _cleaned(contact: Contact) -> Contact:
    """As it is stored. Raises Problem("contact_empty"), text_too_long."""
    words = tuple(
        Words(w.question, text, w.speaker, w.speaker_id, w.id) for w in contact.words if (text := clean_text(w.text))
    )
    answers = {key: _clean(value) for key, value in contact.answers.items() if key[0] not in OWN}
    meeting = contact.next and Meeting(contact.next.on, clean_line(contact.next.at), clean_line(contact.next.what))
    made = Contact(contact.on, {key: value for key, value in answers.items() if value}, words, meeting)
    if not made.says_something():
        raise Problem("contact_empty")
    return made


def _clean(value: object) -> object:
    return clean_text(value) if isinstance(value, str) else value


def _require(connection: Connection, case: OpenCase, note_id: str) -> None:
    note = tables.note.c
    own = (note.id == note_id, note.family_id == case.family_id, note.question == CONTACT)
    if connection.execute(select(note.id).where(*own)).first() is None:
        raise Problem("no_such_note")


def _answer(connection: Connection, case: OpenCase, note_id: str, wanted: Mapping[Key, object]) -> None:
    """Bring the answers in line, row by row; what the act writes itself stays."""
    table = tables.answer
    rows = connection.execute(select(table).where(table.c.note_id == note_id)).mappings().all()
    there = {(row["question"], row["subject_id"] or ""): row for row in rows}
    for (question, subject), value in wanted.items():
        told, row = json.dumps(value, ensure_ascii=False), there.get((question, subject))
        if row is None:
            about = {"question": question, "subject_id": subject or None, "note_id": note_id}
            put(connection, case, table, value=told, state="said", **about)
        elif row["value"] != told:
            connection.execute(update(table).where(table.c.id == row["id"]).values(value=told, state="said"))
    _drop(connection, table, (row["id"] for key, row in there.items() if key not in wanted and key[0] not in OWN))


def _say(connection: Connection, case: OpenCase, note_id: str, wanted: Contact) -> None:
    """Bring the words in line, statement by statement; all are of the record's day."""
    table = tables.statement
    rows = connection.execute(select(table).where(table.c.note_id == note_id)).mappings().all()
    there = {row["id"]: row for row in rows}
    for each in wanted.words:
        told = {
            "question": each.question, "text": each.text, "speaker": each.speaker,
            "speaker_id": each.speaker_id or None, "said_on": wanted.on.isoformat(),
        }  # fmt: skip
        if each.id not in there:
            put(connection, case, table, note_id=note_id, state="said", **told)
        elif any(there[each.id][column] != value for column, value in told.items()):
            connection.execute(update(table).where(table.c.id == each.id).values(**told))
    _drop(connection, table, there.keys() - {each.id for each in wanted.words})


def _agree(connection: Connection, case: OpenCase, note_id: str, wanted: Meeting | None) -> None:
    """The next date stands among the family's appointments alone; the record points to it."""
    answer, table = tables.answer, tables.appointment
    link = select(answer).where(answer.c.note_id == note_id, answer.c.question == NEXT)
    row = connection.execute(link).mappings().first()
    agreed = str(json.loads(row["value"])) if row else ""
    there = connection.execute(select(table).where(table.c.id == agreed)).mappings().first()
    if wanted is None or there is None:
        _drop(connection, answer, [row["id"]] if row else ())
        _drop(connection, table, [agreed] if there else ())
    if wanted is None:
        return
    told = {"on": wanted.on, "at": wanted.at, "what": wanted.what}
    if there is None:
        new = put(connection, case, table, **told)
        put(connection, case, answer, question=NEXT, note_id=note_id, state="said", value=json.dumps(new))
    elif any(there[column] != value for column, value in told.items()):
        connection.execute(update(table).where(table.c.id == agreed).values(**told))


def _drop(connection: Connection, table: Any, ids: Iterable[str]) -> None:
    for row_id in ids:
        connection.execute(delete(table).where(table.c.id == row_id))
