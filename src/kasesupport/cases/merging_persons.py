"""Persons of two families who are the same become one: what is told of both, and all that points to them."""

from sqlalchemy import Connection, Table

from kasesupport.cases.merging_rows import Both, become, drop, rows, set_
from kasesupport.cases.telling import Teller, details, word
from kasesupport.domain.changes import Change, Row
from kasesupport.domain.merging import EITHER, LINES, joined
from kasesupport.store import tables

PERSON = tables.person
# What stands twice after two persons became one: by which columns, and which of its columns are filled from the other.
TWICE: tuple[tuple[Table, tuple[str, ...], tuple[str, ...]], ...] = (
    (tables.condition, ("person_id", "kind", "state", "text"), ()),
    (tables.bond, ("a_id", "b_id", "kind", "directed"), ("since", "note")),
    (tables.tie, ("resource_id", "person_id", "own_map_id", "state"),
     ("direction", "purpose", "frequency", "since", "until", "chosen_by", "consent", "consent_on")),
    (tables.gap, ("shortage_id", "person_id", "need_id"), ("noted_on", "seen_on", "met_on")),
    (tables.withheld, ("subject_id", "field"), ()),
    (tables.placement, ("diagram", "subject_id"), ()),
)  # fmt: skip


def join_persons(connection: Connection, both: Both, theirs: frozenset[tuple[str, str]]) -> None:
    """After all rows went over: each pair becomes one person; `theirs` as in a Wish."""
    teller = Teller(connection)
    for goes, stays in both.pairs.items():
        found = {row["id"]: row for row in rows(connection, PERSON, PERSON.c.id.in_((goes, stays)))}
        taken = frozenset(column for subject, column in theirs if subject == stays)
        kept, left = joined(found[stays], found[goes], LINES, taken)
        set_(connection, PERSON, found[stays], **kept, **_rest(found[stays], found[goes], _as_note(teller, left)))
        become(connection, both, goes, stays)
        drop(connection, PERSON, found[goes])
    for table, same, filled in TWICE:
        _once(connection, both, table, same, filled)


def note_below(connection: Connection, person_id: str, lines: list[str]) -> None:
    """Write lines below what the office keeps of a person for itself."""
    for row in rows(connection, PERSON, PERSON.c.id == person_id):
        set_(connection, PERSON, row, staff_note=below(str(row["staff_note"]), *lines))


def below(text: str, *more: str) -> str:
    """Texts below each other, each once."""
    return "\n".join(dict.fromkeys(part for part in (text, *more) if part))


def _rest(ours: Row, theirs: Row, note: list[str]) -> Row:
    """What is so if one says so; a child that was born is awaited no more; the notes of both."""
    told: Row = {column: int(bool(ours[column] or theirs[column])) for column in EITHER}
    told["is_pregnancy"] = int(bool(ours["is_pregnancy"] and theirs["is_pregnancy"]))
    told["staff_note"] = below(str(ours["staff_note"]), str(theirs["staff_note"]), *note)
    return told


def _as_note(teller: Teller, left: Row) -> list[str]:
    return [in_words(each.field, each.after) for each in details(teller, Change("person", "", None, left))]


def in_words(field: str, value: str) -> str:
    """What the record that went said of something."""
    return word("ja", "frame.merged").format(field=field, value=value)


def _once(connection: Connection, both: Both, table: Table, same: tuple[str, ...], filled: tuple[str, ...]) -> None:
    """Of rows of both that say the same one stays, with what only the other tells; what differs stays twice."""
    theirs, found = both.theirs[table.name], rows(connection, table, table.c.family_id == both.case.family_id)
    there = {_key(row, same): row for row in reversed(found) if row["id"] not in theirs}
    for row in found:
        first = there.get(_key(row, same)) if row["id"] in theirs else None
        if first is not None and _goes_into(first, row, filled):
            values = {column: first[column] or row[column] for column in filled}
            if "state" in table.c and "state" not in same:
                values["state"] = min(first["state"], row["state"], key=_says_most)
            set_(connection, table, first, **values)
            first.update(values)
            drop(connection, table, row)
            become(connection, both, row["id"], first["id"])


def _key(row: Row, same: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(row[column] for column in same)


def _goes_into(first: Row, row: Row, filled: tuple[str, ...]) -> bool:
    return all(not first[column] or not row[column] or first[column] == row[column] for column in filled)


def _says_most(state: object) -> int:
    """「話したくない」 holds against 「まだ聞いていない」."""
    return ("declined", "na", "not_asked").index(str(state)) if state in ("declined", "na", "not_asked") else 3
