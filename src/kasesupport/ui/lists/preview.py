"""The first rows as they would stand in the register."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kasesupport.domain.register import Entry
from kasesupport.exchange.spreadsheets import saying
from kasesupport.exchange.spreadsheets.entries import Fault, Row
from kasesupport.exchange.spreadsheets.fields import fields
from kasesupport.exchange.spreadsheets.tagging import joined
from kasesupport.ui.register.words import day, kinds
from kasesupport.ui.widgets import card, column, empty, label, scroll

LONGEST = 60  # characters of a field that are shown


class Preview(QWidget):
    """Cards of rows, and in words where there is nothing to show."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: QVBoxLayout = column(spacing=8)
        inner = QWidget()
        inner.setLayout(column(self._cards, None))
        shown = scroll(inner)
        shown.setAccessibleName(self.tr("取り込んだときのようす"))
        self.setLayout(column(label(self.tr("はじめの行は、台帳にこう入ります"), "label"), shown))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """These rows."""
        empty(self._cards)
        for row in rows:
            self._cards.addWidget(_card(row))

    def say(self, words: str) -> None:
        """Instead of rows."""
        empty(self._cards)
        self._cards.addWidget(label(words, "warm"))


def _card(row: Row) -> QFrame:
    lines = [label(words) for words in told(row.entry)]
    faults = [label(fault_words(fault), "warm") for fault in row.faults]
    head = [label(row.entry.name, "label")] if row.entry.name else []
    return card(*head, *lines, *faults, margin=12, spacing=4)


def told(entry: Entry) -> Sequence[str]:
    """What stands in an entry, field by field."""
    made = ((field.label, _value(entry, name)) for name, field in fields().items() if name != "name")
    return [f"{name}：{_short(value)}" for name, value in made if value]


def fault_words(fault: Fault) -> str:
    """The column, the value and what is wrong."""
    value = f"「{saying.shown(fault)}」" if fault.value else ""
    return f"{fault.header}{value}：{saying.what(fault)}" if fault.header or value else saying.what(fault)


def _value(entry: Entry, name: str) -> str:
    if name == "kind":
        return kinds()[entry.kind]
    if name == "council":
        return "○" if entry.council else ""
    if name == "tags":
        return joined(entry.tags)
    value = str(getattr(entry, name))
    return day(value) if name in ("checked_on", "closed_on") else value


def _short(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"
