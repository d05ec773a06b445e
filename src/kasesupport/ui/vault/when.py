"""When something was and how large it is, as one says it: きのう 17時, 1.2 MB."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

MEGA = 1000 * 1000


def when_words(at: datetime, now: datetime) -> str:
    """きょう 9時05分, きのう 17時, 3日前（11月21日 17時）, 2025年1月3日 9時. Both with their zones."""
    moment = at.astimezone(now.tzinfo)
    days = (now.date() - moment.date()).days
    if days in (0, 1):
        return f"{(_tr('きょう'), _tr('きのう'))[days]} {_clock(moment)}"
    year = f"{moment.year}年" if moment.year != now.year else ""
    day = f"{year}{moment.month}月{moment.day}日 {_clock(moment)}"
    return _tr("%1日前（%2）").replace("%1", str(days)).replace("%2", day) if 1 < days < 15 else day


def day_and_time(at: datetime) -> str:
    """2026年11月24日 9時05分, whatever day it is now."""
    return f"{day_words(at.date())} {_clock(at)}"


def day_words(day: date) -> str:
    """2026年11月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def size_words(size: int) -> str:
    """Bytes as MB, from 1,000 of these on as GB."""
    mega = size / MEGA
    return f"{mega / 1000:.1f} GB" if mega >= 1000 else f"{mega:.1f} MB"


def moment_of(iso: str) -> str:
    """2026/11/24 9:05, as narrow as a table wants it."""
    moment = datetime.fromisoformat(iso)
    return f"{moment.year}/{moment.month}/{moment.day} {moment.hour}:{moment.minute:02}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour}時{moment.minute:02}分" if moment.minute else f"{moment.hour}時"


def _tr(words: str) -> str:
    return QCoreApplication.translate("When", words)
