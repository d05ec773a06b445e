"""The journal: one entry an act, in the act's own transaction, chained by SHA-256.

Whoever changes, drops, swaps or slips in an entry without redoing all later ones is found by `verify`.
A tail cut off whole is not: that takes an anchor outside the file.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select

from kasesupport.domain.changes import Change
from kasesupport.store.canonical import canonical
from kasesupport.store.tables import journal

HASHED = ("seq", "at", "op", "family_id", "practitioner", "device", "undoes", "changes", "previous")


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, on which laptop."""

    practitioner: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an act gives to the journal; number and hashes are worked out on writing."""

    at: str
    op: str
    family_id: str
    author: Author
    changes: tuple[Change, ...]
    undoes: int | None = None


def append(connection: Connection, entry: Entry) -> int:
    """Writes the entry inside the running transaction; gives its number."""
    seq, previous = _head(connection)
    row: dict[str, str | int | None] = {
        "seq": seq + 1,
        "at": entry.at,
        "op": entry.op,
        "family_id": entry.family_id,
        "practitioner": entry.author.practitioner,
        "device": entry.author.device,
        "undoes": entry.undoes,
        "changes": canonical([asdict(change) for change in entry.changes]),
        "previous": previous,
    }
    connection.execute(journal.insert(), {**row, "hash": digest(row)})
    return seq + 1


def _head(connection: Connection) -> tuple[int, str]:
    last = connection.execute(select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1)).first()
    return (last.seq, last.hash) if last else (0, "")


def digest(row: dict[str, str | int | None]) -> str:
    """SHA-256 over all columns of the entry but its own hash, in hex."""
    return hashlib.sha256(canonical({name: row[name] for name in HASHED}).encode()).hexdigest()


def verify(connection: Connection) -> int | None:
    """The number of the first entry that is missing or does not fit the chain; None if all is well."""
    return first_broken(dict(row) for row in connection.execute(select(journal).order_by(journal.c.seq)).mappings())


def first_broken(rows: Iterable[dict[str, str | int | None]]) -> int | None:
    """The same over the entries' rows, in order."""
    previous: str | int | None = ""
    for number, row in enumerate(rows, start=1):
        if (row["seq"], row["previous"], row["hash"]) != (number, previous, digest(row)):
            return number
        previous = row["hash"]
    return None
