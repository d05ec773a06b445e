"""What erasures have taken: it never comes back, whichever source still has it.

An erasure's own note names its family and the entries it emptied. Where that note is lost, an emptied entry that no
note covers stands for it, with its own family.
"""

from dataclasses import dataclass, field

from kasesupport.domain.changes import Row
from kasesupport.store.history import spans
from kasesupport.store.history.erasure_note import ERASE, parse
from kasesupport.store.history.spans import Span
from kasesupport.store.salvaging.entries import Found

WORDS = ("changes", "note", "place", "value")  # columns of past entries and of drafts that may tell of a family


@dataclass(frozen=True, slots=True)
class Erased:
    """`families` that were erased, and (joined) the numbers of the entries that lost their words for it."""

    families: frozenset[str] = frozenset()
    entries: tuple[Span, ...] = ()

    def took_entry(self, entry: Found) -> bool:
        """Whether the words of this entry of the journal went."""
        return entry.row.get("op") != ERASE and (spans.within(self.entries, entry.seq) or self.told_in(entry.row))

    def took_row(self, table: str, row: Row) -> bool:
        """Whether this row went with its family."""
        return family_of(table, row) in self.families or (table == "draft" and self.told_in(row))

    def told_in(self, row: Row) -> bool:
        """Whether an entry or a draft tells of an erased family."""
        if row.get("family_id", "") in self.families:
            return True
        words = [str(row[name]) for name in WORDS if row.get(name)] if self.families else ()
        return any(family in text for text in words for family in self.families)


@dataclass(slots=True)
class Erasures:
    """What is known of them while the journals go by."""

    _families: set[str] = field(default_factory=set)
    _spans: set[Span] = field(default_factory=set)
    _emptied: dict[int, str] = field(default_factory=dict)

    def see(self, entry: Found) -> None:
        """One entry of any journal of this vault."""
        family = str(entry.row.get("family_id", ""))
        if entry.row.get("op") == ERASE:
            self._families.add(family)
            self._spans.update(_covered(entry))
        elif entry.is_erased:
            self._emptied[entry.seq] = family

    def known(self) -> Erased:
        """All that was seen."""
        told = spans.joined(self._spans)
        alone = {seq: family for seq, family in self._emptied.items() if not spans.within(told, seq)}
        families = self._families.union(alone.values()) - {""}
        return Erased(frozenset(families), spans.joined((*told, *((seq, seq) for seq in alone))))


def _covered(entry: Found) -> tuple[Span, ...]:
    note = parse(str(entry.row.get("note", ""))) if entry.whole else None
    try:
        return spans.parse(note.entries) if note else ()
    except ValueError:
        return ()


def family_of(table: str, row: Row) -> str:
    """The family a row belongs to; "" for what all families share."""
    return str(row["id"] if table == "family" else row.get("family_id", ""))
