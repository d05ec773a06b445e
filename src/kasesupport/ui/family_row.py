"""One family in the list of the first page, as a row to press: its name, whose it is, what comes next."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport.domain.caseload import FamilyLine
from kasesupport.ui.standing.words import standing_still
from kasesupport.ui.widgets import button, column, label, row

WEEKDAYS = "月火水木金土日"
UNDER, NEXT = 44, 16  # letters that have room


def family_row(line: FamilyLine, open_it: Callable[[str], object]) -> QPushButton:
    """`open_it` gets the family's id."""
    made = button("", lambda: open_it(line.family_id), "row")
    still = standing_still(line.ended) if line.ended else ""
    made.setAccessibleName("、".join(part for part in (line.name, still) if part))
    names = column(
        label(line.name or _tr("（名前なし）"), "heading"),
        label(_short(_under(line), UNDER), "soft", wrap=False),
        spacing=2,
    )
    state = [label(still, "soft", wrap=False)] if still else []
    soon = [_next(line)] if line.next_on or not still else []
    made.setLayout(row(names, None, *state, *soon, margin=16, spacing=16))
    for inner in made.findChildren(QWidget):
        inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def _under(line: FamilyLine) -> str:
    parts = (line.kana, _tr("本人：%1").replace("%1", line.children) if line.children else "")
    return "　".join(part for part in parts if part)


def _next(line: FamilyLine) -> QWidget:
    if not line.next_on:
        return label(_tr("次の予定はまだありません"), "soft", wrap=False)
    own = {"review": _tr("見直しの日"), "reassess": _tr("もう一度考える日"), "": _tr("次に会う日")}
    what = own.get(line.next_what, line.next_what)
    return label(f"{day_words(line.next_on)}　{_short(what, NEXT)}", "label", wrap=False)


def day_words(iso: str) -> str:
    """11月23日（月）, with the year when it is not this or the next one's start."""
    day = date.fromisoformat(iso)
    year = f"{day.year}年" if abs((day - date.today()).days) > 300 else ""
    return f"{year}{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _tr(words: str) -> str:
    return QCoreApplication.translate("home", words)
