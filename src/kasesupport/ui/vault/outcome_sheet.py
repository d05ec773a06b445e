"""三つの評価のまとめ: plain tables over all families one may see; on paper small counts are not told."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kasesupport.cases import outcomes
from kasesupport.cases.office import office
from kasesupport.drawing.items import Drawing
from kasesupport.practice.fidelity_years import Year
from kasesupport.sheets import office_tables
from kasesupport.sheets.office_tables import Table
from kasesupport.ui.office_paper import OfficePaper
from kasesupport.ui.outgoing import of_office
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.outcome_words import few, tables
from kasesupport.ui.widgets import button, card, column, label, row
from kasesupport.ui.wizard.airy import airy

NAME, COUNT = 3, 1  # shares of a table's width


class OutcomeSheet(QWidget):
    """`back` takes the sheet off again. On the screen counts are whole: whoever reads may see these families."""

    def __init__(self, desk: Desk, process: Sequence[Year], back: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._process = desk, tuple(process)
        self._seen = outcomes.over_all(desk.file)
        self.tables = tables(self._seen, self._process)
        self.back = button(self.tr("もどる"), back, "quiet", "arrow-left")
        paper = button(self.tr("印刷・保存"), self.show_paper, "", "printer", key="Ctrl+P")
        paper.setEnabled(bool(self.tables))
        head = column(label(self.tr("三つの評価のまとめ"), "title"), airy(self._lead(), "soft"))
        none = [] if self.tables else [card(airy(self.tr("まだ数えるものがありません。フェーズ6から始まります。")))]
        shown = [_shown(each) for each in self.tables]
        self.setLayout(column(row(self.back, None, paper), head, *none, *shown, spacing=14))
        self.setFocusProxy(self.back)

    def pages(self) -> tuple[Drawing, ...]:
        """All tables as they print, small counts untold."""
        made, file = self.tr("%1 作成").replace("%1", "{date}"), self._desk.file
        told = tables(self._seen, self._process, few)
        return office_tables.pages(self.tr("三つの評価のまとめ"), made, told, file.today(), office(file).name)

    def show_paper(self) -> None:
        """The tables as they print, with the ways to take them along."""
        out = of_office(self._desk.file, self._desk.note, self._desk.fail)
        lead = self.tr(
            "家庭や人の名前は出ません。5に満たない数は「5未満」と書きます。5以上の数でも、一つの家庭のものかもしれません。"
            "外に出す前に、どの家庭かがわからないかを確かめてください。"
        )
        dialog = OfficePaper(out, "outcomes-office", self.tr("三つの評価のまとめ"), lead, self.pages(), self)
        dialog.exec()
        dialog.deleteLater()

    def _lead(self) -> str:
        return self.tr(
            "見ることのできる家庭を合わせた数です。家庭や人の名前は出ません。過程・成果・主観の評価は、まぜずに分けて見ます。"
            "家庭や担当者の順をつけるためのものではありません。紙やファイルにするときは、5に満たない数を「5未満」と書きます。"
        )


def _shown(told: Table) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    for line, cells in enumerate((told.heads, *told.rows)):
        for place, words in enumerate(cells):
            made = label(words, "" if line else "soft", wrap=True)
            if place:
                made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(made, line, place)
    for place in range(len(told.heads)):
        grid.setColumnStretch(place, COUNT if place else NAME)
    return card(label(told.title, "heading"), airy(told.lead, "soft"), grid)
