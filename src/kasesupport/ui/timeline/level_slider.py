"""A level of a series: a slider with the word for each step beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.domain.levels import Series
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmSlider
from kasesupport.ui.widgets import chip, row


class LevelSlider(QWidget):
    """The most at the top. `act` takes the id of a level when it is chosen by finger, mouse or arrow keys."""

    def __init__(self, series: Series, chosen: str, act: Callable[[str], object]) -> None:
        super().__init__()
        self._levels, self._act = series.offered, act
        self.slider = CalmSlider(Qt.Orientation.Vertical)
        self.slider.setRange(0, len(self._levels) - 1)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(series.name)
        self.slider.setMinimumWidth(theme.TOUCH)
        self.chips = {level.id: chip(level.word, False, self._tapped(level.id)) for level in self._levels}
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(4)
        for made in reversed(self.chips.values()):
            words.addWidget(made)
        self.setLayout(row(self.slider, words, spacing=6))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.show_value(chosen)
        self.slider.valueChanged.connect(self._moved)

    def show_value(self, value: str) -> None:
        """Stand at a level; nothing is chosen where nobody knows it."""
        ids = list(self.chips)
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(ids.index(value) if value in ids else 0)
        self.slider.blockSignals(blocked)
        for each, made in self.chips.items():
            made.setChecked(each == value)

    def _moved(self, step: int) -> None:
        self._choose(self._levels[step].id)

    def _tapped(self, value: str) -> Callable[[bool], None]:
        return lambda _: self._choose(value)

    def _choose(self, value: str) -> None:
        self.show_value(value)
        self._act(value)
