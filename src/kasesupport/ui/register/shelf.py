"""The register as last read, folded for finding; read anew when something of it changed and somebody looks."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kasesupport.cases import entries
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.changes import Changed
from kasesupport.domain.register import Entry, Keyed, keyed

TOLD = frozenset({"resource", "resource_tag", "tie", "experience", "shortage", "gap", "need", "need_tag", "family"})


class Shelf(QObject):
    """`changed`: read again. `looked_at` says whether anybody sees it; unseen it waits for `refresh`."""

    changed = Signal()

    def __init__(self, file: CaseFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._known: dict[str, Keyed] = {}
        self._stale = True
        self.looked_at = False
        self._forget = file.subscribe(self._heard)

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
        if not self._stale:
            return
        self._stale = False
        self._known = {entry.id: self._keyed(entry) for entry in entries.listed(self._file)}
        self.changed.emit()

    def leave(self) -> None:
        """Stop listening to the file."""
        self._forget()

    def _keyed(self, entry: Entry) -> Keyed:
        before = self._known.get(entry.id)
        return before if before is not None and before.entry == entry else keyed(entry)

    def _heard(self, change: Changed) -> None:
        if not change.changes or any(each.table in TOLD for each in change.changes):
            self._stale = True
        if self.looked_at:
            self.refresh()
