"""The last page: what came in and what did not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.exchange.spreadsheets.entries import Plan
from kasesupport.ui.widgets import button, column, empty, ground, label, row, starts_at


class DonePage(QWidget):
    """`closed` and `hand_back` are what one can do."""

    closed = Signal()
    hand_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: QVBoxLayout = column(spacing=8)
        self._keep = button(self.tr("直すところを表に書き出す"), self.hand_back.emit, icon_name="file-down")
        self._close = button(self.tr("とじる"), self.closed.emit, "main", "check")
        undo = self.tr("台帳の「元に戻す」を1回押すと、この取り込みをすべて取り消せます。")
        parts = (label(self.tr("取り込みました"), "title"), self._lines, label(undo, "soft"))
        self.setLayout(column(ground(column(*parts, None, row(self._keep, None, self._close), margin=28, spacing=16))))
        starts_at(self, self._close)

    def show_plan(self, plan: Plan) -> None:
        """Told in numbers."""
        counts = (
            (self.tr("新しく加わった：%1件"), len(plan.added)),
            (self.tr("書き足した・書きかえた：%1件"), len(plan.changed)),
            (self.tr("台帳にもうあり、そのままにした：%1件"), len(plan.known)),
            (self.tr("直すところがあり、取り込まなかった：%1行"), len(plan.faulty)),
            (self.tr("取り込まないことにした：%1行"), len(plan.left)),
        )
        lines = [words.replace("%1", f"{count:,}") for at, (words, count) in enumerate(counts) if count or at == 0]
        empty(self._lines)
        for line in lines:
            self._lines.addWidget(label(line))
        self._keep.setVisible(bool(plan.faulty))
