"""紙・シート: the list of sheets by who gets them, the pages as they will print, and what stays in."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from kasesupport.cases import access, overview
from kasesupport.cases.office import office
from kasesupport.domain.handed import Paper
from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.pdf import to_pdf
from kasesupport.practice.model import Practice
from kasesupport.saving import save
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.source import Source, consented
from kasesupport.sheets.forms.spec import Audience
from kasesupport.sheets.tongues.reading import Reading
from kasesupport.ui import files
from kasesupport.ui.canvas.sheet_view import SheetView
from kasesupport.ui.case_page import Opener
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers.choices import PaperChoices
from kasesupport.ui.papers.reading import ReadingChoices
from kasesupport.ui.printing import ask_and_print
from kasesupport.ui.widgets import button, card, column, empty, ground, label, row, scroll

READERS: tuple[Audience, ...] = ("family", "child")  # who may read in another language, or with readings
LIST, SIDE, SCALE = 232, 296, 0.98  # px; px a pt


class PapersPage(QWidget):
    """The sheets at the left with their choices, the pages of the one chosen at the right."""

    def __init__(self, model: CaseModel, go: Opener, practice: Practice) -> None:
        super().__init__()
        self.setProperty("reads", True)  # its switches choose what is printed
        self._model, self._go, self._practice = model, go, practice
        self._forms = {name: form for name, form in catalog.forms().items() if form.scope == "family"}
        self._form = next(iter(self._forms.values()))
        self.pages: tuple[Drawing, ...] = ()
        self._views: QVBoxLayout = column(spacing=16, margin=10)
        self._scroll = QScrollArea()
        self._entries: dict[str, QPushButton] = {}
        self.choices = PaperChoices(model, self._refresh, self.save_pdf_asked, self._print, self.paper)
        self.readings = ReadingChoices(model, self._refresh)
        self._build()
        model.changed.connect(self._refresh_if_seen)
        self.show_one("closing")

    def flush(self) -> None:
        """Save nothing: what is typed here is noted by its own button."""

    def showEvent(self, event: object) -> None:
        self._refresh()

    def show_one(self, what: str) -> None:
        """Show the sheet of that permanent name; an unknown one changes nothing."""
        self._form = self._forms.get(what, self._form)
        self.choices.take(self._form)
        for name, entry in self._entries.items():
            entry.setChecked(name == self._form.id)
        self._refresh()
        self._scroll.verticalScrollBar().setValue(0)

    def paper(self) -> Paper:
        """The sheet as it is seen, to be kept as handed over."""
        return Paper((self._form.id,), self._form.label, to_pdf(self.pages, title=self._form.label), len(self.pages))

    def save_pdf(self, path: Path) -> None:
        """Keep the pages as a PDF, and note it; says in a passing note that it is done."""
        try:
            self._answer_for()
            save(to_pdf(self.pages, title=self._form.label), path)
        except Problem as problem:
            self._model.failed.emit(problem)
            return
        access.exported(self._model.case, self._form.id)
        self._model.noted.emit(self.tr("PDFに保存しました。"))

    def save_pdf_asked(self) -> None:
        """Ask where, then keep it there. The proposed name tells nobody's."""
        proposed = f"{self._form.id}-{date.today().isoformat()}.pdf"
        if chosen := files.new_file(self, self.tr("PDFに保存"), proposed, "PDF (*.pdf)"):
            self.save_pdf(chosen[0])

    def _print(self) -> None:
        try:
            self._answer_for()
        except Problem as problem:
            self._model.failed.emit(problem)
            return
        if ask_and_print(self, self.pages):
            access.printed(self._model.case, self._form.id)
            self._model.noted.emit(self.tr("印刷に送りました。"))

    def _answer_for(self) -> None:
        """For somebody the family did not say yes to, a reason is noted first. Raises share_without_reason."""
        self.choices.answer_for(consent=self._has_consent())

    def _has_consent(self) -> bool:
        return self.choices.blank or not self._form.recipient or consented(self._model.record, self.choices.recipient)

    def _build(self) -> None:
        groups: dict[str, tuple[Audience, ...]] = {
            self.tr("家族にわたす紙"): ("family",), self.tr("こどもと使う紙"): ("child",),
            self.tr("職場・機関の紙"): ("agency", "office"),
        }  # fmt: skip
        parts: list[QWidget] = []
        for words, audiences in groups.items():
            entries = [self._entry(name, f.label) for name, f in self._forms.items() if f.audience in audiences]
            parts += [_head(words), *entries] if entries else []
        self._scroll.setWidgetResizable(True)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setWidget(ground(self._views))
        listed = _side(card(*parts, margin=8, spacing=1), LIST)
        body = row(
            listed, self._scroll, _side(ground(column(self.choices, self.readings, spacing=12)), SIDE), spacing=0
        )
        body.setStretch(1, 1)
        self.setLayout(body)

    def _entry(self, name: str, words: str) -> QPushButton:
        made = button(words, partial(self.show_one, name), "rail")
        made.setCheckable(True)
        self._entries[name] = made
        return made

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()

    def _source(self) -> Source:
        told = office(self._model.case.file)
        record = None if self.choices.blank else self._model.record
        return catalog.source(
            self._form, self._model.case.file.today(), (told.name, told.phone),
            record, self.choices.recipient, self.choices.mark, self._practice,
            reading=self.readings.reading() if self._form.audience in READERS else Reading(),
            beside=overview.beside(self._model.case),
        )  # fmt: skip

    def _refresh(self) -> None:
        self.choices.offer()
        source = self._source()
        self.choices.show_held(source, consent=self._has_consent())
        self.readings.show_for(self._form)
        self.readings.show_unread(catalog.unread(source))
        self.pages = catalog.build(source)
        empty(self._views)
        for page in self.pages:
            self._views.addWidget(SheetView(page, SCALE), 0, Qt.AlignmentFlag.AlignHCenter)
        self._views.addStretch(1)


def _head(words: str) -> QWidget:
    made = label(words, "soft")
    made.setContentsMargins(10, 10, 4, 2)
    return made


def _side(inner: QWidget, wide: int) -> QScrollArea:
    made = scroll(ground(column(inner, None, margin=10)))
    made.setFixedWidth(wide)
    return made
