"""The ring itself: buttons over the canvas, for fingers, mouse, pen and arrow keys."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent, QRegion
from PySide6.QtWidgets import QToolButton, QWidget

from kasesupport.drawing.items import Box, Point
from kasesupport.ui.canvas.keys import ARROWS
from kasesupport.ui.canvas.picture import neighbour
from kasesupport.ui.ring.choice import SIZE, Choice, dress
from kasesupport.ui.ring.places import around

PULL = 14  # px from where a button was pressed until it is a pull
EDGE = 6.0  # px that are left to the edge of the canvas
GO_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Ring(QWidget):
    """Shows choices around a box of `over`; the keys go back to the canvas when it closes.

    `picked` takes a choice's name, `refused` why one cannot be.
    """

    picked = Signal(str)
    refused = Signal(str)
    given_up = Signal()
    pulled = Signal(str, float, float)  # a button is being dragged: its name, and where the pointer is now
    dropped = Signal(str, float, float)

    def __init__(self, over: QWidget, canvas: QWidget) -> None:
        super().__init__(over)
        self._over, self._canvas = over, canvas
        self.buttons: dict[str, QToolButton] = {}
        self._choices: tuple[Choice, ...] = ()
        self._whole = True
        self.hide()

    def open(self, choices: Sequence[Choice], box: Box, whole: bool = True) -> bool:
        """Show the choices around a box; False where there is no room for them."""
        self.close_up()
        self._choices, self._whole = tuple(choices), whole
        self.buttons = {choice.name: self._button(choice) for choice in choices}
        if not self.follow(box):
            return False
        self.show()
        self.raise_()
        return True

    def follow(self, box: Box) -> bool:
        """What it stands around is now there; False, and it goes, where there is no room."""
        room = self._over.rect()
        inner = (EDGE, EDGE, room.width() - 2 * EDGE, room.height() - 2 * EDGE)
        places = around(box, inner, SIZE, len(self.buttons), self._whole)
        if places is None:
            self.close_up()
            return False
        self.setGeometry(room)
        rects = [QRect(round(x), round(y), round(w), round(h)) for x, y, w, h in places]
        region = QRegion()
        for made, rect in zip(self.buttons.values(), rects, strict=True):
            made.setGeometry(rect)
            region = region.united(rect)
        self.setMask(region)  # between the buttons one reaches the canvas
        return True

    def take_keys(self) -> None:
        """The keys go to the first button that does something."""
        open_to = (c.name for c in self._choices if not c.why)
        if name := next((c.name for c in self._choices if c.on), None) or next(open_to, None):
            self.buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_up(self) -> None:
        """Go away."""
        if self._focused():
            self._canvas.setFocus()
        self.hide()
        for made in self.buttons.values():
            made.deleteLater()
        self.buttons = {}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the buttons, Enter presses, Esc closes; other keys go on."""
        key = event.key()
        if key in ARROWS:
            self._step(*ARROWS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key in GO_KEYS and (name := self._focused()):
            self._press(name)
        else:
            super().keyPressEvent(event)

    def _step(self, dx: int, dy: int) -> None:
        places = self._middles()
        here = self._focused()
        if here and (found := neighbour(places, here, dx, dy)):
            self.buttons[found].setFocus(Qt.FocusReason.TabFocusReason)

    def _middles(self) -> Mapping[str, Point]:
        centres = {name: made.geometry().center() for name, made in self.buttons.items()}
        return {name: (float(at.x()), float(at.y())) for name, at in centres.items()}

    def _focused(self) -> str:
        return next((name for name, made in self.buttons.items() if made.hasFocus()), "")

    def _press(self, name: str) -> None:
        choice = next(c for c in self._choices if c.name == name)
        if choice.why and not choice.leads:
            self.refused.emit(choice.why)
        else:
            self.picked.emit(name)

    def _button(self, choice: Choice) -> QToolButton:
        made = RingButton(self, choice.name, choice.pulls)
        dress(made, choice)
        made.clicked.connect(lambda: self._press(choice.name))
        made.show()
        return made


class RingButton(QToolButton):
    """Leaves the keys to its ring; one that may be pulled says where to."""

    def __init__(self, ring: Ring, name: str, pulls: bool) -> None:
        super().__init__(ring)
        self._ring, self._name, self._pulls = ring, name, pulls
        self._pressed: QPoint | None = None
        self._pulled = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows would walk by the order of making, not by place."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """May become a tap or a pull."""
        self._pressed, self._pulled = event.position().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Out of the button and on: a line is pulled from it."""
        if self._pulls and self._pressed is not None:
            far = (event.position().toPoint() - self._pressed).manhattanLength()
            self._pulled = self._pulled or far > PULL
        if self._pulled:
            self._tell(self._ring.pulled, event)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A pull ends where the hand is."""
        pulled, self._pressed, self._pulled = self._pulled, None, False
        if pulled:
            self.setDown(False)
            self._tell(self._ring.dropped, event)
        else:
            super().mouseReleaseEvent(event)

    def _tell(self, signal: SignalInstance, event: QMouseEvent) -> None:
        at = self.mapToParent(event.position().toPoint())
        signal.emit(self._name, float(at.x()), float(at.y()))
