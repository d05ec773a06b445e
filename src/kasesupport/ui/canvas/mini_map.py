"""A small map of a large picture: where one is in it, and a drag to go elsewhere."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from kasesupport.drawing.items import Box, Drawing
from kasesupport.ui import theme
from kasesupport.ui.canvas.camera import Camera
from kasesupport.ui.canvas.paint import to_image
from kasesupport.ui.canvas.view import Canvas

LONG, HIGH = 240.0, 150.0  # px, the most the map takes
LEAST = 48.0  # px, the least: a fingertip
MANY = 12  # a picture of fewer needs no map
VEIL = QColor(15, 118, 110, 38)


class MiniMap(QWidget):
    """Shows itself while a picture of many is not wholly in sight. It is for the hand: keys walk the picture itself."""

    def __init__(self, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._painted: tuple[Drawing, QPixmap] | None = None
        self.setAccessibleName(self.tr("全体の小さな図"))
        self.setToolTip(self.tr("なぞると、そこへ動きます"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def follow(self) -> None:
        """Take the size the picture asks for, and show itself only where it helps."""
        _, _, wide, high = self._canvas.picture.box()
        scale = min(LONG / max(wide, 1.0), HIGH / max(high, 1.0))
        self.resize(round(max(wide * scale, LEAST)), round(max(high * scale, LEAST)))
        self.setVisible(self._is_of_use())
        self.update()

    def window_on(self) -> Box:
        """The part of the picture that is in sight, in px of the map."""
        camera, size = self._canvas.camera, self._canvas.size()
        left, top = self._inside(*camera.to_picture(0, 0))
        right, low = self._inside(*camera.to_picture(size.width(), size.height()))
        return left, top, right - left, low - top

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._pixmap())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.ACCENT), 2))
        painter.setBrush(VEIL)
        painter.drawRect(QRectF(*self.window_on()).intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)))
        painter.setPen(QColor(theme.LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._go(event.position())

    def _go(self, at: QPointF) -> None:
        """Bring the place of the picture that was touched into the middle."""
        left, top, wide, high = self._canvas.picture.box()
        x, y = left + at.x() / self.width() * wide, top + at.y() / self.height() * high
        scale, size = self._canvas.camera.scale, self._canvas.size()
        self._canvas.look(Camera(scale, size.width() / 2 - x * scale, size.height() / 2 - y * scale))

    def _is_of_use(self) -> bool:
        if len(self._canvas.picture.places) < MANY or not self._canvas.isEnabled():
            return False
        left, top, wide, high = self.window_on()
        return left > 1 or top > 1 or left + wide < self.width() - 1 or top + high < self.height() - 1

    def _inside(self, x: float, y: float) -> tuple[float, float]:
        left, top, wide, high = self._canvas.picture.box()
        return (x - left) / max(wide, 1.0) * self.width(), (y - top) / max(high, 1.0) * self.height()

    def _pixmap(self) -> QPixmap:
        """The whole picture, painted anew only when it is another."""
        drawing, ratio = self._canvas.picture.drawing, self.devicePixelRatioF()
        if self._painted is None or self._painted[0] is not drawing:
            scale = self.width() * ratio / max(drawing.width, 1.0)
            self._painted = drawing, QPixmap.fromImage(to_image(drawing, scale))
        return self._painted[1]
