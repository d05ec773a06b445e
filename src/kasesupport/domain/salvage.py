"""What a salvage brought back, family by family, and what it could not."""

from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of rows: whole in the file; as the journal told them last; from frames past a break of the WAL;
    from a backup, which may be older; and lost. Lost rows that nothing names any more cannot be counted.
    """

    file: int = 0
    journal: int = 0
    late: int = 0
    backup: int = 0
    lost: int = 0

    @property
    def kept(self) -> int:
        """Rows in the new vault."""
        return self.file + self.journal + self.late + self.backup

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(count(self) + count(other) for count in _COUNTS))


_COUNTS = tuple(attrgetter(name) for name in ("file", "journal", "late", "backup", "lost"))


@dataclass(frozen=True, slots=True)
class FamilyTally:
    """One family. `name` is "" where its own row is lost."""

    family_id: str
    name: str
    rows: Tally


@dataclass(frozen=True, slots=True)
class Orphan:
    """A row that was readable but not put back: what it hangs on (`parent`, an id) is lost."""

    table: str
    id: str
    family_id: str
    parent: str


@dataclass(frozen=True, slots=True)
class Report:
    """`shared`: register, settings, practitioners. `unplaced`: rows whose table could not be told;
    `older`: rows put back in a state that a lost entry of the journal may have changed later.

    `entries`: journal entries put into the past journal; `entries_missing`: those known to be lost.
    `backups`: how many of the given backups could be read and were of this vault. `keeper_named`: the label of the key
    slot whose holder was taken in anew as a keeper, the own row being lost; else "".
    """

    families: tuple[FamilyTally, ...]
    shared: Tally
    orphans: tuple[Orphan, ...]
    unplaced: int
    older: int
    pages: int
    bad_pages: int
    entries: int
    entries_missing: int
    backups: int
    keeper_named: str = ""

    @property
    def total(self) -> Tally:
        """All rows."""
        return sum((family.rows for family in self.families), self.shared)
