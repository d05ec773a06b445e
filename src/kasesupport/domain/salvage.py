"""What a salvage brought back, family by family, and what it could not."""

from dataclasses import dataclass, fields
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of rows: whole in the file; as the journal told them last; from frames past a break of the WAL; from a
    backup; put back without a link, as what it led to is lost; and lost. Lost rows that nothing names any more cannot
    be counted. `older`: those of the kept ones whose state may be from before an act that cannot be read.
    """

    file: int = 0
    journal: int = 0
    late: int = 0
    backup: int = 0
    unlinked: int = 0
    lost: int = 0
    older: int = 0

    @property
    def kept(self) -> int:
        """Rows in the new vault."""
        return self.file + self.journal + self.late + self.backup + self.unlinked

    @property
    def filled(self) -> int:
        """Rows that the file itself did not have whole."""
        return self.journal + self.late + self.backup

    @property
    def is_whole(self) -> bool:
        """Whether every row is as it was."""
        return self.kept == self.file and not self.lost and not self.older

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(count(self) + count(other) for count in _COUNTS))


_COUNTS = tuple(attrgetter(each.name) for each in fields(Tally))


@dataclass(frozen=True, slots=True)
class FamilyTally:
    """One family. `name` is "" where its own row is lost."""

    family_id: str
    name: str
    rows: Tally


@dataclass(frozen=True, slots=True)
class Orphan:
    """A row whose `column` led to a lost row (`parent`, an id)."""

    table: str
    id: str
    family_id: str
    parent: str
    column: str


@dataclass(frozen=True, slots=True)
class Report:
    """`shared`: register, settings, practitioners. `orphans`: rows that were readable but not put back, as they cannot
    be without the lost one; `unlinked`: put back without the link. `unplaced`: rows whose table could not be told.

    `entries`: journal entries put into the past journal; `entries_missing`: those known to be lost.
    `backups`: how many of the given backups could be read and were of this vault. `keeper_named`: the label of the key
    slot whose holder was taken in anew as a keeper, the own row being lost; else "".
    """

    families: tuple[FamilyTally, ...]
    shared: Tally
    orphans: tuple[Orphan, ...]
    unlinked: tuple[Orphan, ...]
    unplaced: int
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

    @property
    def older(self) -> int:
        """How many rows were put back in a state that an act which cannot be read may have changed later."""
        return self.total.older
