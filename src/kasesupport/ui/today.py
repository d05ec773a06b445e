"""今日: what is due, on the home page, in a few groups; each leads to where the work is."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kasesupport.cases.today import FamilyDue
from kasesupport.domain.dates import hour
from kasesupport.ui.agenda.words import place, what
from kasesupport.ui.long_button import long_button
from kasesupport.ui.widgets import Fold, column, empty, label
from kasesupport.ui.wizard.days import short_day

MOST = 6  # lines of a group that are seen at first


class Today(QWidget):
    """`open_` takes a family's id and the page to open it at. Hidden while nothing is due."""

    def __init__(self, open_: Callable[[str, str], object]) -> None:
        super().__init__()
        self._open = open_
        self.lines: list[QPushButton] = []
        self._groups: QVBoxLayout = column(spacing=10)
        self.setLayout(self._groups)

    def show_due(self, found: Iterable[FamilyDue], today: date) -> None:
        """Show what is due."""
        empty(self._groups)
        self.lines = []
        grouped = _grouped(found, today)
        for title, dues in grouped.items():
            if dues:
                self._groups.addWidget(self._group(title, dues, today))
        self.setVisible(any(grouped.values()))

    def _group(self, title: str, dues: list[FamilyDue], today: date) -> QWidget:
        made = [self._line(each, today) for each in dues]
        self.lines += made
        parts: list[QWidget] = [label(f"{title}（{len(dues)}）", "label"), *made[:MOST]]
        if len(made) > MOST:
            rest = QWidget()
            rest.setLayout(column(*made[MOST:], spacing=6))
            parts.append(Fold(self.tr("あと%1件").replace("%1", str(len(made) - MOST)), rest, "chevron-down"))
        holder = QWidget()
        holder.setLayout(column(*parts, spacing=6))
        return holder

    def _line(self, each: FamilyDue, today: date) -> QPushButton:
        day = short_day(each.due.on.isoformat(), today)
        day = f"{day} {hour(each.due.at)}".strip()
        words = f"{day}　{each.name or self.tr('（名前なし）')}　{what(each.due)}"
        return long_button(words, lambda: self._open(*place(each)))


def _grouped(found: Iterable[FamilyDue], today: date) -> Mapping[str, list[FamilyDue]]:
    groups: dict[str, list[FamilyDue]] = {
        _tr("今日"): [], _tr("この一週間"): [], _tr("ふり返りの時期"): [], _tr("声をかける時期"): [],
        _tr("返事を待っている"): [], _tr("待つと決めている"): [], _tr("会議で決めたこと"): [],
        _tr("書きかけ"): [],
    }  # fmt: skip
    names = list(groups)
    by_kind = {
        "review": names[2],
        "contact": names[3],
        "again": names[3],
        "answer": names[4],
        "waiting": names[5],
        "task": names[6],
        "draft": names[7],
    }
    for each in found:
        name = by_kind.get(each.due.kind) or (names[0] if each.due.on == today else names[1])
        groups[name].append(each)
    return groups


def _tr(words: str) -> str:
    return QCoreApplication.translate("today", words)
