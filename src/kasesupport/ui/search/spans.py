"""The spans of days one may choose from in the search."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.dates import PartialDate, wareki

DAYS = {"month": 31, "quarter": 92, "year": 366}
APRIL = 4  # a 年度 begins


def spans(today: date) -> dict[str, str]:
    """What one may choose from, by its name; a 年度 by its year."""
    ours, tr = fiscal(today), partial(QCoreApplication.translate, "search")
    return {
        "month": tr("この1か月"), "quarter": tr("この3か月"), "year": tr("この1年"),
        **{str(year): _named(tr("%1年度（%2）"), year) for year in (ours, ours - 1)},
    }  # fmt: skip


def _named(words: str, year: int) -> str:
    """2026年度（令和8）."""
    return words.replace("%1", str(year)).replace("%2", wareki(PartialDate(year, APRIL)).partition("年")[0])


def fiscal(today: date) -> int:
    """The 年度 of a day."""
    return today.year - (today.month < APRIL)


def span(name: str, today: date) -> tuple[str, str]:
    """The first and last day of a span; no last where it has none."""
    if name in DAYS:
        return (today - timedelta(days=DAYS[name])).isoformat(), ""
    return date(int(name), APRIL, 1).isoformat(), (date(int(name) + 1, APRIL, 1) - timedelta(days=1)).isoformat()
