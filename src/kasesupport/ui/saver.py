"""Saving what is typed, without a button."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Saver(QObject):
    """Calls `save` half a second after the last keystroke, or at once on `flush`."""

    PAUSE = 500  # ms: under the second that may be lost, over the pause between two keys

    def __init__(self, save: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.PAUSE)
        self._timer.timeout.connect(save)

    def later(self) -> None:
        """Something was typed."""
        self._timer.start()

    def waiting(self) -> bool:
        """Whether something typed is not yet saved."""
        return self._timer.isActive()

    def flush(self) -> None:
        """Save now what is waiting."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()
