"""One of a few chips as a single stop of the Tab key: arrows go from one to the next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport.ui.widgets import chip
from kasesupport.ui.wizard.chips import Choice
from kasesupport.ui.wizard.flowlayout import FlowLayout

BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Pick(QWidget):
    """`act` is told when another is chosen. A tap on the one that is on, or Delete, takes the choice back."""

    def __init__(self, choices: Sequence[Choice], act: Callable[[], object], name: str, chosen: str = "") -> None:
        super().__init__()
        self._act, self.value = act, chosen
        self._keys = [each.key for each in choices]
        self.chips = {each.key: self._chip(each, name) for each in choices}
        flow = FlowLayout(self, gap=6)
        for made in self.chips.values():
            flow.addWidget(made)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._show()

    def show_value(self, value: str) -> None:
        """Take a value without telling anybody."""
        self.value = value
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in AWAY:
            self._take("")
        elif key in (*BACK, *ON):
            self._take(self._next(-1 if key in BACK else 1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        self._frame(on=True)

    def focusOutEvent(self, event: object) -> None:
        self._frame(on=False)

    def _next(self, way: int) -> str:
        at = self._keys.index(self.value) + way if self.value in self._keys else (0 if way > 0 else -1)
        return self._keys[at % len(self._keys)]

    def _chip(self, choice: Choice, name: str) -> QPushButton:
        made = chip(choice.words, False, lambda on: self._take(choice.key if on else ""))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(f"{name} {choice.words}")
        return made

    def _take(self, key: str) -> None:
        self.show_value(key)
        self._act()

    def _show(self) -> None:
        for key, made in self.chips.items():
            made.setChecked(key == self.value)
        chosen = self.chips.get(self.value)
        self.setAccessibleDescription(chosen.text() if chosen else "")  # what is read aloud as the arrows go
        self._frame(on=self.hasFocus())

    def _frame(self, *, on: bool) -> None:
        """Where the arrows act is seen on the chip that is on, else on the first."""
        at = self.value if self.value in self.chips else next(iter(self.chips), "")
        for key, made in self.chips.items():
            made.setProperty("at", on and key == at)
            made.style().unpolish(made)
            made.style().polish(made)
