"""From Qt's mouse and touch events to the one pointer of the tools, and to two fingers on the camera."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QMouseEvent, QTouchEvent, QWheelEvent

from kasesupport.diagrams.intents import Pointer
from kasesupport.drawing.items import Point
from kasesupport.ui.canvas.camera import Camera
from kasesupport.ui.canvas.touch import Spread, pinched, spread

if TYPE_CHECKING:
    from kasesupport.ui.canvas.view import Canvas

FINE, COARSE = 6.0, 16.0  # px around a mouse and around a finger that still count as a hit
SLIP_FINE, SLIP_COARSE = 4.0, 10.0  # px that a press may slip and still be a tap
ZOOM_STEP = 1.25
AND = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier  # this one too
NEAR = 24.0  # px between the two taps of a double tap


class Pointing:
    """The state between press and release.

    A gesture is told in the camera of its press, so that a pan does not move the ground under the tool.
    """

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._start: QPointF | None = None
        self._camera = Camera()
        self._coarse = self._slipped = False
        self._spread: Spread | None = None
        self._tap: tuple[int, QPointF] | None = None  # when and where a finger tapped last

    def is_down(self) -> bool:
        """Whether a gesture is under way."""
        return self._start is not None

    def forget(self) -> None:
        """The gesture under way ends without a release."""
        self._start = None

    def click(self, event: QMouseEvent) -> None:
        """The mouse goes down; with Shift or Ctrl it takes one among those that are chosen."""
        subject = self.under(event.position().toPoint()) if event.modifiers() & AND else None
        if subject in self._canvas.picture.places:
            self._canvas.toggled.emit(subject)
        else:
            self.press(event.position(), coarse=False)

    def press(self, place: QPointF, coarse: bool) -> None:
        """The pointer goes down."""
        self._start, self._coarse, self._slipped = place, coarse, False
        self._camera = self._canvas.camera
        self._canvas.tell("press", self._at(place))

    def move(self, place: QPointF) -> None:
        """The pointer goes on, pressed or not."""
        if self._start is None:
            self._camera = self._canvas.camera
            self._canvas.tell("move", self._at(place))
            return
        slack = SLIP_COARSE if self._coarse else SLIP_FINE
        self._slipped = self._slipped or (place - self._start).manhattanLength() > slack
        if self._slipped:
            self._canvas.tell("move", self._at(place))

    def release(self, place: QPointF) -> None:
        """The pointer goes up."""
        if self._start is None:
            return
        end = place if self._slipped else self._start
        self._start = None
        self._canvas.tell("release", self._at(end))

    def double(self, place: QPointF) -> None:
        """The second press of a double click."""
        self._start, self._camera = None, self._canvas.camera
        self._canvas.tell("double", self._at(place))

    def pointer_at(self, x: float, y: float) -> Pointer:
        """As a finger would point there now."""
        place = self._canvas.camera.to_picture(x, y)
        return Pointer(*place, self._canvas.subject_at(*place, COARSE / self._canvas.camera.scale))

    def under(self, place: QPoint) -> str | None:
        """What lies under a mouse."""
        x, y = self._canvas.camera.to_picture(place.x(), place.y())
        return self._canvas.subject_at(x, y, FINE / self._canvas.camera.scale)

    def wheel(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer, two fingers on a touchpad pan."""
        canvas, turned, way = self._canvas, event.angleDelta().y(), event.pixelDelta()
        pad = event.device().type() == QInputDevice.DeviceType.TouchPad if event.device() else False
        if pad and not way.isNull() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            canvas.look(canvas.camera.panned(way.x(), way.y()))
        elif not self.is_down():
            canvas.zoom(ZOOM_STEP ** (turned / 120), (event.position().x(), event.position().y()))

    def touch(self, event: QTouchEvent) -> bool:
        """One finger points, two pull and spread the picture."""
        fingers = [point.position() for point in event.points()]
        if event.type() == QEvent.Type.TouchCancel:
            self._end_touch()
            self._canvas.give_up()
        elif len(fingers) > 1 or self._spread:
            self._pinch(event, [(f.x(), f.y()) for f in fingers])
        elif event.type() == QEvent.Type.TouchBegin:
            self.press(fingers[0], coarse=True)
        elif event.type() == QEvent.Type.TouchUpdate:
            self.move(fingers[0])
        else:
            self._lift(fingers[0], event.timestamp())
        event.accept()
        return True

    def _lift(self, place: QPointF, when: int) -> None:
        before, tapped = self._tap, not self._slipped
        self._tap = (when, place) if tapped else None
        self.release(place)
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        if tapped and before and when - before[0] < interval and (place - before[1]).manhattanLength() < NEAR:
            self._tap = None
            self._canvas.tell("double", self._at(place))

    def _pinch(self, event: QTouchEvent, fingers: list[Point]) -> None:
        if self._start is not None:  # the second finger came: the first did not mean to point
            self._start = None
            self._canvas.give_up()
        now = spread(fingers) if len(fingers) > 1 else None
        if now and self._spread:
            self._canvas.look(pinched(self._canvas.camera, self._spread, now))
        self._spread = now or self._spread
        if event.type() == QEvent.Type.TouchEnd:
            self._end_touch()

    def _end_touch(self) -> None:
        self._start = self._spread = None

    def _at(self, place: QPointF) -> Pointer:
        x, y = self._camera.to_picture(place.x(), place.y())
        reach = (COARSE if self._coarse else FINE) / self._camera.scale
        return Pointer(x, y, self._canvas.subject_at(x, y, reach))
