"""Whether two streams hold the same rows, without keeping either: sums of keyed hashes in buckets.

Each row is hashed under a key drawn for this one proof, so that nobody can prepare rows whose sums agree.
What the journal says was added counts plus, what it says went counts minus, what stands counts minus: a bucket
whose sum is not 0 has a row that differs.
"""

import hashlib
import secrets
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import Table

from kasesupport.domain.changes import Row
from kasesupport.store.tables import UNRECORDED, metadata

BUCKETS = 4096
RECORDED = tuple(table for table in metadata.sorted_tables if table not in UNRECORDED)
Values = tuple[object, ...]  # of one row, in the order of its table's columns, the id first


class Tally:
    """The sums so far."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._sums = [0] * BUCKETS

    def add(self, table: str, values: Values) -> None:
        """One row more."""
        self._sums[bucket(table, values[0])] += self.weight(table, values)

    def take(self, table: str, values: Values) -> None:
        """One row less."""
        self._sums[bucket(table, values[0])] -= self.weight(table, values)

    def weight(self, table: str, values: Values) -> int:
        """What this row counts."""
        told = repr((table, values)).encode("utf-8", "surrogatepass")
        return int.from_bytes(hashlib.blake2b(told, digest_size=32, key=self._key).digest())

    def differing(self) -> list[int]:
        """The buckets that do not come out even."""
        return [number for number, total in enumerate(self._sums) if total]


def bucket(table: str, row_id: object) -> int:
    """Where a row is counted; the same for one process alone (str hashes are salted)."""
    return hash((table, row_id)) & (BUCKETS - 1)


class Shape:
    """How the journal's rows of one table become values. What a later schema added stands at its default."""

    def __init__(self, table: Table) -> None:
        self._columns = {column.name: _default(column.server_default) for column in table.columns}
        self._read: Any = itemgetter(*self._columns)

    def values(self, row: Row) -> Values:
        """In the order of the table's columns."""
        try:
            found: Values = self._read(row)
        except KeyError:
            found = self._read({**self._columns, **row})
        return found


def shapes() -> Mapping[str, Shape]:
    """The shapes of all recorded tables, by name."""
    return {table.name: Shape(table) for table in RECORDED}


def _default(given: Any) -> str | int | None:
    """Flags have a number as text; SQLite keeps it as a number."""
    if given is None:
        return None
    return int(given.arg) if given.arg.isdigit() else str(given.arg)
