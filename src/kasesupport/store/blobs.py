"""Bytes of a family: a PDF that was handed over, a photograph, a file that was attached. Written once, never changed.

They stand beside the journal, not in it: an entry would carry them a second time (as text, a third more), and a proof
would read them all. The row that points to them is recorded and has their SHA-256, so that they are proven through it.
An undo takes that row away and a redo brings it back; the bytes stay until nobody can bring it back any more, and are
swept at the next opening. An erasure takes them with their family.

A table that has bytes needs a column `_loose("blob_id", "blob")` (any name) and one called `sha256`.
"""

import hashlib
from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Column, Connection, Table, delete, insert, select

from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.tables import blob, metadata

LARGEST = 20 * 1024 * 1024  # bytes of one: a photograph of a telephone has 2 to 6 MB, a sheet 0.1 to 0.3
SWEEP = Op("blob.sweep", silent=True)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where bytes were put, and what proves them. `size` in bytes."""

    id: str
    sha256: str
    size: int


def put(connection: Connection, family_id: str, blob_id: str, data: bytes) -> Kept:
    """Within an act: keep `data` under a new id. Raises Problem("blob_too_large", limit in MB), blob_empty."""
    if not data:
        raise Problem("blob_empty")
    if len(data) > LARGEST:
        raise Problem("blob_too_large", limit=LARGEST // 1024 // 1024)
    connection.execute(insert(blob).values(id=blob_id, family_id=family_id, data=data))
    return Kept(blob_id, digest(data), len(data))


def content(connection: Connection, blob_id: str | None, sha256: str) -> bytes:
    """The bytes as they were put. Raises Problem("blob_gone"), and blob_changed where they are others."""
    found = connection.execute(select(blob.c.data).where(blob.c.id == (blob_id or ""))).scalar()
    if found is None:
        raise Problem("blob_gone")
    data = bytes(found)
    if digest(data) != sha256:
        raise Problem("blob_changed")
    return data


def digest(data: bytes) -> str:
    """Their SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def sweep(file: CaseFile) -> int:
    """At opening: take away what no row points to any more; gives how many. No undo step lives this long."""
    if file.read_only or not (found := file.read(_unheld)):
        return 0
    file.transact(SWEEP, lambda connection: connection.execute(delete(blob).where(blob.c.id.in_(found))))
    return len(found)


def holders() -> tuple[tuple[Table, Column[str]], ...]:
    """Every column that points to bytes, with its table."""
    columns = ((table, column) for table in metadata.sorted_tables for column in table.columns)
    return tuple((table, c) for table, c in columns if any(key.column.table is blob for key in c.foreign_keys))


def proven(connection: driver.Connection) -> tuple[int, int]:
    """How many rows point to bytes, and of how many these are gone or others: for the full check. Reads them all."""
    looked_at = wrong = 0
    for table, column in holders():
        query = f'SELECT t.sha256, b.data FROM "{table.name}" t LEFT JOIN blob b ON b.id = t."{column.name}"'  # noqa: S608
        for sha256, data in connection.execute(f'{query} WHERE t."{column.name}" IS NOT NULL'):
            looked_at += 1
            wrong += data is None or digest(data) != sha256
    return looked_at, wrong


def _unheld(connection: Connection) -> list[str]:
    """By the index of ids: no bytes are read."""
    held = {each for _, column in holders() for each in connection.execute(select(column)).scalars()}
    return [each for each in connection.execute(select(blob.c.id)).scalars() if each not in held]
