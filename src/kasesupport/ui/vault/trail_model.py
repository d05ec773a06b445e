"""The journal as a table that reads on as one scrolls."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kasesupport.cases import access
from kasesupport.cases.access import EntryLine
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.sought import Sought
from kasesupport.domain.problems import Problem
from kasesupport.ui.telling import told
from kasesupport.ui.vault.when import moment_of

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
OF_ONE = ("at", "who", "what")  # the columns within one family


class TrailModel(QAbstractTableModel):
    """Newest first. `family_id` "" for the whole vault; `seek` begins anew and raises what `access.entries` raises.

    What is refused while one scrolls on goes to `fail`: Qt asks then, and hears no Problem.
    """

    def __init__(self, file: CaseFile, family_id: str, fail: Callable[[Problem], object]) -> None:
        super().__init__()
        self._file, self._family, self._fail, self._sought = file, family_id, fail, Sought()
        self._lines: list[EntryLine] = []
        self._more = True
        family = () if family_id else (self.tr("家庭"),)
        self._columns = (self.tr("いつ"), self.tr("だれが"), *family, self.tr("なにを"))

    def seek(self, family_id: str, sought: Sought) -> None:
        """Look for these."""
        self.beginResetModel()
        self._family, self._sought, self._lines, self._more = family_id, sought, [], True
        self.endResetModel()
        self._read()

    def line(self, row: int) -> EntryLine:
        """One entry that was read already."""
        return self._lines[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more

    def fetchMore(self, parent: Index) -> None:
        if told(self._fail, self._read_on) is None:
            self._more = False

    def _read_on(self) -> bool:
        self._read()
        return True

    def _read(self) -> None:
        before = self._lines[-1].seq if self._lines else None
        page = access.entries(self._file, self._family, before=before, sought=self._sought)
        self._more = len(page) == access.PAGE
        if page:
            self.beginInsertRows(NOWHERE, len(self._lines), len(self._lines) + len(page) - 1)
            self._lines.extend(page)
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._columns[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Role.DisplayRole:
            return self._told(line)[index.column()]
        if role == Role.AccessibleTextRole:
            return " ".join(self._told(line))
        return None

    def _told(self, line: EntryLine) -> tuple[str, ...]:
        """The cells of a line; within one family nobody needs its name."""
        family = () if len(self._columns) == len(OF_ONE) else (line.family,)
        return (moment_of(line.at), line.who, *family, line.what)
