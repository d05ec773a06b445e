"""「まだ聞いていない」「話したくない」「該当しない」: quiet switches beside an answer."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport.ui.widgets import chip, row


class Reticence(QWidget):
    """`keep` takes "not_asked", "declined", "na" or, when none is on any more, "said"."""

    def __init__(self, keep: Callable[[str], object]) -> None:
        super().__init__()
        self._keep = keep
        words = {
            "not_asked": self.tr("まだ聞いていない"),
            "declined": self.tr("話したくない"),
            "na": self.tr("該当しない"),
        }
        self.switches: dict[str, QPushButton] = {state: self._switch(state, word) for state, word in words.items()}
        self.setLayout(row(*self.switches.values(), spacing=2))

    def show_state(self, state: str) -> None:
        """Take the stored state."""
        for each, switch in self.switches.items():
            switch.setChecked(each == state)

    def _switch(self, state: str, words: str) -> QPushButton:
        made = chip(words, False, lambda on: self._keep(state if on else "said"))
        made.setObjectName("state")
        return made
