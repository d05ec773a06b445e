"""The page turned by 180 degrees for whoever sits across the table; taps, pens and wheels reach what is seen there."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from kasesupport.ui.hand.ink import PEN_STAYS, is_wide

NEAR = 40  # px around the pointer in which a page changes at once
EACH = 120  # ms between two looks at the page below while it is turned


class Turned(QWidget):
    """Lies over `page` and paints it upside down. Keys go to the page as ever; only what points is turned.

    A finger comes as a mouse, but for a palm: that does nothing, nor does a finger while the pen is near.
    """

    def __init__(self, page: QWidget, ground: str) -> None:
        super().__init__(page.parentWidget())
        self._page, self._ground = page, QColor(ground)
        self._pressed: QWidget | None = None
        self._last: QPoint | None = None  # where it was, on the page
        self._picture = QPixmap()
        self._pen = QTimer(self)
        self._pen.setSingleShot(True)
        self._pen.setInterval(PEN_STAYS)
        self.setTabletTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setInterval(EACH)
        self._timer.timeout.connect(self.look)
        page.installEventFilter(self)
        self.setGeometry(page.geometry())
        self.look()
        self._timer.start()
        self.show()
        self.raise_()

    def look(self) -> None:
        """Take the page as it is now."""
        picture = QPixmap(self._page.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(self._ground)
        self._page.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        self._picture = picture
        self.update()

    def _look_near(self, at: QPointF) -> None:
        """Take the page again where the pointer is and was: many times a second, while one draws there."""
        here, self._last = self._turned(at), self._turned(at) if self._last is None else self._last
        place = QRect(self._last, here).normalized().adjusted(-NEAR, -NEAR, NEAR, NEAR) & self._page.rect()
        self._last = here
        painter = QPainter(self._picture)
        painter.fillRect(place, self._ground)
        self._page.render(painter, place.topLeft(), QRegion(place), QWidget.RenderFlag.DrawChildren)
        painter.end()
        self.update(QRect(self._turned(QPointF(place.bottomRight())), place.size()))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Upside down."""
        painter = QPainter(self)
        painter.translate(self.width(), self.height())
        painter.rotate(180)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays as large as the page."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._page.geometry())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pressed is what is seen here."""
        self._pressed, self._last = self._under(event.position()), None
        if self._pressed.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            self._pressed.setFocus(Qt.FocusReason.MouseFocusReason)
        self._send(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag goes on with what was pressed."""
        self._send(event)
        if self._pressed is not None:
            self._look_near(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a tap or a drag."""
        self._send(event)
        self._pressed = None
        self.look()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The pen, as hard as it is pressed and with its leaning turned; where nobody wants it, it comes as a mouse."""
        self._pen.start()
        under = self._under(event.position())
        target = self._pressed or under
        if event.type() == QEvent.Type.TabletPress:
            self._pressed, self._last = under, None
            target = under
        local = QPointF(target.mapFrom(self._page, self._turned(event.position())))
        turned = QTabletEvent(
            event.type(), event.pointingDevice(), local, QPointF(target.mapToGlobal(local.toPoint())),
            event.pressure(), -event.xTilt(), -event.yTilt(), event.tangentialPressure(),
            event.rotation(), event.z(), event.modifiers(), event.button(), event.buttons(),
        )  # fmt: skip
        turned.ignore()
        QApplication.sendEvent(target, turned)
        event.setAccepted(turned.isAccepted())
        if not event.isAccepted() or event.type() == QEvent.Type.TabletRelease:
            self._pressed = None
            self.look()
        else:
            self._look_near(event.position())

    def event(self, event: QEvent) -> bool:
        """A hand that lies there is taken and does nothing; what is left alone here, Qt makes a mouse of."""
        if isinstance(event, QTouchEvent):
            event.setAccepted(self._pen.isActive() or any(is_wide(p.ellipseDiameters()) for p in event.points()))
            return event.isAccepted()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls what lies below, the other way round."""
        target, at = self._under(event.position()), self._turned(event.position())
        local = QPointF(target.mapFrom(self._page, at))
        turned = QWheelEvent(
            local, QPointF(target.mapToGlobal(local.toPoint())), -event.pixelDelta(), -event.angleDelta(),
            event.buttons(), event.modifiers(), event.phase(), event.inverted(),
        )  # fmt: skip
        QApplication.sendEvent(target, turned)
        self.look()

    def _turned(self, at: QPointF) -> QPoint:
        return QPoint(round(self.width() - 1 - at.x()), round(self.height() - 1 - at.y()))

    def _under(self, at: QPointF) -> QWidget:
        return self._page.childAt(self._turned(at)) or self._page

    def _send(self, event: QMouseEvent) -> None:
        target = self._pressed or self._under(event.position())
        local = QPointF(target.mapFrom(self._page, self._turned(event.position())))
        place = QPointF(target.mapToGlobal(local.toPoint()))
        turned = QMouseEvent(event.type(), local, place, event.button(), event.buttons(), event.modifiers())
        QApplication.sendEvent(target, turned)
