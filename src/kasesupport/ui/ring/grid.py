"""The same large buttons in rows, for the panel at the side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from kasesupport.ui.ring.choice import SIZE, Choice, dress

COLUMNS = 3


class SignGrid(QWidget):
    """Pictures with words, of which one is tapped. `act` takes its name, `refuse` why it cannot be.

    `columns` of them in a row, each of this `size` in logical px.
    """

    def __init__(
        self, choices: Sequence[Choice], act: Callable[[str], object], refuse: Callable[[str], object],
        columns: int = COLUMNS, size: tuple[int, int] = (SIZE[0] + 14, SIZE[1]),
    ) -> None:  # fmt: skip
        super().__init__()
        self._act, self._refuse, self._size = act, refuse, size
        self.buttons: dict[str, QToolButton] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4 if columns > COLUMNS else 6)
        for n, choice in enumerate(choices):
            self.buttons[choice.name] = self._button(choice)
            grid.addWidget(self.buttons[choice.name], n // columns, n % columns)
        grid.setColumnStretch(columns, 1)
        self.setLayout(grid)

    def show_value(self, name: str) -> None:
        """Mark what holds now."""
        for each, made in self.buttons.items():
            if made.property("on") != (each == name):
                made.setProperty("on", each == name)
                made.style().unpolish(made)
                made.style().polish(made)

    def _button(self, choice: Choice) -> QToolButton:
        made = QToolButton()
        dress(made, choice)
        made.setFixedSize(QSize(*self._size))
        made.clicked.connect(lambda: self._refuse(choice.why) if choice.why else self._act(choice.name))
        return made
