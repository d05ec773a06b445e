"""Whether a file still has the acts that others saw in it: its anchor, and this laptop.

Asked before the file is opened for writing: what is refused stays as it is, its WAL too.
"""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.store import engine
from kasesupport.store.backups import inspection
from kasesupport.store.backups.inspection import Chain
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import anchor, seen
from kasesupport.store.history.journal import Head
from kasesupport.store.home import ANCHOR, Home

KEPT = ".kept-%Y-%m-%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Look:
    """What is asked of a file before it is opened: against this laptop's memory, but for what was accepted; `whole`:
    whether all of it is read through.
    """

    laptop: Path | None
    accepted: frozenset[str]
    whole: bool

    def at(self, home: Home) -> tuple[Notice, ...]:
        """As `check`; raises damaged_file besides."""
        told = check(home, self.laptop, self.accepted)
        if self.whole:
            inspection.look_through(home.file, home.key)
        return told


def check(home: Home, laptop: Path | None, accepted: frozenset[str]) -> tuple[Notice, ...]:
    """Raises acts_missing, older_than_seen (`missing`: how many acts at least) or other_than_seen (each has acts that
    the other lacks) unless accepted, with `at` and `op` of the last act there is; damaged_file where there is none, as
    every vault begins with one. Gives what to tell.
    """
    anchored = anchor.read(home.folder / ANCHOR, home.key.key)
    seen_last = seen.read(laptop, home.vault_id, home.folder) if laptop else Head()
    with closing(engine.connect_to_look(home.file, home.key)) as connection:
        chain = inspection.chain(connection)
        newest = inspection.newest(connection)
        if not newest:
            raise Problem("damaged_file")
        if "acts_missing" not in accepted and (gone := _missing(chain, anchored or Head())):
            raise Problem("acts_missing", missing=gone, last=chain.head.seq, **newest)
        if gone := _missing(chain, seen_last):
            _refuse_unlike(chain.head, seen_last, gone, accepted, newest)
    return () if anchored else (Notice("anchor_missing"),)


def _refuse_unlike(own: Head, seen_last: Head, gone: int, accepted: frozenset[str], newest: dict[str, object]) -> None:
    """What was seen last is not there: either there is less, or as much and more, of another history."""
    if own.seq < seen_last.seq:
        if "older_than_seen" not in accepted:
            raise Problem("older_than_seen", missing=gone, last=own.seq, **newest)
    elif "other_than_seen" not in accepted:
        raise Problem("other_than_seen", last=own.seq, **newest)


def look_at_wal(home: Home, accepted: frozenset[str], now: datetime) -> None:
    """Raises wal_stale (name) for a WAL beside a file that was closed without one: it is of another day.

    SQLite would lay its old pages over the file without a word. When accepted it is put aside, and kept. So is
    a copy of one that lacks acts, as SQLite would empty it: a salvage may read more in it.
    """
    wal = home.file.with_name(f"{home.file.name}-wal")
    if not engine.has_wal(home.file):
        return
    kept = wal.with_name(wal.name + now.strftime(KEPT))
    if anchor.is_closed(home.folder / ANCHOR, home.key.key):
        if "wal_stale" not in accepted:
            raise Problem("wal_stale", name=wal.name)
        wal.replace(kept)
    elif "acts_missing" in accepted:
        shutil.copyfile(wal, kept)


def remember(opened: CaseFile, laptop: Path) -> Callable[[], None]:
    """Notes now what was seen, and gives the step that does so again once the file is closed."""
    latest = [opened.head()]
    opened.subscribe(lambda _changed: latest.__setitem__(0, opened.head()))

    def note() -> None:
        with suppress(OSError):  # a read-only home only means that a rollback goes unnoticed here
            seen.write(laptop, opened.home.vault_id, opened.home.folder, latest[0])

    note()
    return note


def _missing(chain: Chain, known: Head) -> int:
    """How many acts at least are gone or were made anew since `known`; 0 if none."""
    if not known.seq or chain.has(known):
        return 0
    return max(known.seq - chain.head.seq, 1)
