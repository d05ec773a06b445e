"""Enter in the fields of a person goes to the next useful one, and from the last back to the picture."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

GO_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NextField(QObject):
    """Watches the fields of a form. `steps`: fields in order, buttons of which one is on as one step.

    On buttons the arrows walk and Enter takes the one reached. A field that could not be read keeps the cursor.
    `done` is called after the last step.
    """

    def __init__(self, form: QWidget, steps: Sequence[Sequence[QWidget]], done: Callable[[], object]) -> None:
        super().__init__(form)
        self._steps, self._done = steps, done
        for step in steps:
            for field in step:
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        place = next(n for n, step in enumerate(self._steps) if watched in step)
        key = event.key()
        if key in STEPS and isinstance(watched, QAbstractButton):
            step = self._steps[place]
            step[(step.index(watched) + STEPS[Qt.Key(key)]) % len(step)].setFocus()
            return True
        if key in GO_KEYS and not event.modifiers():
            self._go_on(watched, place)
            return True
        return False

    def _go_on(self, watched: QObject, place: int) -> None:
        if isinstance(watched, QAbstractButton):
            watched.click()
        elif isinstance(watched, QLineEdit):
            watched.editingFinished.emit()  # saved now, as leaving it would
        if watched.property("wrong"):
            return
        if place + 1 == len(self._steps):
            self._done()
            return
        step = self._steps[place + 1]
        field = next((each for each in step if isinstance(each, QAbstractButton) and each.isChecked()), step[0])
        field.setFocus(Qt.FocusReason.TabFocusReason)
