"""Days as a calendar lays them out: whole weeks, beginning on the day the office chose."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

WeekStart = Literal["sun", "mon"]
Days = Sequence[date]
STARTS: dict[WeekStart, int] = {"mon": 0, "sun": 6}  # date.weekday()
WEEK = 7


def week_of(on: date, start: WeekStart) -> tuple[date, ...]:
    """The seven days of the week that holds this day."""
    first = on - timedelta(days=(on.weekday() - STARTS[start]) % WEEK)
    return tuple(first + timedelta(days=number) for number in range(WEEK))


def month_of(on: date, start: WeekStart) -> tuple[date, ...]:
    """The days of all weeks that hold a day of this day's month: 28, 35 or 42."""
    first = week_of(on.replace(day=1), start)[0]
    last = week_of(month_end(on), start)[-1]
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def month_end(on: date) -> date:
    """The last day of this day's month."""
    beyond = on.replace(day=28) + timedelta(days=4)
    return beyond - timedelta(days=beyond.day)


def months_on(on: date, months: int) -> date:
    """The same day some months on; the month's last where it has no such day."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    end = month_end(date(year, month + 1, 1))
    return end.replace(day=min(on.day, end.day))
