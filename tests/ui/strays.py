"""Widgets that are seen before they have a place: each is a window for a moment, and takes the cursor from the real one."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class Strays(QObject):
    """Collects the windows that show while it is entered, by the kind of their widget; none but `shown` should."""

    def __init__(self, *shown: type[QWidget]) -> None:
        super().__init__()
        self._shown = shown
        self.found: list[str] = []

    def __enter__(self) -> "Strays":
        QApplication.instance().installEventFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        QApplication.instance().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found += [] if isinstance(watched, self._shown) else [type(watched).__name__]
        return False
