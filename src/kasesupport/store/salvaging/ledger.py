"""What the journals say of each row last, held against the rows that were found."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from math import isclose

from kasesupport.domain.changes import Change, Row
from kasesupport.store.salvaging import entries
from kasesupport.store.salvaging.entries import Found
from kasesupport.store.salvaging.erasures import Erased, Erasures
from kasesupport.store.salvaging.sources import JOURNAL, Source, journal

GONE, SAME, ELSE, BITS = 1, 2, 4, 3

Finder = Callable[[str, str], Row | None]


class Ledger:
    """Number of the last entry that names a row, with flags: the row went with it (GONE), the row found is as that
    entry left it (SAME), or as an earlier one did (ELSE). One small number a row: journals are long.
    """

    def __init__(self, found: Finder) -> None:
        self._found = found
        self._last: dict[str, dict[str, int]] = {}
        self.seqs: dict[int, int] = {}  # number of each whole entry, and its hash shortened
        self._erasures = Erasures()
        self.erased = Erased()
        self.newest = 0  # the last entry that the file itself has

    def fits(self, backup: Source) -> bool:
        """Whether its journal is the same as far as both can be read: a backup of this vault and not of its double."""
        return all(self.seqs.get(e.seq, short(e)) == short(e) for e in journal(backup) if e.whole)

    def learn(self, backups: Iterable[Source]) -> None:
        """Takes from their journals which erasures there were, before any other word of theirs counts."""
        for entry in (entry for backup in backups for entry in journal(backup)):
            self._erasures.see(entry)
        self.erased = self._erasures.known()

    def read(self, sources: Iterable[Source]) -> None:
        """Goes through the journals, the most trusted first."""
        for each, entry in once(sources, self.seqs):
            self.newest = max(self.newest, entry.seq if each.origin == "file" else 0)
            self._erasures.see(entry)
            if self.erased.took_entry(entry):
                continue
            for change in entries.changes(entry.changes, each.shapes):
                self._note(entry.seq, change)

    def forbidden(self, backup: Source) -> set[tuple[str, str]]:
        """The rows of which entries told that an erasure has emptied since: a backup still has these words."""
        told = (entry for entry in journal(backup) if self.erased.took_entry(entry))
        return {change.key for entry in told for change in entries.changes(entry.changes, backup.shapes)}

    def besides(self, sources: Iterable[Source], keys: set[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of `keys` of which entries tell that no erasure took."""
        left = ((each, e) for each in sources for e in journal(each) if not self.erased.took_entry(e))
        return {change.key for each, e in left for change in entries.changes(e.changes, each.shapes)} & keys

    def _note(self, seq: int, change: Change) -> None:
        table = self._last.setdefault(change.table, {})
        before = table.get(change.id, 0)
        row = self._found(change.table, change.id)
        here = row is not None and change.new is not None and agree(row, change.new)
        there = row is not None and change.old is not None and agree(row, change.old)
        if seq < before >> BITS:
            table[change.id] = before | (ELSE if here or there else 0)
            return
        known = bool(before & (SAME | ELSE)) or there
        flags = (GONE if change.new is None else 0) | (SAME if here else 0) | (ELSE if known else 0)
        table[change.id] = seq << BITS | flags

    def tables(self) -> Iterator[tuple[str, str]]:
        """All rows that any entry names."""
        return ((table, row_id) for table, rows in self._last.items() for row_id in rows)

    def seq(self, table: str, row_id: str) -> int:
        """The last entry that names this row; 0 for none."""
        return self._last.get(table, {}).get(row_id, 0) >> BITS

    def verdict(self, table: str, row_id: str, missing: int) -> str:
        """Which word on a row counts: the "file", the "journal", that it is "gone"; "none" if neither knows of it.

        `missing`: the last entry that cannot be read. A row in no known state was changed by such an entry, if one
        comes later than the last one known.
        """
        known = self._last.get(table, {}).get(row_id, 0)
        there = self._found(table, row_id) is not None
        if not known:
            return "file" if there else "none"
        if there and (known & SAME or (missing > known >> BITS and not known & ELSE)):
            return "file"
        return "gone" if known & GONE else "journal"

    def doubtful(self, missing: int) -> dict[str, list[str]]:
        """Rows, by table, that should be in the file but are not: lost with a page, or deleted by an unread entry."""
        found: dict[str, list[str]] = {}
        for table, rows in self._last.items():
            for row_id, known in rows.items():
                covered = known >> BITS <= self.newest and known >> BITS < missing
                if covered and not known & GONE and self._found(table, row_id) is None:
                    found.setdefault(table, []).append(row_id)
        return found

    def missing(self, last: int) -> tuple[int, int]:
        """How many entries up to `last`, or the last one read, cannot be read; and the last of these."""
        newest = max(last, self.newest, *self.seqs)
        gap = next((seq for seq in range(newest, 0, -1) if seq not in self.seqs), 0)
        return newest - len(self.seqs), gap

    def told(self, sources: Iterable[Source], wanted: Mapping[str, Container[str]]) -> Iterator[tuple[Source, Change]]:
        """The last entry's word on each of those rows, and whose journal has it."""
        for each, entry in once(sources, {}):
            for change in entries.changes(entry.changes, each.shapes):
                if change.id in wanted.get(change.table, ()) and self.seq(change.table, change.id) == entry.seq:
                    yield each, change


def once(sources: Iterable[Source], seen: dict[int, int], table: str = JOURNAL) -> Iterator[tuple[Source, Found]]:
    """The entries of several journals; a whole one only from the first that has it, and noted as `seen`."""
    for each in sources:
        for entry in journal(each, table):
            if entry.seq not in seen:
                if entry.whole:
                    seen[entry.seq] = short(entry)
                yield each, entry


def short(entry: Found) -> int:
    """Enough of an entry's hash to tell two journals apart; nothing rests on it."""
    return int.from_bytes(str(entry.row.get("hash", "")).encode()[:7], "big")


def agree(one: Row, other: Row) -> bool:
    """Whether two tell the same of the columns that both have. JSON keeps 15 digits of a number."""
    return all(_same(value, other[name]) for name, value in one.items() if name in other)


def _same(one: str | float | bytes | None, other: str | float | bytes | None) -> bool:
    if isinstance(one, float) and isinstance(other, int | float):
        return isclose(one, other, rel_tol=1e-12)
    return one == other
