"""Entries of the journal in words: who did what when, with what was there before and after."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from kasesupport.cases.telling import MERGE, Detail, Teller, counted, details, word
from kasesupport.domain.changes import Change
from kasesupport.store import tables
from kasesupport.store.history import erasure_note, journal


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of the journal, in words. `at` is ISO 8601; `family` the name of today, "" if there is none."""

    seq: int
    at: str
    who: str
    device: str
    op: str  # the permanent name of the act: "person.edit"
    what: str
    family_id: str = ""
    family: str = ""
    note: str = ""  # a reason that was given
    undoes: int | None = None
    erased: bool = False  # its words are gone with the family
    details: tuple[Detail, ...] = ()


def lines(
    connection: Connection, rows: Sequence[RowMapping], language: str, unseen: frozenset[str] = frozenset()
) -> tuple[EntryLine, ...]:
    """Rows of the journal (or of the past one) in words, in their order.

    `unseen`: hidden families, of whose rows nothing is told where an act of the area touched them (a merge).
    """
    teller = Teller(connection, language)
    changes = {row["seq"]: _seen(row, unseen) for row in rows}
    for row in rows:
        teller.learn(changes[row["seq"]])
    names = _family_names(connection, {row["family_id"] for row in rows})
    return tuple(_line(teller, row, changes[row["seq"]], names.get(row["family_id"], "")) for row in rows)


def _seen(row: RowMapping, unseen: frozenset[str]) -> list[Change]:
    """A merge with a hidden family mixes both records: nothing of it is told."""
    found = _changes(row)
    seen = [each for each in found if not _tells_of(each, unseen)]
    return seen if len(seen) == len(found) or row["op"] != MERGE else []


def _line(teller: Teller, row: RowMapping, changes: Sequence[Change], family: str) -> EntryLine:
    return EntryLine(
        seq=row["seq"],
        at=row["at"],
        who=row["practitioner"] or word(teller.language, "frame.nobody"),
        device=row["device"],
        op=row["op"],
        what=_what(teller, row),
        family_id=row["family_id"],
        family=family,
        note=_note(teller, row),
        undoes=row["undoes"],
        erased=journal.erased(dict(row)),
        details=tuple(detail for change in changes for detail in details(teller, change)),
    )


def _changes(row: RowMapping) -> list[Change]:
    """What is told of others at an erasure says nothing new."""
    told = row["op"] != erasure_note.KEPT and row["changes"]
    return [Change(**change) for change in json.loads(row["changes"])] if told else []


def _tells_of(change: Change, families: frozenset[str]) -> bool:
    if change.table == "family" and change.id in families:
        return True
    return any(row is not None and row.get("family_id") in families for row in (change.old, change.new))


def _what(teller: Teller, row: RowMapping) -> str:
    what = word(teller.language, f"op.{row['op']}", row["op"])
    if row["undoes"] is None:
        return what
    frame = "frame.redo" if _undoes_an_undo(teller.connection, row["undoes"]) else "frame.undo"
    return word(teller.language, frame).format(what=what)


def _undoes_an_undo(connection: Connection, seq: int) -> bool:
    """Back and forth: an entry that undoes an undo did the act again."""
    undone, again = tables.journal.c, False
    while (seq_before := connection.execute(select(undone.undoes).where(undone.seq == seq)).scalar()) is not None:
        seq, again = seq_before, not again
    return again


def _note(teller: Teller, row: RowMapping) -> str:
    note, language = str(row["note"]), teller.language
    if row["op"] == erasure_note.ERASE and (told := erasure_note.parse(note)):
        rows = counted(language, told.rows)
        return word(language, "frame.erase_note").format(reason=told.reason, approver=told.approver, rows=rows)
    if row["op"].startswith("key.") and note:
        return _keys(language, note)
    if row["op"] == "vault.accept":
        return word(language, "frame.comma").join(word(language, f"note.vault.accept.{c}", c) for c in note.split())
    if row["op"] == "vault.restore":
        return _restored(language, note)
    if row["op"] in ("sheet.hand", "sheet.reason", "sheet.reveal"):
        return _handing(language, row["op"], note)
    return word(language, f"note.sheet.{note}", note) if row["op"].startswith("sheet.") else note


def _restored(language: str, note: str) -> str:
    """Which backup: when it was made and how far it went; as it stands where it is not this program's."""
    try:
        made, seq = note.split()[:2]
        return word(language, "frame.restored").format(made=datetime.fromisoformat(made), seq=int(seq))
    except ValueError:
        return note


def _handing(language: str, op: str, note: str) -> str:
    """Which sheet, to whom, when or why; as it stands where it is not this program's."""
    try:
        told = {key: str(value) for key, value in json.loads(note).items()}
        names = (word(language, f"note.sheet.{each}", each) for each in told["sheet"].split())
        told["sheet"] = word(language, "frame.comma").join(names)
        return word(language, f"frame.{op.replace('.', '_')}").format(**told)
    except (ValueError, TypeError, KeyError, AttributeError):
        return note


def _keys(language: str, note: str) -> str:
    """The 名札 of each key; a printed key by its kind. Renamed: the one before, then the one after."""
    try:
        which = [str(one) for one in json.loads(note)]
    except (ValueError, TypeError):  # not written by this program
        return note
    told = (word(language, f"note.key.{one}") or word(language, "frame.key_label").format(label=one) for one in which)
    return word(language, "frame.then").join(told)


def _family_names(connection: Connection, ids: set[str]) -> dict[str, str]:
    table = tables.family.c
    rows = connection.execute(select(table.id, table.name).where(table.id.in_(ids)))
    return {row.id: row.name for row in rows}
