"""ケース一覧 as a table over one frozen read; a cell is put into words when it is seen."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from kasesupport.domain.caseload import USUAL, CaseLine, Look, begins, ordered, wanted
from kasesupport.domain.texts import search_key
from kasesupport.ui.caseload.words import Words, heads

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
ALOUD = int(Role.AccessibleTextRole)
# As plain numbers: Qt asks some ten roles of each cell in each frame, and its enumerations are slow to compare.
TOLD = frozenset({int(Role.DisplayRole), int(Role.ToolTipRole), ALOUD})


class CaseloadModel(QAbstractTableModel):
    """`lines` are what is shown, in its order. `turned` when another order was asked for by a heading."""

    turned = Signal(str, bool)  # the column, and whether downwards

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words, self.look = words, USUAL
        self.lines: tuple[CaseLine, ...] = ()
        self._all: tuple[CaseLine, ...] = ()
        self._seen: dict[int, tuple[str, ...]] = {}  # rows that were seen, in words
        self._sought, self._heads = "", heads()

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self._all)

    def read(self, lines: tuple[CaseLine, ...], words: Words) -> None:
        """Other lines, under the same look."""
        self._all, self.words = lines, words
        self.show(self.look, self._sought)

    def show(self, look: Look, sought: str) -> None:
        """Another look; `sought` as it was typed."""
        self.beginResetModel()
        self.look, self._sought = look, sought
        self._seen = {}
        self.lines = ordered(wanted(self._all, look, search_key(sought)), look, self.words.ranks)
        self.endResetModel()

    def row_of(self, family_id: str) -> int:
        """The row of a family, -1 where it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.family_id == family_id), -1)

    def row_beginning(self, typed: str, after: int) -> int:
        """The next row whose kana begins so, -1 for none."""
        key = search_key(typed)
        return begins(self.lines, key, after) if key and self.lines else -1

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.look.columns):
            self.turned.emit(self.look.columns[column], order == Qt.SortOrder.DescendingOrder)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.look.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._heads[self.look.columns[section]]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in TOLD:
            return None
        cells = self._cells(index.row())
        if role == ALOUD:
            told = zip((self._heads[name] for name in self.look.columns), cells, strict=True)
            return "、".join(f"{head} {cell}" for head, cell in told if cell)
        return cells[index.column()]

    def _cells(self, row: int) -> tuple[str, ...]:
        """What stands in a row. Each of its cells asks for it, and again with every frame that it is seen in."""
        if (known := self._seen.get(row)) is None:
            line = self.lines[row]
            known = self._seen[row] = tuple(self.words.cell(line, name) for name in self.look.columns)
        return known
