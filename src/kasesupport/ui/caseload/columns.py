"""Which columns ケース一覧 shows, and in which order: ticked, dragged, or moved by keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListWidget, QListWidgetItem, QWidget

from kasesupport.domain.caseload import COLUMNS, FIRST_SHOWN
from kasesupport.ui import theme
from kasesupport.ui.caseload.words import heads
from kasesupport.ui.widgets import button, column, label, row

NAME = Qt.ItemDataRole.UserRole
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnsDialog(QDialog):
    """`chosen` carries the columns as they are now, after each change; there is always one."""

    chosen = Signal(tuple)

    def __init__(self, columns: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("列を選ぶ"))
        self.list = ColumnList()
        self.list.setAccessibleName(self.tr("列"))
        self.list.itemChanged.connect(lambda _: self._tell())
        self.list.moved.connect(self._tell)
        self._show(columns)
        up = button(self.tr("上へ"), lambda: self.list.move_by(-1), icon_name="chevron-up", key="Alt+Up")
        down = button(self.tr("下へ"), lambda: self.list.move_by(1), icon_name="chevron-down", key="Alt+Down")
        first = button(self.tr("はじめの並びにもどす"), self._reset, "quiet", "undo-2")
        close = button(self.tr("とじる"), self.accept, "main", "check")
        told = self.tr("見たい列に印を付けます。並びは、つかんで動かすか、「上へ」「下へ」で変えられます。")
        self.setLayout(column(label(told, "soft"), self.list, row(up, down, None), row(first, None, close), margin=16))
        self.resize(460, 720)
        self.list.setFocus()

    def columns(self) -> tuple[str, ...]:
        """Those that are ticked, in their order; the number where none is."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(str(item.data(NAME)) for item in items if item.checkState() == Qt.CheckState.Checked) or (
            "number",
        )

    def _show(self, columns: Sequence[str]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        words = heads()
        for name in (*columns, *(each for each in COLUMNS if each not in columns)):
            item = QListWidgetItem(words[name], self.list)
            item.setData(NAME, name)
            item.setCheckState(Qt.CheckState.Checked if name in columns else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def _reset(self) -> None:
        self._show(FIRST_SHOWN)
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.columns())


class ColumnList(QListWidget):
    """Rows to tick by the blank and to drag; `moved` after one found another place."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSpacing(1)
        self.setStyleSheet(f"QListWidget::item {{ min-height: {theme.TOUCH}px; border: none; }}")
        self.model().rowsMoved.connect(lambda *_: self.moved.emit())

    def move_by(self, way: int) -> None:
        """Move the chosen row one place up (-1) or down (1)."""
        at = self.currentRow()
        if 0 <= at + way < self.count():
            item = self.takeItem(at)
            self.insertItem(at + way, item)
            self.setCurrentRow(at + way)
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in MOVES:
            self.move_by(MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
