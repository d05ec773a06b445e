"""Dates as people tell them: a day, a month, a year, or 「ごろ」; in 和暦 or 西暦."""

import calendar
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, total_ordering

from kasesupport.domain.problems import Problem

LONGEST = 40  # no date is longer; what is pasted beyond this is not read at all
YEARS = range(1800, 2100)
OLDEST = 120  # years: nobody alive in Japan was ever older


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; `approx` when it was told as 「ごろ」.

    Raises ValueError for a day that no calendar has; `parse` says it in words instead.
    """

    year: int
    month: int | None = None
    day: int | None = None
    approx: bool = False

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    def __lt__(self, other: "PartialDate") -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[int, int, int, bool]:
        return self.year, self.month or 0, self.day or 0, self.approx

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The same day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_text(cls, stored: str) -> "PartialDate":
        """The inverse of `text`. Raises Problem("date_unreadable")."""
        found = re.fullmatch(r"(~?)([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", stored)
        if not found:
            raise Problem("date_unreadable")
        approx, year, month, day = found.groups()
        try:
            return cls(int(year), _number(month), _number(day), bool(approx))
        except ValueError as error:
            raise Problem("date_unreadable") from error

    def text(self) -> str:
        """As it is stored: "2015-04-02", "2015-04", "2015", with "~" in front when approximate."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "~" * self.approx + "-".join(parts)

    def span(self) -> tuple[date, date]:
        """The first and the last day it can mean, 「ごろ」 left aside."""
        last = self.month or 12
        first_day = date(self.year, self.month or 1, self.day or 1)
        return first_day, date(self.year, last, self.day or calendar.monthrange(self.year, last)[1])


@dataclass(frozen=True, slots=True)
class Era:
    """One 元号. The two older changes fell within a day, which then bears both names."""

    name: str
    letter: str
    first: date
    last: date | None


# 明治 from its proclamation; 改元ノ詔書 of 1912 and 1926 hold for the day itself; 政令 of 1989 and 2019 for the next.
ERAS = (
    Era("明治", "M", date(1868, 10, 23), date(1912, 7, 30)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 25)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", "R", date(2019, 5, 1), None),
)

_APPROX = re.compile(r"^(?:約|およそ|だいたい|~)|(?:ごろ|ころ|頃|ぐらい|くらい)$")
_TAIL = re.compile(r"(?:生まれ|生)$")
_ERA_NAME = "|".join([era.name for era in ERAS] + [era.name[0] for era in ERAS] + [era.letter for era in ERAS])
_REST = r"(?:年|[-./]|$)(?:([0-9]{1,2})(?:月|[-./]|$)(?:([0-9]{1,2})日?)?)?"
_IN_ERA = re.compile(rf"({_ERA_NAME})(元|[0-9]{{1,2}}){_REST}", re.IGNORECASE)
_WESTERN = re.compile(rf"([0-9]{{4}}){_REST}")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DASHES = str.maketrans("ー−‐–—―〜", "------~")


def parse(typed: str) -> PartialDate:
    """Read what was typed: 平成27年4月2日, H27.4.2, 令和元年, 2015/4, 2015, 昭和60年ごろ, 約2015年, full width too.

    Raises Problem: "date_unreadable"; "date_no_such_month"; "date_no_such_day" (2月30日);
    "date_outside_era" (平成32年, with the date it would be).
    """
    told = _told(typed)
    plain = _APPROX.sub("", told)
    approx = plain != told
    plain = _TAIL.sub("", plain)
    if found := _IN_ERA.fullmatch(plain):
        return _in_era(found, approx)
    if found := _WESTERN.fullmatch(plain) or _COMPACT.fullmatch(plain):
        year, month, day = found.groups()
        return _checked(int(year), month, day, approx)
    raise Problem("date_unreadable")


def _told(typed: str) -> str:
    """One spelling of many: half width, no space, one kind of dash."""
    if len(typed) > LONGEST:
        raise Problem("date_unreadable")
    return "".join(unicodedata.normalize("NFKC", typed).split()).translate(_DASHES)


def _in_era(found: re.Match[str], approx: bool) -> PartialDate:
    name, number, month, day = found.groups()
    era = next(era for era in ERAS if name.upper() in (era.name, era.name[0], era.letter))
    year = 1 if number == "元" else int(number)
    if year == 0:
        raise Problem("date_unreadable")
    told = _checked(era.first.year + year - 1, month, day, approx)
    first, last = told.span()
    if last < era.first or (era.last and first > era.last):
        raise Problem("date_outside_era", era=era.name, span=_era_span(era), would_be=both(told))
    return told


def _checked(year: int, month: str | None, day: str | None, approx: bool) -> PartialDate:
    if year not in YEARS:
        raise Problem("date_unreadable")
    if month is not None and int(month) not in range(1, 13):
        raise Problem("date_no_such_month", month=int(month))
    if month is not None and day is not None:
        last = calendar.monthrange(year, int(month))[1]
        if int(day) not in range(1, last + 1):
            raise Problem("date_no_such_day", year=year, month=int(month), day=int(day), last=last)
    return PartialDate(year, _number(month), _number(day), approx)


