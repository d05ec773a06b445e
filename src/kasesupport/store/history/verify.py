"""The whole proof: the journal's chain, every row against what the journal says of it, and heads known elsewhere.

Who holds the key can write past the program. A row changed, added or dropped does not agree with the journal; an
entry changed, dropped or swapped breaks its chain, or, with the chain redone, no longer agrees with the rows; a
tail cut off or a chain redone together with the rows lacks a head that was seen elsewhere (the anchor, a backup,
this laptop, a printed sheet). What stands outside the journal (drafts, what a salvage brought of an older one) is
not proven.

Streamed: no more is kept than sums, and those rows that share a bucket with a differing one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlcipher3.dbapi2 as driver

from kasesupport.domain.progress import Progress
from kasesupport.store.casefile import CaseFile
from kasesupport.store.errors import database_problems
from kasesupport.store.history import anchor, erasure_note, journal, spans, stream
from kasesupport.store.history.differences import Flaw, rows_that_differ
from kasesupport.store.history.journal import Head, Row
from kasesupport.store.history.tally import Shape, Tally, shapes
from kasesupport.store.home import ANCHOR

RESTORED = "vault.restore"  # the act that says the vault was put back to an earlier day
FORK = 16  # hex digits of the hash of a head that a restore left behind, as its note names it
SHORTEST = 8  # hex digits of a hash typed from paper
EVERY = 1000  # entries or rows between two words of progress


@dataclass(frozen=True, slots=True)
class Known:
    """A head seen elsewhere. `source`: "anchor", "backup", "laptop", "paper"; `hash` may be cut to its start."""

    source: str
    head: Head


@dataclass(frozen=True, slots=True)
class Report:
    """What a proof found. `flaws` is empty where all holds."""

    head: Head
    entries: int
    rows: int
    erasures: int
    flaws: tuple[Flaw, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.flaws


@dataclass(slots=True)
class _Walk:
    """What is known while the journal goes by."""

    tally: Tally = field(default_factory=Tally)
    shapes: dict[str, Shape] = field(default_factory=lambda: dict(shapes()))
    entries: int = 0
    rows: int = 0
    last: Head = field(default_factory=Head)
    broken: int | None = None
    unreadable: int | None = None
    emptied: list[int] = field(default_factory=list)
    erasures: list[tuple[int, tuple[spans.Span, ...]]] = field(default_factory=list)


def verify_file(file: CaseFile, known: Sequence[Known] = (), progress: Progress | None = None) -> Report:
    """The proof of an open vault, over a connection of its own, with its anchor's head beside those given.

    May run in a thread beside the acts; it sees the moment in which it begins. Raises vault_closed (a bare file),
    damaged_file, disk_failed; Cancelled, if `progress` does.
    """
    with file.second() as connection:
        anchored = anchor.read(file.home.folder / ANCHOR, file.home.key.key)
        heads = (*known, *((Known("anchor", anchored),) if anchored else ()))
        return verify(connection, heads, progress)


def verify(connection: driver.Connection, known: Sequence[Known] = (), progress: Progress | None = None) -> Report:
    """The same over any connection. Raises damaged_file, disk_failed."""
    with database_problems(), stream.snapshot(connection):
        walk = _Walk()
        _journal(connection, walk, progress)
        _rows(connection, walk, progress)
        differing = walk.tally.differing()
        found = rows_that_differ(connection, walk.tally, differing) if differing else []
        flaws = (*_of_journal(walk), *found, *_of_heads(connection, known))
    return Report(walk.last, walk.entries, walk.rows, len(walk.erasures), flaws)


def _journal(connection: driver.Connection, walk: _Walk, progress: Progress | None) -> None:
    newest = connection.execute("SELECT max(seq) FROM journal").fetchone()[0] or 1
    for entry in stream.entries(connection):
        _entry(walk, entry)
        if progress and walk.entries % EVERY == 0:
            progress(min(walk.entries / newest, 1.0) * 0.7)


def _entry(walk: _Walk, entry: Row) -> None:
    walk.entries += 1
    seq = int(str(entry["seq"]))
    if walk.broken is None and not journal.fits(entry, walk.entries, walk.last.hash):
        walk.broken = walk.entries
    walk.last = Head(seq, str(entry["hash"]))
    if journal.erased(entry):
        walk.emptied.append(max(seq, 0))
    if entry["op"] == erasure_note.ERASE and (told := erasure_note.parse(str(entry["note"]))):
        walk.erasures.append((seq, _spans(told.entries)))
    _count(walk, entry, seq)


def _spans(told: str) -> tuple[spans.Span, ...]:
    try:
        return spans.parse(told)
    except ValueError:
        return ()


def _count(walk: _Walk, entry: Row, seq: int) -> None:
    changes = stream.changes(entry, walk.shapes)
    if changes is None and walk.unreadable is None:
        walk.unreadable = seq
    for table, _row_id, old, new in changes or ():
        if old is not None:
            walk.tally.take(table, old)
        if new is not None:
            walk.tally.add(table, new)


def _rows(connection: driver.Connection, walk: _Walk, progress: Progress | None) -> None:
    for table, values in stream.rows(connection):
        walk.tally.take(table, values)
        walk.rows += 1
        if progress and walk.rows % EVERY == 0:
            progress(0.7)  # how many there will be is not known without counting them first
    if progress:
        progress(1.0)


def _of_journal(walk: _Walk) -> list[Flaw]:
    """At most one flaw a kind: after the first break all that follows may be a consequence."""
    flaws = [] if walk.broken is None else [Flaw("chain", walk.broken)]
    unlicensed = next((seq for seq in walk.emptied if not _licensed(walk, seq)), None)
    flaws += [] if unlicensed is None else [Flaw("emptied", unlicensed)]
    return flaws + ([] if walk.unreadable is None else [Flaw("unreadable", walk.unreadable)])


def _licensed(walk: _Walk, seq: int) -> bool:
    return any(seq < erasure and spans.holds(entries, seq) for erasure, entries in walk.erasures)


def _of_heads(connection: driver.Connection, known: Sequence[Known]) -> list[Flaw]:
    return [Flaw("head", one.head.seq, source=one.source) for one in known if not _stands(connection, one.head)]


def _stands(connection: driver.Connection, head: Head) -> bool:
    """Whether that act is there, or a restore went back to before it, or names it as of the history it left."""
    if head.seq == 0:
        return True
    found = connection.execute("SELECT hash FROM journal WHERE seq = ?", (head.seq,)).fetchone()
    if found and len(head.hash) >= SHORTEST and str(found[0]).startswith(head.hash.lower()):
        return True
    restores = connection.execute("SELECT seq, note FROM journal WHERE op = ?", (RESTORED,)).fetchall()
    return any(seq <= head.seq or fork(head) in str(note).split() for seq, note in restores)


def fork(head: Head) -> str:
    """How the note of a restore names the head of a backup that is of another history."""
    return f"{head.seq}:{head.hash[:FORK]}"
