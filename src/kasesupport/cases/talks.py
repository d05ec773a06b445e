"""Acts on what was said (語り) and on the other fields of the steps."""

import json
from typing import Any

from sqlalchemy import Connection, delete

from kasesupport.cases import confiding, settling
from kasesupport.cases.rows import OpenCase, act, edit, put, remove
from kasesupport.domain.texts import clean_text
from kasesupport.store import tables
from kasesupport.store.op import Op

REFERENCES = frozenset({"speaker_id", "subject_id", "note_id"})  # columns of a statement that hold an id or nothing


def say(case: OpenCase, question: str, text: str, speaker: str = "", **values: Any) -> str:
    """Write down a statement. `speaker`: child, carer, family, kin, agency, observed, practitioner.

    Further values: speaker_id, subject_id (persons), state ("said", "not_asked", "declined", "na"), said_on (ISO),
    id (given beforehand by whoever types it: typing on then joins the same undo step).
    """
    given = {"id": case.file.new_id(), "state": "said", "said_on": case.file.today().isoformat(), **_persons(values)}
    row = {"question": question, "text": clean_text(text), "speaker": speaker, **given}

    def saying(connection: Connection) -> str:
        settling.require_open(connection, case, given.get("note_id") or "")
        clear_not_asked(connection, case, question, given.get("subject_id"), given.get("note_id"))
        return put(connection, case, tables.statement, **row)

    return act(case, "statement.add", saying, merge=f"statement.{row['id']}.text")


def clear_not_asked(
    connection: Connection, case: OpenCase, question: str, subject_id: str | None, note_id: str | None
) -> None:
    """Words take the place of 「まだ聞いていない」 and 「該当しない」; 「話したくない」 may stand beside them."""
    table = tables.statement
    subject = table.c.subject_id == subject_id if subject_id else table.c.subject_id.is_(None)
    note = table.c.note_id == note_id if note_id else table.c.note_id.is_(None)
    same = (table.c.episode_id == case.episode_id, table.c.question == question, subject, note)
    connection.execute(delete(table).where(*same, table.c.state.in_(("not_asked", "na"))))


def edit_statement(case: OpenCase, statement_id: str, **values: Any) -> None:
    """Change text, speaker, speaker_id, subject_id, state or said_on. Raises Problem("record_settled")."""
    settling.require_statement(case, statement_id)
    if "text" in values:
        values["text"] = clean_text(values["text"])
    confiding.rewrite(case, "statement.edit", "statement", statement_id, **_persons(values))


def remove_statement(case: OpenCase, statement_id: str) -> None:
    """Take a statement back. Raises Problem("record_settled")."""
    settling.require_statement(case, statement_id)
    remove(case, "statement.remove", tables.statement, statement_id)


def play_back(case: OpenCase, statement_id: str, played: str) -> None:
    """What they said when it was read back to them today: "right" or "corrected"; "" takes that back (M25)."""
    on = case.file.today().isoformat() if played else ""
    edit(case, "statement.play_back", tables.statement, statement_id, played=played, played_on=on)


def correct_together(case: OpenCase, statement_id: str, text: str) -> None:
    """Write a statement as they say it when it is read back; typing on joins the same undo step.

    Raises Problem("record_settled").
    """
    settling.require_statement(case, statement_id)
    on = case.file.today().isoformat()
    values = {"text": clean_text(text), "played": "corrected", "played_on": on}
    confiding.rewrite(case, "statement.play_back", "statement", statement_id, **values)


def take_back(case: OpenCase, statement_id: str) -> None:
    """Strike a statement because whoever said it wishes so: it stays in the journal alone (M24)."""
    remove(case, "statement.take_back", tables.statement, statement_id)


def answer(
    case: OpenCase, question: str, value: object, subject_id: str = "", state: str = "said", note_id: str = ""
) -> None:
    """Set a field that is no statement; None takes it back. `value` is what JSON can hold.

    `note_id`: the note whose field it is (cases.notes), or "".
    """
    table = tables.answer
    subject = table.c.subject_id == subject_id if subject_id else table.c.subject_id.is_(None)
    note = table.c.note_id == note_id if note_id else table.c.note_id.is_(None)
    same = (table.c.episode_id == case.episode_id, table.c.question == question, subject, note)

    def answering(connection: Connection) -> None:
        settling.require_open(connection, case, note_id)
        connection.execute(delete(table).where(*same))
        if value is not None or state != "said":
            row = {"question": question, "subject_id": subject_id or None, "state": state}
            row |= {"note_id": note_id or None}
            put(connection, case, table, value=_json(value), **row)

    act(case, "answer.set", answering, merge=f"answer.{question}.{subject_id}.{note_id}")


def bookmark(case: OpenCase, phase: str, step: str) -> None:
    """Remember where the steps of a phase were left. No undo step: see Op.silent."""
    table = tables.bookmark

    def marking(connection: Connection) -> None:
        connection.execute(delete(table).where(table.c.family_id == case.family_id, table.c.phase == phase))
        put(connection, case, table, phase=phase, step=step)

    case.file.transact(Op("bookmark.set", family_id=case.family_id, silent=True), marking)


def _json(value: object) -> str:
    cleaned = clean_text(value) if isinstance(value, str) else value
    return json.dumps(cleaned, ensure_ascii=False)


def _persons(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value or None if key in REFERENCES else value for key, value in values.items()}
