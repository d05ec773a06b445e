"""A large button with a heading and a line of words: one of a few ways on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kasesupport.ui import theme
from kasesupport.ui.icons import pixmap
from kasesupport.ui.widgets import column, label, row

PAD = 14


class Choice(QPushButton):
    """It grows with its words."""

    def __init__(self, title: str, words: str, icon_name: str) -> None:
        super().__init__()
        self.setObjectName("row")
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sign = label("")
        sign.setPixmap(pixmap(icon_name, theme.ACCENT, 28))
        self._inner = QWidget(self)
        self._words = label(words, "soft")
        told = column(label(title, "label"), self._words, spacing=4)
        laid = row(sign, told, spacing=PAD)
        laid.setStretch(1, 1)
        self._inner.setLayout(laid)
        self._inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, words: str) -> None:
        """Other words, once more is known."""
        self._words.setText(words)
        self.setAccessibleDescription(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words take the width there is, the button the height they need."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width() - 2 * PAD
        high = max(self._inner.heightForWidth(width), theme.TOUCH)
        self.setFixedHeight(high + 2 * PAD)
        self._inner.setGeometry(PAD, PAD, width, high)


def choice(title: str, words: str, act: Callable[[], object], icon_name: str) -> Choice:
    """One way on."""
    made = Choice(title, words, icon_name)
    made.clicked.connect(lambda _: act())
    return made
