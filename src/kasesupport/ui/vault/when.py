"""When something was, as one says it: きのう 17時."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication


def when_words(at: str, now: datetime) -> str:
    """きょう 9時05分, きのう 17時, 3日前（11月21日 17時）, 2025年1月3日 9時. `at` is ISO 8601 with its zone."""
    moment = datetime.fromisoformat(at).astimezone(now.tzinfo)
    days = (now.date() - moment.date()).days
    if days in (0, 1):
        return f"{(_tr('きょう'), _tr('きのう'))[days]} {_clock(moment)}"
    year = f"{moment.year}年" if moment.year != now.year else ""
    day = f"{year}{moment.month}月{moment.day}日 {_clock(moment)}"
    return _tr("%1日前（%2）").replace("%1", str(days)).replace("%2", day) if 1 < days < 15 else day


def day_and_time(at: str) -> str:
    """2026年11月24日 9時05分, whatever day it is now."""
    moment = datetime.fromisoformat(at)
    return f"{moment.year}年{moment.month}月{moment.day}日 {_clock(moment)}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour}時{moment.minute:02}分" if moment.minute else f"{moment.hour}時"


def _tr(words: str) -> str:
    return QCoreApplication.translate("When", words)
