"""Puts recorded changes into the tables again, exactly or not at all."""

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from kasesupport.domain.changes import Change, Row
from kasesupport.domain.problems import Problem
from kasesupport.store import recorder
from kasesupport.store.tables import metadata


def replay(connection: Connection, changes: Sequence[Change]) -> None:
    """Applies `changes` inside the running transaction; raises undo_blocked if they no longer fit.

    They fit if the recorder then saw these changes and no others: a row another act has touched shows a
    different old state, a cascade into rows of another act shows more changes. Foreign keys are checked at
    COMMIT (tables.py), so rows may come back in any order.
    """
    try:
        for change in sorted(changes, key=_rank):
            _apply(connection, change)
    except IntegrityError as error:
        raise Problem("undo_blocked") from error
    seen = {c.key: c for c in recorder.pending(connection)}
    if seen != {c.key: c for c in changes}:
        raise Problem("undo_blocked")


def _rank(change: Change) -> int:
    """New rows first and deletions last, so that no cascade takes a row that has yet to move away."""
    return 0 if change.old is None else 2 if change.new is None else 1


def _apply(connection: Connection, change: Change) -> None:
    table = metadata.tables[change.table]
    row = table.c.id == change.id
    if change.new is None:
        connection.execute(table.delete().where(row))
    elif change.old is None:
        connection.execute(table.insert().values(change.new))
    else:
        connection.execute(table.update().where(row).values(_differing(change.old, change.new)))


def _differing(old: Row, new: Row) -> Row:
    return {column: value for column, value in new.items() if old.get(column) != value}
