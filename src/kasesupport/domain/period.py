"""From a day to a day, both counted; 年度 from April."""

from dataclasses import dataclass

APRIL = 4
WHOLE = len("2026-11-30")


@dataclass(frozen=True, slots=True)
class Period:
    """`since`, `until`: ISO days, "" and "9999" where there is no border."""

    since: str = ""
    until: str = "9999"

    def holds(self, on: str) -> bool:
        """Whether something of this day (a month counts by its first day; a year alone is in no period) lies in it."""
        return len(on) >= len("2026-11") and self.since <= whole(on) <= self.until


def whole(on: str) -> str:
    """A month by its first day."""
    return on[:WHOLE] if len(on) >= WHOLE or not on else f"{on[:7]}-01"


def fiscal(year: int) -> Period:
    """The 年度 that begins in April of this year."""
    return Period(f"{year}-04-01", f"{year + 1}-03-31")


def year_of(on: str) -> int:
    """The 年度 of a day (ISO), by the year it begins in."""
    year, month = int(on[:4]), int(on[5:7])
    return year if month >= APRIL else year - 1
