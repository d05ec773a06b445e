"""One button: what is on it, and how it is dressed."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QToolButton

SIZE = (80, 62)  # px of a button; a thumb needs 48
SIGN = QSize(40, 28)  # px of the picture on it


@dataclass(frozen=True)
class Choice:
    """One button: its picture, a word, and what a reader says.

    `why`: it cannot be done now, for this reason; where it `leads`, a tap comes to what can be done instead.
    """

    name: str
    words: str
    sign: QPixmap
    tip: str = ""
    why: str = ""
    on: bool = False
    leads: bool = False
    pulls: bool = False  # a line can be pulled from it


def dress(button: QToolButton, choice: Choice) -> None:
    """The picture, the word, and what a reader says."""
    button.setObjectName("ring")
    button.setProperty("off", bool(choice.why))
    button.setProperty("on", choice.on)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setIcon(QIcon(choice.sign))
    button.setIconSize(SIGN)
    button.setText(choice.words)
    button.setAccessibleName(choice.tip or choice.words)
    button.setAccessibleDescription(choice.why)
