"""Two entries of the register that are the same: all that hangs on one goes over to the other, as one act."""

import json
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, func, select, update

from kasesupport.cases import area
from kasesupport.domain.problems import Problem
from kasesupport.domain.register import FIELDS, TEXTS, is_public, shared_tags
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

RESOURCE, TAG, TIE, PIN, KEPT = (
    tables.resource, tables.resource_tag, tables.tie, tables.placement, tables.version,
)  # fmt: skip
MOVING = (tables.experience, tables.action, tables.consent)  # rows that simply point to the other entry afterwards
SAME_TIE = ("family_id", "person_id", "own_map_id")


def merge(file: CaseFile, keep: str, other: str) -> None:
    """`other` goes; its ties, tags, experiences, actions, consents, places and fields go over to `keep`.

    What `keep` has stays; what it lacks is filled; longer texts and notes are put below each other. Two ties of one
    family to the same end become one. Raises private_person, text_too_long.
    """

    def merging(connection: Connection) -> None:
        both = {row["id"]: row for row in _rows(connection, RESOURCE, RESOURCE.c.id.in_((keep, other)))}
        if not all(is_public(row["kind"]) for row in both.values()):
            raise Problem("private_person")
        connection.execute(update(RESOURCE).where(RESOURCE.c.id == keep).values(**_joined(both[keep], both[other])))
        _move_ties(connection, keep, other)
        _move_tags(connection, keep, other)
        _move_pins(connection, keep, other)
        _rename_in_versions(connection, keep, other)
        for table in MOVING:
            connection.execute(update(table).where(table.c.resource_id == other).values(resource_id=keep))
        connection.execute(delete(RESOURCE).where(RESOURCE.c.id == other))

    area.act(file, "resource.merge", merging)


def _joined(keep: RowMapping, other: RowMapping) -> dict[str, Any]:
    """The columns of both as one entry."""
    found: dict[str, Any] = {name: keep[name] or other[name] for name in FIELDS if name not in TEXTS}
    found |= {name: clean_text(_below(keep[name], other[name])) for name in TEXTS}
    found["kind"] = other["kind"] if keep["kind"] in ("", "other") else keep["kind"]
    found["checked_on"] = max(keep["checked_on"], other["checked_on"])
    found["closed_on"] = min(keep["closed_on"], other["closed_on"])  # there, as long as one of them is
    return found


def _below(one: str, other: str) -> str:
    return one if other in one else f"{one}\n{other}".strip()


def _move_ties(connection: Connection, keep: str, other: str) -> None:
    there = {_end(row): row for row in _rows(connection, TIE, TIE.c.resource_id == keep)}
    for row in _rows(connection, TIE, TIE.c.resource_id == other):
        if same := there.get(_end(row)):
            connection.execute(update(TIE).where(TIE.c.id == same["id"]).values(**_one_tie(same, row)))
            connection.execute(delete(TIE).where(TIE.c.id == row["id"]))
        else:
            connection.execute(update(TIE).where(TIE.c.id == row["id"]).values(resource_id=keep))


def _end(tie: RowMapping) -> tuple[object, ...]:
    return tuple(tie[column] for column in SAME_TIE)


def _one_tie(keep: RowMapping, other: RowMapping) -> dict[str, Any]:
    """What the tie that stays lacks is filled from the other; both purposes are told."""
    found = {name: keep[name] or other[name] for name in keep if name not in ("id", "resource_id", *SAME_TIE)}
    if other["purpose"] and other["purpose"] not in keep["purpose"]:
        found["purpose"] = clean_line("・".join(text for text in (keep["purpose"], other["purpose"]) if text), 200)
    return found


def _move_tags(connection: Connection, keep: str, other: str) -> None:
    there = [row["tag"] for row in _rows(connection, TAG, TAG.c.resource_id == keep)]
    for row in _rows(connection, TAG, TAG.c.resource_id == other):
        if shared_tags((row["tag"],), there):
            connection.execute(delete(TAG).where(TAG.c.id == row["id"]))
        else:
            connection.execute(update(TAG).where(TAG.c.id == row["id"]).values(resource_id=keep))


def _move_pins(connection: Connection, keep: str, other: str) -> None:
    """Where a family has placed both, the place of the one that stays holds."""
    there = {(row["family_id"], row["diagram"]) for row in _rows(connection, PIN, PIN.c.subject_id == keep)}
    for row in _rows(connection, PIN, PIN.c.subject_id == other):
        if (row["family_id"], row["diagram"]) in there:
            connection.execute(delete(PIN).where(PIN.c.id == row["id"]))
        else:
            connection.execute(update(PIN).where(PIN.c.id == row["id"]).values(subject_id=keep))


def _rename_in_versions(connection: Connection, keep: str, other: str) -> None:
    """Maps of former days then tell of the entry that stays, so that two days can be compared.

    One that tells of both keeps both, and under "joined" which of them stayed.
    """
    told, also = func.instr(KEPT.c.data, other) > 0, func.instr(KEPT.c.data, keep) > 0
    joined = json.dumps({"joined": {other: keep}})
    connection.execute(update(KEPT).where(told, also).values(data=func.json_patch(KEPT.c.data, joined)))
    connection.execute(update(KEPT).where(told, ~also).values(data=func.replace(KEPT.c.data, other, keep)))


def _rows(connection: Connection, table: Table, *where: Any) -> list[RowMapping]:
    return list(connection.execute(select(table).where(*where).order_by(table.c.id)).mappings())
