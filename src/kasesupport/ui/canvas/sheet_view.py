"""A page of paper on the screen."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kasesupport.drawing.items import Drawing
from kasesupport.ui.canvas.paint import paint


class SheetView(QWidget):
    """Shows one Drawing of pt as paper, `scale` logical px for each pt."""

    def __init__(self, page: Drawing, scale: float = 1.3) -> None:
        super().__init__()
        self._page, self._scale = page, scale
        self.setFixedSize(round(page.width * scale), round(page.height * scale))

    def show_page(self, page: Drawing) -> None:
        """Another page of the same size."""
        self._page = page
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        painter.save()
        painter.scale(self._scale, self._scale)
        paint(painter, self._page)
        painter.restore()
        painter.setPen(QColor("#d9d0c3"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1))
        painter.end()
