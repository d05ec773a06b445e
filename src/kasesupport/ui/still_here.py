"""The warning before the lock: how many seconds are left, and a button that says somebody is still here."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from kasesupport.ui.bars import lay_at_foot
from kasesupport.ui.widgets import button, label, row


class StillHereBar(QFrame):
    """Lies over the foot of a window or of the dialog before it. Any touch at all takes it away."""

    def __init__(self, over: QWidget, answer: Callable[[], object]) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("problem")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.words = label("")
        self.answer = button(self.tr("まだ使っています"), answer, "main")
        self.answer.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays where it was
        box = row(self.words, self.answer, margin=12)
        box.setStretch(0, 1)
        self.setLayout(box)

    def count(self, seconds: int) -> None:
        """Say how long is left."""
        words = self.tr("しばらく操作がないので、あと%1秒で鍵をかけます。書きかけの文字は保管庫に残ります。")
        self.words.setText(words.replace("%1", str(seconds)))
        lay_at_foot(self, self._over)
        self.show()
        self.raise_()


def warn(window: QWidget, seconds: int, answer: Callable[[], object]) -> None:
    """Say it over the window, or over the dialog that is open before it."""
    over = QApplication.activeModalWidget() or window
    bar = over.findChild(StillHereBar) or StillHereBar(over, answer)
    bar.count(seconds)


def unwarn() -> None:
    """Take the warning away, wherever it is."""
    for top in QApplication.topLevelWidgets():
        for bar in top.findChildren(StillHereBar):
            bar.hide()
            bar.setParent(None)
            bar.deleteLater()
