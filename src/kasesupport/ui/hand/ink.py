"""The box one draws in with pen, finger, mouse or touchpad. Each dot is painted once, into a picture that is kept."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QWidget

from kasesupport.domain.strokes import WIDE, Dot, Dots, Stroke, touches
from kasesupport.drawing.ink import INK, thickness

MOUSE = 0.5  # the pressure of what does not know any
PALM = 46.0  # px: a touch wider than that is the side of a hand
PEN_STAYS = 700  # ms after the pen was last seen in which a touch is the hand that holds it
RUBBER = 16.0  # units of the box around the eraser
PAPER = "#ffffff"


class Ink(QWidget):
    """`drew` brings the dots of a stroke when it ends, `rubbed` the ids of strokes that the eraser went over.

    A touch draws with one finger. While the pen is near, or where it is as wide as a palm, it does nothing.
    """

    drew = Signal(object)
    rubbed = Signal(object)

    def __init__(self, high: float, name: str) -> None:
        super().__init__()
        self.high, self.rubs, self.may = high, False, True
        self._strokes: tuple[Stroke, ...] = ()
        self._dots: list[Dot] = []
        self._gone: list[str] = []
        self._finger = -1
        self._picture = QPixmap()
        self._pen = QTimer(self)
        self._pen.setSingleShot(True)
        self._pen.setInterval(PEN_STAYS)
        self._pending = False
        self._rubbing = False
        self.setTabletTracking(True)  # the pen is heard of before it touches
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setMinimumSize(280, 120)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_strokes(self, strokes: Sequence[Stroke]) -> None:
        """What is stored; painted anew only where it is other than what is seen."""
        before, self._strokes = self._strokes, tuple(strokes)
        is_painted = self._pending and self._strokes[:-1] == before and len(self._strokes) > len(before)
        self._pending = False
        if self._strokes != before and not is_painted:
            self._repaint()

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What is seen, but for the one that is being drawn."""
        return self._strokes

    @property
    def box(self) -> QRectF:
        """Where the box lies in the widget, as large as fits, in px."""
        scale = min(self.width() / WIDE, self.height() / self.high)
        size = QSize(round(WIDE * scale), round(self.high * scale))
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    def sizeHint(self) -> QSize:
        return QSize(760, round(760 * self.high / WIDE))

    # --- from events to dots

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._down(event.position(), MOUSE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position(), MOUSE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._up()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The pen; its other end rubs out."""
        self._pen.start()
        self._drop_touch()
        rubs = event.pointerType() == QPointingDevice.PointerType.Eraser
        match event.type():
            case QEvent.Type.TabletPress:
                self._finger = -1
                self._down(event.position(), event.pressure(), rubs=rubs)
            case QEvent.Type.TabletMove if event.pressure() > 0:
                self._move(event.position(), event.pressure())
            case QEvent.Type.TabletRelease:
                self._up()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Fingers, before Qt makes a mouse of them."""
        if isinstance(event, QTouchEvent) and event.type() in TOUCHES:
            event.accept()
            self._touched(event)
            return True
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        points = event.points()
        is_pad = event.device() is not None and event.device().type() == QInputDevice.DeviceType.TouchPad
        if is_pad or self._is_palm(event) or (self._finger < 0 and len(points) > 1):
            self._drop_touch()
        for point in points:
            if point.state() == point.State.Pressed and event.type() == QEvent.Type.TouchBegin and self._is_free(event):
                self._finger = point.id()
                self._down(point.position(), MOUSE)
            elif point.id() == self._finger and point.state() == point.State.Updated:
                self._move(point.position(), MOUSE)
            elif point.id() == self._finger and point.state() == point.State.Released:
                self._finger = -1
                self._up()

    def _is_free(self, event: QTouchEvent) -> bool:
        return not self._is_palm(event) and len(event.points()) == 1

    def _is_palm(self, event: QTouchEvent) -> bool:
        """Whether a hand lies there: the pen is near, or was just now; or a touch is too wide for a finger."""
        return self._pen.isActive() or any(is_wide(point.ellipseDiameters()) for point in event.points())

    def _drop_touch(self) -> None:
        """What a touch has begun to draw was none."""
        if self._finger >= 0:
            self._finger = -1
            self._dots, self._gone = [], []
            self._repaint()

    # --- from dots to strokes

    def _down(self, at: QPointF, pressure: float, *, rubs: bool = False) -> None:
        if not self.may:
            return
        self._dots, self._gone, self._rubbing = [], [], self.rubs or rubs
        self._move(at, pressure, first=True)

    def _move(self, at: QPointF, pressure: float, *, first: bool = False) -> None:
        if not (first or self._dots):
            return
        box = self.box
        scale = WIDE / max(box.width(), 1)
        x = min(max((at.x() - box.x()) * scale, 0.0), WIDE)
        y = min(max((at.y() - box.y()) * scale, 0.0), self.high)
        self._dots.append((x, y, pressure))
        if self._rubbing:
            self._rub(x, y)
        else:
            self.update(self._paint(self._dots[-2:]))

    def _up(self) -> None:
        dots, gone, self._dots, self._gone = tuple(self._dots), self._gone, [], []
        if gone:
            self.rubbed.emit(gone)
        elif dots and not self._rubbing:
            self._pending = True
            self.drew.emit(dots)

    def _rub(self, x: float, y: float) -> None:
        found = [each.id for each in self._strokes if touches(each.dots, x, y, RUBBER)]
        if found:
            self._gone += found
            self._strokes = tuple(each for each in self._strokes if each.id not in found)
            self._repaint()

    # --- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.drawPixmap(self.box.topLeft(), self._picture)
        painter.end()

    def _repaint(self) -> None:
        """All strokes anew."""
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap((self.box.size() * ratio).toSize())
        self._picture.setDevicePixelRatio(ratio)
        if self._picture.isNull():
            return
        self._picture.fill(QColor(PAPER))
        for each in self._strokes:
            self._paint(each.dots)
        self._paint(self._dots)
        painter = QPainter(self._picture)
        painter.setPen(QPen(QColor("#b9b0a3"), 2))
        painter.drawRect(QRectF(1, 1, self.box.width() - 2, self.box.height() - 2))
        painter.end()
        self.update()

    def _paint(self, dots: "Dots | list[Dot]") -> QRect:
        """Into the picture; gives what of the widget is other now."""
        if self._picture.isNull():
            return QRect()  # not laid out yet
        box = self.box
        scale = box.width() / WIDE
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = [QPointF(x * scale, y * scale) for x, y, _ in dots]
        pen = QPen(QColor(INK), 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        seen = QRectF()
        for n, (place, (_, _, pressure)) in enumerate(zip(places, dots, strict=True)):
            pen.setWidthF(max(thickness(pressure) * scale, 1.0))
            painter.setPen(pen)
            before = places[max(n - 1, 0)]
            painter.drawLine(before, place) if n else painter.drawPoint(place)
            seen |= QRectF(before, place).normalized().adjusted(-8, -8, 8, 8)
        painter.end()
        return seen.translated(box.topLeft()).toAlignedRect()


TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})


def is_wide(touched: QSizeF) -> bool:
    """Whether a touch is the side of a hand; a screen that does not know says 0."""
    return max(touched.width(), touched.height()) > PALM
