"""The register as a table: what was found, sorted as the heading says."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from kasesupport.domain.register import Entry
from kasesupport.ui import theme
from kasesupport.ui.register import words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
NAME, KIND, AREA, COUNCIL, CHECKED, FAMILIES = range(6)
WIDTHS = {KIND: 152, AREA: 92, COUNCIL: 70, CHECKED: 124, FAMILIES: 88}  # logical px; the name takes the rest
SPARE = (COUNCIL, CHECKED)  # left out where the name would have too little room


class RegisterModel(QAbstractTableModel):
    """`show` gives it other entries; it keeps the order of its heading. Entries come sorted by name."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._entries: list[Entry] = []
        self._column, self._order = NAME, Qt.SortOrder.AscendingOrder
        self._kinds = words.kinds()
        self._heads = (
            self.tr("名前"), self.tr("種類"), self.tr("地域"),
            self.tr("要対協"), self.tr("確かめた"), self.tr("家庭の数"),
        )  # fmt: skip

    def show(self, entries: Sequence[Entry]) -> None:
        """These, in the order of the heading."""
        self.beginResetModel()
        self._entries = self._sorted(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry in a row."""
        return self._entries[row]

    def row_of(self, entry_id: str) -> int:
        """The row of an entry, -1 where it is not shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == entry_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        self.show(sorted(self._entries, key=lambda entry: (entry.kana or entry.name, entry.id)))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        entry, column = self._entries[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._told(entry, column)
        if role == Role.AccessibleTextRole:
            return self._aloud(entry)
        if role == Role.ToolTipRole and column == NAME:
            return entry.name
        if role == Role.ForegroundRole:
            return self._colour(entry, column)
        return None

    def _told(self, entry: Entry, column: int) -> str:
        match column:
            case 0:
                return self.tr("%1（終わった）").replace("%1", entry.name) if entry.closed_on else entry.name
            case 1:
                return self._kinds.get(entry.kind, "")
            case 2:
                return entry.area
            case 3:
                return self.tr("構成") if entry.council else ""
            case 4:
                return words.checked(entry.checked_on)
        return words.families(entry.families)

    def _aloud(self, entry: Entry) -> str:
        told = (f"{head} {self._told(entry, column)}" for column, head in enumerate(self._heads))
        return "、".join(told)

    def _colour(self, entry: Entry, column: int) -> QColor | None:
        if entry.closed_on:
            return QColor(theme.SOFT_INK)
        return QColor(theme.WARM) if column == CHECKED and entry.stale(self._today) else None

    def _sorted(self, entries: Sequence[Entry]) -> list[Entry]:
        """Sorted by the column; within it by name, as they come."""
        backwards = self._order == Qt.SortOrder.DescendingOrder
        if self._column == NAME:
            return list(reversed(entries)) if backwards else list(entries)
        return sorted(entries, key=lambda entry: self._key(entry, self._column), reverse=backwards)

    def _key(self, entry: Entry, column: int) -> str | int:
        keys: dict[int, str | int] = {
            KIND: words.ORDER.index(entry.kind), AREA: entry.area or "\uffff", COUNCIL: not entry.council,
            CHECKED: entry.checked_on, FAMILIES: -entry.families,
        }  # fmt: skip
        return keys[column]
