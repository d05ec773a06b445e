"""The meetings by day: those to come first, then those that were."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kasesupport.domain.meetings import Item, Meeting
from kasesupport.ui.long_button import long_button
from kasesupport.ui.meeting.words import called, when
from kasesupport.ui.widgets import Fold, button, column, empty, label

MOST = 8  # meetings of a group that are seen at first


class Shelf(QWidget):
    """`open_` takes the id of a meeting, `add` makes a new one."""

    def __init__(self, open_: Callable[[str], object], add: Callable[[], object]) -> None:
        super().__init__()
        self._open = open_
        self.lines: dict[str, QPushButton] = {}
        self._list: QVBoxLayout = column(spacing=6)
        self.add = button(self.tr("会議を足す"), add, "main", "plus")
        self.setLayout(column(self.add, self._list, None, spacing=10))

    def show_meetings(
        self, meetings: Sequence[Meeting], agendas: Mapping[str, Sequence[Item]], chosen: str, today: date
    ) -> None:
        """Show them with one chosen."""
        empty(self._list)
        iso = today.isoformat()
        coming = [each for each in meetings if not each.on or each.on >= iso]
        past = [each for each in reversed(meetings) if each.on and each.on < iso]
        self.lines = {}
        for words, group in ((self.tr("これから"), coming), (self.tr("これまで"), past)):
            if group:
                self._list.addWidget(label(words, "label"))
                self._put(group, agendas, chosen, today)
        if not meetings:
            self._list.addWidget(label(self.tr("まだ会議がありません。"), "soft"))

    def _put(self, group: Sequence[Meeting], agendas: Mapping[str, Sequence[Item]], chosen: str, today: date) -> None:
        made = [self._line(each, len(agendas.get(each.id, ())), each.id == chosen, today) for each in group]
        for each in made[:MOST]:
            self._list.addWidget(each)
        if len(made) > MOST:
            rest = QWidget()
            rest.setLayout(column(*made[MOST:], spacing=6))
            title = self.tr("あと%1件").replace("%1", str(len(made) - MOST))
            self._list.addWidget(Fold(title, rest, "chevron-down"))

    def _line(self, meeting: Meeting, cases: int, on: bool, today: date) -> QPushButton:
        count = self.tr("議題 %1件").replace("%1", str(cases)) if cases else ""
        words = "　".join(part for part in (called(meeting), count) if part)
        made = long_button(f"{when(meeting, today)}\n{words}", partial(self._open, meeting.id))
        made.setProperty("on", on)
        self.lines[meeting.id] = made
        return made
