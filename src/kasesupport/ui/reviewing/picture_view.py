"""A picture on the screen as wide as there is room, told in words to whoever does not see it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kasesupport.drawing.items import Drawing, Group
from kasesupport.ui.canvas.paint import Step, play, prepare

LARGEST = 1.15  # logical px a unit of the drawing


class PictureView(QWidget):
    """`show_drawing` shows another one; its groups' words are the description."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._drawing = Drawing(1.0, 1.0)
        self._steps: tuple[Step, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self._drawing, self._steps = drawing, prepare(drawing)
        told = [item.alt for item in drawing.items if isinstance(item, Group) and item.alt]
        self.setAccessibleDescription("\n".join(told))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        painter.scale(self._scale(), self._scale())
        play(painter, self._steps)
        painter.end()

    def _scale(self) -> float:
        return min(LARGEST, self.width() / max(self._drawing.width, 1.0))

    def _fit(self) -> None:
        self.setFixedHeight(max(1, round(self._drawing.height * self._scale())))
        self.update()
