"""A new entry: its name with those that may be the same offered while one types, and its kind."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kasesupport.cases import register
from kasesupport.cases.drafts import Draft
from kasesupport.domain.register import Entry, alike
from kasesupport.ui import theme
from kasesupport.ui.kana import KanaCatcher
from kasesupport.ui.long_button import long_button
from kasesupport.ui.register import words
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.register.fields import kind_choice
from kasesupport.ui.register.shelf import Shelf
from kasesupport.ui.widgets import button, column, empty, label, row
from kasesupport.ui.wizard.airy import airy

OFFERED = 4


class Newcomer(QWidget):
    """`made` takes the id of the new entry, `known` that of one that was there already; `back` gives up."""

    def __init__(
        self, desk: Desk, shelf: Shelf, show: Callable[[str], object], back: Callable[[], object], typed: str = ""
    ) -> None:
        super().__init__()
        self._desk, self._shelf, self._show = desk, shelf, show
        self._offered: tuple[Entry, ...] = ()
        self.name = self._field(self.tr("名前"), typed)
        self.name.textChanged.connect(lambda _: self._offer())
        self.kana = self._field(self.tr("ふりがな"), "")
        KanaCatcher(self.name, self.kana.setText)
        self.kind = kind_choice(self.tr("種類"), words.kinds())
        self.kind.setCurrentIndex(self.kind.findData("other"))
        self.offers: QVBoxLayout = column(spacing=6)
        self.go = button(self.tr("台帳に加える"), self._add, "main", "check")
        for line in (self.name, self.kana):
            line.returnPressed.connect(self.go.click)
        away = button(self.tr("やめる"), back, "quiet", "arrow-left")
        lead = self.tr(
            "機関、団体、場所、活動などを加えます。名前と種類だけで始められます。親族や友人など、ひとりの人は、その家庭のエコマップにかきます。"
        )
        self.setLayout(
            column(
                airy(lead, "soft"), label(self.tr("名前"), "label"), self.name, self.offers,
                label(self.tr("ふりがな"), "label"), self.kana, label(self.tr("種類"), "label"), self.kind,
                row(away, None, self.go), spacing=10,
            )
        )  # fmt: skip
        self._offer()

    def draft(self) -> Draft:
        """What is typed and not yet in the register."""
        told = {"name": self.name.text(), "kana": self.kana.text(), "kind": self.kind.currentData()}
        return told if told["name"].strip() or told["kana"].strip() else {}

    def restore(self, draft: Draft) -> None:
        """Put it back."""
        self.name.setText(draft.get("name", ""))
        self.kana.setText(draft.get("kana", ""))
        self.kind.setCurrentIndex(max(self.kind.findData(draft.get("kind", "other")), 0))

    def _add(self) -> None:
        made = self._desk.do(register.add, self.name.text(), self.kind.currentData(), kana=self.kana.text())
        if made:
            self._show(made)

    def _offer(self) -> None:
        found = alike(self._shelf.keyed, self.name.text(), OFFERED)
        if found == self._offered:
            return
        self._offered = found
        empty(self.offers)
        if found:
            self.offers.addWidget(
                label(self.tr("すでに台帳にあるかもしれません。押すと、その資源をひらきます。"), "warm")
            )
        for entry in found:
            self.offers.addWidget(long_button(told_apart(entry), partial(self._show, entry.id)))

    def _field(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.setMinimumHeight(theme.TOUCH)
        made.setMaxLength(100)
        return made


def told_apart(entry: Entry) -> str:
    """An entry in one line, with what tells it from another of the same name."""
    closed = words.ended() if entry.closed_on else ""
    about = "・".join(part for part in (words.kinds().get(entry.kind, ""), entry.area, entry.address, closed) if part)
    return f"{entry.name}（{about}）"
