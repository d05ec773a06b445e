"""A photograph to look at: larger, smaller, turned; only how it is shown changes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from kasesupport.ui import theme

STEP, LEAST, MOST = 1.25, 0.05, 4.0  # of the zoom; logical px a px of the picture
AIR = 10  # px round it


class PhotoView(QScrollArea):
    """`show_image` shows another; the zoom begins at the whole width again."""

    def __init__(self) -> None:
        super().__init__()
        self._leaf = _Leaf()
        self._zoom = 0.0  # 0: as wide as there is room
        self._grip: QPointF | None = None
        self.setWidget(self._leaf)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("添付の写真"))

    @property
    def scale(self) -> float:
        """Logical px a px of the picture."""
        wide = self._leaf.turned_size().width() or 1
        bar = self.verticalScrollBar().sizeHint().width()  # there or not: else it would come and go for ever
        room = self.maximumViewportSize().width() - bar - 2 * AIR
        return self._zoom or min(max(room / wide, LEAST), MOST)

    def show_image(self, image: QImage, degrees: float) -> None:
        """Show this, turned clockwise."""
        if image.cacheKey() != self._leaf.image.cacheKey():
            self._zoom = 0.0
        self._leaf.image, self._leaf.degrees = image, degrees
        self._lay()

    def zoom(self, times: float) -> None:
        """Larger or smaller about the middle; 0 is as wide as there is room."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        middle = [(bar.value() + bar.pageStep() / 2) / max(bar.maximum() + bar.pageStep(), 1) for bar in (across, down)]
        self._zoom = min(max(self.scale * times, LEAST), MOST) if times else 0.0
        self._lay()
        for bar, share in zip((across, down), middle, strict=True):
            bar.setValue(round(share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._zoom:
            self._lay()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel: larger, smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The picture is drawn along."""
        if self._grip is not None:
            by, self._grip = event.position() - self._grip, event.position()
            for bar, way in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
                bar.setValue(bar.value() - round(way))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def _lay(self) -> None:
        self._leaf.scale = self.scale
        self._leaf.setFixedSize(self._leaf.sizeHint())
        self._leaf.update()


class _Leaf(QWidget):
    """The picture itself."""

    def __init__(self) -> None:
        super().__init__()
        self.image, self.degrees, self.scale = QImage(), 0.0, 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def turned_size(self) -> QSize:
        """Of the picture in its own px, once it is turned."""
        turned = QTransform().rotate(self.degrees).mapRect(QRectF(self.image.rect()))
        return turned.size().toSize()

    def sizeHint(self) -> QSize:
        size = self.turned_size() * self.scale
        return QSize(size.width() + 2 * AIR, size.height() + 2 * AIR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(self.width() / 2, self.height() / 2)
        painter.rotate(self.degrees)
        painter.scale(self.scale, self.scale)
        painter.drawImage(QPointF(-self.image.width() / 2, -self.image.height() / 2), self.image)
        painter.setPen(QColor(theme.SOFT_INK))
        painter.drawRect(QRectF(self.image.rect()).translated(-self.image.width() / 2, -self.image.height() / 2))
        painter.end()
