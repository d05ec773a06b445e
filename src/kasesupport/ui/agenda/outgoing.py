"""「書き出す」 of 週 and 月: one's days as a calendar file without names, seen before it is written."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from kasesupport.cases import access
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.today import FamilyDue, Known
from kasesupport.domain.problems import Problem
from kasesupport.domain.weeks import months_on
from kasesupport.exchange.calendar import Entry, title, to_ics
from kasesupport.saving import save
from kasesupport.sheets.forms.source import reference
from kasesupport.ui import files
from kasesupport.ui.agenda.words import kind_name
from kasesupport.ui.choices import Choice
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, card, chip, column, empty, label, row
from kasesupport.ui.wizard.airy import airy

WIDTH, SEEN = 700, 4  # logical px; how many entries are shown as they will be
MONTHS = (1, 3, 6)
GROUPS = {
    "meet": ("meet",), "review": ("review", "plan", "reassess"), "talk": ("talk", "meeting", "task"),
    "contact": ("contact", "answer"), "waiting": ("waiting", "again"),
}  # fmt: skip


class WriteDays(QDialog):
    """Of what is `known` now. `note` says what was done, `fail` a Problem. `path`: where it was written."""

    def __init__(
        self,
        file: CaseFile,
        known: Known,
        note: Callable[[str], object],
        fail: Callable[[Problem], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("カレンダーに書き出す"))
        self.setFixedWidth(WIDTH)
        self._file, self._known, self._note, self._fail = file, known, note, fail
        self.months, self.mine = MONTHS[1], bool(known.own)
        self.kinds: dict[str, QPushButton] = {}
        self.path: Path | None = None
        self._shown: QVBoxLayout = column(spacing=4)
        self._lay()
        self._again()

    @property
    def until(self) -> date:
        """The last day that is written."""
        return months_on(self._known.today, self.months)

    def entries(self) -> tuple[Entry, ...]:
        """What would be written now."""
        found = self._known.span(self._known.today, self.until, mine=self.mine).dues
        wanted = {kind for group, on in self.kinds.items() if on.isChecked() for kind in GROUPS[group]}
        times: Counter[str] = Counter()
        return tuple(_entry(each, times) for each in found if each.due.kind in wanted)

    def write(self, path: Path) -> None:
        """Write it; that it went out is noted in the journal."""
        made = self.entries()

        def writing() -> bool:
            save(to_ics(made, self._file.now()), path)
            return True

        if told(self._fail, writing):
            self.path = path
            access.area_exported(self._file, "calendar")
            self._where.setText(self.tr("書き出しました：%1").replace("%1", str(path)))
            self._note(self.tr("書き出しました：%1").replace("%1", path.name))

    def _lay(self) -> None:
        spans = {str(months): self.tr("今日から%1か月").replace("%1", str(months)) for months in MONTHS}
        span = Choice(spans, [tuple(spans)], str(self.months), self._choose_span, self.tr("いつまで"))
        whose = {"mine": self.tr("わたしの担当"), "all": self.tr("見ることのできる家庭すべて")}
        who = Choice(whose, [tuple(whose)], "mine" if self.mine else "all", self._choose_whose, self.tr("だれの"))
        who.setEnabled(bool(self._known.own))
        self._where = label("", "soft")
        self._go = button(self.tr("保存する場所を選ぶ"), self._ask, "main", "file-down")
        foot = row(button(self.tr("とじる"), self.reject, "quiet", "x"), None, self._go)
        parts = (
            label(self.tr("カレンダーに書き出す"), "heading"),
            row(label(self.tr("いつまで"), "label"), None), span,
            row(label(self.tr("だれの"), "label"), None), who,
            label(self.tr("どの日"), "label"), self._kinds(),
            self._inside(), self._where, foot,
        )  # fmt: skip
        self.setLayout(column(*parts, margin=22, spacing=8))

    def _kinds(self) -> QWidget:
        words = {
            "meet": self.tr("会う日"), "review": self.tr("ふり返り・プラン"), "talk": self.tr("会議・話し合い"),
            "contact": self.tr("声かけ・返事待ち"), "waiting": self.tr("待つ"),
        }  # fmt: skip
        self.kinds = {group: chip(words[group], True, lambda _: self._again()) for group in GROUPS}
        made = QWidget()
        made.setLayout(row(*self.kinds.values(), None, spacing=6))
        return made

    def _inside(self) -> QWidget:
        """What is in the file and what is not, and how the first entries will look."""
        kept = self.tr(
            "入るもの：日付（会う日は時刻も）、どんな日か、整理番号。\n"
            "入らないもの：名前、住所、電話、何をするか、記録の言葉。\n"
            "ファイルは暗号になっていません。別のカレンダーに取り込んだら、ファイルは消してください。"
        )
        self._count = label("", "label", wrap=False)
        return card(airy(kept, "soft"), self._count, self._shown, margin=14, spacing=8)

    def _again(self) -> None:
        found = self.entries()
        self._count.setText(self.tr("書き出すのは%1件です").replace("%1", str(len(found))))
        self._go.setEnabled(bool(found))
        empty(self._shown)
        for each in found[:SEEN]:
            self._shown.addWidget(label(f"{each.on:%Y-%m-%d} {each.at}　{title(each)}", wrap=False))
        if (more := len(found) - SEEN) > 0:
            self._shown.addWidget(label(self.tr("ほか%1件").replace("%1", str(more)), "soft"))

    def _choose_span(self, months: str) -> None:
        self.months = int(months)
        self._again()

    def _choose_whose(self, whose: str) -> None:
        self.mine = whose == "mine"
        self._again()

    def _ask(self) -> None:
        proposed = f"{self.tr('予定')}-{self._known.today.isoformat()}.ics"
        if chosen := files.new_file(self, self.tr("保存する場所を選ぶ"), proposed, "iCalendar (*.ics)"):
            path = chosen[0]
            self.write(path if path.suffix else path.with_suffix(".ics"))


def _entry(each: FamilyDue, times: Counter[str]) -> Entry:
    """`times` tells apart what is alike on one day."""
    due = each.due
    key = f"{each.family_id or each.about} {due.kind} {due.on.isoformat()}"
    times[key] += 1
    return Entry(f"{key} {times[key]}", reference(each.family_id), kind_name(due.kind), due.on, due.at)
