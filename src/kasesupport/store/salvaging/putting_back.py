"""Puts salvaged rows into a new file through its one door, keeps what is left of the old journal, and counts.

One act a family, so that the new journal tells each family's salvage by itself and an erasure finds it there.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice

from sqlalchemy import Connection, insert

from kasesupport.domain.changes import Row
from kasesupport.domain.salvage import FamilyTally, Named, Report, Tally
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.erasure_note import ERASE
from kasesupport.store.op import Op
from kasesupport.store.salvaging.erasures import Erased, family_of
from kasesupport.store.salvaging.ledger import once
from kasesupport.store.salvaging.merging import Merged
from kasesupport.store.salvaging.rows import Key, every
from kasesupport.store.salvaging.sources import PAST, Source
from kasesupport.store.tables import metadata, past_journal

SALVAGE = "vault.salvage"
SHOWN = 12  # rows of a family that are named as perhaps older: more than that one looks through as a whole
BATCH = 200  # entries of the past journal at a time
EARLIER = 10**9  # what is taken off the numbers of a journal that was a past one already


def put_back(opened: CaseFile, merged: Merged, sources: Sequence[Source], tell: Callable[[float], None]) -> int:
    """Writes all rows, what families share first; gives how many entries of the old journal were kept."""
    groups = _groups(merged)
    for number, family in enumerate(sorted(groups), start=1):
        act = partial(_insert, merged=merged, keys=groups[family])
        opened.transact(Op(SALVAGE, family, silent=True, logged=True), act)
        tell(0.7 * number / len(groups))
    return sum(_keep(opened, rows) for rows in _batches(_past_rows(sources, merged.erased)))


def _groups(merged: Merged) -> dict[str, list[Key]]:
    """The rows of each family; what families share under ""."""
    groups: defaultdict[str, list[Key]] = defaultdict(list)
    for table, rows in merged.rows.items():
        for row_id, kept in rows.items():
            groups[family_of(table, kept.row(table))].append((table, row_id))
    return groups


def _insert(connection: Connection, merged: Merged, keys: list[Key]) -> None:
    for name, group in groupby(keys, key=lambda key: key[0]):
        table = metadata.tables.get(name)
        if table is None:
            continue
        rows = sorted((merged.rows[name][row_id].row(name) for _, row_id in group), key=sorted)
        for columns, alike in groupby(rows, key=lambda row: tuple(sorted(row))):
            names = [column for column in columns if column in table.c]
            connection.execute(insert(table), [{column: row[column] for column in names} for row in alike])


def _past_rows(sources: Sequence[Source], erased: Erased) -> Iterator[Row]:
    """The whole entries; those of a journal that was a past one already under numbers below zero."""
    for _, entry in once(sources, {}):
        if entry.whole:
            yield _emptied(entry.row) if erased.took_entry(entry) else entry.row
    for _, entry in once(sources, {}, PAST):
        if entry.whole:
            row = _emptied(entry.row) if entry.row.get("op") != ERASE and erased.told_in(entry.row) else entry.row
            yield {**row, "seq": entry.seq - EARLIER}


def _emptied(row: Row) -> Row:
    """Without its words: nothing comes back that was erased since. The chain holds by the digest."""
    return {**row, "changes": "", "note": "", "salt": ""}


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _keep(opened: CaseFile, rows: list[Row]) -> int:
    names = past_journal.c.keys()
    kept = [{name: row[name] for name in names if name in row} for row in rows]
    opened.transact(Op(SALVAGE, silent=True), lambda c: c.execute(insert(past_journal), kept))
    return len(kept)


def report(merged: Merged, file: Source, unplaced: int, entries: int) -> Report:
    """Counts what was put back and what was not, by family."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (table, row_id), kept in every(merged.rows):
        count = counts[family_of(table, kept.row(table))]
        count[kept.origin] += 1
        count["older"] += (table, row_id) in merged.older
    for family in (*merged.lost.values(), *(orphan.family_id for orphan in merged.orphans)):
        counts[family]["lost"] += 1
    shared = Tally(**counts.pop("", Counter()))
    return Report(
        families=tuple(
            FamilyTally(family, _name(merged, family), Tally(**counts[family])) for family in sorted(counts)
        ),
        shared=shared,
        orphans=merged.orphans,
        unlinked=merged.unlinked,
        unplaced=unplaced,
        pages=file.pages.expected,
        bad_pages=len(file.carving.survey.bad) + file.pages.expected - file.pages.count,
        entries=entries,
        entries_missing=merged.missing,
        backups=len(merged.backups),
        older_rows=tuple(_some_older(merged)),
    )


def _some_older(merged: Merged) -> Iterator[Named]:
    """The first of each family, in the order of their tables."""
    shown: Counter[str] = Counter()
    for (table, row_id), kept in every(merged.rows):
        family = family_of(table, kept.row(table)) if (table, row_id) in merged.older else None
        if family is not None and shown[family] < SHOWN:
            shown[family] += 1
            yield Named(table, row_id, family)


def _name(merged: Merged, family: str) -> str:
    kept = merged.rows.get("family", {}).get(family)
    return str(kept.row("family").get("name", "")) if kept else ""
