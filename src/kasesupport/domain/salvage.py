"""What a salvage brought back, family by family, and what it could not."""

from dataclasses import dataclass, fields
from datetime import datetime
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
class Named:
    """A row that is spoken of: its table and id, and its family, "" for what all share."""

    table: str
    id: str
    family_id: str


@dataclass(frozen=True, slots=True)
class Report:
    """`shared`: register, settings, practitioners. `orphans`: rows that were readable but not put back, as they cannot
    be without the lost one; `unlinked`: put back without the link. `unplaced`: rows whose table could not be told.

    `entries`: journal entries put into the past journal; `entries_missing`: those known to be lost.
    `backups`: how many of the given backups could be read and were of this vault. `keeper_named`: the label of the key
    slot whose holder was taken in anew as a keeper, the own row being lost; else "". `older_rows`: the first of those
    that may be older, so many of each family as one can look through.
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
    older_rows: tuple[Named, ...] = ()

    @property
    def total(self) -> Tally:
        """All rows."""
        return sum((family.rows for family in self.families), self.shared)

    @property
    def older(self) -> int:
        """How many rows were put back in a state that an act which cannot be read may have changed later."""
        return self.total.older


@dataclass(frozen=True, slots=True)
class ToldFamily:
    """How one family came out, in words: which records may be older, and what came back without its link ("" for none).

    `name` is today's, "" where it is not known; `erased`: the family is no longer there. The same of what all share.
    """

    name: str
    rows: Tally
    older: str = ""
    unlinked: str = ""
    erased: bool = False

    @property
    def rank(self) -> int:
        """0 where something is lost, 1 where something was made up for or may be older, 2 where all was whole."""
        return rank(self.rows)


@dataclass(frozen=True, slots=True)
class Told:
    """A salvage as it is shown and printed. `source`: the name of the damaged vault's folder; `families`: what is lost
    first. Else as the Report.
    """

    at: datetime
    source: str
    families: tuple[ToldFamily, ...]
    shared: ToldFamily
    entries_missing: int
    keeper_named: str = ""

    @property
    def total(self) -> Tally:
        """All rows."""
        return sum((family.rows for family in self.families), self.shared.rows)

    def count(self, place: int) -> int:
        """How many families have that rank."""
        return sum(family.rank == place for family in self.families)


def rank(rows: Tally) -> int:
    """0 where something is lost, 1 where something was made up for or may be older, 2 where all was whole."""
    return 0 if rows.lost or rows.unlinked else 2 if rows.is_whole else 1
