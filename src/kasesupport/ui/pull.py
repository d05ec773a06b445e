"""A button that can be tapped, or pulled out and put down somewhere."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton

SLACK = 14  # px from where a button was pressed until it is a pull


class Pull(QObject):
    """Watches a button: a tap stays a tap; a pull tells where the hand is, and where it lets go (global px)."""

    pulled = Signal(QPointF)
    dropped = Signal(QPointF)

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self._pressed: QPoint | None = None
        self._pulling = False
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for what belongs to a pull: the button does not see it."""
        if not isinstance(event, QMouseEvent):
            return False
        place = event.globalPosition()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._pressed, self._pulling = place.toPoint(), False
            case QEvent.Type.MouseMove if self._pressed is not None:
                self._pulling = self._pulling or (place.toPoint() - self._pressed).manhattanLength() > SLACK
                if self._pulling:
                    self.pulled.emit(place)
            case QEvent.Type.MouseButtonRelease if self._pressed is not None:
                return self._let_go(place)
        return self._pulling

    def _let_go(self, place: QPointF) -> bool:
        was, self._pressed, self._pulling = self._pulling, None, False
        if was:
            self._button.setDown(False)
            self.dropped.emit(place)
        return was
