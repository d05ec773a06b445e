"""The journal: one entry an act, in the act's own transaction, chained by SHA-256.

Whoever changes, drops, swaps or slips in an entry without redoing all later ones is found by `verify`.
A tail cut off whole is not: that takes an anchor outside the file (anchor.py). The chain covers a salted
digest of an entry's words, not the words, so that an erasure can empty them and the chain still holds.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from kasesupport.domain.changes import Change
from kasesupport.store.canonical import canonical
from kasesupport.store.engine import raw
from kasesupport.store.tables import journal

HASHED = ("seq", "at", "op", "family_id", "practitioner", "device", "undoes", "digest", "previous")
COLUMNS = tuple(journal.columns.keys())
# Past SQLAlchemy: every act waits for these two. Empty text is handed over as NULL, which takes no memory of its own.
VALUES = ("?" if column.nullable else "ifnull(?, '')" for column in journal.columns)
APPEND = f"INSERT OR ROLLBACK INTO journal ({', '.join(COLUMNS)}) VALUES ({', '.join(VALUES)})"  # noqa: S608
HEAD = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
Row = dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, on which laptop. `role`: "reader", "practitioner", "supervisor" or "keeper"."""

    practitioner: str = ""
    device: str = ""
    practitioner_id: str = ""
    role: str = "keeper"


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: its number (0 for none) and its hash."""

    seq: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an act gives to the journal; number and hashes are worked out on writing."""

    at: str
    op: str
    family_id: str
    author: Author
    changes: tuple[Change, ...]
    undoes: int | None = None
    note: str = ""


def append(connection: Connection, entry: Entry) -> Head:
    """Writes the entry inside the running transaction; gives the new head."""
    last = head(connection)
    row: Row = {
        "seq": last.seq + 1,
        "at": entry.at,
        "op": entry.op,
        "family_id": entry.family_id,
        "practitioner": entry.author.practitioner,
        "device": entry.author.device,
        "undoes": entry.undoes,
        "changes": canonical([{"table": c.table, "id": c.id, "old": c.old, "new": c.new} for c in entry.changes]),
        "note": entry.note,
        "salt": secrets.token_hex(16),
        "previous": last.hash,
    }
    row["digest"] = digest(row)
    row["hash"] = chain_hash(row)
    raw(connection).execute(APPEND, [row[name] or None for name in COLUMNS])
    return Head(last.seq + 1, str(row["hash"]))


def head(connection: Connection) -> Head:
    """The last entry."""
    last = raw(connection).execute(HEAD).fetchone()
    return Head(*last) if last else Head()


def hash_at(connection: Connection, seq: int) -> str:
    """The hash of entry `seq`, "" if there is none."""
    return connection.execute(select(journal.c.hash).where(journal.c.seq == seq)).scalar() or ""


def digest(row: Row) -> str:
    """SHA-256 over salt, changes and note, in hex: what stays of an entry's words when they are erased."""
    return _sha256(f"{row['salt']}{canonical([row['changes'], row['note']])}")


def chain_hash(row: Row) -> str:
    """SHA-256 over all columns of the entry but its words and its own hash, in hex."""
    return _sha256(canonical({name: row[name] for name in HASHED}))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def erased(row: Row) -> bool:
    """Whether an erasure has emptied this entry's words."""
    return row["salt"] == "" and row["changes"] == "" and row["note"] == ""


def verify(connection: Connection) -> int | None:
    """The number of the first entry that is missing or does not fit the chain; None if all is well."""
    return first_broken(dict(row) for row in connection.execute(select(journal).order_by(journal.c.seq)).mappings())


def first_broken(rows: Iterable[Row]) -> int | None:
    """The same over the entries' rows, in order."""
    previous: str | int | None = ""
    for number, row in enumerate(rows, start=1):
        if not fits(row, number, previous):
            return number
        previous = row["hash"]
    return None


def fits(row: Row, number: int, previous: str | int | None) -> bool:
    """Whether this is a whole entry of that number after one of that hash."""
    whole = erased(row) or row["digest"] == digest(row)
    return whole and (row["seq"], row["previous"], row["hash"]) == (number, previous, chain_hash(row))
