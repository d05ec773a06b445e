"""「ひとつずつ」「まとめて」: one question in sight at a time, or all of a step for those who type fast."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kasesupport.ui.choices import Choice
from kasesupport.ui.widgets import column

SMALL = QSize(1100, 680)  # px of a window; in a smaller one, one question at a time until somebody chooses
ONE, ALL = "one", "all"


def _nothing() -> str:
    return ""


def _forget(_: str) -> None:
    """Nothing is kept."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What was chosen on this laptop ("one", "all" or, while nobody chose, ""), and the way to keep it."""

    kept: Callable[[], str] = _nothing
    keep: Callable[[str], object] = _forget

    def singly(self, window: QSize) -> bool:
        """Whether one question at a time is shown in a window of this size."""
        chosen = self.kept()
        if chosen in (ONE, ALL):
            return chosen == ONE
        return window.width() < SMALL.width() or window.height() < SMALL.height()


UNKEPT = Pace()  # by the window alone


class PaceSwitch(QWidget):
    """Two chips, each with a key. `turned` takes whether one question at a time is wanted."""

    KEYS = ((ONE, "Alt+1"), (ALL, "Alt+2"))

    def __init__(self, turned: Callable[[bool], object]) -> None:
        super().__init__()
        words = {ONE: self.tr("ひとつずつ"), ALL: self.tr("まとめて")}
        tips = {ONE: self.tr("問いをひとつずつ"), ALL: self.tr("場面の問いを一枚に")}
        self.choice = Choice(words, ((ONE, ALL),), ALL, lambda value: turned(value == ONE), self.tr("見せ方"))
        for value, key in self.KEYS:
            made = self.choice.chips[value]
            made.setToolTip(f"{tips[value]}({key})")
            made.setProperty("reads", True)
            QShortcut(QKeySequence(key), self).activated.connect(made.click)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = column(self.choice)
        lines.setContentsMargins(8, 4, 8, 8)
        self.setLayout(lines)

    def show_singly(self, on: bool) -> None:
        """Show what is so."""
        self.choice.show_value(ONE if on else ALL)
