"""The axis: days to places, and the days that are named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MINYEAR, date

from kasesupport.domain.dates import PartialDate, wareki

YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
MONTHS = (1, 2, 3, 6, *(12 * years for years in YEARS))  # how far two named days may lie apart
ROOM = 92.0  # px a named day needs


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last` between `left` and `right` (logical px)."""

    first: date
    last: date
    left: float
    right: float

    def x(self, on: date) -> float:
        """The place of a day; days outside stand at the end."""
        part = (on - self.first).days / max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, part))

    def holds(self, on: date) -> bool:
        """Whether the day lies on the axis."""
        return self.first <= on <= self.last

    def ticks(self) -> Iterator[tuple[date, str, str]]:
        """First days of months or years that have room: the day, its western name, its year in the era."""
        wide = (self.right - self.left) * 30.4 / max(1, (self.last - self.first).days)  # px a month
        step = next((months for months in MONTHS if months * wide >= ROOM), MONTHS[-1])
        for on in _firsts(self.first, self.last, step):
            yield on, _western(on, step), _era(on, step)


def _firsts(first: date, last: date, step: int) -> Iterator[date]:
    number = -(-(first.year * 12 + first.month - (first.day == 1)) // step) * step
    while (on := (number // 12, number % 12 + 1, 1)) <= (last.year, last.month, last.day):
        if on[0] >= MINYEAR:
            yield date(*on)
        number += step


def _western(on: date, step: int) -> str:
    return f"{on.year}年" if step >= 12 else f"{on.year}年{on.month}月"


def _era(on: date, step: int) -> str:
    return wareki(PartialDate(on.year)) if step >= 12 else wareki(PartialDate(on.year, on.month))
