"""The three parts of 添付 on the page of sheets: the list, the picture, what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QWidget

from kasesupport.cases import attaching
from kasesupport.domain.attached import Attached, turned
from kasesupport.domain.problems import Problem
from kasesupport.ui import files
from kasesupport.ui.attached.listing import AttachedList, AttachedPanel
from kasesupport.ui.attached.taking import Taken, Taking, of_mime, of_path
from kasesupport.ui.attached.viewer import AttachedViewer
from kasesupport.ui.model import CaseModel


class AttachedDesk(QObject):
    """`named` tells what a sheet is called by its permanent name; `go` opens another page of the family."""

    def __init__(self, page: QWidget, model: CaseModel, go: Callable[[str], None], named: Callable[[str], str]) -> None:
        super().__init__(page)
        self._page, self._model, self._go, self._named = page, model, go, named
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
        file = self._model.case.file
        what = self._page.tr("手書きの紙") if taken.kind != "pdf" else self._page.tr("PDF")
        values = {"pages": taken.pages, "turn": turned(0, taken.tilt)}
        made = self._model.do(attaching.attach, taken.content, taken.kind, what, file.today(), **values)
        if made:
            self.chosen = made
            self._model.noted.emit(self._told(taken))
            self.refresh()

    def _told(self, taken: Taken) -> str:
        if not taken.tilt:
            return self._page.tr("添付しました。")
        return self._page.tr("添付しました。傾きを %1度 直して見せています。").replace("%1", f"{abs(taken.tilt):.1f}")

    def _show(self, file: Attached | None) -> None:
        self.viewer.show_file(file)
        sheet = self._named(file.sheet) if file and file.sheet else ""
        self.panel.show_file(file, sheet, may=self._model.can_write)

    def _call(self, what: str) -> None:
        self._model.do(attaching.call, self.chosen, what)

    def _beside(self) -> None:
        self._go(f"beside/{self.chosen}")

    def _remove(self) -> None:
        self._model.do(attaching.detach, self.chosen)
        self._model.noted.emit(self._page.tr("添付を消しました。「元に戻す」で戻せます。"))
