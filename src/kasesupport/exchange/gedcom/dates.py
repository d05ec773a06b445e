"""Dates of GEDCOM 5.5.1 and 7 to our partial dates and back.

A record keeps a year, a month, a day and 「ごろ」. What says more than that (before, after, from, to, a phrase,
another calendar) is taken as far as it is certain, and the reader is told.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from kasesupport.domain import dates
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.problems import Problem

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
CALENDAR = re.compile(r"@#D([A-Z ]+)@|\b(GREGORIAN|JULIAN|FRENCH_R|HEBREW|ROMAN|UNKNOWN)\b")
ONE = re.compile(r"(?:(?:(\d{1,2}) +)?([A-Z]{3})[A-Z]* +)?(\d{1,4})(?:/(\d{2,4}))?")
ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
ABOUT = {"ABT", "ABOUT", "CAL", "EST", "CA", "CIRCA"}
SIDES = {"BEF", "AFT", "FROM", "TO", "BET", "BETWEEN", "BEFORE", "AFTER"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a date of a file gives us; `loss` says why it is less than what was written: "", "range", "unread"."""

    date: PartialDate | None
    loss: str = ""


def parsed(written: str) -> Told:
    """Read a date as GEDCOM writes it; also ISO dates and Japanese eras, which programs here write."""
    text = " ".join(written.upper().split())
    if not text:
        return Told(None)
    if text.startswith("INT "):
        return _about(text[4:].split("(")[0].strip())
    first = text.split(" ", 1)[0].rstrip(".")
    if first in ABOUT:
        return _about(text.split(" ", 1)[-1])
    if first in SIDES:
        return _ranged(text)
    day = _one(text) or _typed(written)
    return Told(day, "" if day else "unread")


def written(day: PartialDate) -> str:
    """As GEDCOM writes it: 2 APR 2015, ABT 1985."""
    month = MONTHS[day.month - 1] if day.month else ""
    parts = ("ABT" * day.approx, str(day.day or ""), month, str(day.year))
    return " ".join(part for part in parts if part)


def _about(text: str) -> Told:
    day = _one(text) or _typed(text)
    return Told(PartialDate(day.year, day.month, day.day, approx=True)) if day else Told(None, "unread")


def _ranged(text: str) -> Told:
    """What both ends have in common; of a range over years, 「ごろ」 of its first (BEF, TO: only) year."""
    ends = [
        _one(part)
        for part in re.split(r"\b(?:BETWEEN|BEFORE|AFTER|BET|AND|BEF|AFT|FROM|TO)\b\.?", text)
        if part.strip()
    ]
    known = [end for end in ends if end]
    if not known or len(known) < len(ends):
        return Told(None, "unread")
    if len(known) == 2 and known[0].year == known[1].year:
        same = known[0].month if known[0].month == known[1].month else None
        return Told(PartialDate(known[0].year, same), "range")
    return Told(PartialDate(known[0].year, known[0].month, known[0].day, approx=True), "range")


def _one(text: str) -> PartialDate | None:
    """One day, month or year; None for what is none, or lies before our era or in a calendar we do not turn."""
    found = CALENDAR.search(text)
    name = (found[1] or found[2]).strip() if found else "GREGORIAN"
    plain = CALENDAR.sub("", text).strip()
    with suppress(ValueError):
        if name == "JULIAN":
            return _from_julian(*_parts(plain))
        if name == "GREGORIAN":
            return PartialDate(*_parts(plain))
    return None


def _parts(text: str) -> tuple[int, int | None, int | None]:
    """Year, month, day. A double year (1699/00, old and new style) is the later. Raises ValueError."""
    if iso := ISO.fullmatch(text):
        return int(iso[1]), int(iso[2]), int(iso[3]) if iso[3] else None
    found = ONE.fullmatch(text)
    if not found or (found[2] and found[2] not in MONTHS):
        raise ValueError(text)
    month = MONTHS.index(found[2]) + 1 if found[2] else None
    return int(found[3]) + bool(found[4]), month, int(found[1]) if found[1] else None


def _from_julian(year: int, month: int | None, day: int | None) -> PartialDate:
    """The same day in our calendar; a month or a year alone stays what it is called."""
    if month is None or day is None:
        return PartialDate(year, month)
    shift = (month + 9) // 12 - 1  # January and February count to the year before
    behind = (year + shift) // 100 - (year + shift) // 400 - 2
    last = 29 if month == 2 and year % 4 == 0 else None
    if last and day == last and not _is_leap(year):
        return PartialDate.of(date(year, 2, 28) + timedelta(days=behind + 1))
    return PartialDate.of(date(year, month, day) + timedelta(days=behind))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _typed(text: str) -> PartialDate | None:
    """As people here type it: 平成27年4月2日, 2015/4/2; also inside a phrase's brackets."""
    try:
        return dates.parse(text.strip().strip("()"))
    except Problem:
        return None
