"""Japan's days off by law (国民の祝日に関する法律): the named ones, 振替休日 and 国民の休日."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import jpholiday

INSTEAD = "振替休日"  # 3条2項; the library says for which day, a calendar need not
FIRST = 1948  # the law came into force on 20 July


def holidays(year: int) -> Mapping[date, str]:
    """The days off of a year with their names.

    After the year for which the Cabinet Office has published them the equinoxes are reckoned, and a new law is not
    known.
    """
    return _of_year(year)


def holiday(on: date) -> str:
    """The name of a day off; "" for any other day."""
    return _of_year(on.year).get(on, "")


@cache
def _of_year(year: int) -> Mapping[date, str]:
    found = jpholiday.year_holidays(year) if year >= FIRST else []
    return {on: INSTEAD if name.endswith(INSTEAD) else name for on, name in found}
