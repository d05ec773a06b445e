"""The kinds of resources as large buttons: one tap adds one."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QToolButton

from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.ui import ecomap_words
from kasesupport.ui.icons import icon
from kasesupport.ui.widgets import row


class Palette(QFrame):
    """A dock with a button for each kind; `add` takes the kind."""

    def __init__(self, add: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("dock")
        self.buttons = {kind: self._button(kind, word, add) for kind, word in ecomap_words.kinds().items()}
        self.setLayout(row(None, *self.buttons.values(), None, margin=6, spacing=2))

    def _button(self, kind: str, word: str, add: Callable[[str], object]) -> QToolButton:
        made = QToolButton()
        made.setObjectName("dock")
        made.setText(word)
        made.setIcon(icon(KINDS[kind].icon, KINDS[kind].tone.line))  # type: ignore[index]
        made.setIconSize(QSize(28, 28))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setMinimumSize(54, 60)
        made.setAccessibleName(self.tr("%1を足す").replace("%1", word))
        made.clicked.connect(lambda: add(kind))
        return made
