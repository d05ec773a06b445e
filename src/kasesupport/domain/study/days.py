"""Days within words, moved by as many days as all others: 令和6年11月3日, 2024/11/3, 11月3日, 3日, 令和6年度."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from kasesupport.domain.dates import ERAS, PartialDate, wareki
from kasesupport.domain.period import year_of

SOONEST, LATEST = 189, 301  # days: a year alone and a month alone become others, whichever way they are moved
HALF = 15  # the day a month alone stands for
NUMBER = "[0-9０-９〇一二三四五六七八九十]{1,3}"
DIGITS = "[0-9０-９]"
ERA = "|".join(era.name for era in ERAS)
AFTER_DAY = "(?!間|後|前|目|おき|ぶり|以|ほど|ずつ|分|も|に(?:[0-9０-９一二三四五六七八九十]+)[回度])"
PATTERN = re.compile(
    rf"(?P<era>{ERA})(?P<of_era>元|{NUMBER})年(?P<fiscal_era>度)?(?:(?P<m1>{NUMBER})月(?:(?P<d1>{NUMBER})日)?)?"
    rf"|(?P<y2>(?:19|20|１９|２０){DIGITS}{{2}})年(?P<fiscal>度)?(?:(?P<m2>{NUMBER})月(?:(?P<d2>{NUMBER})日)?)?"
    rf"|(?<!{DIGITS})(?P<y3>(?:19|20|１９|２０){DIGITS}{{2}})(?P<sign>[-/.／．－])(?P<m3>{DIGITS}{{1,2}})"
    rf"(?:(?P=sign)(?P<d3>{DIGITS}{{1,2}}))?(?!{DIGITS})"
    rf"|(?<![A-Za-z])(?P<letter>[RHSrhsＲＨＳ])(?P<y4>{DIGITS}{{1,2}})[./．](?P<m4>{DIGITS}{{1,2}})"
    rf"(?:[./．](?P<d4>{DIGITS}{{1,2}}))?"
    rf"|(?P<m5>{NUMBER})月(?:(?P<d5>{NUMBER})日)?(?!間)"
    rf"|(?<![{DIGITS[1:-1]}/／.])(?P<m6>{DIGITS}{{1,2}})[/／](?P<d6>{DIGITS}{{1,2}})(?![{DIGITS[1:-1]}/／])"
    rf"|(?<![週毎計全約満{DIGITS[1:-1]}])(?P<d7>{DIGITS}{{1,2}})日{AFTER_DAY}"
)
KANJI = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}


def moved_words(found: re.Match[str], by: int, near: date | None) -> str | None:
    """What stands there once it is moved; None where it is no day. `near`: when it was said, for the year."""
    parts = {name: value for name, value in found.groupdict().items() if value}
    year, month, day = _year(parts), _part(parts, "m"), _part(parts, "d")
    if year is None and near is None:
        return None
    try:
        return _written(parts, (year, month, day), by, near or date(year or 1, 1, 1))
    except (ValueError, OverflowError):
        return None


def moved_day(told: PartialDate, by: int) -> PartialDate:
    """A stored day moved; a month or a year stays one."""
    middle = date(told.year, told.month or 7, told.day or (HALF if told.month else 1)) + timedelta(days=by)
    month = middle.month if told.month else None
    return PartialDate(middle.year, month, middle.day if told.day else None, told.approx)


def moved_text(stored: str, by: int) -> str:
    """The same of a day as it is stored; "" stays."""
    return moved_day(PartialDate.from_text(stored), by).text() if stored else ""


def _written(parts: dict[str, str], told: tuple[int | None, int | None, int | None], by: int, near: date) -> str:
    year, month, day = told
    if "fiscal" in parts or "fiscal_era" in parts:
        new = year_of((date(year or near.year, 10, 1) + timedelta(days=by)).isoformat())
        return f"{wareki(PartialDate(new, 10)).partition('年')[0]}年度" if "era" in parts else f"{new}年度"
    start = _day(year, month, day, near)
    new_day = moved_day(PartialDate(start.year, month or (start.month if day else None), day), by)
    return _in_style(parts, new_day, has_year=year is not None, has_month=month is not None)


def _day(year: int | None, month: int | None, day: int | None, near: date) -> date:
    """The day that is meant: of several years the one that lies nearest to when it was said."""
    if year is not None:
        return date(year, month or 7, day or 1)
    if month is None:
        return date(near.year, near.month, day or 1)
    found = [date(near.year + by, month, day or HALF) for by in (-1, 0, 1) if _exists(near.year + by, month, day)]
    if not found:
        raise ValueError(month)
    return min(found, key=lambda each: abs(each - near))


def _exists(year: int, month: int, day: int | None) -> bool:
    try:
        date(year, month, day or HALF)
    except ValueError:
        return False
    return True


def _in_style(parts: dict[str, str], new: PartialDate, *, has_year: bool, has_month: bool) -> str:
    if "era" in parts or "letter" in parts:
        return wareki(new)
    if "sign" in parts or "d6" in parts:
        sign = unicodedata.normalize("NFKC", parts.get("sign", "/"))
        told = ([new.year] if has_year else []) + [each for each in (new.month, new.day) if each]
        return sign.join(map(str, told))
    year = f"{new.year}年" if has_year else ""
    month = f"{new.month}月" if has_month else ""
    return year + month + (f"{new.day}日" if new.day else "")


def _year(parts: dict[str, str]) -> int | None:
    western = parts.get("y2") or parts.get("y3")
    if western:
        return int(unicodedata.normalize("NFKC", western))
    if "era" in parts:
        return _of_era(lambda era: era == parts["era"], parts["of_era"])
    if "letter" in parts:
        letter = unicodedata.normalize("NFKC", parts["letter"]).upper()
        return _of_era(lambda era: {"令和": "R", "平成": "H", "昭和": "S"}.get(era) == letter, parts["y4"])
    return None


def _of_era(fits: Callable[[str], bool], number: str) -> int | None:
    first = next((era.first.year for era in ERAS if fits(era.name)), None)
    return None if first is None else first + (1 if number == "元" else _number(number)) - 1


def _part(parts: dict[str, str], name: str) -> int | None:
    value = next((value for key, value in parts.items() if re.fullmatch(rf"{name}[1-7]", key)), None)
    return None if value is None else _number(value)


def _number(told: str) -> int:
    """Digits of either width, or 十一, 二十三, 三〇."""
    plain = unicodedata.normalize("NFKC", told)
    if plain.isascii():
        return int(plain)
    tens, ten, ones = plain.partition("十")
    if ten:
        return (KANJI.get(tens, 1) if tens else 1) * 10 + (KANJI.get(ones, 0) if ones else 0)
    return int("".join(str(KANJI[sign]) if sign in KANJI else sign for sign in plain))
