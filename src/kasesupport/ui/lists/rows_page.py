"""Third page: what would come in; rows to be mended, rows the register has, new ones; each decided on."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QStackedWidget, QTableView, QWidget

from kasesupport.exchange.spreadsheets.entries import Existing, Row
from kasesupport.ui import theme
from kasesupport.ui.choices import Choice
from kasesupport.ui.lists import words
from kasesupport.ui.lists.deciding import TABS, Deciding
from kasesupport.ui.lists.rows_model import RowsModel
from kasesupport.ui.widgets import button, column, ground, label, row, starts_at

WIDTHS = {"faulty": (64, 150, 220, -1), "known": (64, 190, 220, -1, -1), "new": (64, 130, 240, 150, -1, 170)}

DETAIL = 44  # logical px, two lines


class RowsPage(QWidget):
    """`onward` takes in, `back` goes back, `hand_back` asks for the rows to be mended as a file."""

    onward = Signal()
    back = Signal()
    hand_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.deciding = Deciding(())
        self.model = RowsModel()
        self.table = _table(self.model, self.tr("一覧の行"))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_ways())
        self.go = button("", self.onward.emit, "main", "check")
        self._tab, self._told, self._detail = "new", label("", "soft"), label("")
        self._tabs = Choice(dict.fromkeys(TABS, ""), (TABS,), self._tab, self.turn)
        self._whose = label("", wrap=False)
        self.acts = {tab: self._acts(tab) for tab in TABS}
        self._middle = QStackedWidget()
        nothing = label(self.tr("ここに出る行はありません。"), "soft")
        for part in (self.table, ground(column(nothing, None, margin=12))):
            self._middle.addWidget(part)
        self._lay()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Rows as they were checked; what is to be mended first."""
        self.deciding = Deciding(rows)
        self.turn(next(tab for tab in (*TABS, "new") if self.deciding.rows[tab] or tab == "new"))

    def turn(self, tab: str) -> None:
        """Show the rows of one sort."""
        self._tab = tab
        self.model.show(self.deciding.kind(tab))
        header = self.table.horizontalHeader()
        for at, width in enumerate(WIDTHS[tab]):
            mode = QHeaderView.ResizeMode.Stretch if width < 0 else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(at, mode)
            if width >= 0:
                self.table.setColumnWidth(at, width)
        self._middle.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._refresh()

    def chosen(self) -> list[int]:
        """The lines that are selected."""
        return [self.model.line(index.row()) for index in self.table.selectionModel().selectedRows()]

    def _lay(self) -> None:
        back = button(self.tr("もどる"), self.back.emit, "quiet", "arrow-left")
        title = label(self.tr("取り込む前に確かめる"), "heading")
        self._keep = button(self.tr("直すところを表に書き出す"), self.hand_back.emit, icon_name="file-down")
        acts = [made for each in self.acts.values() for made in each]
        ways = row(self._whose, *acts, None, self._keep, spacing=6)
        self._detail.setMinimumHeight(DETAIL)
        parts = (title, self._tabs, self._told, self._middle, self._detail, ways, row(back, None, self.go))
        laid = column(*parts, margin=20, spacing=8)
        laid.setStretch(3, 1)
        self.setLayout(column(ground(laid)))
        starts_at(self, self.table)

    def _acts(self, tab: str) -> Sequence[QPushButton]:
        """What can be done with the selected rows of a sort, else with all of them."""
        if tab == "known":
            return [button(told, partial(self._treat, how)) for how, told in words.existing().items()]
        yes = self.tr("それでも取り込む") if tab == "faulty" else self.tr("取り込む")
        return [
            button(yes, partial(self._take, on=True)),
            button(self.tr("取り込まない"), partial(self._take, on=False)),
        ]

    def _refresh(self) -> None:
        """Counts, states and what can be done, as things are decided now."""
        made = self.deciding.plan()
        coming = len(made.added) + len(made.changed)
        self.go.setText(f" {self.tr('%1件を取り込む').replace('%1', f'{coming:,}')}")
        self.go.setAccessibleName(self.go.text().strip())
        self.go.setEnabled(coming > 0)
        self.model.again()
        for tab, told in self._names().items():
            self._tabs.chips[tab].setText(told)
            self._tabs.chips[tab].setAccessibleName(told)
        self._tabs.show_value(self._tab)
        self._told.setText(self._lead())
        self._show_ways()

    def _names(self) -> Mapping[str, str]:
        told = {
            "faulty": self.tr("直すところのある行　%1"), "known": self.tr("台帳にもうある行　%1"),
            "new": self.tr("新しい行　%1"),
        }  # fmt: skip
        return {tab: told[tab].replace("%1", f"{len(self.deciding.rows[tab]):,}") for tab in TABS}

    def _lead(self) -> str:
        if self._tab == "faulty":
            return self.tr(
                "このままでは、ここの行は取り込みません。「それでも取り込む」にすると、読み取れない欄だけを空けて入れます。"
            )
        if self._tab == "known":
            return self.tr("名前が同じで、住所や電話もくいちがわないものです。まとめても、行ごとにも決められます。")
        return self.tr("台帳に新しく加わります。要らない行は、選んで「取り込まない」にできます。")

    def _lines(self) -> list[int]:
        return self.chosen() or [each.line for each in self.deciding.rows[self._tab]]

    def _show_ways(self) -> None:
        """For whom the buttons below are, and what there is to say of a row that is chosen alone."""
        chosen, lines = self.chosen(), self._lines()
        whose = self.tr("選んだ%1行を") if chosen else self.tr("全部（%1行）を")
        self._whose.setText(whose.replace("%1", f"{len(lines):,}"))
        self._whose.setVisible(bool(lines))
        for tab, made in self.acts.items():
            for each in made:
                each.setVisible(tab == self._tab and bool(lines))
        self._keep.setVisible(self._tab == "faulty" and bool(lines))
        self._detail.setText(self.deciding.detail(self._tab, chosen[0]) if len(chosen) == 1 else "")

    def _treat(self, how: Existing) -> None:
        if chosen := self.chosen():
            self.deciding.treat(chosen, how)
        else:
            self.deciding.set_existing(how)
        self._refresh()

    def _take(self, *, on: bool) -> None:
        self.deciding.take(self._lines(), on=on)
        self._refresh()


def _table(model: RowsModel, name: str) -> QTableView:
    made = QTableView()
    made.setModel(model)
    made.setAccessibleName(name)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(theme.TOUCH)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.horizontalHeader().setHighlightSections(False)
    return made
