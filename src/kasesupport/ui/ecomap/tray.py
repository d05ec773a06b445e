"""What opens above the dock of the ecomap: the kinds of a group, or what the register holds."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from kasesupport.ui.widgets import column

EDGE = 8  # px to the dock and to the sides


class Tray(QFrame):
    """One at a time over a page, above its dock and the widget it belongs to; Esc gives the keys back to that."""

    def __init__(self, over: QWidget, dock: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("tray")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._over, self._dock = over, dock
        self._anchor: QWidget | None = None
        self._inner: QWidget | None = None
        self._parts = column(margin=6)
        self.setLayout(self._parts)
        self.hide()

    def open(self, anchor: QWidget, inner: QWidget, wide: int = 0) -> None:
        """Show `inner` above `anchor`; `wide`: px it takes at least."""
        self.shut()
        self._anchor, self._inner = anchor, inner
        self._parts.addWidget(inner)
        self.setMinimumWidth(wide)
        self.show()
        self.adjustSize()
        at, top = anchor.mapTo(self._over, QPoint(0, 0)).x(), self._dock.mapTo(self._over, QPoint(0, 0)).y()
        left = max(EDGE, min(at, self._over.width() - self.width() - EDGE))
        self.move(left, max(EDGE, top - self.height() - EDGE))
        self.raise_()

    def belongs_to(self, anchor: QWidget) -> bool:
        """Whether it is open for this one."""
        return self.isVisible() and self._anchor is anchor

    def shut(self) -> None:
        """Go away with what is in it."""
        self.hide()
        if self._inner is not None:
            self._parts.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._anchor = self._inner = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; other keys go on."""
        if event.key() == Qt.Key.Key_Escape and self._anchor is not None:
            anchor = self._anchor
            self.shut()
            anchor.setFocus()
        else:
            super().keyPressEvent(event)


def grid(buttons: Sequence[QWidget], columns: int) -> QWidget:
    """Buttons in rows."""
    made, cells = QWidget(), QGridLayout()
    cells.setContentsMargins(0, 0, 0, 0)
    cells.setSpacing(4)
    for n, each in enumerate(buttons):
        cells.addWidget(each, n // columns, n % columns)
    made.setLayout(cells)
    return made


def rows(parts: Sequence[QWidget]) -> QWidget:
    """One below the other."""
    made = QWidget()
    made.setLayout(column(*parts, spacing=6))
    return made
