"""Puts recorded changes into the tables again, exactly or not at all."""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection, Table
from sqlalchemy.exc import IntegrityError

from kasesupport.domain.changes import Change, Row
from kasesupport.domain.problems import Problem
from kasesupport.store import recorder
from kasesupport.store.tables import metadata

NEW, CHANGED, GONE = range(3)
MANY = 500  # rows in one statement: thousands one by one took seconds


def replay(connection: Connection, changes: Sequence[Change]) -> None:
    """Applies `changes` inside the running transaction; raises undo_blocked if they no longer fit.

    They fit if the recorder then saw these changes and no others: a row another act has touched shows a
    different old state, a cascade into rows of another act shows more changes. Foreign keys are checked at
    COMMIT (tables.py), so rows may come back in any order.
    """
    try:
        for (rank, name), alike in groupby(sorted(changes, key=_rank), lambda each: (_rank(each), each.table)):
            _apply(connection, metadata.tables[name], rank, tuple(alike))
    except IntegrityError as error:
        raise Problem("undo_blocked") from error
    seen = {c.key: c for c in recorder.pending(connection)}
    if seen != {c.key: c for c in changes}:
        raise Problem("undo_blocked")


def _rank(change: Change) -> int:
    """New rows first and deletions last, so that no cascade takes a row that has yet to move away."""
    return NEW if change.old is None else GONE if change.new is None else CHANGED


def _apply(connection: Connection, table: Table, rank: int, changes: Sequence[Change]) -> None:
    """Changes of one table and rank; thousands of rows (a list that was taken in) go at once."""
    if rank == GONE:
        for at in range(0, len(changes), MANY):
            ids = [change.id for change in changes[at : at + MANY]]
            connection.execute(table.delete().where(table.c.id.in_(ids)))
    elif rank == NEW:
        for _, alike in groupby((change.new or {} for change in changes), tuple):
            connection.execute(table.insert(), list(alike))
    else:
        for change in changes:
            values = _differing(change.old or {}, change.new or {})
            connection.execute(table.update().where(table.c.id == change.id).values(values))


def _differing(old: Row, new: Row) -> Row:
    return {column: value for column, value in new.items() if old.get(column) != value}
