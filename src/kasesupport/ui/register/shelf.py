"""The register as last read, folded for finding; read anew when something of it changed and somebody looks."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kasesupport.cases import entries
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.changes import Change, Changed
from kasesupport.domain.register import Entry, Keyed, keyed
from kasesupport.ui.hearing import Hearing

HANGING = frozenset({"resource_tag", "tie", "experience"})  # tables whose rows point to an entry
FEW = 200  # entries read one by one; more, and all is read


class Shelf(QObject):
    """`changed`: read again. `looked_at` says whether anybody sees it; unseen it waits for `refresh`."""

    changed = Signal()

    def __init__(self, file: CaseFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._known: dict[str, Keyed] = {}
        self._stale = True  # all of it; else only what is in `_touched`
        self._touched: set[str] = set()
        self.looked_at = False
        self._hearing = Hearing(file, self._heard, self)

    @property
    def keyed(self) -> Sequence[Keyed]:
        """All entries, by name."""
        return tuple(self._known.values())

    def entry(self, entry_id: str) -> Entry | None:
        """One entry, None where it is not in the register (any more)."""
        found = self._known.get(entry_id)
        return found.entry if found else None

    def entries(self) -> Sequence[Entry]:
        """All entries, by name."""
        return tuple(each.entry for each in self._known.values())

    def refresh(self) -> None:
        """Read again where something changed; only what is new is folded anew."""
        if not self._stale and not self._touched:
            return
        if self._stale or len(self._touched) > FEW:
            self._known = {entry.id: self._keyed(entry) for entry in entries.listed(self._file)}
        else:
            self._read_touched()
        self._stale, self._touched = False, set()
        self.changed.emit()

    def leave(self) -> None:
        """Stop listening to the file."""
        self._hearing.leave()

    def _keyed(self, entry: Entry) -> Keyed:
        before = self._known.get(entry.id)
        return before if before is not None and before.entry == entry else keyed(entry)

    def _read_touched(self) -> None:
        """Only what changed: thousands are not read again for one word."""
        known = {key: each for key, each in self._known.items() if key not in self._touched}
        known |= {entry.id: self._keyed(entry) for entry in entries.some(self._file, self._touched)}
        self._known = dict(sorted(known.items(), key=lambda item: entries.place(item[1].entry)))

    def _heard(self, change: Changed) -> None:
        self._stale = self._stale or not change.changes  # a family was erased
        for each in change.changes:
            self._touched |= _told_of(each)
        if self.looked_at:
            self.refresh()


def _told_of(change: Change) -> set[str]:
    """The entries of the register that a changed row tells of."""
    if change.table == "resource":
        return {change.id}
    rows = (change.old, change.new) if change.table in HANGING else ()
    return {str(row["resource_id"]) for row in rows if row is not None and row["resource_id"]}
