"""A meeting's agenda: the families on it, one of which is looked at; others are found by their name and put on it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from kasesupport.domain.caseload import FamilyLine
from kasesupport.domain.meetings import Item
from kasesupport.ui import theme
from kasesupport.ui.long_button import long_button
from kasesupport.ui.tab_order import order_tabs
from kasesupport.ui.widgets import card, column, empty, label

MOST = 5  # families that a search offers
Search = Callable[[str], Sequence[FamilyLine]]


class AgendaCard(QWidget):
    """`open_` takes the item that is chosen, `put` the id of a family to put on, `search` finds families by name."""

    def __init__(self, open_: Callable[[Item], object], put: Callable[[str], object], search: Search) -> None:
        super().__init__()
        self._open, self._put, self._search = open_, put, search
        self._items: Sequence[Item] = ()
        self.rows: dict[str, QPushButton] = {}
        self.found: dict[str, QPushButton] = {}
        self._list: QVBoxLayout = column(spacing=6)
        self._offered: QVBoxLayout = column(spacing=6)
        self.seek = QLineEdit()
        self.seek.setPlaceholderText(self.tr("議題に足す家庭を、名前・ふりがなでさがす"))
        self.seek.setAccessibleName(self.tr("議題に足す家庭"))
        self.seek.setClearButtonEnabled(True)
        self.seek.setMinimumHeight(theme.TOUCH)
        self.seek.textChanged.connect(lambda _: self._offer())
        self.seek.returnPressed.connect(self._first)
        heading = label(self.tr("議題"), "heading")
        self.setLayout(column(card(heading, self._list, self.seek, self._offered, margin=14, spacing=8)))

    def show_items(self, items: Sequence[Item], chosen: str) -> None:
        """Show the agenda with one item chosen (its note). A family that was two before may stand on it twice."""
        self._items = items
        empty(self._list)
        self.rows = {each.note_id: self._row(each, on=each.note_id == chosen) for each in items}
        for made in self.rows.values():
            self._list.addWidget(made)
        if not items:
            self._list.addWidget(label(self.tr("まだどの家庭も入っていません。"), "soft"))
        self._offer()

    def _row(self, item: Item, *, on: bool) -> QPushButton:
        undone = self.tr("すること あと%1件").replace("%1", str(item.undone)) if item.undone else ""
        head = "　".join(part for part in (item.name or self.tr("（名前なし）"), undone) if part)
        decide = (
            self.tr("決めること：%1").replace("%1", item.decide)
            if item.decide
            else self.tr("決めることは、これから書きます")
        )
        made = long_button(f"{head}\n{decide}", lambda: self._open(item))
        made.setProperty("on", on)
        return made

    def _offer(self) -> None:
        empty(self._offered)
        self.found = {}
        words = self.seek.text().strip()
        if not words:
            return
        there = {each.family_id for each in self._items}
        fits = [line for line in self._search(words) if line.family_id not in there]
        for line in fits[:MOST]:
            shown = "　".join(part for part in (line.name or self.tr("（名前なし）"), line.kana) if part)
            made = long_button(self.tr("＋ %1").replace("%1", shown), partial(self._put, line.family_id))
            self.found[line.family_id] = made
            self._offered.addWidget(made)
        if not fits:
            self._offered.addWidget(label(self.tr("見つかりませんでした。"), "soft"))
        elif len(fits) > MOST:
            self._offered.addWidget(label(self.tr("ほかにもあります。もう少し書いてください。"), "soft"))
        order_tabs(self)

    def _first(self) -> None:
        """Return takes the first that is offered."""
        for offered in tuple(self.found.values())[:1]:
            offered.click()
