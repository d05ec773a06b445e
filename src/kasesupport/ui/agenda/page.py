"""週と月: the grid at the left, what falls on the chosen day at the right; each entry leads to where the work is."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kasesupport.cases import practitioners
from kasesupport.cases.calendar_setting import week_start
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.today import FamilyDue, Known, Span, known
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.problems import Problem
from kasesupport.domain.weeks import month_of, week_of
from kasesupport.ui.agenda.day import DaySide
from kasesupport.ui.agenda.grid import DayGrid
from kasesupport.ui.agenda.switch import View, switch
from kasesupport.ui.agenda.words import place
from kasesupport.ui.coming_back import Leaf
from kasesupport.ui.hearing import Hearing
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, chip, column, label, row, starts_at


class AgendaPage(QWidget):
    """`chosen_at` carries a family's id and the page to open, of a meeting "" and "meeting/ID"; `left`: home.

    `note` says what was done, `fail` a Problem.
    """

    chosen_at = Signal(str, str)
    left = Signal()

    def __init__(self, file: CaseFile, note: Callable[[str], object], fail: Callable[[Problem], object]) -> None:
        super().__init__()
        self._file, self._note, self._fail = file, note, fail
        self.known, self.span = Known(file.today()), Span()
        self.day, self.mine = file.today(), False
        self.view: View = "month"
        self.grid, self.side = DayGrid(self.day), DaySide(self._open)
        self._lay()
        self.grid.moved.connect(self.go)
        self.grid.entered.connect(self.side.begin)
        self.grid.wanted.connect(self._open)
        self._hearing = Hearing(file, lambda _: self.read(), self)

    def put_down(self) -> None:
        """Stop listening: the page goes."""
        self._hearing.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the list of a day leads back to the grid, in the grid home."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit() if self.grid.hasFocus() else self.grid.setFocus()
        else:
            super().keyPressEvent(event)

    @property
    def leaf(self) -> Leaf:
        """Where one is, to come back to it."""
        return Leaf(self.view, self.day, self.mine)

    def show_view(self, view: View, leaf: Leaf | None = None) -> None:
        """Show the week or the month of the day one is at, or as one left it, read anew."""
        if leaf is not None:
            self.day, self.mine = leaf.day, leaf.mine
            self._mine.setChecked(leaf.mine)
        self.view = view
        self.views.show_value(view)
        self.read()
        self.grid.setFocus()

    def read(self) -> None:
        """Read everything anew."""
        found = told(self._fail, lambda: known(self._file))
        if found is not None:
            self.known = found
            self._mine.setVisible(self._has_colleagues())
            self._draw()

    def go(self, day: date) -> None:
        """Choose another day, turning the leaf where it is not on this one."""
        self.day = day
        self._draw()

    def _draw(self) -> None:
        start = week_start(self._file)
        days = week_of(self.day, start) if self.view == "week" else month_of(self.day, start)
        self.span = self.known.span(days[0], days[-1], mine=self.mine)
        entries: defaultdict[date, list[FamilyDue]] = defaultdict(list)
        for each in self.span.dues:
            entries[each.due.on].append(each)
        self.grid.show_days(days, dict(entries), self.day, self.known.today)
        self.side.show_day(self.day, entries[self.day], self.span.waiting, self.known.today)
        self._title.setText(self._span_words(days))

    def _span_words(self, days: tuple[date, ...]) -> str:
        if self.view == "month":
            return both(PartialDate(self.day.year, self.day.month))
        first, last = days[0], days[-1]
        end = f"{last.month}月{last.day}日" if last.year == first.year else both(PartialDate.of(last))
        return f"{both(PartialDate.of(first))}から{end}"

    def _open(self, each: FamilyDue) -> None:
        self.chosen_at.emit(*place(each))

    def _has_colleagues(self) -> bool:
        return bool(self.known.own) and len(practitioners.practitioners(self._file)) > 1

    def _only_mine(self, on: bool) -> None:
        self.mine = on
        self._draw()

    def _to_view(self, view: View) -> None:
        if view == "today":
            self.left.emit()
        else:
            self.show_view(view)

    def _turn(self, by: int) -> None:
        self.go(self.grid.turned(by))

    def _write(self) -> None:
        from kasesupport.ui.agenda.outgoing import WriteDays  # its library loads when it is first wanted

        WriteDays(self._file, self.known, self._note, self._fail, self).exec()

    def _lay(self) -> None:
        back = button(self.tr("家庭の一覧"), self.left.emit, "quiet", "chevron-left", self.tr("家庭の一覧にもどる"))
        self._title = label("", "title", wrap=False)
        before = button("", lambda: self._turn(-1), "quiet", "chevron-left", self.tr("前へ（PageUp）"))
        after = button("", lambda: self._turn(1), "quiet", "chevron-right", self.tr("次へ（PageDown）"))
        now = button(self.tr("今日へ"), lambda: self.go(self.known.today), "quiet", "calendar-days")
        self._mine = chip(self.tr("わたしの担当だけ"), False, self._only_mine)
        self.views = switch(self.view, self._to_view)
        out = button(self.tr("書き出す"), self._write, icon_name="file-down", tip=self.tr("カレンダーに書き出す"))
        head = row(back, before, self._title, after, now, None, self._mine, out, self.views, spacing=6)
        body = row(self.grid, self.side, spacing=14)
        body.setStretch(0, 1)
        whole = column(head, body, margin=16, spacing=10)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        starts_at(self, self.grid)
