"""What a merge of two families has in hand, and the rows of which a family has but one of a kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, Text, delete, func, or_, select, update

from kasesupport.cases.plans import PLAN
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.changes import Row
from kasesupport.store import tables
from kasesupport.store.tables import UNRECORDED, metadata

FAMILY_TABLES = tuple(
    table for table in metadata.sorted_tables
    if "family_id" in table.c and table.c.family_id.foreign_keys and table not in UNRECORDED
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Both:
    """The family that stays, the id of the one that goes, and who of it is whom of the other; `theirs`: ids of the rows
    of the one that goes, by table.
    """

    case: OpenCase
    goes: str
    pairs: Mapping[str, str]
    theirs: Mapping[str, frozenset[object]]


def both_of(connection: Connection, case: OpenCase, goes: str, pairs: Mapping[str, str]) -> Both:
    """What a merge has in hand, before anything moves."""
    return Both(case, goes, pairs, {table.name: _ids(connection, table, goes) for table in FAMILY_TABLES})


def _ids(connection: Connection, table: Table, family_id: str) -> frozenset[object]:
    return frozenset(connection.execute(select(table.c.id).where(table.c.family_id == family_id)).scalars())


def rows(connection: Connection, table: Table, *where: ColumnElement[bool]) -> list[Row]:
    """Rows as plain values, in order of entry."""
    return [dict(row) for row in connection.execute(select(table).where(*where).order_by(table.c.id)).mappings()]


def set_(connection: Connection, table: Table, row: Row, **values: Any) -> None:
    """Change columns of one row."""
    connection.execute(update(table).where(table.c.id == row["id"]).values(**values))


def drop(connection: Connection, table: Table, row: Row) -> None:
    """Take one row away."""
    connection.execute(delete(table).where(table.c.id == row["id"]))


def join_marks(connection: Connection, both: Both) -> None:
    """Before all moves: of who has charge, who may not see it, how long it is kept, where one stands and where what
    was put, a family has one of each.
    """
    _same_once(connection, both, tables.restriction, "practitioner_id")
    _charge(connection, both)
    _kept(connection, both)
    _plan_in_hand(connection, both)
    _same_once(connection, both, tables.bookmark, "phase")
    _places(connection, both)


def _ours(connection: Connection, both: Both, table: Table) -> list[Row]:
    return rows(connection, table, table.c.family_id == both.case.family_id)


def _theirs(connection: Connection, both: Both, table: Table) -> list[Row]:
    return rows(connection, table, table.c.family_id == both.goes)


def _same_once(connection: Connection, both: Both, table: Table, column: str) -> None:
    there = {row[column] for row in _ours(connection, both, table)}
    for row in _theirs(connection, both, table):
        if row[column] in there:
            drop(connection, table, row)


def _charge(connection: Connection, both: Both) -> None:
    """Everybody who had charge has it; mainly whoever had it mainly in the family that stays."""
    table = tables.assignment
    _same_once(connection, both, table, "practitioner_id")
    if any(row["is_main"] for row in _ours(connection, both, table)):
        for row in _theirs(connection, both, table):
            set_(connection, table, row, is_main=0)


def _kept(connection: Connection, both: Both) -> None:
    """The longer of two, with why of both; "" is without limit."""
    table = tables.retention
    for ours in _ours(connection, both, table)[:1]:
        for theirs in _theirs(connection, both, table):
            days = (str(ours["keep_until"]), str(theirs["keep_until"]))
            why = "\n".join(dict.fromkeys(filter(None, (str(ours["why"]), str(theirs["why"])))))
            set_(connection, table, ours, keep_until=max(days) if all(days) else "", why=why)
            drop(connection, table, theirs)


def _plan_in_hand(connection: Connection, both: Both) -> None:
    """The family that stays goes on with its own plan, though the other's is newer."""
    plans, marks = (_ours(connection, both, each) for each in (tables.plan, tables.bookmark))
    if plans and not any(mark["phase"] == PLAN for mark in marks):
        row = {"id": both.case.file.new_id(), "family_id": both.case.family_id, "phase": PLAN, "step": plans[-1]["id"]}
        connection.execute(tables.bookmark.insert().values(**row))


def _places(connection: Connection, both: Both) -> None:
    """Of a diagram in which somebody put something, the places of the other family mean nothing."""
    table = tables.placement
    there = {_diagram(row) for row in _ours(connection, both, table)}
    for row in _theirs(connection, both, table):
        if _diagram(row) in there:
            drop(connection, table, row)


def _diagram(row: Row) -> str:
    return str(row["diagram"]).partition(".")[0]


def become(connection: Connection, both: Both, old: object, new: object) -> None:
    """Whatever in the family tells of one row by its id tells of another: keys, and ids within texts (a kept picture,
    an answer, what a note is about).
    """
    for table in FAMILY_TABLES:
        told = [c for c in table.columns if isinstance(c.type, Text) and c.name not in ("id", "family_id")]
        named = or_(*(func.instr(column, old) > 0 for column in told))
        changed = {column.name: func.replace(column, old, new) for column in told}
        connection.execute(update(table).where(table.c.family_id == both.case.family_id, named).values(**changed))
