"""足りない資源: what families lack in their ecomaps, told over all of them without names (視点2-8, p27)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from kasesupport.cases import shortages
from kasesupport.domain.changes import Changed
from kasesupport.domain.shortage import Shortage
from kasesupport.domain.texts import search_key
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.hearing import Hearing
from kasesupport.ui.register import lack_table, words
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.register.finder import fill
from kasesupport.ui.register.lack_panel import LackPanel
from kasesupport.ui.register.listing import Listing
from kasesupport.ui.widgets import button, card, column, empty, ground, label, row, scroll, starts_at

SIDE = 400  # logical px
TOLD = frozenset({"shortage", "gap", "need_tag"})


class Lacking(QWidget):
    """The list at the left, one entry at the right. `ways` stand at the head: what else one can do with the list."""

    def __init__(self, desk: Desk, head: QWidget) -> None:
        super().__init__()
        self._desk, self._head = desk, head
        self._entries: tuple[Shortage, ...] = ()
        self._stale, self._entry = True, ""
        self.part: LackPanel | None = None
        self.ways = row(None)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("言葉でさがす"))
        self.search.setAccessibleName(self.tr("足りない資源をさがす"))
        self.search.setMinimumHeight(theme.TOUCH)
        self.search.textChanged.connect(lambda _: self._find())
        self.kind, self.area, self.state = (
            self._choice(name) for name in (self.tr("種類"), self.tr("地域"), self.tr("状態"))
        )
        self.model = lack_table.LackModel()
        self.list = Listing(self.model, lack_table.WIDTHS, self.tr("足りない資源の一覧"), lack_table.SPARE)
        self.list.chosen.connect(self._chosen)
        self.list.entered.connect(lambda: self.part.note.setFocus() if self.part else None)
        self.count = label("", "soft", wrap=False)
        self._build()
        self._hearing = Hearing(desk.file, self._heard, self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def flush(self) -> None:
        """Save what is being typed."""
        if self.part is not None:
            self.part.flush()

    def put_down(self) -> None:
        """Save and stop listening."""
        self.flush()
        self._hearing.leave()

    def _build(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._nothing: QVBoxLayout = column(spacing=10)
        holder = QWidget()
        holder.setLayout(column(self._nothing, None))
        self._middle.addWidget(holder)
        finder = QWidget()
        finder.setProperty("reads", True)
        finder.setLayout(column(self.search, row(self.kind, self.area, self.state)))
        self.printing = button(self.tr("印刷・保存"), self._print, "quiet", "printer")
        self.printing.setProperty("reads", True)
        top = row(self._head, None, self.ways, self.printing)
        left = column(top, finder, self.count, self._middle, margin=16, spacing=10)
        left.setStretch(3, 1)
        self._side = QFrame()
        self._side.setObjectName("side")
        self._side.setFixedWidth(SIDE)
        self._beside: QVBoxLayout = column()
        self._side.setLayout(self._beside)
        whole = row(ground(left), self._side, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        starts_at(self, self.search)
        fill(self.kind, {"": self.tr("すべての種類"), **words.lacking_kinds()})
        fill(self.state, {"": self.tr("すべての状態"), **words.states()})
        self.list.sortByColumn(lack_table.FAMILIES, Qt.SortOrder.DescendingOrder)

    def _choice(self, name: str) -> CalmBox:
        made = CalmBox()
        made.setAccessibleName(name)
        made.setMinimumHeight(theme.TOUCH)
        made.currentIndexChanged.connect(lambda _: self._find())
        return made

    def _heard(self, change: Changed) -> None:
        if not change.changes or any(each.table in TOLD for each in change.changes):
            self._stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        if not self._stale:
            return
        self._stale = False
        self._entries = shortages.listed(self._desk.file)
        areas = sorted({entry.area for entry in self._entries if entry.area})
        fill(self.area, {"": self.tr("すべての地域"), **{area: area for area in areas}})
        self._find()
        self._show_entry()

    def _find(self) -> None:
        found = [entry for entry in self._entries if self._is_wanted(entry)]
        blocked = self.list.blockSignals(True)
        self.model.show(found)
        self.list.show_row(self.model.row_of(self._entry) if self._entry else -1)
        self.list.blockSignals(blocked)
        self.count.setText(self.tr("%1件").replace("%1", str(len(found))) if found else "")
        self._middle.setCurrentIndex(0 if found else 1)
        if not found:
            self._show_nothing()

    def _is_wanted(self, entry: Shortage) -> bool:
        told = search_key("\n".join((entry.text, entry.note, *entry.tags)))
        asked = ((self.kind, entry.kind), (self.area, entry.area), (self.state, entry.state))
        plain = all(not choice.currentData() or choice.currentData() == value for choice, value in asked)
        return plain and all(search_key(word) in told for word in self.search.text().split())

    def _show_nothing(self) -> None:
        empty(self._nothing)
        if self._entries:
            words_ = (
                self.tr("見つかりませんでした"),
                self.tr("言葉を短くするか、種類・地域・状態を「すべて」に戻してみてください。"),
            )
        else:
            words_ = (
                self.tr("足りない資源は、まだ書かれていません"),
                self.tr("家庭のエコマップで「足りないもの」をかくと、名前を出さずに、ここに集まります。"),
            )
        self._nothing.addWidget(card(label(words_[0], "heading"), label(words_[1], "soft")))

    def _chosen(self, row_number: int) -> None:
        if row_number < 0:
            return
        self.flush()
        self._entry = self.model.entry(row_number).id
        self._show_entry()

    def _show_entry(self) -> None:
        entry = next((each for each in self._entries if each.id == self._entry), None)
        if entry is not None and self.part is not None and self.part.entry.id == entry.id:
            self.part.show_entry(entry)
            return
        empty(self._beside)
        self.part = LackPanel(self._desk, entry, self._others) if entry else None
        hint = label(self.tr("一覧で選ぶと、状態や動きのメモを書けます。書いたことは、その場で保存されます。"), "soft")
        holder = QWidget()
        holder.setLayout(column(self.part or hint, None, margin=14))
        self._beside.addWidget(scroll(holder))

    def _print(self) -> None:
        from kasesupport.ui.register.lack_paper import LackPaper  # loads reportlab: only when it is wanted

        self.flush()
        dialog = LackPaper(self._desk, self)
        dialog.exec()
        dialog.deleteLater()

    def _others(self) -> list[Shortage]:
        return [each for each in self._entries if each.id != self._entry]
