"""One choice among a few, as chips."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from kasesupport.ui.widgets import chip, column, row


class Choice(QWidget):
    """Chips of which one is on. `lines` has the values, line by line; `words` what is written on each."""

    def __init__(
        self,
        words: Mapping[str, str],
        lines: Sequence[Sequence[str]],
        chosen: str,
        act: Callable[[str], object],
        name: str = "",
    ) -> None:
        super().__init__()
        self._act = act
        self.chips = {value: chip(words[value], False, self._tapped(value)) for line in lines for value in line}
        for value, each in self.chips.items():
            each.setAccessibleName(f"{name} {words[value]}".strip())
        rows = [row(*(self.chips[value] for value in line), None, spacing=6) for line in lines]
        self.setLayout(column(*rows, spacing=6))
        self.show_value(chosen)

    def show_value(self, value: str) -> None:
        """Switch the one chip on."""
        for each, made in self.chips.items():
            made.setChecked(each == value)

    def _tapped(self, value: str) -> Callable[[bool], None]:
        def tapped(_: bool) -> None:
            self.show_value(value)  # a tap on the chip that is on leaves it on
            self._act(value)

        return tapped
