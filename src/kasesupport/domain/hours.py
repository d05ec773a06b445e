"""Hours of a day as people type and read them, and moments with their day."""

import re
import unicodedata
from contextlib import suppress
from datetime import datetime

from kasesupport.domain.dates import PartialDate, both, hour
from kasesupport.domain.problems import Problem

LONGEST = 20
NOON = 12
_TYPED = re.compile(r"(午前|午後|am|pm)?([0-9]{1,2})(?::|時)?(?:([0-9]{2})分?|(半))?(am|pm)?")


def parse_hour(typed: str) -> str:
    """As "14:05" what was typed: 14:05, 1405, 14時5分, 午後2時半, 2pm; "" for nothing. Problem("time_unreadable")."""
    plain = "".join(unicodedata.normalize("NFKC", typed[: LONGEST + 1]).split()).lower()
    if not plain:
        return ""
    plain = re.sub(r"(?<=[:時])([0-9])(?=分?$)", r"0\1", plain)
    found = _TYPED.fullmatch(plain)
    if not found or len(typed) > LONGEST:
        raise Problem("time_unreadable")
    before, hours, minutes, half, behind = found.groups()
    return _in_day(before or behind or "", int(hours), 30 if half else int(minutes or 0))


def _in_day(part: str, hours: int, minutes: int) -> str:
    if part and hours > NOON:
        raise Problem("time_unreadable")
    if part in ("午前", "am"):
        hours %= NOON
    elif part:
        hours = hours % NOON + NOON
    if hours > 23 or minutes > 59:
        raise Problem("time_unreadable")
    return f"{hours:02}:{minutes:02}"


def moment(told: str) -> str:
    """午後2時5分 of "14:05"; with the day before it of an ISO moment; what is neither as it is."""
    if "T" in told:
        with suppress(ValueError):
            at = datetime.fromisoformat(told)
            return f"{both(PartialDate.of(at.date()))}{hour(f'{at.hour:02}:{at.minute:02}')}"
    return hour(told)
