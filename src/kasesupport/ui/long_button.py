"""A button with words that may need several lines."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from kasesupport.ui.widgets import column, label

PAD = 12


class LongButton(QPushButton):
    """A push button whose words wrap; it grows with them."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self._words: QLabel = label(words)
        self._words.setParent(self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Take other words."""
        self.setAccessibleName(words)
        self._words.setText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words take the width there is, the button the height they need."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width() - 2 * PAD
        high = self._words.heightForWidth(width)
        self.setFixedHeight(max(high + 2 * PAD, 44))
        self._words.setGeometry(PAD, (self.height() - high) // 2, width, high)


class PressedLines(QPushButton):
    """Several lines that are pressed as one; it grows with them."""

    def __init__(self, parts: Sequence[QWidget], name: str) -> None:
        super().__init__()
        self.setObjectName("row")
        self.setAccessibleName(name)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = column(*parts, margin=PAD, spacing=2)
        self.setLayout(self._lines)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines take the width there is, the button the height they need."""
        super().resizeEvent(event)
        self.setFixedHeight(max(self._lines.totalHeightForWidth(self.width()), 44))
        self._lines.setGeometry(self.rect())


def pressed(parts: Sequence[QWidget], name: str, act: Callable[[], object]) -> PressedLines:
    """Lines that do something; `name` is what is read out."""
    made = PressedLines(parts, name)
    made.clicked.connect(lambda _: act())
    return made


def long_button(words: str, act: Callable[[], object]) -> LongButton:
    """A row of a list that does something."""
    made = LongButton(words)
    made.setObjectName("row")
    made.clicked.connect(lambda _: act())
    return made
