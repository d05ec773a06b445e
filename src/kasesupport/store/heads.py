"""Whether an opened file still has the acts that others saw in it: its anchor, and this laptop."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.store import anchor, journal, seen
from kasesupport.store.casefile import CaseFile
from kasesupport.store.home import ANCHOR
from kasesupport.store.journal import Head


def check(opened: CaseFile, laptop: Path | None, accepted: frozenset[str]) -> tuple[Notice, ...]:
    """Raises acts_missing or older_than_seen (with how many acts at least) unless accepted; gives what to tell."""
    anchored = anchor.read(opened.home.folder / ANCHOR, opened.home.key.key)
    if "acts_missing" not in accepted and (gone := _missing(opened, anchored or Head())):
        raise Problem("acts_missing", missing=gone, last=opened.head().seq)
    seen_last = seen.read(laptop, opened.home.vault_id) if laptop else Head()
    if "older_than_seen" not in accepted and (gone := _missing(opened, seen_last)):
        raise Problem("older_than_seen", missing=gone, last=opened.head().seq)
    return () if anchored else (Notice("anchor_missing"),)


def remember(opened: CaseFile, laptop: Path) -> Callable[[], None]:
    """Notes now what was seen, and gives the step that does so again once the file is closed."""
    latest = [opened.head()]
    opened.subscribe(lambda _changed: latest.__setitem__(0, opened.head()))

    def note() -> None:
        with suppress(OSError):  # a read-only home only means that a rollback goes unnoticed here
            seen.write(laptop, opened.home.vault_id, latest[0])

    note()
    return note


def _missing(opened: CaseFile, known: Head) -> int:
    """How many acts at least are gone or were made anew since `known`; 0 if none."""
    if not known.seq or opened.read(_hash_at(known.seq)) == known.hash:
        return 0
    return max(known.seq - opened.head().seq, 1)


def _hash_at(seq: int) -> Callable[[Connection], str]:
    return lambda connection: journal.hash_at(connection, seq)
