"""Two entries that are the same become one: which other one, which of them stays, and what will happen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from kasesupport.cases.register_merging import merge
from kasesupport.domain.register import Entry, Wanted, alike, find
from kasesupport.ui import theme
from kasesupport.ui.long_button import long_button
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.register.newcomer import told_apart
from kasesupport.ui.register.shelf import Shelf
from kasesupport.ui.widgets import button, column, empty, label, row
from kasesupport.ui.wizard.airy import airy

OFFERED = 5
SHORT = 24  # signs of a name


class Merging(QWidget):
    """`show` takes the id of the entry that stays; `back` gives up."""

    def __init__(
        self, desk: Desk, shelf: Shelf, entry: Entry, show: Callable[[str], object], back: Callable[[], object]
    ) -> None:
        super().__init__()
        self._desk, self._shelf, self._entry, self._show, self._back = desk, shelf, entry, show, back
        self._laid: QVBoxLayout = column(spacing=10)
        self.setLayout(self._laid)
        self.search = QLineEdit()
        self.stays: dict[str, QRadioButton] = {}
        self._seek()

    def _seek(self) -> None:
        """First: which one is the same."""
        empty(self._laid)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("同じ資源をさがす"))
        self.search.setPlaceholderText(self.tr("名前・ふりがなでさがす"))
        self.search.setMinimumHeight(theme.TOUCH)
        self.search.textChanged.connect(lambda _: self._offer())
        self._offers: QVBoxLayout = column(spacing=6)
        lead = self.tr("「%1」と同じ資源を選んでください。").replace("%1", self._entry.name)
        self._laid.addWidget(airy(lead))
        self._laid.addWidget(self.search)
        self._laid.addLayout(self._offers)
        self._laid.addLayout(row(button(self.tr("やめる"), self._back, "quiet", "arrow-left"), None))
        self._offer()

    def _offer(self) -> None:
        empty(self._offers)
        typed = self.search.text().strip()
        found = self._found(typed)
        for entry in found:
            self._offers.addWidget(long_button(told_apart(entry), partial(self._ask, entry)))
        if not found:
            said = (
                self.tr("見つかりませんでした。")
                if typed
                else self.tr("似た名前の資源はありません。名前でさがせます。")
            )
            self._offers.addWidget(label(said, "soft"))

    def _found(self, typed: str) -> tuple[Entry, ...]:
        if not typed:
            return alike(self._shelf.keyed, self._entry.name, OFFERED, but=self._entry.id)
        found = find(self._shelf.keyed, Wanted(typed, closed=True), self._desk.file.today())
        return tuple(entry for entry in found if entry.id != self._entry.id)[:OFFERED]

    def _ask(self, other: Entry) -> None:
        """Then: which of the two stays, and what goes over."""
        empty(self._laid)
        self.stays = {each.id: _choice(each) for each in (self._entry, other)}
        self.stays[self._entry.id].setChecked(True)
        told = self.tr(
            "家庭とのつながり、目印、経験、プランの取組、同意は、残すほうに移ります。書いてあることはそのまま残り、空いている欄は"
            "もう片方の言葉でうめます。あとから「元に戻す」で戻せます。"
        )
        self._laid.addWidget(label(self.tr("どちらの名前を残しますか"), "label"))
        for each in (self._entry, other):
            self._laid.addWidget(self.stays[each.id])
            self._laid.addWidget(label(told_apart(each), "soft"))
        self._laid.addWidget(airy(told, "soft"))
        go = button(self.tr("1つにまとめる"), partial(self._merge, other), "main", "check")
        self._laid.addLayout(row(button(self.tr("やめる"), self._back, "quiet", "arrow-left"), None, go))
        go.setFocus()

    def _merge(self, other: Entry) -> None:
        both = (self._entry.id, other.id)
        keep, gone = both if self.stays[self._entry.id].isChecked() else both[::-1]
        self._desk.do(merge, keep, gone)
        self._show(keep)


def _choice(entry: Entry) -> QRadioButton:
    """As much of a name as there is room for; all of it stands below."""
    short = entry.name if len(entry.name) <= SHORT else entry.name[: SHORT - 1] + "…"
    made = QRadioButton(short)
    made.setAccessibleName(told_apart(entry))
    return made
