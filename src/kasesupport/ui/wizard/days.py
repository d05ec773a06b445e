"""Days as they are said at the table: 今日, 1週間後, 12月8日, 12/8, beside every way to write a whole date."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from kasesupport.domain.dates import PartialDate, parse
from kasesupport.domain.problems import Problem

SAID = {"今日": 0, "きょう": 0, "本日": 0, "明日": 1, "あした": 1, "明後日": 2, "あさって": 2, "昨日": -1, "きのう": -1}
_LATER = re.compile(r"([0-9]{1,3})(日|週間?)後")
_SHORT = re.compile(r"([0-9]{1,2})(?:月|[-./])([0-9]{1,2})日?")


def day_reader(today: date, *, ahead: bool = True) -> Callable[[str], PartialDate]:
    """A reader of exact days. A day without its year is the next one, or the last one if not `ahead`.

    Raises what `parse` raises, and Problem("date_needs_day").
    """

    def read(typed: str) -> PartialDate:
        told = _said(typed, today, ahead) or parse(typed)
        if told.day is None:
            raise Problem("date_needs_day")
        return PartialDate(told.year, told.month, told.day)

    return read


def _said(typed: str, today: date, ahead: bool) -> PartialDate | None:
    plain = "".join(unicodedata.normalize("NFKC", typed[:40]).split())
    if plain in SAID:
        return PartialDate.of(today + timedelta(days=SAID[plain]))
    if found := _LATER.fullmatch(plain):
        return PartialDate.of(today + timedelta(days=int(found[1]) * (1 if found[2] == "日" else 7)))
    if found := _SHORT.fullmatch(plain):
        return _near(int(found[1]), int(found[2]), today, ahead)
    return None


def _near(month: int, day: int, today: date, ahead: bool) -> PartialDate:
    """The nearest such day; within a week on the wrong side it still is that day, not one a year away."""
    edge = today + timedelta(days=-7 if ahead else 7)
    years = (today.year, today.year + 1) if ahead else (today.year, today.year - 1)
    for year in years:
        told = parse(f"{year}-{month}-{day}")
        found = told.span()[0]
        if (found >= edge) if ahead else (found <= edge):
            return told
    return parse(f"{today.year}-{month}-{day}")


def short_day(stored: str, today: date) -> str:
    """11月24日; with the year where it is another one."""
    told = PartialDate.from_text(stored)
    words = "".join(f"{part}{unit}" for part, unit in ((told.month, "月"), (told.day, "日")) if part)
    return words if told.year == today.year and words else f"{told.year}年{words}"
