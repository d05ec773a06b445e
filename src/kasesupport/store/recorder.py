"""Records every changed row by TEMP triggers generated from the tables' metadata.

Why triggers: they see ON DELETE CASCADE, bulk updates and SQL as text; hooks of the ORM do not.
They live in the connection, not in the file, and roll back with the transaction.

Every act waits for them, and with memory security each piece of memory is locked and wiped on its own. So they copy
only what would else be gone, the old row; the new one is looked up when the act is over. And they only copy columns: a
function in a trigger would make SQLite keep a statement journal too.
"""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Column, Connection, Table, Text

from kasesupport.domain.changes import Change, Row
from kasesupport.store.engine import raw
from kasesupport.store.tables import UNRECORDED, blob, metadata

WIDTH = max(len(table.columns) for table in metadata.sorted_tables)
OLD = tuple(f"old{n}" for n in range(WIDTH))
PENDING = f"SELECT tab, id, {', '.join(OLD)} FROM recorded ORDER BY n"  # noqa: S608
Values = Sequence[str | int | float | None]


def install(connection: Connection) -> None:
    """Sets the recorder up on a fresh connection; every table but the UNRECORDED is watched."""
    raw(connection).executescript(_script())


@cache
def _script() -> str:
    """The triggers are written where CREATE TEMP TRIGGER would put them, and read from there all at once.

    CREATE TEMP TRIGGER compiles each of them twice; that was most of what opening a file took beside Argon2.
    """
    watched = [table for table in metadata.sorted_tables if table not in UNRECORDED]
    rows = ", ".join(row for table in watched for row in (*triggers(table), *carriers(table)))
    table = f"CREATE TEMP TABLE recorded (n INTEGER PRIMARY KEY, tab, id, {', '.join(OLD)})"
    written = f"INSERT INTO temp.sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES {rows}"  # noqa: S608
    return f"{table}; PRAGMA writable_schema=ON; {written}; PRAGMA writable_schema=RESET;"


def triggers(table: Table) -> list[str]:
    """The rows of one table's three triggers. A row that changes its id goes, and another comes."""
    old, came = _keep_old(table), f"INSERT INTO recorded (tab, id) SELECT '{table.name}', NEW.id"
    steps = {"INSERT": came, "UPDATE": f"{old}; {came} WHERE NEW.id IS NOT OLD.id", "DELETE": old}
    return [_trigger(table, event, step) for event, step in steps.items()]


def carriers(table: Table) -> list[str]:
    """Bytes stand in a table that is not watched: they go along with the row that holds them, whatever moves it to
    another family (a merge, its undo, its redo).
    """
    holding = [column.name for column in table.columns if any(key.column.table is blob for key in column.foreign_keys)]
    step = 'UPDATE "blob" SET family_id = NEW.family_id WHERE id = NEW."{0}" AND family_id <> NEW.family_id'
    return [
        _trigger(table, event, step.format(name), f"carried_{table.name}_{name}_{event.split()[0]}")
        for name in holding
        for event in ("INSERT", "UPDATE OF family_id")
    ]


def _trigger(table: Table, event: str, step: str, name: str = "") -> str:
    name = name or f"recorded_{table.name}_{event}"
    made = f'CREATE TRIGGER "{name}" AFTER {event} ON main."{table.name}" BEGIN {step}; END'
    return f"('trigger', '{name}', '{table.name}', 0, {_quoted(made)})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _keep_old(table: Table) -> str:
    places = ", ".join(OLD[: len(table.columns)])
    values = ", ".join(_kept(column, "OLD.") for column in table.columns)
    return f"INSERT INTO recorded (tab, id, {places}) VALUES ('{table.name}', OLD.id, {values})"  # noqa: S608


def _kept(column: Column[object], of: str) -> str:
    """Empty text, as most of it is, is kept as NULL, which costs nothing to copy and never stands in such a column."""
    value = f'{of}"{column.name}"'
    return f"CASE WHEN {value} = '' THEN NULL ELSE {value} END" if _is_text(column) else value


def _is_text(column: Column[object]) -> bool:
    return isinstance(column.type, Text) and not column.nullable and not column.primary_key


def pending(connection: Connection) -> tuple[Change, ...]:
    """The net changes since the last drain, one a row, in the order in which the rows were first touched.

    Rows that ended as they began fall out.
    """
    first: dict[tuple[str, str], Row | None] = {}
    for tab, row_id, *old in raw(connection).execute(PENDING):
        first.setdefault((tab, row_id), _row(metadata.tables[tab], old))
    changes = [Change(tab, row_id, old, _now(connection, tab, row_id)) for (tab, row_id), old in first.items()]
    return tuple(change for change in changes if change.old != change.new)


def drain(connection: Connection) -> tuple[Change, ...]:
    """Gives the pending changes and begins anew."""
    changes = pending(connection)
    raw(connection).execute("DELETE FROM recorded")
    return changes


def _now(connection: Connection, tab: str, row_id: str) -> Row | None:
    table = metadata.tables[tab]
    found = raw(connection).execute(_by_id(table), (row_id,)).fetchone()
    return None if found is None else _row(table, found)


@cache
def _by_id(table: Table) -> str:
    columns = ", ".join(_kept(column, "") for column in table.columns)
    return f'SELECT {columns} FROM main."{table.name}" WHERE id = ?'  # noqa: S608


def _row(table: Table, values: Values) -> Row | None:
    """The old row; a row that came has none."""
    if values[0] is None:
        return None
    return {name: none if value is None else value for (name, none), value in zip(_names(table), values, strict=False)}


@cache
def _names(table: Table) -> tuple[tuple[str, str | None], ...]:
    """The columns, each with what NULL stands for in it."""
    return tuple((column.name, "" if _is_text(column) else None) for column in table.columns)
