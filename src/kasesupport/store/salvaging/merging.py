"""Settles, row by row, which of several sources counts. Nothing is invented (links.py), and what may be
out of date is told (freshness.py).

In order of trust: the file with its committed WAL, the journal's last word, frames past a break of the WAL, backups.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kasesupport.domain.ecomap import PERSONAL
from kasesupport.domain.salvage import Orphan
from kasesupport.store.salvaging import freshness, links
from kasesupport.store.salvaging.erasures import Erased
from kasesupport.store.salvaging.freshness import End
from kasesupport.store.salvaging.ledger import Ledger
from kasesupport.store.salvaging.rows import Kept, Key, Rows
from kasesupport.store.salvaging.sources import Source, families_of, known_ids, not_there


@dataclass(frozen=True, slots=True)
class Merged:
    """`lost`: rows that an index or the journal still names, with their family ("" for none or not known).

    `orphans`: rows left out; `unlinked`: references emptied; `missing`: journal entries that cannot be read; `older`:
    rows that such an entry may have changed later; `erased`: what erasures took, from any source.
    """

    rows: Rows
    lost: dict[Key, str]
    orphans: tuple[Orphan, ...]
    unlinked: tuple[Orphan, ...]
    missing: int
    older: frozenset[Key]
    backups: tuple[Source, ...]
    erased: Erased


def merge(file: Source, late: Sequence[Source], backups: Sequence[Source], end: End) -> Merged:
    """`end`: what the anchor knows of the last act."""
    ledger = Ledger(file.row)
    ledger.read((file, *late))
    fitting = tuple(backup for backup in backups if ledger.fits(backup))
    missing, gap = freshness.last_gap(ledger, end)
    ledger.learn(fitting)
    ledger.read(fitting)
    absent = {(table, i) for table, ids in ledger.doubtful(gap).items() for i in not_there(file, table, ids)}
    rows, wanted, gone = _judge(file, ledger, gap, absent)
    sources = (file, *late, *fitting)
    for each, change in ledger.told(sources, wanted):
        if change.new is not None:
            origin = "backup" if each.origin == "backup" else "journal"
            rows.setdefault(change.table, {})[change.id] = Kept(origin, each, change.new)
    for each in (*late, *fitting):
        _fill(rows, each, file, gone, ledger)
    if ledger.erased.families:
        _leave_out(rows, ledger.erased, _alone(sources, ledger))
    lost = _lost(file, rows, wanted, gone)
    orphans = tuple(links.leave_out(rows, gone))
    older = freshness.perhaps_older(rows, file, ledger, end, gap)
    return Merged(rows, lost, orphans, tuple(links.unlink(rows)), missing, older, fitting, ledger.erased)


def _judge(file: Source, ledger: Ledger, gap: int, absent: set[Key]) -> tuple[Rows, dict[str, set[str]], set[Key]]:
    """The rows that stand as the file has them, those to be taken from the journal, and those that were deleted."""
    rows: Rows = {}
    wanted: dict[str, set[str]] = {}
    gone = set(absent)
    for table, row_id in _named(file, ledger):
        match "gone" if (table, row_id) in absent else ledger.verdict(table, row_id, gap):
            case "file":
                rows.setdefault(table, {})[row_id] = Kept("file", file, file.rows[table][row_id])
            case "journal":
                wanted.setdefault(table, set()).add(row_id)
            case "gone":
                gone.add((table, row_id))
    return rows, wanted, gone


def _named(file: Source, ledger: Ledger) -> Iterator[Key]:
    yield from ((table, row_id) for table, rows in file.rows.items() for row_id in rows)
    yield from (key for key in ledger.tables() if key[1] not in file.rows.get(key[0], ()))


def _fill(rows: Rows, each: Source, file: Source, gone: set[Key], ledger: Ledger) -> None:
    """Adds what no source of more trust has. A backup's word counts only where the file has a hole."""
    passed = gone | ledger.forbidden(each) if each.origin == "backup" else gone
    for table, records in each.rows.items():
        if each.origin == "backup" and file.is_whole(table):
            continue
        kept = rows.setdefault(table, {})
        for row_id, record in records.items():
            found = Kept(each.origin, each, record)
            if row_id not in kept and (table, row_id) not in passed:
                kept[row_id] = found


def _leave_out(rows: Rows, erased: Erased, alone: set[Key]) -> None:
    """A file that could not be wiped, or was set back, may have rows of erased families itself."""
    for table, kept in rows.items():
        found = [(row_id, each.row(table)) for row_id, each in kept.items()]
        for row_id, row in found:
            private = (table, row_id) in alone and row.get("kind") in PERSONAL
            if private or erased.took_row(table, row):
                del kept[row_id]


def _alone(sources: Sequence[Source], ledger: Ledger) -> set[Key]:
    """The rows known through erased families alone, where the file still has the words that told of them."""
    told = {key for each in sources if each.origin != "backup" for key in ledger.forbidden(each)}
    return told - ledger.besides(sources, told) if told else told


def _lost(file: Source, rows: Rows, wanted: dict[str, set[str]], gone: set[Key]) -> dict[Key, str]:
    lost = {(table, row_id): "" for table, ids in wanted.items() for row_id in ids if row_id not in rows.get(table, ())}
    for table in file.shapes:
        kept = rows.get(table, {})
        named = {n: i for i, n in known_ids(file, table) if i not in kept and (table, i) not in gone}
        families = families_of(file, table, set(named))
        lost.update({(table, i): i if table == "family" else families.get(n, "") for n, i in named.items()})
    return lost
