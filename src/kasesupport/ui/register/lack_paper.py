"""足りない資源の一覧 as it will print: print it, or keep it as a PDF. The names of the vault are taken out of it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kasesupport.cases import access, names, shortages
from kasesupport.cases.office import office
from kasesupport.domain.naming import without_names
from kasesupport.domain.shortage import Shortage
from kasesupport.drawing.pdf import to_pdf
from kasesupport.saving import save
from kasesupport.sheets import shortage_sheet
from kasesupport.ui import files
from kasesupport.ui.canvas.sheet_view import SheetView
from kasesupport.ui.printing import ask_and_print
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, card, column, ground, label, row, scroll
from kasesupport.ui.wizard.airy import airy

WHAT = "shortages"  # as the journal calls it
SIDE = 300  # logical px


class LackPaper(QDialog):
    """The sheets at the right, what can be done with them at the left."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("印刷・保存"))
        self._desk = desk
        self.pages = shortage_sheet.pages(nameless(desk), desk.file.today(), office(desk.file).name)
        views: QVBoxLayout = column(*(SheetView(page, 1.15) for page in self.pages), margin=16, spacing=16)
        lead = self.tr(
            "家庭や人の名前が文の中にあるときは「（名前）」に変わります。印刷する前に、もう一度目を通してください。"
        )
        count = self.tr("A4で%1枚です。").replace("%1", str(len(self.pages)))
        side = card(
            label(self.tr("足りない資源の一覧"), "heading"), label(count, "soft"), airy(lead, "soft"),
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
        """Keep the sheets as a PDF; that they went out is noted in the journal."""

        def keep() -> bool:
            save(to_pdf(self.pages, title=self.tr("足りない資源の一覧")), path)
            return True

        if told(self._desk.fail, keep):
            access.area_exported(self._desk.file, WHAT)
            self._desk.note(self.tr("PDFに保存しました。"))

    def _ask_pdf(self) -> None:
        proposed = f"{self.tr('足りない資源の一覧')}-{self._desk.file.today().isoformat()}.pdf"
        if chosen := files.new_file(self, self.tr("PDFに保存"), proposed, "PDF (*.pdf)"):
            self.save_pdf(chosen[0])

    def _print(self) -> None:
        if ask_and_print(self, self.pages):
            access.area_printed(self._desk.file, WHAT)
            self._desk.note(self.tr("印刷に送りました。"))


def nameless(desk: Desk) -> tuple[Shortage, ...]:
    """The list without any name that stands in the vault."""
    clean = without_names(names.all_names(desk.file))
    return tuple(replace(each, text=clean(each.text), note=clean(each.note)) for each in shortages.listed(desk.file))
