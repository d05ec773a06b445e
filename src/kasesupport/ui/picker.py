"""One choice among many, in a list that drops down."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox

from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox


class Picker(CalmBox):
    """`words` has what is written for each value, in order; `act` takes the value that was picked."""

    def __init__(
        self, words: Mapping[str, str], chosen: str, act: Callable[[str], object], name: str,
        signs: Mapping[str, QIcon] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.TOUCH)
        self.setIconSize(QSize(22, 22))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        for value, word in words.items():
            self.addItem((signs or {}).get(value, QIcon()), word, value)
        self.show_value(chosen)
        self.activated.connect(lambda _: act(self.value()))

    def value(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show what is stored."""
        self.setCurrentIndex(max(0, self.findData(value)))