def _era_span(era: Era) -> str:
    until = _in_words(PartialDate.of(era.last), _era_year(era, era.last.year)) + "まで" if era.last else ""
    return _in_words(PartialDate.of(era.first), _era_year(era, era.first.year)) + "から" + until


def _era_year(era: Era, year: int) -> str:
    number = year - era.first.year + 1
    return f"{era.name}{'元' if number == 1 else number}年"


def _year_in_era(told: PartialDate) -> str:
    """平成27年; of two eras in one year or month the one that holds its middle; nothing before 明治."""
    first, last = told.span()
    middle = first + (last - first) / 2
    era = next((era for era in reversed(ERAS) if era.first <= middle), None)
    return _era_year(era, told.year) if era else ""


def _in_words(told: PartialDate, year: str) -> str:
    month = f"{told.month}月" if told.month is not None else ""
    day = f"{told.day}日" if told.day is not None else ""
    return year + month + day


def _about(told: PartialDate) -> str:
    return "ごろ" if told.approx else ""


def wareki(told: PartialDate) -> str:
    """平成27年4月2日, 昭和60年ごろ; 西暦 before 明治."""
    return _in_words(told, _year_in_era(told) or f"{told.year}年") + _about(told)


def seireki(told: PartialDate) -> str:
    """2015年4月2日, 2015年ごろ."""
    return _in_words(told, f"{told.year}年") + _about(told)


def both(told: PartialDate) -> str:
    """2015年4月2日（平成27年）, 1985年（昭和60年）ごろ."""
    era = _year_in_era(told)
    return _in_words(told, f"{told.year}年") + (f"（{era}）" if era else "") + _about(told)


def age_on_day(birth: date, on: date) -> int:
    """Completed years on a day, of one whose day of birth is known; negative before it."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def age_on(birth: PartialDate, on: date) -> int | None:
    """Completed years on a day; None when the birth is not exact enough to tell, or lies later.

    One turns eight on the birthday itself, as people say it. 年齢計算ニ関スル法律 counts the birth day
    in, so that in law the age is attained as the day before ends (民法143条); only the school year
    shows the difference, and `grade_on` follows the law. Born on 29 February: 1 March in common years.
    """
    ages = {age_on_day(day, on) for day in birth.span()}
    age = ages.pop()
    return None if ages or birth.approx or age < 0 else age


def age_label(birth: PartialDate | None, on: date, death: PartialDate | None = None) -> str:
    """8; 約8 when the dates are known in part only; empty when nothing can be said.

    After a death: the age that was reached. Of a forebear whose death nobody wrote down: nothing, not 「139」.
    """
    if birth is None:
        return ""
    first, last = death.span() if death else (on, on)
    if birth.span()[0] > last or (death is None and age_on_day(birth.span()[1], on) > OLDEST):
        return ""
    exact = None if death and death.approx else age_on(birth, first)
    if exact is not None and exact == age_on(birth, last):
        return str(exact)
    middles = [a + (b - a) / 2 for a, b in (birth.span(), (first, last))]
    return f"約{max(0, age_on_day(*middles))}"


_GRADES = ("年少", "年中", "年長")


def grade_on(birth: PartialDate | None, on: date) -> str:
    """学年 on a day: "未就学（年長）", "小3", "中2", "高1相当"; "" after those years or if the birth is too vague.

    A school year holds those born from 2 April to 1 April: who is born on 1 April has in law turned six
    the day before (年齢計算ニ関スル法律), and enters with the older ones (学校教育法17条).
    """
    if birth is None or birth.approx or birth.span()[0] > on:
        return ""
    cohorts = {_school_year(day - timedelta(days=1)) for day in birth.span()}
    return _grade(_school_year(on) - cohorts.pop() - 6) if len(cohorts) == 1 else ""


def _school_year(day: date) -> int:
    return day.year - (day.month < 4)


def _grade(number: int) -> str:
    """The name of a school year counted through: 1 is 小1, 12 is 高3相当, 0 the year before school."""
    if number <= 0:
        return f"未就学（{_GRADES[number - 1]}）" if number > -len(_GRADES) else "未就学"
    if number <= 9:
        return f"小{number}" if number <= 6 else f"中{number - 6}"
    return f"高{number - 9}相当" if number <= 12 else ""


def hour(told: str) -> str:
    """午後2時, 午後4時30分, of "14:00", "16:30"; what is no time of day as it is."""
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", told)
    if not found:
        return told
    hours, minutes = int(found[1]), int(found[2])
    return f"午{'前' if hours < 12 else '後'}{hours % 12}時" + (f"{minutes}分" if minutes else "")


@lru_cache(maxsize=10_000)
def day(told: str, *, late: bool = False) -> date | None:
    """The first (or last) day a stored date can mean; None where there is none or nobody can read it.

    The same few days stand in all records, and lists of all families ask for each of them again and again.
    """
    with suppress(Problem, ValueError):
        return PartialDate.from_text(told).span()[late]
    return None
