"""The box one draws in with pen, finger, mouse or touchpad. Each dot is painted once, into a picture that is kept."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

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

from kasesupport.domain.strokes import WIDE, Dot, Stroke, touches
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
        self._lay()
        self._nib = QPen(QColor(INK), 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
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

    def _lay(self) -> None:
        """Where the box lies in the widget, as large as fits, in px."""
        scale = min(self.width() / WIDE, self.height() / self.high)
        wide, high = round(WIDE * scale), round(self.high * scale)
        self.box = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        self._left, self._top, self._scale = self.box.x(), self.box.y(), max(wide, 1) / WIDE
        self._air = ceil(thickness(1) * self._scale / 2) + 2  # px around a line that it may reach

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
        x = min(max((at.x() - self._left) / self._scale, 0.0), WIDE)
        y = min(max((at.y() - self._top) / self._scale, 0.0), self.high)
        dot = (x, y, pressure)
        before = self._dots[-1] if self._dots else dot
        self._dots.append(dot)
        if self._rubbing:
            self._rub(x, y)
        elif not self._picture.isNull():  # else it is not laid out yet
            painter = self._painter()
            self._line(painter, before, dot)
            painter.end()
            self.update(self._around(before, dot))

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
        self._lay()
        self._repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._repaint()  # it came onto another screen
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.drawPixmap(QPointF(self._left, self._top), self._picture)
        painter.end()

    def _repaint(self) -> None:
        """All strokes anew."""
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap((self.box.size() * ratio).toSize())
        self._picture.setDevicePixelRatio(ratio)
        if self._picture.isNull():
            return
        self._picture.fill(QColor(PAPER))
        painter = self._painter()
        for dots in (*(each.dots for each in self._strokes), tuple(self._dots)):
            for before, dot in pairwise(dots[:1] + dots):
                self._line(painter, before, dot)
        painter.setPen(QPen(QColor("#7d7468"), 2))
        painter.drawRect(QRectF(1, 1, self.box.width() - 2, self.box.height() - 2))
        painter.end()
        self.update()

    def _painter(self) -> QPainter:
        """Onto the picture that is kept."""
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def _line(self, painter: QPainter, before: Dot, dot: Dot) -> None:
        """From one dot to the next, as thick as the pen was pressed; the first goes to itself."""
        self._nib.setWidthF(max(thickness(dot[2]) * self._scale, 1.0))
        painter.setPen(self._nib)
        start, end = QPointF(before[0], before[1]) * self._scale, QPointF(dot[0], dot[1]) * self._scale
        if start == end:
            painter.drawPoint(end)
        else:
            painter.drawLine(start, end)

    def _around(self, before: Dot, dot: Dot) -> QRect:
        """What of the widget a line between two dots touches, px."""
        x, y, scale = min(before[0], dot[0]), min(before[1], dot[1]), self._scale
        wide, high, air = abs(before[0] - dot[0]), abs(before[1] - dot[1]), self._air
        return QRect(
            int(self._left + x * scale) - air, int(self._top + y * scale) - air,
            int(wide * scale) + 2 * air + 1, int(high * scale) + 2 * air + 1,
        )  # fmt: skip


TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})


def is_wide(touched: QSizeF) -> bool:
    """Whether a touch is the side of a hand; a screen that does not know says 0."""
    return max(touched.width(), touched.height()) > PALM
