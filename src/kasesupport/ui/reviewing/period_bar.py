"""Which period and whose families: a 年度, all there is, or days of one's own; and all families or one's own."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from PySide6.QtWidgets import QWidget

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.period import Period, fiscal
from kasesupport.ui.choices import Choice
from kasesupport.ui.date_field import DateField
from kasesupport.ui.picker import Picker
from kasesupport.ui.reviewing.asked import Asked, Reviewed, named
from kasesupport.ui.widgets import label, row

EVER, DAYS = "ever", "days"


class PeriodBar(QWidget):
    """`turned` takes what is asked for now; days that make no period are said and asked for by nobody."""

    def __init__(self, told: Reviewed, today: date, turned: Callable[[Asked], object]) -> None:
        super().__init__()
        self._asked, self._today, self._turned = told.asked, today, turned
        years = {str(year): named(year) for year in reversed(told.years)}
        others = {EVER: self.tr("これまで全部"), DAYS: self.tr("日を決める")}
        self.period = Picker({**years, **others}, self._value(), self._choose, self.tr("期間"))
        since, until = self._days()
        self.since = DateField(since, lambda day: self._bound(day, "since"), self.tr("いつから"), seeks=True)
        self.until = DateField(until, lambda day: self._bound(day, "until"), self.tr("いつまで"), seeks=True)
        self._between = label(self.tr("から"), wrap=False)
        self._wrong = label(self.tr("はじめの日を、終わりの日より前にしてください。"), "warm", wrap=False)
        words = {"all": self.tr("センター全体"), "own": self.tr("わたしの担当")}
        self.whose = Choice(words, (("all", "own"),), told.asked.whose, self._whose, self.tr("範囲"))
        self.whose.setVisible(told.team)
        for each in (self.period, self.since.line, self.until.line, self.whose):
            each.setProperty("reads", True)
        self.days = QWidget()  # a line of its own below
        until_word = label(self.tr("まで"), wrap=False)
        self.days.setLayout(row(self.since, self._between, self.until, until_word, self._wrong, None, spacing=8))
        self.days.setVisible(self._value() == DAYS)
        self._wrong.hide()
        self.setLayout(row(self.period, self.whose, spacing=8))

    def _value(self) -> str:
        if self._asked.year is not None:
            return str(self._asked.year)
        return EVER if self._asked.period == Period() else DAYS

    def _days(self) -> tuple[PartialDate | None, PartialDate | None]:
        if self._value() != DAYS:
            return None, None
        since, until = self._asked.period.since, self._asked.period.until
        return PartialDate.from_text(since), PartialDate.from_text(until)

    def _choose(self, value: str) -> None:
        self.days.setVisible(value == DAYS)
        if value == EVER:
            self._turn(None, Period())
        elif value != DAYS:
            self._turn(int(value), fiscal(int(value)))
        else:
            self._asked = Asked(None, Period(f"{self._today.year}-01-01", self._today.isoformat()), self._asked.whose)
            since, until = self._days()
            self.since.show_date(since)
            self.until.show_date(until)
            self._turned(self._asked)

    def _bound(self, day: PartialDate | None, which: Literal["since", "until"]) -> None:
        if day is None or self._value() != DAYS:
            return
        period = self._asked.period
        found = Period(day.span()[0].isoformat(), period.until)
        if which == "until":
            found = Period(period.since, day.span()[1].isoformat())
        self._wrong.setVisible(found.since > found.until)
        if found.since <= found.until and found != period:
            self._turn(None, found)
        else:
            self._asked = Asked(None, found, self._asked.whose)

    def _whose(self, value: str) -> None:
        self._asked = Asked(self._asked.year, self._asked.period, "own" if value == "own" else "all")
        self._turned(self._asked)

    def _turn(self, year: int | None, period: Period) -> None:
        self._asked = Asked(year, period, self._asked.whose)
        self._turned(self._asked)
