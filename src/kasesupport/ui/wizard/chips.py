"""Words to tap: one or several of them, folding away to what was chosen where asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kasesupport.ui.widgets import chip, empty
from kasesupport.ui.wizard.flowlayout import FlowLayout

LONGEST = 24  # signs of a chip; the rest is in its tip
Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to tap."""

    key: str
    words: str


class Chips(QWidget):
    """`act` takes the keys chosen. Tapping the chosen one again takes it back.

    `folds`: once something is chosen only that stays, and tapping it opens the others again.
    `prompt`: words to tap first, while nothing is chosen. `numbers`: narrow, close together.
    """

    def __init__(
        self,
        act: Callable[[Keys], object],
        name: str,
        *,
        several: bool = False,
        folds: bool = False,
        numbers: bool = False,
        prompt: str = "",
    ) -> None:
        super().__init__()
        self._act, self._several, self._folds, self._name = act, several, folds, name
        self._choices: tuple[Choice, ...] = ()
        self._chosen: Keys = ()
        self._buttons: dict[str, QPushButton] = {}
        self._open = False
        self._prompt = chip(prompt, False, lambda _: self._unfold()) if prompt else None
        self._kind = "number" if numbers else "pick" if folds else "chip"
        self._flow = FlowLayout(self, gap=3 if numbers else 6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Set what can be chosen. Nothing is rebuilt when it is the same as before."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        if self._prompt:
            self._flow.removeWidget(self._prompt)
        empty(self._flow)
        self._buttons = {}
        if self._prompt:
            self._flow.addWidget(self._prompt)
        self._show()

    def show_chosen(self, keys: Sequence[str]) -> None:
        """Take the stored choice."""
        self._chosen = tuple(keys)
        self._show()

    @property
    def chosen(self) -> Keys:
        """What is chosen now."""
        return self._chosen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the lines the chips take: a page that scrolls would squeeze the last of them."""
        super().resizeEvent(event)
        self._hold()

    def _hold(self) -> None:
        self.setMinimumHeight(self._flow.heightForWidth(self.width()) if self._buttons else 0)

    def _chip(self, choice: Choice) -> QPushButton:
        short = choice.words if len(choice.words) <= LONGEST else choice.words[: LONGEST - 1] + "…"
        made = chip(short, False, lambda _: self._tapped(choice.key))
        made.setObjectName(self._kind)
        made.setAccessibleName(f"{self._name} {choice.words}" if self._name else choice.words)
        made.setToolTip(choice.words if short != choice.words else "")
        return made

    def _tapped(self, key: str) -> None:
        if self._folded() and key in self._chosen:
            self._unfold()
            return
        self._chosen = self._with(key)
        self._open = self._open and (self._several or not self._chosen)
        self._show()
        self._act(self._chosen)

    def _with(self, key: str) -> Keys:
        if key in self._chosen:
            return tuple(other for other in self._chosen if other != key)
        order = [choice.key for choice in self._choices]
        return tuple(sorted((*self._chosen, key), key=order.index)) if self._several else (key,)

    def _unfold(self) -> None:
        self._open = True
        self._show()

    def _folded(self) -> bool:
        return self._folds and not self._open and bool(self._chosen or self._prompt)

    def _make(self, wanted: set[str]) -> None:
        """A chip is made when it is first to be seen: of a folded list of persons most never are."""
        if wanted <= self._buttons.keys():
            return
        for each in self._buttons.values():
            self._flow.removeWidget(each)
        kept, self._buttons = self._buttons, {}
        for choice in self._choices:
            if choice.key in kept or choice.key in wanted:
                self._buttons[choice.key] = kept.get(choice.key) or self._chip(choice)
                self._flow.addWidget(self._buttons[choice.key])

    def _show(self) -> None:
        folded = self._folded()
        self._make({choice.key for choice in self._choices if not folded or choice.key in self._chosen})
        for key, button in self._buttons.items():
            button.setChecked(key in self._chosen)
            button.setVisible(not folded or key in self._chosen)
        if self._prompt:
            self._prompt.setChecked(False)
            self._prompt.setVisible(folded and not self._chosen)
        self._flow.invalidate()
        self._hold()
        self.updateGeometry()
