"""「表に書き出す」 of 数で見るふり返り: every number that may go out as a workbook or a text; noted in the journal."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from kasesupport.domain.problems import Problem
from kasesupport.exchange.spreadsheets import writing
from kasesupport.exchange.spreadsheets.counts import counts
from kasesupport.saving import save
from kasesupport.sheets import review_sheet
from kasesupport.ui import files
from kasesupport.ui.background import LongWork
from kasesupport.ui.choices import Choice
from kasesupport.ui.outgoing import Outgoing
from kasesupport.ui.reviewing import telling
from kasesupport.ui.reviewing.asked import Reviewed
from kasesupport.ui.widgets import button, column, label, row
from kasesupport.ui.wizard.airy import airy

WIDTH = 620  # logical px
WHAT = "review-office"  # as the journal calls it


class WriteCounts(QDialog):
    """What is read now, all pictures that may leave the office."""

    def __init__(self, told: Reviewed, out: Outgoing, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("表に書き出す"))
        self.setFixedWidth(WIDTH)
        self._told, self._out, self._form = told, out, "xlsx"
        self._work: LongWork | None = None
        self._lay()

    def done(self, result: int) -> None:
        """Waits for the thread: it may not outlive the window."""
        if self._work is not None:
            self._work.end()
        super().done(result)

    def write(self, path: Path) -> None:
        """Write it off the main thread; that it went out is noted in the journal."""
        self._go.setEnabled(False)
        told, form = self._told, self._form

        def writing_out(_: Callable[[float], object]) -> Path:
            sheet = counts(telling.rows(told))
            save(writing.xlsx(sheet) if form == "xlsx" else writing.text(sheet, form), path)
            return path

        self._work = LongWork(writing_out, self)
        self._work.done.connect(self._wrote)
        self._work.failed.connect(self._failed)
        self._work.start()

    def _lay(self) -> None:
        forms = {
            "xlsx": self.tr("表計算ソフト（XLSX）"),
            "utf-8": self.tr("CSV（UTF-8）"),
            "cp932": self.tr("CSV（Shift_JIS）"),
        }
        choice = Choice(forms, (tuple(forms),), self._form, self._choose, self.tr("形"))
        lead = review_sheet.words()["lead"]
        self._go = button(self.tr("保存する場所を選ぶ"), self._ask, "main", "file-down")
        foot = row(button(self.tr("やめる"), self.reject, "quiet", "arrow-left"), None, self._go)
        parts = (
            label(self.tr("全部の図の数を書き出す"), "heading"),
            label(telling.heading(self._told, review_sheet.words()), "soft"),
            airy(lead, "soft"),
            airy(self.tr("5家庭に満たない数と、それを計算できてしまう数は「伏せました」になります。"), "soft"),
            label(self.tr("形"), "label"),
            choice,
        )
        self.setLayout(column(*parts, foot, margin=24, spacing=14))

    def _choose(self, form: str) -> None:
        self._form = form

    def _ask(self) -> None:
        ending, kind = (".xlsx", "XLSX (*.xlsx)") if self._form == "xlsx" else (".csv", "CSV (*.csv)")
        proposed = f"{self.tr('数で見るふり返り')}-{self._out.today().isoformat()}{ending}"
        if chosen := files.new_file(self, self.tr("保存する場所を選ぶ"), proposed, kind):
            path = chosen[0]
            self.write(path if path.suffix else path.with_suffix(ending))

    def _wrote(self, path: Path) -> None:
        self._out.exported(WHAT)
        self._out.note(self.tr("書き出しました：%1").replace("%1", path.name))
        self.accept()

    def _failed(self, problem: Problem) -> None:
        self._go.setEnabled(True)
        self._out.fail(problem)
