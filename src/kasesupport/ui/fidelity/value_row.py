"""The answers to one point as chips in a row, made for the keys: 1 to 5 choose, 0 takes back, arrows move."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport.ui import theme
from kasesupport.ui.widgets import row

ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ACROSS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
BACK = frozenset({Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class ValueChip(QPushButton):
    """A chip whose keys go to `key` first; it says whether it took one."""

    def __init__(self, word: str, key: Callable[[QPushButton, Qt.Key], bool]) -> None:
        super().__init__(word)
        self._key = key
        self.setObjectName("chip")
        self.setCheckable(True)
        self.setMinimumHeight(theme.TOUCH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(self, Qt.Key(event.key())):
            super().keyPressEvent(event)


class ValueRow(QWidget):
    """`save` takes the value that was chosen, or "" where the one that stood there was pressed again.

    One chip alone is on the way of Tab: the one that is on, else the first. `moved` asks for the row before or after.
    """

    moved = Signal(int)

    def __init__(self, words: Mapping[str, str], save: Callable[[str], object], about: str) -> None:
        super().__init__()
        self._save, self._value = save, ""
        self.chips: dict[str, QPushButton] = {}
        for number, (value, word) in enumerate(words.items(), start=1):
            made = ValueChip(word, self._key)
            made.clicked.connect(self._pressed(value))
            made.setAccessibleName(f"{word}　{about}")
            made.setToolTip(self.tr("%1（%2）").replace("%1", word).replace("%2", str(number)))
            self.chips[value] = made
        self.setLayout(row(*self.chips.values(), spacing=6))
        self.show_value("")

    @property
    def value(self) -> str:
        """What is on."""
        return self._value

    def show_value(self, value: str) -> None:
        """Take what is stored."""
        self._value = value
        first = value if value in self.chips else next(iter(self.chips))
        for each, made in self.chips.items():
            made.setChecked(each == value)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == first else Qt.FocusPolicy.ClickFocus)

    def begin(self) -> None:
        """Put the cursor on what is on, else on the first."""
        self.chips[self._value or next(iter(self.chips))].setFocus(Qt.FocusReason.TabFocusReason)

    def _key(self, at: QPushButton, key: Qt.Key) -> bool:
        made = list(self.chips.values())
        if key in ALONG:
            made[(made.index(at) + ALONG[key]) % len(made)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in ACROSS:
            self.moved.emit(ACROSS[key])
        elif key in BACK and at.isEnabled():
            self._choose("")
        elif 0 <= (number := int(key) - int(Qt.Key.Key_1)) < len(made) and at.isEnabled():
            self._choose(list(self.chips)[number])
            self.begin()
        else:
            return False
        return True

    def _pressed(self, value: str) -> Callable[[bool], None]:
        return lambda on: self._choose(value if on else "")

    def _choose(self, value: str) -> None:
        if value != self._value:
            self.show_value(value)
            self._save(value)
