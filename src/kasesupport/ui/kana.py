"""Furigana caught while a name is typed: the last kana-only reading an input method showed before it committed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

KANA = frozenset(chr(c) for c in range(0x3041, 0x30FF)) | {"ー", " ", "　"}


class KanaCatcher(QObject):
    """Watches a name field and gives the reading typed so far to `take`. Tried with simulated events only."""

    def __init__(self, field: QLineEdit, take: Callable[[str], None]) -> None:
        super().__init__(field)
        self._field, self._take = field, take
        self._preedit = ""
        self._caught = ""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._follow(event)
        return super().eventFilter(watched, event)

    def _follow(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self._commit()
        elif set(event.preeditString()) <= KANA:
            self._preedit = event.preeditString()

    def _commit(self) -> None:
        if not self._field.text():
            self._caught = ""
        reading = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in self._preedit)
        self._preedit = ""
        if reading:
            self._caught += reading
            self._take(self._caught)
