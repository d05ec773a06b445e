"""A date as it is told: 和暦 or 西暦, a year alone, 「ごろ」."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kasesupport import messages
from kasesupport.domain.dates import PartialDate, both, parse, wareki
from kasesupport.domain.problems import Problem
from kasesupport.ui.widgets import LineField, column, label


class DateField(QWidget):
    """Reads what is typed and says below what was understood. What cannot be read stays in the field, unsaved.

    `seeks`: the day only looks for something, so that nothing is lost with what cannot be read.
    """

    understood = Signal(bool)

    def __init__(
        self,
        told: PartialDate | None,
        save: Callable[[PartialDate | None], object],
        name: str,
        read: Callable[[str], PartialDate] = parse,
        *,
        seeks: bool = False,
    ) -> None:
        super().__init__()
        self._save, self._parse, self._seeks = save, read, seeks
        self.line = LineField(
            wareki(told) if told else "", self._typed, self.tr("例：平成27年4月2日、2015年ごろ"), name
        )
        self.line.textEdited.connect(self._echo)
        self._said = label("", "soft")
        self._said.hide()
        self.setLayout(column(self.line, self._said, spacing=2))

    def show_date(self, told: PartialDate | None) -> None:
        """Take the stored date, unless someone is typing or left something that could not be read."""
        if self._read(self.line.text()) != told and not self.line.property("wrong"):
            self.line.show_text(wareki(told) if told else "")

    def unread(self) -> str:
        """What was typed and could not be read, and so is kept nowhere; empty if all was."""
        return self.line.text() if self.line.property("wrong") and not self._seeks else ""

    def left_unread(self) -> str:
        """Save now; give what could not be read, and so is kept nowhere."""
        self.flush()
        return self.unread()

    def retype(self, text: str) -> None:
        """Put back what somebody had typed, readable or not."""
        self.line.setText(text)
        self._typed(text)

    def flush(self) -> None:
        """Save now."""
        self.line.flush()

    def _typed(self, text: str) -> None:
        try:
            told = self._parse(text) if text.strip() else None
        except Problem as problem:
            self._say(messages.text(problem, "ja"), wrong=True)
            return
        self._say(both(told) if told else "", wrong=False)
        self._save(told)

    def _echo(self, text: str) -> None:
        told = self._read(text)
        if told or not text.strip():
            self._say(both(told) if told else "", wrong=False)

    def _say(self, words: str, wrong: bool) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._said.setObjectName("warm" if wrong else "soft")
        self.line.setProperty("wrong", wrong and bool(words))
        for widget in (self.line, self._said):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.understood.emit(not wrong)

    def _read(self, text: str) -> PartialDate | None:
        try:
            return self._parse(text) if text.strip() else None
        except Problem:
            return None
