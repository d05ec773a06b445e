"""A button with a few things to do below it, each with a key that is typed on the canvas."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QPushButton

from kasesupport.ui.canvas.view import Canvas
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button

Entry = tuple[str, str, Callable[[], object], bool]  # words, key, what it does, whether it writes


class MenuButton(QPushButton):
    """`words` on the button, `name` for a reader. What writes is off for whoever only reads."""

    def __init__(
        self, words: str, name: str, icon_name: str, entries: Sequence[Entry], model: CaseModel, canvas: Canvas
    ) -> None:
        super().__init__(f" {words}")
        made = button("", lambda: None, "quiet", icon_name)
        self.setObjectName("quiet")
        self.setIcon(made.icon())
        self.setIconSize(made.iconSize())
        self.setMinimumHeight(made.minimumHeight())
        self.setAccessibleName(name)
        self.setProperty("reads", True)
        self._entries, self._model = entries, model
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        for text, key, act, _ in entries:
            self._menu.addAction(f"{text}\t{key}", act)
        self._menu.aboutToShow.connect(self._enable)
        canvas.keyed.connect(self._keyed)

    def _enable(self) -> None:
        for action, entry in zip(self._menu.actions(), self._entries, strict=True):
            action.setEnabled(self._may(entry))

    def _keyed(self, key: str) -> None:
        for entry in self._entries:
            if entry[1].lower() == key.lower() and self._may(entry):
                entry[2]()

    def _may(self, entry: Entry) -> bool:
        return self._model.can_write or not entry[3]
