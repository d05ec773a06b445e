"""The register: the finder and the list at the left, one entry at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from kasesupport.cases import entries
from kasesupport.cases.drafts import Draft
from kasesupport.domain.register import find
from kasesupport.ui.register import table
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.register.finder import Finder
from kasesupport.ui.register.listing import Listing
from kasesupport.ui.register.merging import Merging
from kasesupport.ui.register.newcomer import Newcomer
from kasesupport.ui.register.panel import EntryPanel
from kasesupport.ui.register.shelf import Shelf
from kasesupport.ui.widgets import button, card, column, empty, ground, label, row, scroll, starts_at
from kasesupport.ui.wizard.airy import airy

SIDE = 470  # logical px


class Board(QWidget):
    """Keeps the chosen entry through every change; what is typed in it saves itself.

    `head` stands over the list; `ways` beside it: what else one can do with the list.
    """

    def __init__(self, desk: Desk, head: QWidget) -> None:
        super().__init__()
        self._desk, self._head = desk, head
        self.ways = row(None)
        self.shelf = Shelf(desk.file, self)
        self.shelf.changed.connect(self._read)
        self.finder = Finder(desk.record)
        self.finder.changed.connect(self._find)
        self.model = table.RegisterModel(desk.file.today())
        self.list = Listing(self.model, table.WIDTHS, self.tr("地域資源の一覧"), table.SPARE)
        self.list.chosen.connect(self._chosen)
        self.list.entered.connect(self._write)
        self.count = label("", "soft", wrap=False)
        self.new = button(self.tr("新しい資源"), self.add, "main", "plus", key="Ctrl+N")
        self._nothing: QVBoxLayout = column(spacing=10)
        self._known: tuple[str, ...] = ()
        self.part: QWidget | None = None
        self._entry = ""
        self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shelf.looked_at = True
        self.shelf.refresh()
        self._offer()  # the family may have told more meanwhile
        self._find()
        if isinstance(self.part, EntryPanel):
            self.part.look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shelf.looked_at = False

    def add(self, typed: str = "") -> None:
        """The form for a new entry."""
        self.flush()
        self._entry = ""
        self.list.show_row(-1)
        form = Newcomer(self._desk, self.shelf, self.open, self._rest, typed or self.finder.search.text().strip())
        self._lay(_scrolled(self.tr("新しい資源"), form), form)
        form.name.setFocus()

    def open(self, entry_id: str) -> None:
        """Show an entry and its row; what was looked for gives way where it hides the entry."""
        self.shelf.refresh()
        self._entry = entry_id
        if self.model.row_of(entry_id) < 0:
            self._show_all(entry_id)
        self.list.show_row(self.model.row_of(entry_id))
        self._show_entry(anew=True)
        self._write()

    def flush(self) -> None:
        """Save what is being typed."""
        if isinstance(self.part, EntryPanel):
            self.part.flush()

    def draft(self) -> Draft:
        """What is typed in the form for a new entry."""
        return self.part.draft() if isinstance(self.part, Newcomer) else {}

    def restore(self, draft: Draft) -> None:
        """Put it back."""
        self.shelf.refresh()
        self.add()
        if isinstance(self.part, Newcomer):
            self.part.restore(draft)

    def put_down(self) -> None:
        """Save and stop listening."""
        self.flush()
        self.shelf.leave()

    def _build(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        holder = QWidget()
        holder.setLayout(column(self._nothing, None))
        self._middle.addWidget(holder)
        top = row(self._head, None, self.ways, self.new)
        left = column(top, self.finder, self.count, self._middle, margin=16, spacing=8)
        left.setStretch(3, 1)
        self._side = QFrame()
        self._side.setObjectName("side")
        self._side.setFixedWidth(SIDE)
        self._beside: QVBoxLayout = column()
        self._side.setLayout(self._beside)
        whole = row(ground(left), self._side, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        starts_at(self, self.finder.search)
        self.new.setEnabled(self._desk.can_write)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._escape)
        QShortcut(QKeySequence(Qt.Key.Key_Down), self.finder.search,
                  context=Qt.ShortcutContext.WidgetShortcut).activated.connect(self._down)  # fmt: skip
        self._rest()

    def _read(self) -> None:
        """The register was read again."""
        self._offer()
        self._find()
        if self._entry:
            self._show_entry(anew=False)

    def _offer(self) -> None:
        used = entries.used(self.shelf.entries())
        self._known = used["tag"]
        self.finder.offer(sorted(used["area"]), sorted(used["tag"]))

    def _find(self) -> None:
        """Show what is looked for now; the chosen entry stays beside it."""
        found = find(self.shelf.keyed, self.finder.wanted(), self._desk.file.today())
        blocked = self.list.blockSignals(True)
        self.model.show(found)
        self.list.show_row(self.model.row_of(self._entry) if self._entry else -1)
        self.list.blockSignals(blocked)
        self.finder.anew.setVisible(self.finder.is_narrow())
        self.count.setText(self._counted(len(found)))
        self._middle.setCurrentIndex(0 if found else 1)
        if not found:
            self._show_nothing()

    def _counted(self, found: int) -> str:
        whole = len(self.shelf.entries())
        if not found:
            return ""
        if not self.finder.is_narrow():
            return self.tr("%1件").replace("%1", f"{found:,}")
        return self.tr("%1件（台帳は%2件）").replace("%1", f"{found:,}").replace("%2", f"{whole:,}")

    def _show_nothing(self) -> None:
        empty(self._nothing)
        if self.shelf.entries() and self.finder.is_narrow():
            typed = self.finder.search.text().strip()
            self._nothing.addWidget(
                card(
                    label(self.tr("見つかりませんでした"), "heading"),
                    airy(self.tr(
                        "言葉を短くするか、しぼりこみを消してみてください。ひらがなでも、"
                        "電話番号の一部でもさがせます。"
                    ), "soft"),
                    row(button(self.tr("しぼりこみを消す"), self.finder.clear, "", "x"),
                        *self._offer_new(typed), None),
                )
            )  # fmt: skip
            return
        self._nothing.addWidget(
            card(
                label(self.tr("まだ資源がありません"), "heading"),
                airy(self.tr(
                    "「新しい資源」から、ふだん頼りにしている機関や場所をひとつ加えてみてください。"
                    "家庭のエコマップで加えた機関も、ここに並びます。"
                ), "soft"),
            )
        )  # fmt: skip

    def _offer_new(self, typed: str) -> list[QWidget]:
        if not typed or not self._desk.can_write:
            return []
        return [button(self.tr("この名前で新しく加える"), lambda: self.add(typed), "", "plus")]

    def _chosen(self, row_number: int) -> None:
        if row_number < 0:
            return
        self.flush()
        self._entry = self.model.entry(row_number).id
        self._show_entry(anew=True)

    def _show_entry(self, *, anew: bool) -> None:
        entry = self.shelf.entry(self._entry)
        if entry is None:
            self._entry = ""
            self._rest()
        elif isinstance(self.part, EntryPanel) and self.part.entry.id == entry.id:
            self.part.show_entry(entry, self._known)
        elif anew or self.part is None:
            panel = EntryPanel(self._desk, entry, self._known, self._merge)
            self._lay(panel, panel)

    def _merge(self) -> None:
        self.flush()
        entry = self.shelf.entry(self._entry)
        if entry is not None:
            form = Merging(self._desk, self.shelf, entry, self._again, lambda: self._again(entry.id))
            self._lay(_scrolled(self.tr("同じ資源と1つにまとめる"), form), form)
            form.search.setFocus()

    def _again(self, entry_id: str) -> None:
        self.part = None
        self.open(entry_id)

    def _write(self) -> None:
        if isinstance(self.part, EntryPanel):
            self.part.write()

    def _rest(self) -> None:
        """Nothing is chosen."""
        said = self.tr("一覧で選んだ資源の内容が、ここに出ます。書いたことは、その場で保存されます。")
        self._lay(_scrolled("", airy(said, "soft")), None)

    def _lay(self, shown: QWidget, part: QWidget | None) -> None:
        empty(self._beside)
        self.part = part
        self._beside.addWidget(shown)

    def _show_all(self, entry_id: str) -> None:
        """Let an entry be seen that the finder leaves out."""
        entry = self.shelf.entry(entry_id)
        self.finder.clear()
        if entry is not None and entry.closed_on:
            self.finder.closed.setChecked(True)
            self._find()

    def _escape(self) -> None:
        """From the entry back to the list, from the list to the search."""
        if self.list.hasFocus():
            self.finder.search.setFocus()
        elif isinstance(self.part, EntryPanel):
            self.flush()
            self.list.setFocus()
        else:
            self._rest()
            self.finder.search.setFocus()

    def _down(self) -> None:
        self.list.setFocus()
        if self.model.rowCount() and self.list.currentIndex().row() < 0:
            self.list.selectRow(0)


def _scrolled(title: str, part: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*([label(title, "heading")] if title else []), part, None, margin=14, spacing=10))
    return scroll(holder)
