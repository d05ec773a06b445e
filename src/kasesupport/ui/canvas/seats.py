"""What a screen reader meets on the canvas: one unseen button for each subject that can be walked to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from kasesupport.ui.canvas.picture import reading_order

if TYPE_CHECKING:
    from kasesupport.ui.canvas.view import Canvas


class Seat(QAbstractButton):
    """Stands where its subject is drawn and says who that is; the canvas gets its keys, and the pointer too."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The canvas draws."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The canvas knows what it means."""
        event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the people."""
        return self._canvas.focusNextPrevChild(forward)


class Seats:
    """One seat a subject, in reading order, while somebody listens; without a screen reader there is none."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._seats: dict[str, Seat] = {}

    def refresh(self) -> None:
        """Another picture, or other words for the same."""
        places = self._canvas.picture.places if QAccessible.isActive() else {}
        for gone in self._seats.keys() - places.keys():
            self._seats.pop(gone).deleteLater()
        for subject in reading_order(places):
            seat = self._seats.get(subject) or self._seat(subject)
            seat.setAccessibleName(self._canvas.words(subject))
            seat.raise_()  # readers go by the order of the children
        self.place()

    def place(self) -> None:
        """The camera moved."""
        camera = self._canvas.camera
        for subject, seat in self._seats.items():
            if box := self._canvas.picture.box_of(subject):
                left, top = camera.to_screen(box[0], box[1])
                right, bottom = camera.to_screen(box[0] + box[2], box[1] + box[3])
                seat.setGeometry(QRect(round(left), round(top), round(right - left), round(bottom - top)))

    def have_keys(self) -> bool:
        """Whether one of them holds the keys for the canvas."""
        return QApplication.focusWidget() in self._seats.values()

    def take_keys(self, subject: str) -> None:
        """The reader is told of a subject; "" and what has no seat: the keys stay with the canvas."""
        if seat := self._seats.get(subject):
            seat.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.have_keys():
            self._canvas.setFocus()

    def _seat(self, subject: str) -> Seat:
        made = self._seats[subject] = Seat(self._canvas)
        made.clicked.connect(lambda: self._press(subject))
        made.show()
        return made

    def _press(self, subject: str) -> None:
        self._canvas.chosen.emit(subject)
        self._canvas.entered.emit(subject)
