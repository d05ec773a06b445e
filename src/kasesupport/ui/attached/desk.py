"""The three parts of 添付 on the page of sheets: the list, the picture, what can be done with it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QWidget

from kasesupport.cases import access, attaching, hand
from kasesupport.domain.attached import Attached
from kasesupport.domain.problems import Problem
from kasesupport.domain.strokes import HIGH, WIDE, Drawn
from kasesupport.drawing import ink
from kasesupport.drawing.items import Drawing
from kasesupport.sheets import drawn_sheet
from kasesupport.sheets.forms.spec import Form
from kasesupport.ui import files
from kasesupport.ui.attached import drawn_panel, keeping
from kasesupport.ui.attached.drawn_panel import DrawnPanel
from kasesupport.ui.attached.listing import AttachedList, AttachedPanel, day
from kasesupport.ui.attached.taking import Source, Taken, Taking, of_mime, of_path
from kasesupport.ui.attached.viewer import AttachedViewer
from kasesupport.ui.model import CaseModel
from kasesupport.ui.printing import ask_and_print
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import column, ground
from kasesupport.ui.wizard.voices import name_of


class AttachedDesk(QObject):
    """`forms`: the sheets as the office has them; `go` opens another page of the family."""

    def __init__(
        self, page: QWidget, model: CaseModel, go: Callable[[str], None], forms: Callable[[], Mapping[str, Form]]
    ) -> None:
        super().__init__(page)
        self._page, self._model, self._go, self._forms = page, model, go, forms
        self.chosen = ""
        self._brought = 0  # how many came at once
        self._drawn: Drawn | None = None  # what is looked at, where it was drawn by hand
        self.taking = Taking(self)
        self.list = AttachedList(self.choose, self.ask, self.bring, self.taking.stop)
        self.viewer = AttachedViewer(model)
        self.panel = AttachedPanel(self._call, self._beside, self._remove)
        self.drawn_panel = DrawnPanel(self.print_drawn, self._throw_away)
        self.side = ground(column(self.panel, self.drawn_panel))
        self.taking.took.connect(self._keep)
        self.taking.failed.connect(model.failed)
        self.taking.moved.connect(self.list.show_share)

    def refresh(self) -> None:
        """Show the family's as they stand now."""
        case = self._model.case
        found = {each.id: each for each in attaching.listed(case)}
        by_hand = {each.id: each for each in hand.listed(case) if hand.strokes(case, each.id)}
        lines = [(each.on, each.id, f"{day(each)}\n{each.what}") for each in found.values()]
        lines += [(d.on, d.id, f"{drawn_panel.day(d)}\n{self._whose(d)}") for d in by_hand.values()]
        order = [(each, words) for _, each, words in sorted(lines, reverse=True)]
        if self.chosen not in found.keys() | by_hand.keys():
            self.chosen = order[0][0] if order else ""
        self.list.offer(order, self.chosen, may=self._model.can_write)
        self._drawn = by_hand.get(self.chosen)
        self._show(found.get(self.chosen))

    def choose(self, attachment_id: str) -> None:
        """Look at that one."""
        self.panel.flush()
        self.chosen = attachment_id
        self.refresh()

    def ask(self) -> None:
        """Ask for a file, in Qt's own dialog."""
        title, kinds = self._page.tr("添付する写真かPDF"), self._page.tr("写真とPDF (*.jpg *.jpeg *.png *.pdf)")
        if (path := files.existing_file(self._page, title, files.documents(), kinds)) is not None:
            self._take([of_path(path)])

    def bring(self, mime: QMimeData) -> None:
        """What was dropped or copied."""
        sources = of_mime(mime)
        if not sources:
            self._model.failed.emit(Problem("attach_nothing"))
        self._take(sources)

    def _keep(self, taken: Taken) -> None:
        """One alone that is a sheet of ours is opened where it is typed in; of several none leads away from here."""
        alone, self._brought = self._brought == 1, 0
        if kept := keeping.keep(self._model, self._forms(), taken):
            self.chosen = kept.id
            self.refresh()
            if alone and kept.typed_in:
                keeping.open_beside(self._go, kept.id, kept.typed_in)

    def _take(self, sources: list[Source]) -> None:
        self._brought = len(sources)
        self.taking.take(sources)

    def _show(self, file: Attached | None) -> None:
        drawn, may = self._drawn, self._model.can_write
        self.drawn_panel.show_drawn(drawn, self._name(drawn) if drawn else "", may=may)
        if drawn is None:
            self.viewer.show_file(file)
        else:
            self.viewer.show_drawing(self._drawing(drawn))
        sheet = keeping.named(self._forms(), file.sheet) if file else ""
        self.panel.show_file(file, sheet, may=self._model.can_write)

    def print_drawn(self) -> None:
        """Ask which printer, and print it as it was drawn."""
        if (drawn := self._drawn) is None:
            return
        page = drawn_sheet.page(self._drawing(drawn), f"{drawn_panel.day(drawn)}　{self._whose(drawn)}")
        if ask_and_print(self._page, (page,)):
            access.printed(self._model.case, "drawn")
            self._model.noted.emit(self._page.tr("印刷に送りました。"))

    def _drawing(self, drawn: Drawn) -> Drawing:
        lines = told(self._model.failed.emit, lambda: hand.strokes(self._model.case, drawn.id)) or ()
        return ink.drawn([each.dots for each in lines], HIGH.get(drawn.what, WIDE))

    def _whose(self, drawn: Drawn) -> str:
        return "　".join(filter(None, (drawn_panel.kind(drawn), self._name(drawn))))

    def _name(self, drawn: Drawn) -> str:
        people = self._model.record.graph.persons
        return next((name_of(each) for each in people if each.id == drawn.speaker_id), "")

    def _throw_away(self) -> None:
        if self._drawn is not None:
            self._model.do(hand.throw_away, self._drawn.id)
            self._model.noted.emit(self._page.tr("消しました。「元に戻す」で戻せます。"))

    def _call(self, what: str) -> None:
        self._model.do(attaching.call, self.chosen, what)

    def _beside(self) -> None:
        sheet = next((each.sheet for each in attaching.listed(self._model.case) if each.id == self.chosen), "")
        keeping.open_beside(self._go, self.chosen, keeping.step_of(self._forms(), sheet))

    def _remove(self) -> None:
        self._model.do(attaching.detach, self.chosen)
        self._model.noted.emit(self._page.tr("添付を消しました。「元に戻す」で戻せます。"))
