"""The text of a cell as a value of the register: kept, put right where that is certain, or told to be unreadable."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kasesupport.cases.register import LONG
from kasesupport.domain.dates import parse
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import LINE_LIMIT, clean_line, clean_text
from kasesupport.exchange.spreadsheets.fields import fields, words

ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")
_WEEKDAY = re.compile(r"[(（][月火水木金土日祝・]{1,3}(?:曜日?)?[)）]")
_DIGITS = re.compile(r"[#+(]?\d[\d()\-‐－ ]*")
_BARE = re.compile(r"[1-9]\d{8,9}")


@dataclass(frozen=True, slots=True)
class Read:
    """A value of the register (domain.register.Entry); `mended` is the code of what was put right."""

    value: Any
    mended: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """What is wrong, as a code of resources/messages/faults.toml with its facts."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


Reader = Callable[[str], Read | Unread]


def read(name: str, told: str) -> Read | Unread:
    """The value of one field, by what the field is."""
    readers: Mapping[str, Reader] = {"text": _text, "flag": _flag, "date": _date, "phone": _phone}
    kind = fields()[name].type
    return readers[kind](told) if kind in readers else _line(told, LINE_LIMIT if name in ("name", "kana") else LONG)


def _line(told: str, limit: int = LONG) -> Read | Unread:
    return _bounded(told, partial(clean_line, limit=limit))


def _text(told: str) -> Read | Unread:
    return _bounded(told, clean_text)


def _bounded(told: str, clean: Callable[[str], str]) -> Read | Unread:
    if ERROR.fullmatch(told):
        return Unread("cell_error")
    try:
        return Read(clean(told))
    except Problem as problem:
        return Unread("text_long", problem.facts)


def _flag(told: str) -> Read | Unread:
    key = unicodedata.normalize("NFKC", told).strip().casefold()
    if {key, told} & words("yes"):
        return Read(value=True)
    return Read(value=False) if {key, told} & words("no") else Unread("flag_unclear")


def _date(told: str) -> Read | Unread:
    """A day, in 和暦 or 西暦, with or without its weekday and clock."""
    if not told:
        return Read("")
    try:
        found = parse(_CLOCK.sub("", _WEEKDAY.sub("", told)))
    except Problem as problem:
        return Unread("date_outside_era" if problem.code == "date_outside_era" else "date_unreadable", problem.facts)
    return Read(found.text()) if found.day is not None and not found.approx else Unread("date_needs_day")


def _phone(told: str) -> Read | Unread:
    """Numbers as they stand. One that a spreadsheet robbed of its first zero gets it back."""
    if not told or told in words("no_phone"):
        return Read("")
    plain = unicodedata.normalize("NFKC", told)
    if _BARE.fullmatch(plain):
        return Read(f"0{plain}", "zero_restored")
    found = [_digits(each) for each in _DIGITS.findall(plain)]
    sound = any(map(_is_number, found)) and max(map(len, found)) <= 16
    return _line(told) if sound else Unread("phone_odd")


def _digits(number: str) -> str:
    return re.sub(r"[^\d+#]", "", number)


def _is_number(digits: str) -> bool:
    """Japan's: 10 or 11 digits from 0; abroad; services as 189 and #7119; six to eight without their area code."""
    if digits[0] in "+#":
        return len(digits) == 5 if digits[0] == "#" else 11 <= len(digits) <= 16
    return len(digits) in (6, 7, 8) or (len(digits), digits[0]) in ((3, "1"), (10, "0"), (11, "0"))
