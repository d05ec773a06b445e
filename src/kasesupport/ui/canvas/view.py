"""The canvas: shows a picture, zooms and pans it, and feeds pointers and keys to a tool.

It knows no family. What the user wants is told in signals; the picture changes only when a page shows
another one.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEasingCurve, QEvent, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from kasesupport.diagrams import hit, intents, tools
from kasesupport.drawing.items import Point
from kasesupport.ui import motion
from kasesupport.ui.canvas import doing, keys
from kasesupport.ui.canvas.camera import NOTHING, Camera, fitting
from kasesupport.ui.canvas.gliding import Gliding
from kasesupport.ui.canvas.picture import Picture, between
from kasesupport.ui.canvas.pointing import Pointing
from kasesupport.ui.canvas.seats import Seats
from kasesupport.ui.canvas.surface import Surface


class Canvas(QWidget):
    """Shows a `Picture`. Mouse, fingers, touchpad and keys do the same things."""

    chosen = Signal(str)  # a subject was tapped, or walked to; "" for the empty ground
    tapped = Signal(str, float, float)  # after `chosen`: a subject was tapped here, on the plane of the picture
    opened = Signal(str)  # tapped twice
    entered = Signal(str)  # Enter, or what a keyboard has for the other mouse button
    keyed = Signal(str)  # a sign was typed that means nothing to the canvas
    placed = Signal(str, float, float)  # put down here, on the plane of the picture
    connected = Signal(str, str)
    hovered = Signal(str)  # put down now, what is dragged would be joined to this subject; "" to none any more
    collected = Signal(tuple)
    toggled = Signal(str)  # taken among those that are chosen, or out again
    shifted = Signal(dict)  # several were put down together: the place of each
    nudged = Signal(float, float)  # while `nudging`: an arrow key; to the right and down, -1 to 1
    remove_asked = Signal(str)
    held = Signal()  # something was to be taken away, and this is for reading alone
    escaped = Signal()
    seen = Signal()  # the camera moved, or there is another picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self.surface = Surface()
        self.selected = ""
        self.fixed = False  # for reading alone: nothing is moved or taken away
        self.nudging = False  # the arrows move what is chosen, and do not walk
        self._fitted, self.corner = False, NOTHING  # px at the lower left that something floats over
        self._pointing = Pointing(self)
        self._joins: tools.Joins | None = None
        self._tool: tools.Tool = self._hand()
        self.words: Callable[[str], str] = lambda subject: self.picture.alt(subject)  # what a reader says of one
        self._seats = Seats(self)
        self._targets: tuple[Picture, tuple[hit.Target, ...]] | None = None
        self._glide = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.picture = self.surface.picture
        self._gliding = Gliding(self.picture, self.picture)
        self._glide.valueChanged.connect(self._glided)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 200)

    # --- what a page tells the canvas

    def show_picture(self, picture: Picture, glide: bool = True) -> None:
        """Show this from now on; what moved glides to its place unless the desktop wants it still."""
        start, self.picture = self._now(), picture
        time = motion.glide()
        self._glide.stop()
        if glide and self._fitted and time > 0 and self.isVisible() and picture.places:
            self._gliding = Gliding(start, picture)
            self._glide.setDuration(time)
            self._glide.start()
        else:
            self.surface.show(picture)
        if not self._fitted:
            self.fit()
        self._seats.refresh()
        self._describe()
        self.seen.emit()
        self.update()

    def select(self, subject: str) -> None:
        """Remember what is selected: the keys go on from there."""
        self.selected = subject
        self._describe()
        if self.has_keys():
            self._seats.take_keys(subject)

    def settle(self) -> None:
        """Whatever glides is at its end."""
        self._glide.stop()
        self.surface.show(self.picture)
        self.update()

    def join_by_dropping(self, joins: tools.Joins) -> None:
        """Putting one down on another asks to join the two, where `joins` has an order for them."""
        self._joins = joins
        self.use(None)

    def use(self, tool: tools.Tool | None) -> None:
        """Give pointers to this tool; None: tap, drag and pan."""
        self.give_up()
        self._tool = tool or self._hand()
        plain = isinstance(self._tool, tools.SelectTool)
        self.setCursor(Qt.CursorShape.ArrowCursor if plain else Qt.CursorShape.CrossCursor)

    def give_up(self) -> None:
        """Take back what the pointer has begun; what is selected stays so."""
        self._do(intent for intent in self._tool.escape() if not isinstance(intent, intents.Deselect))
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
            self._seats.place()
            self.seen.emit()
            self.update()

    def fit(self) -> None:
        """See the whole picture."""
        self._fitted = self.isVisible() and bool(self.picture.drawing.items)
        self.look(self._whole(self.size()))

    def _whole(self, size: QSize) -> Camera:
        """What sees all of the picture in a widget of this size."""
        return fitting(self.picture.box(), size.width(), size.height(), corner=self.corner)

    def zoom(self, factor: float, at: Point | None = None) -> None:
        """Larger or smaller about a place of the widget, by default its middle."""
        x, y = at or (self.width() / 2, self.height() / 2)
        self.look(self.camera.zoomed(factor, x, y))

    # --- what happens to the canvas

    def paintEvent(self, _: QPaintEvent) -> None:
        """The picture on white."""
        painter = QPainter(self)
        self.surface.paint(painter, self.camera, self.size(), self.devicePixelRatioF())
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """What was shown before there was a window is seen whole."""
        super().showEvent(event)
        if not self._fitted:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was in the middle stays there; who saw the whole picture sees it whole."""
        super().resizeEvent(event)
        old = event.oldSize()
        if self._fitted and old.isValid() and self.camera != self._whole(old):
            self.look(self.camera.panned((self.width() - old.width()) / 2, (self.height() - old.height()) / 2))
        else:
            self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button points."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointing.click(event)

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
        self._pointing.wheel(event)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The keyboard's menu key asks what can be done; the mouse's other button does as a tap does."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.entered.emit(self.selected)
        elif subject := self._pointing.under(event.pos()):
            self.chosen.emit(subject)
            self.tapped.emit(subject, *self.camera.to_picture(event.pos().x(), event.pos().y()))
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
        return (self.has_keys() and keys.tabbed(self, forward)) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A reader is told who is selected."""
        super().focusInEvent(event)
        self._seats.take_keys(self.selected)

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

    def has_keys(self) -> bool:
        """Whether the keys go to the picture."""
        return self.hasFocus() or self._seats.have_keys()

    def subject_at(self, x: float, y: float, reach: float) -> str | None:
        """What lies at a place of the plane."""
        if self._targets is None or self._targets[0] is not self.picture:
            self._targets = self.picture, hit.targets(self.picture.drawing)
        left, top = self.picture.origin
        return hit.hit_among(self._targets[1], x - left, y - top, reach)

    def pointer_at(self, x: float, y: float) -> intents.Pointer:
        """A pointer at a place of the widget."""
        return self._pointing.pointer_at(x, y)

    def tell(self, kind: str, at: intents.Pointer) -> None:
        """Hand a pointer to the tool and do what it wants. A hand that comes down ends what still glides."""
        if kind == "press" and self._glide.state() != QVariantAnimation.State.Stopped:
            self.settle()
        self._do(getattr(self._tool, kind)(at))

    def _do(self, wanted: Iterable[intents.Intent]) -> None:
        for intent in wanted:
            doing.do(self, intent)

    def _hand(self) -> tools.SelectTool:
        return tools.SelectTool(self._centre, self._joins, lambda each: each in self.picture.still and not self.fixed)

    def _centre(self, subject: str) -> Point | None:
        return None if self.fixed or subject in self.picture.still else self.picture.places.get(subject)

    def _now(self) -> Picture:
        """What is seen at this moment, half-way or not."""
        if self._glide.state() == QVariantAnimation.State.Stopped:
            return self.surface.picture
        return between(self._gliding.old, self._gliding.new, float(self._glide.currentValue()))

    def _glided(self, t: object) -> None:
        part = float(t) if isinstance(t, float) else 1.0
        if part < 1.0:
            self.surface.glide(self._gliding, part)
        else:
            self.surface.show(self.picture)
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words(self.selected) if self.selected else "")
