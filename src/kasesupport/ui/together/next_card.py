"""つぎに会う日: four weeks to tap, and a time of day."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton

from kasesupport.domain.dates import PartialDate, both, hour
from kasesupport.practice.together import Card
from kasesupport.ui.together.base import CardPage, Desk
from kasesupport.ui.together.parts import Paper, headline, large
from kasesupport.ui.widgets import column, label, row

WEEKS = 5
TIMES = ("10:00", "11:00", "13:30", "15:00", "16:00", "17:30")


class NextCard(CardPage):
    """The day that was chosen stands above in both calendars."""

    def __init__(self, desk: Desk, card: Card) -> None:
        super().__init__(desk, card)
        self.entry = self._of_here()
        self.days: dict[str, QPushButton] = {}
        self.told = label("", "title")
        self.paper = Paper()
        self.paper.parts.addLayout(self._calendar())
        self.paper.parts.addStretch(1)
        self.times = {time: self._time(time) for time in TIMES}
        tone = desk.look.tone(card.tone)
        laid = column(
            headline(card.ask, desk.look, tone.ink), self.told, self.paper, row(*self.times.values(), spacing=10),
            self.holds, margin=18, spacing=12,
        )  # fmt: skip
        laid.setStretch(2, 1)
        self.setLayout(laid)
        self.refresh()

    def refresh(self) -> None:
        known = {a.id: a for a in self.desk.model.record.appointments}
        if self.entry not in known:
            self.entry = self._of_here()
        chosen = known.get(self.entry) or next(iter(sorted(known.values(), key=lambda a: (a.on, a.at))), None)
        self.told.setText(told_day(chosen.on, chosen.at) if chosen else self.tr("まだ決めていません"))
        for day, made in self.days.items():
            made.setChecked(chosen is not None and chosen.on == day)
        for time, made in self.times.items():
            made.setChecked(chosen is not None and chosen.at == time)
            made.setEnabled(bool(self.entry) and self.desk.model.can_write)

    def _of_here(self) -> str:
        here = [a.id for a in self.desk.model.record.appointments if a.id in self.desk.model.seen.here]
        return here[-1] if here else ""

    def _calendar(self) -> QGridLayout:
        """From this week's Monday on; what is past cannot be tapped."""
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, word in enumerate(weekdays()):
            head = label(word, "soft", wrap=False)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, place)
        today = self.desk.model.case.file.today()
        first = today - timedelta(days=today.weekday())
        for number in range(7 * WEEKS):
            day = first + timedelta(days=number)
            grid.addWidget(self._day(day, today), number // 7 + 1, number % 7)
        return grid

    def _day(self, day: date, today: date) -> QPushButton:
        words = f"{day.month}/{day.day}" if day.day == 1 or day == today else str(day.day)
        made = large(words, partial(self._set, on=day.isoformat()), "", "face", told_day(day.isoformat(), ""))
        made.setCheckable(True)
        made.setEnabled(day > today and self.desk.model.can_write)
        self.days[day.isoformat()] = made
        return made

    def _time(self, time: str) -> QPushButton:
        made = large(hour(time), partial(self._set, at=time), "", "face")
        made.setCheckable(True)
        return made

    def _set(self, **values: str) -> None:
        self.entry = self.desk.model.meet(self.entry, **values)
        self.desk.model.see(self.desk.model.seen)


def weekdays() -> Sequence[str]:
    """Monday first."""
    return tuple("月火水木金土日")


def told_day(on: str, at: str) -> str:
    """A day with its weekday and hour, in both calendars."""
    day = date.fromisoformat(on)
    return f"{both(PartialDate.of(day))}（{weekdays()[day.weekday()]}）　{hour(at)}".strip()
