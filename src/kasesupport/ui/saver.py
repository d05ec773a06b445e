"""Saving what is typed, without a button."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Saver(QObject):
    """Calls `save` half a second after the last key, each second while somebody types on, or at once on `flush`."""

    PAUSE = 500  # ms: over the pause between two keys
    MOST = 900  # ms: under the second that may be lost

    def __init__(self, save: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.PAUSE)
        self._timer.timeout.connect(self._now)
        self._limit = QTimer(self, singleShot=True, interval=self.MOST)
        self._limit.timeout.connect(self.flush)

    def later(self) -> None:
        """Something was typed."""
        self._timer.start()
        if not self._limit.isActive():
            self._limit.start()

    def waiting(self) -> bool:
        """Whether something typed is not yet saved."""
        return self._timer.isActive()

    def flush(self) -> None:
        """Save now what is waiting."""
        if self._timer.isActive():
            self._timer.stop()
            self._now()

    def _now(self) -> None:
        self._limit.stop()
        self._save()
