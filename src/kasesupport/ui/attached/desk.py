"""The three parts of 添付 on the page of sheets: the list, the picture, what can be done with it."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QWidget

from kasesupport.cases import attaching, sheet_codes
from kasesupport.domain.attached import Attached, turned
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.problems import Problem
from kasesupport.sheets.forms.catalog import shape
from kasesupport.sheets.forms.spec import Form
from kasesupport.ui import files
from kasesupport.ui.attached.listing import AttachedList, AttachedPanel
from kasesupport.ui.attached.taking import Taken, Taking, of_mime, of_path
from kasesupport.ui.attached.viewer import AttachedViewer
from kasesupport.ui.model import CaseModel


class AttachedDesk(QObject):
    """`forms`: the sheets as the office has them; `go` opens another page of the family."""

    def __init__(
        self, page: QWidget, model: CaseModel, go: Callable[[str], None], forms: Callable[[], Mapping[str, Form]]
    ) -> None:
        super().__init__(page)
        self._page, self._model, self._go, self._forms = page, model, go, forms
        self.chosen = ""
        self.taking = Taking(self)
        self.list = AttachedList(self.choose, self.ask, self.bring, self.taking.stop)
        self.viewer = AttachedViewer(model)
        self.panel = AttachedPanel(self._call, self._beside, self._remove)
        self.taking.took.connect(self._keep)
        self.taking.failed.connect(model.failed)
        self.taking.moved.connect(self.list.show_share)

    def refresh(self) -> None:
        """Show the family's as they stand now."""
        found = attaching.listed(self._model.case)
        if self.chosen not in {each.id for each in found}:
            self.chosen = found[0].id if found else ""
        self.list.offer(found, self.chosen, may=self._model.can_write)
        self._show(next((each for each in found if each.id == self.chosen), None))

    def choose(self, attachment_id: str) -> None:
        """Look at that one."""
        self.panel.flush()
        self.chosen = attachment_id
        self.refresh()

    def ask(self) -> None:
        """Ask for a file, in Qt's own dialog."""
        title, kinds = self._page.tr("添付する写真かPDF"), self._page.tr("写真とPDF (*.jpg *.jpeg *.png *.pdf)")
        if (path := files.existing_file(self._page, title, files.documents(), kinds)) is not None:
            self.taking.take([of_path(path)])

    def bring(self, mime: QMimeData) -> None:
        """What was dropped or copied."""
        sources = of_mime(mime)
        if not sources:
            self._model.failed.emit(Problem("attach_nothing"))
        self.taking.take(sources)

    def _keep(self, taken: Taken) -> None:
        """Keep it, unless a sign says that it is another family's: then nothing is kept, and whose it is not told."""
        case = self._model.case
        try:
            signed = [found for code in taken.codes if (found := sheet_codes.known(case, code)) is not None]
        except Problem as problem:
            self._model.failed.emit(problem)
            return
        sheet = signed[0].sheet if signed else ""
        what = self._named(sheet) or (self._page.tr("手書きの紙") if taken.kind != "pdf" else self._page.tr("PDF"))
        values = {"pages": taken.pages, "turn": turned(0, taken.turn), "sheet": sheet}
        made = self._model.do(attaching.attach, taken.content, taken.kind, what, case.file.today(), **values)
        if made:
            self.chosen = made
            self._model.noted.emit(" ".join(self._told(taken, signed)))
            self.refresh()

    def _told(self, taken: Taken, signed: list[sheet_codes.Known]) -> Iterator[str]:
        yield self._page.tr("添付しました。")
        if signed:
            day = both(PartialDate.from_text(signed[0].on))
            words = self._page.tr("%1に出した「%2」です。")
            yield words.replace("%1", day).replace("%2", self._named(signed[0].sheet))
            if signed[0].form != self._shape(signed[0].sheet):
                yield self._page.tr("そのあと紙の形が変わっています。")
        elif taken.codes:
            yield self._page.tr("紙の印は、この保管庫では見つかりませんでした。")
        if taken.turn:
            yield self._page.tr("向きを直して見せています。")

    def _show(self, file: Attached | None) -> None:
        self.viewer.show_file(file)
        sheet = self._named(file.sheet) if file and file.sheet else ""
        self.panel.show_file(file, sheet, may=self._model.can_write)

    def _named(self, sheet: str) -> str:
        form = self._forms().get(sheet)
        return form.label if form else ""

    def _shape(self, sheet: str) -> str:
        form = self._forms().get(sheet)
        return shape(form) if form else ""

    def _call(self, what: str) -> None:
        self._model.do(attaching.call, self.chosen, what)

    def _beside(self) -> None:
        self._go(f"beside/{self.chosen}")

    def _remove(self) -> None:
        self._model.do(attaching.detach, self.chosen)
        self._model.noted.emit(self._page.tr("添付を消しました。「元に戻す」で戻せます。"))
