"""One entry at the side of the list: what it is, what was experienced with it, whose needs it could meet."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QStackedWidget, QWidget

from kasesupport.cases import register
from kasesupport.domain.register import Entry
from kasesupport.ui.choices import Choice
from kasesupport.ui.register import words
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.register.experience import ExperienceForm, Experiences
from kasesupport.ui.register.fields import EntryFields
from kasesupport.ui.register.overlaps import Overlaps
from kasesupport.ui.widgets import button, column, label, row, scroll

PARTS = ("fields", "experience", "overlaps")


class EntryPanel(QWidget):
    """`merge` asks for the form that joins two entries."""

    def __init__(self, desk: Desk, entry: Entry, known: Iterable[str], merge: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self.entry = desk, entry
        self.name = label("", "heading")
        self.about = label("", "soft")
        self.fields = EntryFields(desk, entry, known)
        form = ExperienceForm(desk.file, entry.id, desk.fail, desk.record)
        self.experiences = Experiences(form, desk.file, entry.id, desk.fail)
        self.overlaps = Overlaps(desk, entry)
        self._stack = QStackedWidget()
        for part in (self.fields, self.experiences, self.overlaps):
            self._stack.addWidget(_page(part))
        self._told = {
            "fields": self.tr("内容"), "experience": self.tr("経験"), "overlaps": self.tr("目印が重なるニーズ"),
        }  # fmt: skip
        self.parts = Choice(self._told, (PARTS,), "fields", self._turn, self.tr("見るところ"))
        self.parts.setProperty("reads", True)
        self.checked = button(self.tr("今日確かめた"), self._check, "", "check")
        self.closing = button("", self._close, "", "x")
        self.merging = button(self.tr("まとめる"), merge, "quiet", "copy", self.tr("同じ資源と1つにまとめる"))
        self.away = button("", self._remove, "quiet", "trash-2", self.tr("台帳から消す"))
        ways = row(self.checked, self.closing, None, self.merging, self.away, spacing=6)
        laid = column(self.name, self.about, ways, self.parts, self._stack, margin=14, spacing=8)
        laid.setStretch(4, 1)
        self.setLayout(laid)
        for each in (self.checked, self.closing, self.merging, self.away):
            each.setEnabled(desk.can_write)
        self.show_entry(entry, known)

    def show_entry(self, entry: Entry, known: Iterable[str]) -> None:
        """Take what is stored."""
        self.entry = entry
        self.name.setText(entry.name)
        self.about.setText(self._about(entry))
        closing = self.tr("再開した") if entry.closed_on else self.tr("終わった")
        self.closing.setText(f" {closing}")
        self.closing.setAccessibleName(closing)
        self.fields.show_entry(entry, known)
        self.look_again()

    def write(self) -> None:
        """Put the cursor into the name."""
        self.fields.lines["name"].setFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        self.fields.flush()
        self.experiences.form.flush()

    def _about(self, entry: Entry) -> str:
        parts = (
            words.kinds().get(entry.kind, ""), entry.area,
            self.tr("今つながっている家庭：%1").replace("%1", words.families(entry.families)) if entry.families else "",
            self.tr("この家庭とつながっています") if self._is_ours(entry) else "",
            self.tr("%1に終わった").replace("%1", words.day(entry.closed_on)) if entry.closed_on else "",
        )  # fmt: skip
        return "　".join(part for part in parts if part)

    def _is_ours(self, entry: Entry) -> bool:
        """Whether the family on the table is tied to it, now or before."""
        record = self._desk.record()
        return record is not None and any(tie.resource == entry.id for tie in record.ties)

    def look_again(self) -> None:
        """Read what others may have written meanwhile: experiences, and needs of families."""
        self.experiences.refresh()
        self.overlaps.refresh(self.entry)
        for part, count in (("experience", self.experiences.count()), ("overlaps", self.overlaps.count())):
            self.parts.chips[part].setText(self._told[part] + (f" {count}" if count else ""))

    def _turn(self, part: str) -> None:
        self.look_again()
        self._stack.setCurrentIndex(PARTS.index(part))

    def _check(self) -> None:
        self._desk.do(register.check, self.entry.id)
        self._desk.note(self.tr("確かめた日を、今日にしました。"))

    def _close(self) -> None:
        self.flush()
        self._desk.do(register.reopen if self.entry.closed_on else register.close, self.entry.id)

    def _remove(self) -> None:
        self.flush()
        self._desk.do(register.remove, self.entry.id)


def _page(part: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(part, None, margin=2))
    return scroll(holder)
