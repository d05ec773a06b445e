"""Records every changed row by TEMP triggers generated from the tables' metadata.

Why triggers: they see ON DELETE CASCADE, bulk updates and SQL as text; hooks of the ORM do not.
They live in the connection, not in the file, and roll back with the transaction.
"""

import json

from sqlalchemy import Connection, Table

from kasesupport.domain.changes import Change, Row, squash
from kasesupport.store.tables import UNRECORDED, metadata

EVENTS = {"INSERT": (False, True), "UPDATE": (True, True), "DELETE": (True, False)}


def install(connection: Connection) -> None:
    """Sets the recorder up on a fresh connection; every table but the UNRECORDED is watched."""
    connection.exec_driver_sql(
        "CREATE TEMP TABLE recorded (n INTEGER PRIMARY KEY, tab TEXT, id TEXT, old TEXT, new TEXT)"
    )
    for table in metadata.sorted_tables:
        if table not in UNRECORDED:
            for trigger in triggers(table):
                connection.exec_driver_sql(trigger)


def triggers(table: Table) -> list[str]:
    """The three CREATE TRIGGER statements of one table."""
    return [_trigger(table, event, *sides) for event, sides in EVENTS.items()]


def _trigger(table: Table, event: str, has_old: bool, has_new: bool) -> str:
    old = _as_json(table, "OLD") if has_old else "NULL"
    new = _as_json(table, "NEW") if has_new else "NULL"
    row = "NEW" if has_new else "OLD"
    head = f'CREATE TEMP TRIGGER "recorded_{table.name}_{event}" AFTER {event} ON main."{table.name}"'
    return f"{head} BEGIN INSERT INTO recorded (tab, id, old, new) SELECT '{table.name}', {row}.id, {old}, {new}; END"


def _as_json(table: Table, row: str) -> str:
    return "json_object(" + ", ".join(f"'{c.name}', {row}.\"{c.name}\"" for c in table.columns) + ")"


def pending(connection: Connection) -> tuple[Change, ...]:
    """The net changes since the last drain, one a row."""
    rows = connection.exec_driver_sql("SELECT tab, id, old, new FROM recorded ORDER BY n")
    return squash(Change(tab, row_id, _load(old), _load(new)) for tab, row_id, old, new in rows)


def drain(connection: Connection) -> tuple[Change, ...]:
    """Gives the pending changes and begins anew."""
    changes = pending(connection)
    connection.exec_driver_sql("DELETE FROM recorded")
    return changes


def _load(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)
