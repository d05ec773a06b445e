"""What a row of each table looks like in the file, told by our own schema steps and not by the damaged file."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, StaticPool, create_engine

from kasesupport.domain.changes import Row
from kasesupport.store import migrations
from kasesupport.store.salvaging.btree import Value

JOURNALS = ("journal", "past_journal")


@dataclass(frozen=True, slots=True)
class Column:
    """One column in the file's own order. `needed`: never null; `required`: needed, and no default stands in for it.

    `target`: the table whose id it holds; `is_rowid`: its value is the rowid.
    """

    name: str
    kind: str
    needed: bool
    required: bool
    is_rowid: bool
    target: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A table's columns. `lengths`: how many it had after each schema step; a row keeps those it was written with."""

    table: str
    columns: tuple[Column, ...]
    lengths: frozenset[int] = frozenset()

    @property
    def references(self) -> tuple[Column, ...]:
        """The columns that hold ids of other rows."""
        return tuple(column for column in self.columns if column.target)


def shapes(version: int) -> dict[str, Shape]:
    """The tables after so many schema steps; after all of them where the file's own number makes no sense."""
    newest = version if 0 < version <= migrations.NEWEST else migrations.NEWEST
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for number in range(1, newest + 1):
        found = _tables(number)
        for table, columns in found.items():
            lengths[table].add(len(columns))
    return {table: Shape(table, columns, frozenset(lengths[table])) for table, columns in found.items()}


@cache
def _tables(number: int) -> dict[str, tuple[Column, ...]]:
    """The tables' columns after so many steps, which never change."""
    with _fresh(number) as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'").scalars().all()
        return {name: tuple(_columns(connection, name)) for name in names}


@contextmanager
def _fresh(newest: int) -> Iterator[Connection]:
    source = create_engine(
        "sqlite:///fresh",
        module=driver,
        creator=lambda: driver.connect(":memory:", isolation_level=None, check_same_thread=False),
        poolclass=StaticPool,
    )
    try:
        with source.connect() as connection:
            migrations.migrate(connection, newest=newest)
            yield connection
    finally:
        source.dispose()


def _columns(connection: Connection, table: str) -> Iterator[Column]:
    foreign = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').all()
    targets = {row[3]: row[2] for row in foreign}
    for _, name, kind, needed, default, key in connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all():
        is_rowid = bool(key) and kind == "INTEGER"
        yield Column(name, kind, bool(needed), bool(needed) and default is None, is_rowid, targets.get(name, ""))


def as_row(shape: Shape, values: tuple[Value, ...] | None, rowid: int) -> Row | None:
    """The record as a row of this table; None if it cannot be one. Columns added later than the row are left out."""
    if not values or len(values) > len(shape.columns):
        return None
    row: Row = {}
    for column, found in zip(shape.columns, values, strict=False):
        value = rowid if column.is_rowid and found is None else found
        if not _allowed(column, value):
            return None
        row[column.name] = float(value) if column.kind == "REAL" and isinstance(value, int) else value
    return row if all(column.name in row for column in shape.columns if column.required) else None


def checked(shape: Shape, told: object) -> Row | None:
    """A row as the journal tells it; None if it is not one of this table. Columns it does not name are left out."""
    if not isinstance(told, dict):
        return None
    row = {column.name: told[column.name] for column in shape.columns if column.name in told}
    right = all(_allowed(column, row[column.name]) for column in shape.columns if column.name in row)
    return row if right and all(column.name in row for column in shape.columns if column.required) else None


def _allowed(column: Column, value: Value) -> bool:
    match column.kind:
        case "TEXT":
            return isinstance(value, str) or (value is None and not column.needed)
        case "INTEGER":
            return isinstance(value, int) or (value is None and not column.needed)
        case "BLOB":
            return isinstance(value, bytes)
        case _:
            return isinstance(value, int | float)
