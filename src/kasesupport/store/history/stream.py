"""The journal and the tables read through, one row at a time, over a connection of the driver's own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2 as driver

from kasesupport.store.errors import database_problems
from kasesupport.store.history.journal import Row
from kasesupport.store.history.tally import RECORDED, Shape, Values
from kasesupport.store.tables import journal

COLUMNS = tuple(journal.columns.keys())
Told = tuple[str, str, Values | None, Values | None]  # table, id, the row before and after


@contextmanager
def snapshot(connection: driver.Connection) -> Iterator[None]:
    """All reads see one moment. Text that is no UTF-8 (written past the program) is read all the same."""
    factory, begun = connection.text_factory, connection.in_transaction
    connection.text_factory = _text
    try:
        with database_problems():
            if not begun:
                connection.execute("BEGIN")
            yield
    finally:
        connection.text_factory = factory
        if not begun and connection.in_transaction:
            connection.rollback()


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")


def entries(connection: driver.Connection) -> Iterator[Row]:
    """The journal, oldest first."""
    for values in connection.execute(f"SELECT {', '.join(COLUMNS)} FROM journal ORDER BY seq"):  # noqa: S608
        yield dict(zip(COLUMNS, map(_plain, values), strict=True))


def _plain(value: Any) -> str | int | None:
    """Bytes written past the program become a text that fits no hash."""
    return repr(value) if isinstance(value, bytes) else value


def rows(connection: driver.Connection) -> Iterator[tuple[str, Values]]:
    """Every row of every recorded table, with the table's name."""
    for table in RECORDED:
        columns = ", ".join(f'"{name}"' for name in table.columns.keys())  # noqa: SIM118
        for values in connection.execute(f'SELECT {columns} FROM "{table.name}"'):  # noqa: S608
            yield table.name, values


def changes(entry: Row, shapes: dict[str, Shape]) -> list[Told] | None:
    """What the entry says it changed; None if that cannot be understood. An emptied entry says nothing."""
    try:
        return [_told(change, shapes) for change in json.loads(str(entry["changes"] or "[]"))]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _told(change: dict[str, Any], shapes: dict[str, Shape]) -> Told:
    shape, old, new = shapes[change["table"]], change["old"], change["new"]
    return (
        change["table"],
        change["id"],
        None if old is None else shape.values(old),
        None if new is None else shape.values(new),
    )
