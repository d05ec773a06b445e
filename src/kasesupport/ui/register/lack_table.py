"""What is missing in the area as a table, by kind, area and need."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from kasesupport.domain.shortage import SHORTAGE_STATES, Shortage
from kasesupport.ui import theme
from kasesupport.ui.register import words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
TEXT, KIND, AREA, FAMILIES, FIRST, LAST, STATE = range(7)
WIDTHS = {KIND: 150, AREA: 84, FAMILIES: 78, FIRST: 124, LAST: 124, STATE: 156}  # logical px; the text takes the rest
SPARE = (FIRST, LAST)  # left out where the text would have too little room


class LackModel(QAbstractTableModel):
    """`show` gives it other entries; they come with what most families lack first."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Shortage] = []
        self._column, self._order = FAMILIES, Qt.SortOrder.DescendingOrder
        self._heads = (
            self.tr("足りないもの"), self.tr("種類"), self.tr("地域"), self.tr("家庭"),
            self.tr("はじめ"), self.tr("さいご"), self.tr("状態"),
        )  # fmt: skip

    def show(self, entries: Sequence[Shortage]) -> None:
        """These, in the order of the heading."""
        self.beginResetModel()
        self._entries = sorted(entries, key=self._key, reverse=self._order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def entry(self, row: int) -> Shortage:
        """The entry in a row."""
        return self._entries[row]

    def row_of(self, entry_id: str) -> int:
        """The row of an entry, -1 where it is not shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == entry_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        self.show(sorted(self._entries, key=lambda entry: entry.id))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        entry = self._entries[index.row()]
        if role == Role.DisplayRole:
            return self._told(entry)[index.column()]
        if role == Role.AccessibleTextRole:
            return "、".join(
                f"{head} {told}" for head, told in zip(self._heads, self._told(entry), strict=True) if told
            )
        if role == Role.ToolTipRole and index.column() == TEXT:
            return entry.text
        if role == Role.ForegroundRole and entry.state == "done":
            return QColor(theme.SOFT_INK)
        return None

    def _told(self, entry: Shortage) -> tuple[str, ...]:
        return (
            entry.text, words.lacking_kinds().get(entry.kind, ""), entry.area, words.families(entry.families),
            words.month(entry.first_on), words.month(entry.last_on), words.states()[entry.state],
        )  # fmt: skip

    def _key(self, entry: Shortage) -> tuple[str | int, ...]:
        keys: tuple[tuple[str | int, ...], ...] = (
            (entry.text,), (words.lacking_kinds().get(entry.kind, ""),), (entry.area,),
            (entry.lacking, entry.families), (entry.first_on,), (entry.last_on,), (SHORTAGE_STATES.index(entry.state),),
        )  # fmt: skip
        return keys[self._column]
