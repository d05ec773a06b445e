"""The table of a list: whole rows, by mouse, finger and keys; Return goes on to what stands beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from kasesupport.ui import theme

LEAST = 240  # logical px for the first column


class Listing(QTableView):
    """`chosen` with the row that is shown beside; `entered` when one wants to write there.

    `widths`: of columns, in logical px; the others share the rest. `spare`: columns that can be done without.
    """

    chosen = Signal(int)
    entered = Signal()

    def __init__(
        self, model: QAbstractItemModel, widths: Mapping[int, int], name: str, spare: Sequence[int] = ()
    ) -> None:
        super().__init__()
        self._widths, self._spare = widths, spare
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("reads", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.TOUCH)
        self._heads(widths)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.chosen.emit(now.row()))

    def show_row(self, row: int) -> None:
        """Choose a row, or none (-1), and bring it into sight."""
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(self.model().index(-1, -1))
            return
        self.selectRow(row)
        self.scrollTo(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the spare columns leave it to the first one."""
        narrow = event.size().width() - sum(self._widths.values()) < LEAST
        for column in self._spare:
            self.setColumnHidden(column, narrow)
        super().resizeEvent(event)

    def _heads(self, widths: Mapping[int, int]) -> None:
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setMinimumHeight(theme.TOUCH)
        for column in range(self.model().columnCount()):
            fixed = column in widths
            heads.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Fixed if fixed else QHeaderView.ResizeMode.Stretch
            )
            if fixed:
                self.setColumnWidth(column, widths[column])
        heads.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
