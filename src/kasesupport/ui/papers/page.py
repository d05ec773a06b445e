"""紙・シート: the sheets by who gets them, those for today as one set, and those that were handed over."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from kasesupport.cases import office_sheets
from kasesupport.practice.model import Practice
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.spec import Form
from kasesupport.ui import files
from kasesupport.ui.attached.desk import AttachedDesk
from kasesupport.ui.case_page import BESIDE, Opener
from kasesupport.ui.choices import Choice
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers import form_desk
from kasesupport.ui.papers.choices import PaperChoices
from kasesupport.ui.papers.entry import Entry, Maker
from kasesupport.ui.papers.filling import Filling
from kasesupport.ui.papers.going_out import GoingOut
from kasesupport.ui.papers.kept import KeptList, KeptPanel
from kasesupport.ui.papers.listing import SheetList
from kasesupport.ui.papers.preview import Preview
from kasesupport.ui.papers.reading import ReadingChoices
from kasesupport.ui.papers.today import TodayList, TodayPanel, TodaySet
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import column, ground, row, scroll

LIST, SIDE, LEAST = 304, 296, 260  # px; the last of the middle, below which its tools lie over each other
FIRST = catalog.PLAN
SHEETS, TODAY, KEPT, ATTACHED = "sheets", "today", "kept", "attached"


class PapersPage(QWidget):
    """One of four lists at the left, the pages in the middle, what can be done with them at the right."""

    def __init__(self, model: CaseModel, go: Opener, practice: Practice) -> None:
        super().__init__()
        self.setProperty("reads", True)  # its switches choose what is printed
        self._model, self._go = model, go
        self.maker = Maker(model, practice)
        self.today = TodaySet(model, self.maker)
        self.out = GoingOut(self, model, self.maker)
        self.preview = Preview()
        self.filling = Filling(self.preview)
        self._build_panels()
        self._build()
        model.changed.connect(self._refresh_if_seen)
        self.show_one(FIRST)

    def flush(self) -> None:
        """Keep what is being typed about a paper that was handed over; the rest is kept by its own button."""
        self.kept_panel.flush()
        self.attached.panel.flush()

    def showEvent(self, event: object) -> None:
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A photograph came beside the page, or went: laid out anew once this size stands."""
        QTimer.singleShot(0, self, self._make_room)

    def show_one(self, what: str) -> None:
        """Show the sheet of that permanent name, or "attached" or "kept"; an unknown one changes nothing."""
        if what in (ATTACHED, KEPT):
            self.turn(what)
            return
        forms = self.maker.forms
        self._form: Form = forms.get(what, getattr(self, "_form", next(iter(forms.values()))))
        self.turn(SHEETS)
        self.preview.area.verticalScrollBar().setValue(0)
        self._beside.verticalScrollBar().setValue(0)

    def turn(self, to: str) -> None:
        """Show "sheets", "today", "kept" or "attached"."""
        self.view = to
        self.views.show_value(to)
        place = (SHEETS, TODAY, KEPT, ATTACHED).index(to)
        self._lists.setCurrentIndex(place)
        self._panels.setCurrentIndex(place)
        self._middle.setCurrentIndex(to == ATTACHED)
        self._make_room()
        self._refresh()

    @property
    def pages(self) -> tuple[object, ...]:
        """What is seen in the middle."""
        return tuple(self.preview.pages)

    @property
    def _both_sides(self) -> bool:
        return bool(self.today_panel.both_sides.isChecked())

    def save_pdf(self, path: Path) -> None:
        """Keep the sheet that is shown as a PDF."""
        self.out.save(self._ready, path)

    def _build_panels(self) -> None:
        one = {
            "print": lambda: self.out.print_(self._ready),
            "save": lambda: self.out.ask_save(self._ready),
            "word": lambda: self.out.ask_word(self._ready),
            "seal": lambda: self.out.ask_sealed(self._ready), "add": self._add, "edit": self._edit,
            "own_write": self._write_own, "own_drop": self._drop_own, "study": self._study,
        }  # fmt: skip
        self.choices = PaperChoices(self._model, self.maker, self._refresh, one, self.out.hand_one(self._ready))
        self.readings = ReadingChoices(self._model, self._refresh)
        whole = {
            "print": lambda: self.out.print_set(self.today, both_sides=self._both_sides),
            "save": lambda: self.out.ask_save_set(self.today),
            "seal": lambda: self.out.ask_save_set(self.today, sealed=True),
            "word": lambda: self.out.ask_word_set(self.today),
        }
        self.today_list = TodayList(self.today, self._refresh)
        self.today_panel = TodayPanel(self._refresh, whole, self.out.hand_set(self.today), self.maker)
        again = {"print": self.out.print_kept, "save": self.out.ask_save_kept, "remove": self.out.take_back}
        self.kept_list = KeptList(self._show_kept)
        self.kept_panel = KeptPanel(again, self.out.correct)
        self.sheet_list = SheetList(self.show_one)
        self.attached = AttachedDesk(self, self._model, self._go, lambda: self.maker.forms)

    def _build(self) -> None:
        words = {SHEETS: self.tr("紙"), TODAY: self.tr("今日渡す"), KEPT: self.tr("渡した紙")}
        words[ATTACHED] = self.tr("添付")
        self.views = Choice(words, [(SHEETS, TODAY), (KEPT, ATTACHED)], SHEETS, self.turn, self.tr("見るもの"))
        self._lists, self._panels, self._middle = QStackedWidget(), QStackedWidget(), QStackedWidget()
        for each in (self.sheet_list, self.today_list, self.kept_list, self.attached.list):
            self._lists.addWidget(each)
        self._beside = _side(ground(column(self.choices, self.readings, self.choices.hand_form, spacing=12)))
        for panel in (self._beside, *map(_side, (self.today_panel, self.kept_panel, self.attached.side))):
            self._panels.addWidget(panel)
        for seen in (self.preview, self.attached.viewer):
            self._middle.addWidget(seen)
        self._panels.setFixedWidth(SIDE)
        left = ground(column(self.views, self._lists, margin=8, spacing=8))
        left.setFixedWidth(LIST)
        body = row(left, self._middle, self._panels, spacing=0)
        body.setStretch(1, 1)
        self.setLayout(body)

    def _make_room(self) -> None:
        """Too narrow for three: the photograph beside the page is the picture; of a sheet it would be a wrong one."""
        narrow = self.isVisible() and self.width() < LIST + LEAST + SIDE
        self._middle.setVisible(not narrow or self.view != ATTACHED)
        if narrow and self.view != ATTACHED:
            self._go(f"{BESIDE}/")

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self.filling.stop()
        ways = {SHEETS: self._refresh_sheet, TODAY: self._refresh_today, KEPT: self._refresh_kept}
        ways.get(self.view, self.attached.refresh)()
        self.views.chips[TODAY].setText(self.tr("今日渡す") + _count(len(self.today.entries)))

    def _refresh_sheet(self) -> None:
        forms = self.maker.forms
        self.sheet_list.offer(forms)
        self._form = forms.get(self._form.id, next(iter(forms.values())))
        self.sheet_list.show_chosen(self._form.id)
        self.choices.take(self._form)
        self.choices.offer()
        self.readings.show_for(self._form)
        language, grade = self.readings.chosen
        child = self.readings.child
        self.choices.entry = replace(self.choices.entry, language=language, grade=grade, child=child)
        source = self.maker.source(self.choices.entry)
        self.readings.show_unread(catalog.unread(source))
        self.choices.show_held(source)
        self.choices.show_fault(form_desk.fault(self._model.case.file, self._form.id))
        may, own = form_desk.may_change(self._model.case.file), not form_desk.is_built_in(self._form.id)
        self.choices.allow_edit(may=may, own=own, why=self.tr("紙の形を決められるのは、統括支援員と管理担当です。"))
        self.preview.show_pages(catalog.build(source))

    def _refresh_today(self) -> None:
        self.today_list.refresh(max(self.today_list.list.currentRow(), 0))
        made = self.today.made(both_sides=self._both_sides)
        self.today_panel.tell(len(self.today.entries), len(made.pages))
        people = self._model.record.graph.persons
        self.today_panel.hand_form.offer([each.called or each.name for each in people if not each.deceased][:6])
        self.preview.show_pages(made.pages)

    def _refresh_kept(self) -> None:
        papers = self.out.papers()
        self.out.choose(self.out.chosen or (papers[0].id if papers else ""))
        self.kept_list.offer(papers, self.out.chosen)
        self._show_kept(self.out.chosen)

    def _show_kept(self, handed_id: str) -> None:
        self.out.choose(handed_id)
        self.kept_panel.show_paper(self.out.paper())
        self.filling.show_pdf(self.out.kept_pdf())

    def _ready(self) -> tuple[Entry, ...]:
        """The sheet that is shown, once what must be said first was said. Raises Problem."""
        return (self.choices.answer_for(),)

    def _add(self) -> None:
        if (entry := self.out.tried(self.choices.answer_for)) is not None:
            self.today.add(entry)
            self._model.noted.emit(self.tr("今日渡すものに入れました。"))
            self._refresh()

    def _edit(self) -> None:
        from kasesupport.ui.papers.editor import SheetEditor

        entry = self.choices.entry
        SheetEditor(self._model.case.file, entry.sheet, lambda form: self.maker.pages(entry, form), self).exec()
        self._refresh()

    def _study(self) -> None:
        """A case under other names, for learning together."""
        from kasesupport.ui.study.window import StudyWindow

        if (window := told(self._model.failed.emit, lambda: StudyWindow(self._model, self))) is not None:
            window.exec()
            window.deleteLater()

    def _write_own(self) -> None:
        """A sheet that is the office's alone, as its file."""
        kinds = self.tr("TOMLファイル (*.toml)")
        if chosen := files.new_file(self, self.tr("センターの紙を書き出す"), f"{self._form.id}.toml", kinds):
            self.write_own(chosen[0])

    def write_own(self, path: Path) -> None:
        """The same, there."""
        if self.out.done(lambda: form_desk.write_own(self._model.case.file, self._form.id, path)):
            self._model.noted.emit(self.tr("書き出しました。"))

    def _drop_own(self) -> None:
        """It is no longer offered; what was handed over stays."""
        if self.out.done(lambda: office_sheets.give_up(self._model.case.file, self._form.id)):
            self._model.noted.emit(self.tr("しまいました。書き出したファイルを取り入れると、また使えます。"))
            self.show_one(FIRST)


def _count(number: int) -> str:
    return f" {number}" if number else ""


def _side(inner: QWidget) -> QScrollArea:
    return scroll(ground(column(inner, None, margin=8)))
