"""One thing that is missing in the area: what became of it, and how often it is missing."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import shortages
from kasesupport.domain.shortage import Shortage
from kasesupport.ui.choices import Choice
from kasesupport.ui.long_button import long_button
from kasesupport.ui.register import words
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.register.fields import kind_choice
from kasesupport.ui.widgets import LineField, TextField, button, column, empty, label, row

STATES = (("open", "considering"), ("developing", "done"))
OFFERED = 8  # entries offered for joining


class LackPanel(QWidget):
    """`others` gives the other entries, `show` opens one of them."""

    def __init__(self, desk: Desk, entry: Shortage, others: Callable[[], Sequence[Shortage]]) -> None:
        super().__init__()
        self._desk, self.entry, self._others = desk, entry, others
        self.title = label("", "heading")
        self.about = label("", "soft")
        self.state = Choice(words.states(), STATES, entry.state, lambda state: self._save(state=state), self.tr("状態"))
        self.note = TextField("", lambda text: self._save(note=text), self.tr("だれと相談したか、次に何をするか"),
                              self.tr("動きのメモ"), 3)  # fmt: skip
        self.text = LineField("", lambda text: self._save(text=text), "", self.tr("足りないもの"))
        self.area = LineField("", lambda text: self._save(area=text), self.tr("例：北部、みどり町"), self.tr("地域"))
        self.kind = kind_choice(self.tr("種類"), words.lacking_kinds())
        self.kind.activated.connect(lambda _: self._save(kind=self.kind.currentData()))
        self._joins: QVBoxLayout = column(spacing=6)
        self.joining = button(
            self.tr("まとめる"), self._offer, "quiet", "copy", self.tr("同じ意味のものと1つにまとめる")
        )
        self.away = button("", self._remove, "quiet", "trash-2", self.tr("一覧から外す"))
        for each in (self.joining, self.away):
            each.setEnabled(desk.can_write)
        self.setLayout(self._laid())
        self.show_entry(entry)

    def show_entry(self, entry: Shortage) -> None:
        """Take what is stored."""
        self.entry = entry
        self.title.setText(entry.text)
        self.about.setText(self._about(entry))
        self.state.show_value(entry.state)
        self.note.show_text(entry.note)
        self.text.show_text(entry.text)
        self.area.show_text(entry.area)
        self.kind.setCurrentIndex(self.kind.findData(entry.kind))

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.note, self.text, self.area):
            field.flush()

    def _laid(self) -> QVBoxLayout:
        return column(
            self.title, self.about,
            label(self.tr("状態"), "label"), self.state,
            label(self.tr("動きのメモ（名前は書かないでください）"), "label"), self.note,
            label(self.tr("足りないもの"), "label"), self.text,
            label(self.tr("種類"), "label"), self.kind,
            label(self.tr("地域"), "label"), self.area,
            row(None, self.joining, self.away), self._joins, None, spacing=8,
        )  # fmt: skip

    def _about(self, entry: Shortage) -> str:
        counted = self.tr("%1で足りないと書かれ、%2で今も足りません。")
        lacking = words.families(entry.lacking) if entry.lacking else self.tr("0家庭")
        told = counted.replace("%1", words.families(entry.families)).replace("%2", lacking) if entry.families else ""
        days = self.tr("はじめ：%1　さいご：%2")
        seen = days.replace("%1", words.day(entry.first_on)).replace("%2", words.day(entry.last_on))
        tags = self.tr("ニーズの目印：%1").replace("%1", "、".join(entry.tags)) if entry.tags else ""
        return "\n".join(part for part in (told, seen if entry.first_on else "", tags) if part)

    def _save(self, **values: str) -> None:
        self._desk.do(shortages.edit, self.entry.id, **values)

    def _offer(self) -> None:
        """The entries of the same kind first."""
        empty(self._joins)
        found = sorted(self._others(), key=lambda other: other.kind != self.entry.kind)[:OFFERED]
        said = (
            self.tr("同じ意味のものを選ぶと、ここに1つにまとまります。")
            if found
            else self.tr("ほかにはまだありません。")
        )
        self._joins.addWidget(label(said, "soft"))
        for other in found:
            self._joins.addWidget(long_button(other.text, partial(self._join, other.id)))

    def _join(self, other: str) -> None:
        self.flush()
        empty(self._joins)
        self._desk.do(shortages.join, self.entry.id, other)

    def _remove(self) -> None:
        self.flush()
        self._desk.do(shortages.remove, self.entry.id)
