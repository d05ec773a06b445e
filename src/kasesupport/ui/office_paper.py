"""A list over the whole office as it will print: print it, or keep it as a PDF; either is noted in the journal."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kasesupport.drawing.items import Drawing
from kasesupport.drawing.pdf import to_pdf
from kasesupport.saving import save
from kasesupport.ui import files
from kasesupport.ui.canvas.sheet_view import SheetView
from kasesupport.ui.outgoing import Outgoing
from kasesupport.ui.printing import ask_and_print
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, card, column, ground, label, row, scroll
from kasesupport.ui.wizard.airy import airy

SIDE = 300  # logical px


class OfficePaper(QDialog):
    """The sheets at the right, what can be done with them at the left. `what`: as the journal calls it."""

    def __init__(
        self, out: Outgoing, what: str, title: str, lead: str, pages: Sequence[Drawing], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("印刷・保存"))
        self._out, self._what, self._title, self.pages = out, what, title, tuple(pages)
        views: QVBoxLayout = column(*(SheetView(page, 1.15) for page in self.pages), margin=16, spacing=16)
        count = self.tr("A4で%1枚です。").replace("%1", str(len(self.pages)))
        side = card(
            label(title, "heading"), label(count, "soft"), airy(lead, "soft"),
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
            save(to_pdf(self.pages, title=self._title), path)
            return True

        if told(self._out.fail, keep):
            self._out.exported(self._what)
            self._out.note(self.tr("PDFに保存しました。"))

    def _ask_pdf(self) -> None:
        proposed = f"{self._title}-{self._out.today().isoformat()}.pdf"
        if chosen := files.new_file(self, self.tr("PDFに保存"), proposed, "PDF (*.pdf)"):
            self.save_pdf(chosen[0])

    def _print(self) -> None:
        if ask_and_print(self, self.pages):
            self._out.printed(self._what)
            self._out.note(self.tr("印刷に送りました。"))
