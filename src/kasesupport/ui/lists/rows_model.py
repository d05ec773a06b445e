"""Rows of a list as a table: those with faults, those the register has, those that are new."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from kasesupport.ui import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
STATE = 1  # the column that says what becomes of a row


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: its number in the list, and the words of its columns after number and state."""

    line: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a table shows. `state` says of a line what becomes of it, in words, and whether it comes in."""

    heads: tuple[str, ...]
    rows: Sequence[Shown]
    state: Callable[[int], tuple[str, bool]]


class RowsModel(QAbstractTableModel):
    """`show` gives it other rows; `again` reads the states anew."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = Kind((), (), lambda _: ("", True))

    def show(self, kind: Kind) -> None:
        """Other rows."""
        self.beginResetModel()
        self._kind = kind
        self.endResetModel()

    def again(self) -> None:
        """What becomes of rows has changed."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def line(self, row: int) -> int:
        """The number in the list."""
        return self._kind.rows[row].line

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._kind.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(self._kind.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._kind.heads[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        shown = self._kind.rows[index.row()]
        words, comes = self._kind.state(shown.line)
        if role == Role.ForegroundRole:
            return None if comes else QColor(theme.SOFT_INK)
        told = (str(shown.line), words, *shown.words)
        if role == Role.DisplayRole:
            return " ".join(told[index.column()].split())
        if role == Role.ToolTipRole and index.column() > STATE:
            return told[index.column()]
        if role == Role.AccessibleTextRole:
            return "、".join(f"{head} {each}" for head, each in zip(self._kind.heads, told, strict=True) if each)
        return None
