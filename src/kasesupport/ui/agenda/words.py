"""What is due, in words: where its work is, how it is called, its colour beside the word."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from kasesupport.cases.today import FamilyDue
from kasesupport.domain.agenda import Due
from kasesupport.domain.dates import hour
from kasesupport.domain.holidays import holiday
from kasesupport.ui import theme

PAGES = {
    "meet": "timeline", "review": "outcome", "answer": "support", "contact": "monitoring", "again": "monitoring",
    "waiting": "monitoring", "plan": "planning", "reassess": "assessment", "talk": "monitoring",
    "task": "meetings", "meeting": "meeting", "draft": "contact",
}  # fmt: skip
COLORS = {
    "meet": theme.ACCENT, "review": theme.GOOD, "plan": theme.GOOD, "reassess": theme.GOOD, "answer": theme.WARM,
    "contact": theme.WARM, "again": theme.SOFT_INK, "waiting": theme.SOFT_INK, "talk": theme.SELECTED,
    "task": theme.SELECTED, "meeting": theme.SELECTED, "draft": theme.SOFT_INK,
}  # fmt: skip
WEEKDAYS = "月火水木金土日"


def place(each: FamilyDue) -> tuple[str, str]:
    """Where its work is: a family's id and a page; of a meeting no family, and the meeting."""
    page = PAGES[each.due.kind]
    return each.family_id, f"{page}/{each.about}" if each.about else page


def what(due: Due) -> str:
    """What it is, in a whole phrase."""
    words = {
        "meet": due.words or _tr("会う日"),
        "review": _tr("プランを一緒にふり返る"),
        "answer": _tr("お願いの返事がまだ"),
        "contact": _tr("決めた間隔をすぎました"),
        "again": _tr("待つと決めた日が来ました"),
        "waiting": _tr("急がずに待つ"),
        "plan": due.words or _tr("プランの期間の終わり"),
        "reassess": _tr("もう一度アセスメントを考える"),
        "talk": _tr("進み具合を話し合う"),
        "task": due.words or _tr("会議で決めたこと"),
        "meeting": due.words or _tr("会議"),
        "draft": due.words or _tr("経過記録の書きかけ"),
    }
    return words[due.kind]


def on_its_day(due: Due, today: date) -> str:
    """The same on the day of a calendar: what is not past is told as ahead, and a wish to be met by its hour."""
    if due.kind == "contact" and due.on >= today:
        return _tr("この日までに声をかける")
    if due.kind == "answer":
        return _tr("お願いした日（返事がまだ）")
    if due.kind == "waiting":
        return _tr("この日まで急がずに待つ")
    words = what(due)
    return _tr("取組：%1").replace("%1", words) if due.kind == "plan" and due.words else words


def short(due: Due) -> str:
    """What kind it is, in a word or two: for a narrow cell."""
    words = {
        "meet": _tr("会う"), "review": _tr("ふり返り"), "answer": _tr("返事待ち"), "contact": _tr("声かけ"),
        "again": _tr("考える"), "waiting": _tr("待つ"), "plan": _tr("プラン"), "reassess": _tr("アセスメント"),
        "talk": _tr("話し合い"), "task": _tr("すること"), "meeting": _tr("会議"),
        "draft": _tr("書きかけ"),
    }  # fmt: skip
    return words[due.kind]


def kind_name(kind: str) -> str:
    """What kind of day it is, without a word of a family."""
    words = {
        "meet": _tr("会う日"), "review": _tr("ふり返る日"), "answer": _tr("返事待ち"), "contact": _tr("声をかける日"),
        "again": _tr("もう一度考える日"), "waiting": _tr("待つと決めた日"), "plan": _tr("プランの期日"),
        "reassess": _tr("アセスメントを考える日"), "talk": _tr("話し合う日"), "task": _tr("「すること」の期日"),
        "meeting": _tr("会議"), "draft": _tr("書きかけの日"),
    }  # fmt: skip
    return words[kind]


def line(each: FamilyDue, today: date) -> str:
    """One entry of a day's list: 午後2時　佐倉　おうちで."""
    parts = (hour(each.due.at), each.name or _tr("（名前なし）"), on_its_day(each.due, today))
    return "　".join(part for part in parts if part)


def day_name(on: date, today: date) -> str:
    """12月3日（木）, with the year where it is another one, and the name of a day off."""
    year = f"{on.year}年" if on.year != today.year else ""
    name = holiday(on)
    return f"{year}{on.month}月{on.day}日（{WEEKDAYS[on.weekday()]}）" + (f"　{name}" if name else "")


def _tr(words: str) -> str:
    return QCoreApplication.translate("agenda", words)
