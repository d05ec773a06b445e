"""What falls on the chosen day, line by line, and below it where one waits without a day."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kasesupport.cases.today import FamilyDue
from kasesupport.ui.agenda.words import day_name, line
from kasesupport.ui.long_button import long_button
from kasesupport.ui.widgets import card, column, empty, ground, label, scroll, settle

WIDE = 330  # logical px


class DaySide(QWidget):
    """`open_` takes an entry that was chosen."""

    def __init__(self, open_: Callable[[FamilyDue], object]) -> None:
        super().__init__()
        self._open = open_
        self.lines: list[QPushButton] = []
        self._heading = label("", "heading")
        self._body: QVBoxLayout = column(spacing=8)
        self._below: QVBoxLayout = column(spacing=8)
        inner = ground(column(card(self._heading, self._body), self._below, None, spacing=12))
        self.setLayout(column(scroll(inner)))
        self.setFixedWidth(WIDE)

    def show_day(self, day: date, entries: Sequence[FamilyDue], waiting: Sequence[FamilyDue], today: date) -> None:
        """Show a day's entries, and the families for which one waits without a day."""
        self._heading.setText(day_name(day, today))
        empty(self._body)
        empty(self._below)
        self.lines = [self._line(each, today) for each in entries]
        for made in self.lines:
            self._body.addWidget(made)
        if not entries:
            self._body.addWidget(label(self.tr("この日の予定はありません"), "soft"))
        if waiting:
            self._below.addWidget(self._waiting(waiting))
        settle()

    def begin(self) -> None:
        """Go to the first line."""
        if self.lines:
            self.lines[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, each: FamilyDue, today: date) -> QPushButton:
        return long_button(line(each, today), lambda: self._open(each))

    def _waiting(self, waiting: Sequence[FamilyDue]) -> QWidget:
        head = self.tr("日を決めずに、待つと決めている（%1）").replace("%1", str(len(waiting)))
        nameless = self.tr("（名前なし）")
        made = [long_button(each.name or nameless, partial(self._open, each)) for each in waiting]
        return card(label(head, "label"), *made)
