"""The sections of a sheet as a list: dragged up and down, or moved by Alt and an arrow."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from kasesupport.ui import theme
from kasesupport.ui.icons import icon

ID = Qt.ItemDataRole.UserRole
HIGH = 40  # px of a line


class Pieces(QListWidget):
    """Lines with an id. `moved` is told an id and its new place; `chosen` the id of the line that was chosen."""

    def __init__(
        self, moved: Callable[[str, int], object], chosen: Callable[[str], object], name: str, *, moves: bool = True
    ) -> None:
        super().__init__()
        self._moved, self._chosen, self._moves = moved, chosen, moves
        self.setAccessibleName(name)
        modes = QAbstractItemView.DragDropMode
        self.setDragDropMode(modes.InternalMove if moves else modes.NoDragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model().rowsMoved.connect(lambda *_: QTimer.singleShot(0, self._dropped))
        self.currentItemChanged.connect(lambda now, _: self._chosen(now.data(ID)) if now else None)
        self._order: list[str] = []

    def offer(self, lines: Sequence[tuple[str, str, bool]], chosen: str) -> None:
        """Show these: id, words, whether it is hidden. The line `chosen` stays chosen."""
        blocked = self.blockSignals(True)
        self.clear()
        self._order = [each for each, _, _ in lines]
        for each, words, hidden in lines:
            item = QListWidgetItem(words)
            if self._moves:
                item.setIcon(icon("eye-off" if hidden else "grip-vertical", theme.SOFT_INK))
            item.setData(ID, each)
            item.setToolTip(words)
            if hidden:
                item.setForeground(QColor(theme.SOFT_INK))
            self.addItem(item)
            if each == chosen:
                self.setCurrentItem(item)
        self.blockSignals(blocked)

    def step(self, by: int) -> None:
        """Move the chosen line up (-1) or down (1)."""
        place = self.currentRow()
        if 0 <= place + by < self.count() and place >= 0:
            self._moved(self._order[place], place + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and self._moves and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step(by)
            return
        super().keyPressEvent(event)

    def _dropped(self) -> None:
        """After a drag: which one lies elsewhere now, and where."""
        now = [self.item(n).data(ID) for n in range(self.count())]
        item = self.currentItem()
        if item is not None and now != self._order:
            self._moved(item.data(ID), now.index(item.data(ID)))
