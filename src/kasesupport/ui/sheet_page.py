"""サポートプラン as it will print: prefilled or blank, with the genogram or without; print it or keep it as a PDF."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from kasesupport.cases import access, plans
from kasesupport.cases.office import office
from kasesupport.domain.confided import without_confided
from kasesupport.domain.problems import Problem
from kasesupport.domain.sheltering import Sheltered, fearing
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.pdf import to_pdf
from kasesupport.saving import save
from kasesupport.sheets.forms.catalog import PLAN
from kasesupport.sheets.from_record import plan_pages
from kasesupport.ui import files
from kasesupport.ui.canvas.sheet_view import SheetView
from kasesupport.ui.case_page import Opener
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers import form_desk
from kasesupport.ui.printing import ask_and_print
from kasesupport.ui.widgets import button, card, chip, column, empty, ground, label, row, scroll
from kasesupport.ui.wizard.chips import Chips, Choice, Keys


class SheetPage(QWidget):
    """The pages at the right as they will print, the choices at the left."""

    def __init__(self, model: CaseModel, go: Opener) -> None:
        super().__init__()
        self.setProperty("reads", True)  # its switches choose what is printed
        self._model, self._go = model, go
        self._blank, self._with_genogram = False, True
        self.pages: tuple[Drawing, ...] = ()
        self._views: QVBoxLayout = column(spacing=20, margin=20)
        self._scroll = QScrollArea()
        self._build()
        model.changed.connect(self._refresh_if_seen)

    def flush(self) -> None:
        """Nothing is typed here."""

    def showEvent(self, event: object) -> None:
        self._refresh()

    def save_pdf(self, path: Path) -> None:
        """Keep the pages as a PDF; says in a passing note where."""
        try:
            save(to_pdf(self.pages, title=self.tr("サポートプラン")), path)
        except Problem as problem:
            self._model.failed.emit(problem)
            return
        access.exported(self._model.case, "support-plan")
        self._model.noted.emit(self.tr("PDFに保存しました。"))

    def _build(self) -> None:
        self._filled_chip = chip(self.tr("聞いたことを入れる"), True, lambda _: self._choose(blank=False))
        self._blank_chip = chip(self.tr("空の紙（手書き用）"), False, lambda _: self._choose(blank=True))
        self._genogram_chip = chip(self.tr("ジェノグラムを入れる"), True, self._turn_genogram)
        self.which = Chips(self._take_up, self.tr("どのプランか"))
        self._apart = label(
            self.tr(
                "ふたりの間に心配があるので、ふたりの言葉は載せていません。だれに渡すかを「紙・シート」で選べます。"
            ),
            "warm",
        )
        self._confided = label(
            self.tr("こどもが親のことを話した言葉は載せていません。こどもに聞いて載せるのは「紙・シート」でできます。"),
            "warm",
        )
        side = card(
            label(self.tr("サポートプラン"), "heading"), self.which,
            label(self.tr("右に見えているとおりに印刷されます。"), "soft"), self._apart, self._confided,
            self._filled_chip, self._blank_chip,
            self._genogram_chip,
            button(self.tr("印刷する"), self._print, "main", "printer", key="Ctrl+P"),
            button(self.tr("PDFに保存"), self._ask_pdf, icon_name="file-down"),
            label(self.tr("直したいところは、プランニングの各ページで書き直せます。"), "soft"),
            button(self.tr("プランニングへ"), lambda: self._go("planning"), "quiet", "pencil"),
            label(self.tr("ほかの言葉で出す、渡した日を残す、紙の形を直すのは「紙・シート」でできます。"), "soft"),
            button(self.tr("紙・シートへ"), lambda: self._go(f"papers/{PLAN}"), "quiet", "file-text"),
        )  # fmt: skip
        side.setFixedWidth(280)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setWidget(ground(self._views))
        beside = scroll(ground(column(side, None, margin=12)))
        beside.setFixedWidth(312)
        body = row(beside, self._scroll, spacing=0)
        body.setStretch(1, 1)
        self.setLayout(body)

    def _choose(self, *, blank: bool) -> None:
        self._blank = blank
        self._filled_chip.setChecked(not blank)
        self._blank_chip.setChecked(blank)
        self._refresh()

    def _turn_genogram(self, on: bool) -> None:
        self._with_genogram = on
        self._refresh()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()

    def _take_up(self, keys: Keys) -> None:
        if keys:
            self._model.do(plans.take_up, keys[0])
        self._refresh()

    def _refresh(self) -> None:
        file, record = self._model.case.file, self._model.record
        self.which.offer([Choice(p.id, p.title or self.tr("題のないプラン")) for p in record.plans])
        self.which.show_chosen([record.plan.id] if record.plan.id else [])
        self.which.setVisible(len(record.plans) > 1)
        self._apart.setVisible(bool(fearing(record)) and not self._blank)
        kept = without_confided(Sheltered(record)).confided
        self._confided.setVisible(bool(kept) and not self._blank)
        told = office(file)
        self.pages = plan_pages(
            self._model.record, file.today(), (told.name, told.phone),
            blank=self._blank, with_genogram=self._with_genogram,
            form=form_desk.forms(file).forms[PLAN],
        )  # fmt: skip
        empty(self._views)
        for page in self.pages:
            self._views.addWidget(SheetView(page), 0, Qt.AlignmentFlag.AlignHCenter)
        self._views.addStretch(1)

    def _ask_pdf(self) -> None:
        proposed = f"{self.tr('サポートプラン')}-{date.today().isoformat()}.pdf"  # no name: it shows in recent files
        if chosen := files.new_file(self, self.tr("PDFに保存"), proposed, "PDF (*.pdf)"):
            self.save_pdf(chosen[0])

    def _print(self) -> None:
        if ask_and_print(self, self.pages):
            access.printed(self._model.case, "support-plan")
            self._model.noted.emit(self.tr("印刷に送りました。"))
