"""The picture with what it says: beside it where there is room, else below."""

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kasesupport.drawing.items import Drawing
from kasesupport.ui.fidelity.grid_view import GridView
from kasesupport.ui.widgets import card, column, empty, ground, label, scroll, starts_at
from kasesupport.ui.wizard.airy import airy

SIDE, SPARE = 330, 50  # logical px: the words, where they find room beside the picture; margins
ABOVE = 110
SMALLEST = 0.9  # of the natural size, so that the words stand beside the picture
NO_LIMIT = 16777215  # Qt's own


class Beside(QWidget):
    """`above` stands over all, `below` under the words."""

    def __init__(self, above: QWidget, below: QWidget) -> None:
        super().__init__()
        self._drawing = Drawing(0.0, 0.0)
        self.view = GridView(self.tr("七つのフェーズと九つの行動指針"))
        self.said: QVBoxLayout = column(spacing=10)
        self._words = QWidget()
        told = card(label(self.tr("読みとれること"), "heading"), self.said)
        self._words.setLayout(column(told, below, None, spacing=12))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(14)
        left = QWidget()
        left.setLayout(column(card(self.view, margin=6), None))
        self._body.addWidget(left, 1)
        self._body.addWidget(self._words)
        self.area: QScrollArea = scroll(ground(column(above, self._body, None, margin=14, spacing=10)))
        self.setLayout(column(self.area))
        starts_at(self, self.view)

    def show_picture(self, drawing: Drawing, sentences: Iterable[str]) -> None:
        """Show another picture with its sentences."""
        self._drawing = drawing
        self.view.show_drawing(drawing)
        empty(self.said)
        for sentence in sentences:
            self.said.addWidget(airy(sentence))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.view.fit_height(self.height() - ABOVE)
        wide = self._drawing.width * SMALLEST <= self.width() - SIDE - SPARE
        self._words.setMinimumWidth(SIDE if wide else 0)
        self._words.setMaximumWidth(SIDE if wide else NO_LIMIT)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
