"""Records every changed row by TEMP triggers generated from the tables' metadata.

Why triggers: they see ON DELETE CASCADE, bulk updates and SQL as text; hooks of the ORM do not.
They live in the connection, not in the file, and roll back with the transaction.

Every act waits for them, and with memory security each piece of memory is locked and wiped on its own. So they only
copy columns: a function in a trigger would make SQLite keep a statement journal too.
"""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Column, Connection, Table, Text

from kasesupport.domain.changes import Change, Row, squash
from kasesupport.store.engine import raw
from kasesupport.store.tables import UNRECORDED, metadata

EVENTS = {"INSERT": (False, True), "UPDATE": (True, True), "DELETE": (True, False)}
WIDTH = max(len(table.columns) for table in metadata.sorted_tables)
OLD, NEW = (tuple(f"{side}{n}" for n in range(WIDTH)) for side in ("old", "new"))
PENDING = f"SELECT tab, {', '.join((*OLD, *NEW))} FROM recorded ORDER BY n"  # noqa: S608


def install(connection: Connection) -> None:
    """Sets the recorder up on a fresh connection; every table but the UNRECORDED is watched."""
    watched = [table for table in metadata.sorted_tables if table not in UNRECORDED]
    table = f"CREATE TEMP TABLE recorded (n INTEGER PRIMARY KEY, tab, {', '.join((*OLD, *NEW))})"
    statements = [table, *(trigger for table in watched for trigger in triggers(table))]
    raw(connection).executescript(";\n".join([*statements, ""]))


def triggers(table: Table) -> list[str]:
    """The three CREATE TRIGGER statements of one table."""
    return [_trigger(table, event, *sides) for event, sides in EVENTS.items()]


def _trigger(table: Table, event: str, has_old: bool, has_new: bool) -> str:
    sides = [side for side, there in ((("OLD", OLD), has_old), (("NEW", NEW), has_new)) if there]
    columns = [place for _, places in sides for place in places[: len(table.columns)]]
    values = [_kept(row, column) for row, _ in sides for column in table.columns]
    head = f'CREATE TEMP TRIGGER "recorded_{table.name}_{event}" AFTER {event} ON main."{table.name}"'
    keep = f"INSERT INTO recorded (tab, {', '.join(columns)}) VALUES ('{table.name}', {', '.join(values)})"  # noqa: S608
    return f"{head} BEGIN {keep}; END"


def _kept(row: str, column: Column[object]) -> str:
    """Empty text, as most of it is, is kept as NULL, which costs nothing to copy and never stands in such a column."""
    value = f'{row}."{column.name}"'
    return f"CASE WHEN {value} = '' THEN NULL ELSE {value} END" if _is_text(column) else value


def _is_text(column: Column[object]) -> bool:
    return isinstance(column.type, Text) and not column.nullable and not column.primary_key


def pending(connection: Connection) -> tuple[Change, ...]:
    """The net changes since the last drain, one a row."""
    return squash(_change(tab, values) for tab, *values in raw(connection).execute(PENDING))


def drain(connection: Connection) -> tuple[Change, ...]:
    """Gives the pending changes and begins anew."""
    changes = pending(connection)
    raw(connection).execute("DELETE FROM recorded")
    return changes


def _change(tab: str, values: Sequence[str | int | float | None]) -> Change:
    table = metadata.tables[tab]
    old, new = _row(table, values[:WIDTH]), _row(table, values[WIDTH:])
    return Change(tab, str(values[0] or values[WIDTH]), old, new)


def _row(table: Table, values: Sequence[str | int | float | None]) -> Row | None:
    """A side without an id is not there."""
    if values[0] is None:
        return None
    return {name: none if value is None else value for (name, none), value in zip(_names(table), values, strict=False)}


@cache
def _names(table: Table) -> tuple[tuple[str, str | None], ...]:
    """The columns, each with what NULL stands for in it."""
    return tuple((column.name, "" if _is_text(column) else None) for column in table.columns)
