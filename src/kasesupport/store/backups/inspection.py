"""Reads an encrypted file through, writing nothing: is it whole, and what does it hold."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.store import engine, migrations
from kasesupport.store.errors import database_problems
from kasesupport.store.history.journal import Head

HASH = "SELECT hash FROM journal WHERE seq = ?"
PAST_HASH = "SELECT hash FROM past_journal WHERE seq = ?"
HAS_PAST = "SELECT 1 FROM sqlite_master WHERE name = 'past_journal'"
STEPS = 1_000  # of SQLite's machine between two looks: a ms or so
HOLDS = """
SELECT (SELECT count(*) FROM family), (SELECT count(*) FROM person), coalesce(max(seq), 0),
    coalesce((SELECT hash FROM journal ORDER BY seq DESC LIMIT 1), '') FROM journal
"""


@dataclass(frozen=True, slots=True)
class Chain:
    """A journal's end, and the hash of each of its entries by number ("" for none).

    `past_at`: the same of the journal before a salvage, which began a new one.
    """

    head: Head
    hash_at: Callable[[int], str]
    past_at: Callable[[int], str] = lambda _seq: ""

    def has(self, head: Head) -> bool:
        """Whether that act is in this history, or in the one before a salvage."""
        return head.hash in (self.hash_at(head.seq), self.past_at(head.seq))


@dataclass(frozen=True, slots=True)
class Holds:
    """Counts of a file's families and people, and its last journal entry; cheap to ask, as indexes tell them."""

    families: int
    people: int
    seq: int
    hash: str

    @property
    def head(self) -> Head:
        """Number and hash of the last act."""
        return Head(self.seq, self.hash)

    def between(self, before: "Holds", after: "Holds") -> bool:
        """Whether a copy made between these two can hold this."""
        return self == before if before == after else before.seq <= self.seq <= after.seq


def inspect(path: Path, key: engine.DataKey, progress: Progress) -> Holds:
    """Checks a file that nobody writes to, page by page and tree by tree, and counts.

    Raises backup_not_whole, newer_schema; disk_failed; Cancelled.
    """
    try:
        with database_problems():
            engine.check_file(path, key, migrations.NEWEST)
            with closing(engine.connect(path, key, "immutable=1")) as connection:
                return _whole(connection, progress)
    except Problem as problem:
        if problem.code == "damaged_file":
            raise Problem("backup_not_whole") from problem
        raise


def look_through(path: Path, key: engine.DataKey) -> None:
    """Reads all of a vault's file that nobody has open, writing nothing. Raises damaged_file for the least damage.

    The pages of the main file are told nothing of where a crash left a WAL: what counts may stand there.
    """
    with database_problems(), closing(engine.connect_to_look(path, key)) as connection:
        pages = [] if engine.has_wal(path) else bad_pages(connection)
        if pages or bad_trees(connection, lambda: None):
            raise Problem("damaged_file")


def _whole(connection: driver.Connection, progress: Progress) -> Holds:
    progress(0.1)
    if bad_pages(connection) or bad_trees(connection, lambda: progress(0.5)):
        raise Problem("backup_not_whole")
    progress(1)
    return holds(connection)


def bad_pages(connection: driver.Connection) -> list[str]:
    """What SQLCipher has against single pages: each carries its own HMAC. Sees the main file, not the WAL."""
    return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]


def bad_trees(connection: driver.Connection, tell: Callable[[], None]) -> list[str]:
    """What SQLite has against the tables' trees."""
    with watched(connection, tell):
        found = [str(row[0]) for row in connection.execute("PRAGMA quick_check")]
    return [] if found == ["ok"] else found


def holds(connection: driver.Connection) -> Holds:
    """What a file of any schema since the first holds."""
    return Holds(*connection.execute(HOLDS).fetchone())


def chain(connection: driver.Connection) -> Chain:
    """The journal of a file that is only looked at; it can be asked as long as the connection stands."""
    has_past = connection.execute(HAS_PAST).fetchone() is not None
    past_at = partial(_hash_at, connection, PAST_HASH) if has_past else _none
    return Chain(holds(connection).head, partial(_hash_at, connection, HASH), past_at)


def newest(connection: driver.Connection) -> dict[str, object]:
    """When the last entry of the journal was written, and its act: `at`, `op`. Empty where there is none."""
    row = connection.execute("SELECT at, op FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return {"at": datetime.fromisoformat(row[0]), "op": str(row[1])} if row else {}


def _none(_seq: int) -> str:
    """Schema 1 knows no past journal."""
    return ""


def _hash_at(connection: driver.Connection, query: str, seq: int) -> str:
    found = connection.execute(query, (seq,)).fetchone()
    return str(found[0]) if found else ""


@contextmanager
def watched(connection: driver.Connection, tell: Callable[[], None]) -> Iterator[None]:
    """Calls `tell` now and then while statements run. What it raises ends the statement and goes on to the caller."""
    raised: list[BaseException] = []

    def look() -> int:
        try:
            tell()
        except BaseException as error:  # the driver would swallow it
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(look, STEPS)
    try:
        yield
    except driver.Error:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def part(progress: Progress, start: float, end: float) -> Progress:
    """The same, for a piece of the work that runs from `start` to `end` of the whole."""
    return lambda share: progress(start + share * (end - start))
