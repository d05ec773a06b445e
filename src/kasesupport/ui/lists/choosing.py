"""Small fields to choose from, and tables of them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem

from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox

ROW = theme.TOUCH + 6  # logical px


class Chooser(CalmBox):
    """One of several, by its code. `reached` when the cursor comes to it."""

    reached = Signal()

    def __init__(self, name: str, offered: Mapping[str, str], act: Callable[[str], object]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.TOUCH)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offer(offered)
        self.activated.connect(lambda _: act(str(self.currentData())))

    def offer(self, offered: Mapping[str, str], chosen: str | None = None) -> None:
        """Other things to choose from."""
        self.clear()
        for key, told in offered.items():
            self.addItem(told, key)
        if chosen is not None:
            self.show_value(chosen)

    def show_value(self, value: str) -> None:
        """Choose without telling."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def choose(self, value: str) -> None:
        """Choose as a finger does."""
        self.show_value(value)
        self.activated.emit(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()


class Table(QTableWidget):
    """Rows of words with a field at their end. `widths` in logical px; -1 shares the rest."""

    def __init__(self, name: str, heads: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__(0, len(heads))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields in it take the cursor
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            mode = QHeaderView.ResizeMode.Stretch if width < 0 else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, mode)
            if width >= 0:
                self.setColumnWidth(column, width)

    def show_rows(self, rows: Sequence[tuple[Sequence[str], Chooser]]) -> None:
        """Words, and the field of the last column."""
        self.setRowCount(0)
        self.setRowCount(len(rows))
        for at, (words, field) in enumerate(rows):
            for column, told in enumerate(words):
                item = QTableWidgetItem(" ".join(told.split()))
                item.setToolTip(told)
                self.setItem(at, column, item)
            self.setCellWidget(at, len(words), field)
            field.reached.connect(partial(self._show_row, at))

    def _show_row(self, at: int) -> None:
        """Where the cursor goes by Tab, the table follows."""
        self.scrollTo(self.model().index(at, 0))
