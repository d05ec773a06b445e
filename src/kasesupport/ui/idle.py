"""Nobody touches the program: a warning, then the lock. Two clocks, so that neither sleep nor a moved clock helps."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

WARNING = 30.0  # s before the lock
PAUSE = 3.0  # s without a touch: somebody listens, or reads
TICK = 1000  # ms
Kind = QEvent.Type
TOUCHED = frozenset(
    {
        Kind.KeyPress, Kind.KeyRelease, Kind.InputMethod, Kind.MouseButtonPress, Kind.MouseButtonRelease,
        Kind.MouseMove, Kind.Wheel, Kind.TouchBegin, Kind.TouchUpdate, Kind.TouchEnd, Kind.TabletPress,
        Kind.TabletMove, Kind.TabletRelease, Kind.NativeGesture,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """One look at both clocks, in seconds. `steady` cannot be set; `wall` runs on while the laptop sleeps."""

    steady: float
    wall: float


def look() -> Moment:
    """Now. Linux has a steady clock that counts sleep too; elsewhere the wall clock must tell of it."""
    sleepless = getattr(time, "CLOCK_BOOTTIME", None)
    return Moment(time.monotonic() if sleepless is None else time.clock_gettime(sleepless), time.time())


def left(touched: Moment, now: Moment, limit: float) -> float:
    """Seconds until the lock, `limit` after the last touch, by the clock that says less; 0 or below: it is due.

    A wall clock that was set back says much too much and is not heeded; one that was set forward locks early.
    """
    return limit - max(now.steady - touched.steady, now.wall - touched.wall)


class IdleWatch(QObject):
    """Sees every key, pointer, touch and pen of the application, also over a modal dialog.

    `warned` carries the seconds left, each second of the last WARNING; `touched` takes the warning back; `due` says
    that it is time, or that somebody pressed Ctrl+L. `paused` says once that the hands rest.
    """

    warned = Signal(int)
    touched = Signal()
    due = Signal()
    paused = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], Moment] = look) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = math.inf
        self._last = clock()
        self._pointer = QPointF()
        self._warning = self._pausing = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)

    def watch(self, minutes: float) -> None:
        """From now on, until `rest`."""
        self._limit = minutes * 60
        self.still_here()
        self._timer.start()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def rest(self) -> None:
        """Nothing is open: there is nothing to lock."""
        self._timer.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def still_here(self) -> None:
        """Somebody is: the time begins anew."""
        self._last = self._clock()
        self._pausing = False
        if self._warning:
            self._warning = False
            self.touched.emit()

    def tick(self) -> None:
        """Look at the clocks."""
        now = self._clock()
        remaining = left(self._last, now, self._limit)
        if not self._pausing and now.steady - self._last.steady >= PAUSE:
            self._pausing = True
            self.paused.emit()
        if remaining <= 0:
            self.rest()
            self.due.emit()
        elif remaining <= WARNING:
            self._warning = True
            self.warned.emit(math.ceil(remaining))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in TOUCHED or not self._is_touch(event):
            return False
        if _is_lock_key(event) or left(self._last, self._clock(), self._limit) <= 0:
            # A key that wakes the laptop comes before the next look at the clocks, and must not begin the time anew.
            self.rest()
            self.due.emit()
            return True
        self.still_here()
        return False

    def _is_touch(self, event: QEvent) -> bool:
        """Qt repeats the pointer's place when a window changes beneath it: that is no touch."""
        if event.type() != Kind.MouseMove or not isinstance(event, QMouseEvent):
            return True
        moved = event.globalPosition() != self._pointer
        self._pointer = event.globalPosition()
        return moved


def _is_lock_key(event: QEvent) -> bool:
    """Ctrl+L. Not a QShortcut: a modal dialog would silence it."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == Kind.KeyPress
        and event.key() == Qt.Key.Key_L
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
