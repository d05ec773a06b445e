"""手引き as it will print, for a training: print it, or keep it as a PDF. Nothing of a family stands on it."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kasesupport.cases.office import office
from kasesupport.drawing.pdf import to_pdf
from kasesupport.practice.model import Phase
from kasesupport.saving import save
from kasesupport.sheets import guidance_sheet
from kasesupport.ui import files
from kasesupport.ui.canvas.sheet_view import SheetView
from kasesupport.ui.printing import ask_and_print
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, card, column, ground, label, row, scroll
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.desk import Desk

SIDE = 300  # logical px


class GuidancePaper(QDialog):
    """The sheets at the right, what can be done with them at the left."""

    def __init__(self, desk: Desk, phase: Phase, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("印刷・保存"))
        self._desk, self._phase = desk, phase
        file = desk.model.case.file
        self.pages = guidance_sheet.pages(phase, desk.practice, file.today(), office(file).name)
        views: QVBoxLayout = column(*(SheetView(page, 1.15) for page in self.pages), margin=16, spacing=16)
        count = self.tr("A4で%1枚です。").replace("%1", str(len(self.pages)))
        lead = self.tr("研修や打ち合わせで読み合わせるための紙です。家庭のことは載りません。")
        side = card(
            label(self._name(), "heading"), label(count, "soft"), airy(lead, "soft"),
            button(self.tr("印刷する"), self._print, "main", "printer", key="Ctrl+P"),
            button(self.tr("PDFに保存"), self._ask_pdf, "", "file-down"),
            button(self.tr("とじる"), self.reject, "quiet", "x"),
        )  # fmt: skip
        side.setFixedWidth(SIDE)
        body = row(column(side, None), scroll(ground(views)), margin=12, spacing=12)
        body.setStretch(1, 1)
        self.setLayout(body)
        self.resize(1060, 700)

    def save_pdf(self, path: Path) -> None:
        """Keep the sheets as a PDF."""

        def keep() -> bool:
            save(to_pdf(self.pages, title=self._name()), path)
            return True

        if told(self._desk.model.failed.emit, keep):
            self._desk.model.noted.emit(self.tr("PDFに保存しました。"))

    def _name(self) -> str:
        return self.tr("手引き（%1）").replace("%1", self._phase.short)

    def _ask_pdf(self) -> None:
        if chosen := files.new_file(self, self.tr("PDFに保存"), f"{self._name()}.pdf", "PDF (*.pdf)"):
            self.save_pdf(chosen[0])

    def _print(self) -> None:
        if ask_and_print(self, self.pages):
            self._desk.model.noted.emit(self.tr("印刷に送りました。"))
