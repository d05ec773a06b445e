"""The canvas: shows a picture, zooms and pans it, and feeds pointers and keys to a tool.

It knows no family. What the user wants is told in signals; the picture changes only when a page shows
another one.
"""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QEasingCurve, QEvent, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyle, QWidget

from kasesupport.diagrams import tools
from kasesupport.drawing.items import Point
from kasesupport.ui import theme
from kasesupport.ui.canvas import keys
from kasesupport.ui.canvas.camera import Camera, fitting
from kasesupport.ui.canvas.picture import Picture, between
from kasesupport.ui.canvas.pointing import Pointing
from kasesupport.ui.canvas.surface import Surface

GLIDE = 200  # ms that what moved takes to its new place
ZOOM_STEP = 1.25


class Tool(Protocol):
    """What a pointer does: one of diagrams.tools."""

    def press(self, at: tools.Pointer) -> tools.Intents:
        """The pointer goes down."""

    def move(self, at: tools.Pointer) -> tools.Intents:
        """The pointer goes on."""

    def release(self, at: tools.Pointer) -> tools.Intents:
        """The pointer goes up."""

    def double(self, at: tools.Pointer) -> tools.Intents:
        """The second tap of two."""

    def escape(self) -> tools.Intents:
        """Give up."""


class Canvas(QWidget):
    """Shows a `Picture`. Mouse, fingers, touchpad and keys do the same things."""

    chosen = Signal(str)  # a subject was tapped; "" for the empty ground
    opened = Signal(str)  # tapped twice, or Enter
    placed = Signal(str, float, float)  # put down here, on the plane of the picture
    connected = Signal(str, str)
    collected = Signal(tuple)
    remove_asked = Signal(str)
    escaped = Signal()
    seen = Signal()  # the camera moved

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self.surface = Surface()
        self.selected = ""
        self._fitted = False
        self._pointing = Pointing(self)
        self._tool: Tool = tools.SelectTool(self._centre)
        self._glide = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._from = self.picture = self.surface.picture
        self._glide.valueChanged.connect(self._glided)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 200)

    # --- what a page tells the canvas

    def show_picture(self, picture: Picture, glide: bool = True) -> None:
        """Show this from now on; what moved glides to its place unless the desktop wants it still."""
        self._from, self.picture = self.surface.picture, picture
        time = min(GLIDE, self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self))
        self._glide.stop()
        if glide and self._fitted and time > 0 and self.isVisible() and picture.places:
            self._glide.setDuration(time)
            self._glide.start()
        else:
            self.surface.show(picture)
        if not self._fitted:
            self.fit()
        self._describe()
        self.update()

    def select(self, subject: str) -> None:
        """Remember what is selected: the keys go on from there."""
        self.selected = subject
        self._describe()

    def use(self, tool: Tool | None) -> None:
        """Give pointers to this tool; None: tap, drag and pan."""
        self.give_up()
        self._tool = tool or tools.SelectTool(self._centre)
        plain = isinstance(self._tool, tools.SelectTool)
        self.setCursor(Qt.CursorShape.ArrowCursor if plain else Qt.CursorShape.CrossCursor)

    def give_up(self) -> None:
        """Take back what the pointer has begun; what is selected stays so."""
        self._do(intent for intent in self._tool.escape() if not isinstance(intent, tools.Deselect))
        self.surface.clear()
        self.update()

    def reveal(self, subject: str) -> None:
        """Pan as little as it takes to see a subject whole."""
        if box := self.picture.box_of(subject):
            self.look(self.camera.showing(box, self.width(), self.height()))

    def look(self, camera: Camera) -> None:
        """See another part of the picture."""
        if camera != self.camera:
            self.camera = camera
            self.seen.emit()
            self.update()

    def fit(self) -> None:
        """See the whole picture."""
        self._fitted = self.isVisible() and bool(self.picture.drawing.items)
        self.look(fitting(self.picture.box(), self.width(), self.height()))

    def zoom(self, factor: float, at: Point | None = None) -> None:
        """Larger or smaller about a place of the widget, by default its middle."""
        x, y = at or (self.width() / 2, self.height() / 2)
        self.look(self.camera.zoomed(factor, x, y))

    # --- what happens to the canvas

    def paintEvent(self, _: QPaintEvent) -> None:
        """The picture on white."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.PAPER))
        self.surface.paint(painter, self.camera)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was in the middle stays there."""
        super().resizeEvent(event)
        old = event.oldSize()
        if not self._fitted or not old.isValid():
            self.fit()
        else:
            dx, dy = (self.width() - old.width()) / 2, (self.height() - old.height()) / 2
            self.look(self.camera.panned(dx, dy))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button points."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointing.press(event.position(), coarse=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Told to the tool, pressed or not."""
        self._pointing.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the gesture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointing.release(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens."""
        self._pointing.double(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer, two fingers on a touchpad pan."""
        turned, way = event.angleDelta().y(), event.pixelDelta()
        pad = event.device().type() == QInputDevice.DeviceType.TouchPad if event.device() else False
        if pad and not way.isNull() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.look(self.camera.panned(way.x(), way.y()))
        elif not self._pointing.is_down():
            self.zoom(ZOOM_STEP ** (turned / 120), (event.position().x(), event.position().y()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Fingers and pinching."""
        if isinstance(event, QTouchEvent):
            return self._pointing.touch(event)
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), (event.position().x(), event.position().y()))
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the people in reading order, and goes on to the next widget after the last."""
        return (self.hasFocus() and keys.tabbed(self, forward)) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean nothing here go on to the page."""
        if not keys.pressed(self, event):
            super().keyPressEvent(event)

    def escape(self) -> None:
        """Give the gesture up, or else say that the user wants out of what was begun."""
        busy = self._pointing.is_down()
        self._pointing.forget()
        self._do(self._tool.escape())
        if not busy:
            self.escaped.emit()

    def walk_to(self, subject: str) -> None:
        """Choose a subject by key: it comes into sight."""
        self.chosen.emit(subject)
        self.reveal(subject)

    # --- inside

    def tell(self, kind: str, at: tools.Pointer) -> None:
        """Hand a pointer to the tool and do what it wants."""
        self._do(getattr(self._tool, kind)(at))

    def _do(self, intents: Iterable[tools.Intent]) -> None:
        for intent in intents:
            self._do_one(intent)
        self.update()

    def _do_one(self, intent: tools.Intent) -> None:
        match intent:
            case tools.Select(subject):
                self.chosen.emit(subject)
            case tools.Deselect():
                self.chosen.emit("")
            case tools.Open(subject):
                self.opened.emit(subject)
            case tools.Pan(dx, dy):
                self.look(self.camera.panned(dx * self.camera.scale, dy * self.camera.scale))
            case tools.Connect(a, b):
                self.connected.emit(a, b)
            case tools.Collect(subjects):
                self.surface.clear()
                self.collected.emit(subjects)
            case tools.PlaceAt(subject, x, y):
                self._put_down(subject, x, y)
            case _:
                self._preview(intent)

    def _preview(self, intent: tools.Intent) -> None:
        match intent:
            case tools.Preview():
                self.surface.drag(intent)
            case tools.Rubber():
                self.surface.rubber = intent
            case tools.Stroke():
                self.surface.stroke = intent
            case _:
                self.surface.clear()

    def _put_down(self, subject: str, x: float, y: float) -> None:
        self.surface.clear()
        if old := self.picture.places.get(subject):
            # What comes next glides from where the hand let go, not from where it began.
            self.surface.show(self.picture.with_moved(subject, x - old[0], y - old[1]))
        self.placed.emit(subject, x, y)

    def _centre(self, subject: str) -> Point | None:
        return None if subject in self.picture.still else self.picture.places.get(subject)

    def _glided(self, t: object) -> None:
        part = float(t) if isinstance(t, float) else 1.0
        self.surface.show(between(self._from, self.picture, part) if part < 1.0 else self.picture)
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.picture.alt(self.selected) if self.selected else "")
