"""Which of the rows put back may be older than the vault was: those whose last state nothing proves.

The pages of one file are taken to be of one moment, as each proves its own place but not its time. How late that
moment is, the number of the last act tells, which the anchor keeps beside the file.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from kasesupport.store.salvaging.ledger import Ledger
from kasesupport.store.salvaging.rows import Key, Rows, every
from kasesupport.store.salvaging.sources import JOURNAL, Source
from kasesupport.store.tables import UNRECORDED

NEVER_TOLD = {table.name for table in UNRECORDED}
NOBODY_KNOWS = sys.maxsize


@dataclass(frozen=True, slots=True)
class End:
    """What the anchor says: number of the last act, and whether the file was closed whole after it."""

    seq: int = NOBODY_KNOWS
    closed: bool = False


def last_gap(ledger: Ledger, end: End) -> tuple[int, int]:
    """How many entries are known to be missing, and the last that may be."""
    if end.seq == NOBODY_KNOWS:
        return ledger.missing(0)[0], NOBODY_KNOWS
    return ledger.missing(end.seq)


def perhaps_older(rows: Rows, file: Source, ledger: Ledger, end: End, gap: int) -> frozenset[Key]:
    """The rows that an act which cannot be read may have changed or deleted after the state that is put back."""
    return frozenset(_unproven(rows, ledger, gap, is_current=_is_current(file, ledger, end)))


def _unproven(rows: Rows, ledger: Ledger, gap: int, *, is_current: bool) -> Iterator[Key]:
    for key, kept in every(rows):
        from_file = kept.origin == "file" and is_current
        if not from_file and (ledger.seq(*key) < gap or key[0] in NEVER_TOLD):
            yield key


def _is_current(file: Source, ledger: Ledger, end: End) -> bool:
    """Whether the file with its committed WAL holds what the last act left: it has that act's entry, or was closed
    whole and may have lost the entry with a page. A whole journal that ends before it lacks a WAL.
    """
    return ledger.newest >= end.seq or (end.closed and not file.is_whole(JOURNAL))
