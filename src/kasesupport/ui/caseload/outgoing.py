"""「書き出す」 of ケース一覧: as a workbook or a text, without names unless they are asked for; noted either way."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from kasesupport.cases import access, names
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem
from kasesupport.exchange.spreadsheets import sheets, writing
from kasesupport.saving import save
from kasesupport.ui import files
from kasesupport.ui.background import LongWork
from kasesupport.ui.caseload.model import CaseloadModel
from kasesupport.ui.caseload.words import heads
from kasesupport.ui.choices import Choice
from kasesupport.ui.widgets import button, column, label, row
from kasesupport.ui.wizard.airy import airy

WIDTH = 620  # logical px


class WriteList(QDialog):
    """What `model` shows now, in its order and columns. `note` says what was done, `fail` a Problem."""

    def __init__(
        self,
        file: CaseFile,
        model: CaseloadModel,
        note: Callable[[str], object],
        fail: Callable[[Problem], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("一覧に書き出す"))
        self.setFixedWidth(WIDTH)
        self._file, self._model, self._note, self._fail = file, model, note, fail
        self._form = "xlsx"
        self._work: LongWork | None = None
        self.named = QCheckBox(self.tr("家庭と人の名前も入れる"))
        self._lay()

    def done(self, result: int) -> None:
        """Waits for the thread: it may not outlive the window."""
        if self._work is not None:
            self._work.end()
        super().done(result)

    def write(self, path: Path) -> None:
        """Write it off the main thread; that it went out is noted in the journal."""
        self._go.setEnabled(False)
        file, form, named = self._file, self._form, self.named.isChecked()
        lines, columns, words = self._model.lines, self._model.look.columns, self._model.words
        told = sheets.CaseWords(heads(), words.cell)

        def writing_out(_: Callable[[float], object]) -> Path:
            sheet = sheets.caseload(lines, columns, told, None if named else names.all_names(file))
            save(writing.xlsx(sheet) if form == "xlsx" else writing.text(sheet, form), path)
            return path

        self._work = LongWork(writing_out, self)
        self._work.done.connect(lambda made: self._wrote(made, named=named))
        self._work.failed.connect(self._failed)
        self._work.start()

    def _lay(self) -> None:
        forms = {
            "xlsx": self.tr("表計算ソフト（XLSX）"),
            "utf-8": self.tr("CSV（UTF-8）"),
            "cp932": self.tr("CSV（Shift_JIS）"),
        }
        choice = Choice(forms, (tuple(forms),), self._form, self._choose, self.tr("形"))
        count = self.tr("いま出ている%1件を、この順に書き出します。")
        kept = self.tr(
            "名前・ふりがな・本人の欄は入らず、整理番号で並びます。次の日は日付だけになります。"
            "書き出したファイルは暗号になっていないので、紙と同じように扱ってください。"
        )
        self._go = button(self.tr("保存する場所を選ぶ"), self._ask, "main", "file-down")
        self._go.setEnabled(bool(self._model.lines))
        foot = row(button(self.tr("やめる"), self.reject, "quiet", "arrow-left"), None, self._go)
        parts = (
            label(self.tr("ケース一覧を書き出す"), "heading"),
            label(count.replace("%1", f"{len(self._model.lines):,}")),
            airy(kept, "soft"),
            self.named,
            label(self.tr("形"), "label"),
            choice,
        )
        self.setLayout(column(*parts, foot, margin=24, spacing=14))

    def _choose(self, form: str) -> None:
        self._form = form

    def _ask(self) -> None:
        ending, kind = (".xlsx", "XLSX (*.xlsx)") if self._form == "xlsx" else (".csv", "CSV (*.csv)")
        proposed = f"{self.tr('ケース一覧')}-{self._file.today().isoformat()}{ending}"
        if chosen := files.new_file(self, self.tr("保存する場所を選ぶ"), proposed, kind):
            path = chosen[0]
            self.write(path if path.suffix else path.with_suffix(ending))

    def _wrote(self, path: Path, *, named: bool) -> None:
        access.area_exported(self._file, "caseload-named" if named else "caseload")
        self._note(self.tr("書き出しました：%1").replace("%1", path.name))
        self.accept()

    def _failed(self, problem: Problem) -> None:
        self._go.setEnabled(True)
        self._fail(problem)
