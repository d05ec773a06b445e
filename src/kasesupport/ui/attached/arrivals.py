"""What came into the watched folder, offered at the head of the open family: never taken unasked."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtWidgets import QFrame

from kasesupport.cases import watching
from kasesupport.domain.problems import Problem
from kasesupport.ui import theme
from kasesupport.ui.attached import folder as lying
from kasesupport.ui.attached import keeping
from kasesupport.ui.attached.folder import Lying
from kasesupport.ui.attached.keeping import Forms
from kasesupport.ui.attached.offer import OfferDialog
from kasesupport.ui.attached.taking import Taken, Taking
from kasesupport.ui.attached.watch import Watch
from kasesupport.ui.case_page import Opener
from kasesupport.ui.icons import pixmap
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, label, row


class Arrivals(QFrame):
    """A line that is there while something waits. `go` opens another page of the family; `forms`: the office's."""

    def __init__(self, folder: Path, model: CaseModel, go: Opener, forms: Callable[[], Forms]) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._model, self._go, self._forms = model, go, forms
        self._waiting: dict[Lying, str] = {}
        self._done: set[Lying] = set()  # looked at for this family
        self._at_hand: tuple[Lying, str] | None = None
        self.dialog: OfferDialog | None = None
        self._words = label("", wrap=False)
        self.see = button(self.tr("見る"), self._look, "main", "eye")
        self.later = button("", self._put_off, "quiet", "x", self.tr("このお知らせをとじる"))
        sign = label("", wrap=False)
        sign.setPixmap(pixmap("paperclip", theme.WARM, 24))
        self.setLayout(row(sign, self._words, None, self.see, self.later, margin=10, spacing=12))
        self.hide()
        self.taking = Taking(self)
        self.taking.took.connect(self._offer)
        self.taking.failed.connect(self._refused)
        self.watch = Watch(folder, self)
        self.watch.found.connect(self._heard)

    def _heard(self, found: dict[Lying, str]) -> None:
        known = watching.attached_already(self._model.case.file, found.values())
        self._waiting = {each: digest for each, digest in found.items() if digest not in known}
        self._refresh()

    def _refresh(self) -> None:
        count = len(self._waiting.keys() - self._done)
        words = self.tr("決めておいたフォルダーに、新しい写真やPDFが%1つあります。まだ何も取っていません。")
        self._words.setText(words.replace("%1", str(count)))
        self.setVisible(bool(count))

    def _put_off(self) -> None:
        self._done |= self._waiting.keys()
        self._refresh()

    def _look(self) -> None:
        waiting = [each for each in self._waiting if each not in self._done]
        if waiting and self._at_hand is None:
            self._at_hand = waiting[0], self._waiting[waiting[0]]
            self.see.setEnabled(False)
            self.taking.take([lying.reader(self.watch.folder, waiting[0])])

    def _offer(self, taken: Taken) -> None:
        """Show it, unless its sign says that it is another family's."""
        try:
            signed = keeping.signs(self._model, taken)
        except Problem as problem:
            self._refused(problem)
            return
        sheet = keeping.named(self._forms(), signed[0].sheet) if signed else ""
        kept: list[keeping.Kept] = []
        acts = partial(self._keep, taken, kept), self._set_aside, partial(self._remove, taken)
        self.dialog = OfferDialog(taken, self._model.record.name, sheet, *acts, self.window())
        self.dialog.exec()
        self.dialog.deleteLater()
        self.dialog = None
        self._over()
        if kept and kept[0].typed_in:
            keeping.open_beside(self._go, kept[0].id, kept[0].typed_in)

    def _keep(self, taken: Taken, kept: list[keeping.Kept]) -> bool:
        if made := keeping.keep(self._model, self._forms(), taken):
            kept.append(made)
            self._set_aside()
        return bool(made)

    def _remove(self, taken: Taken) -> None:
        if self._at_hand is None:
            return
        try:
            lying.remove(self.watch.folder, self._at_hand[0].name, sha256(taken.content).hexdigest())
        except Problem as problem:
            self._model.failed.emit(problem)
        else:
            self._model.noted.emit(self.tr("添付しました。フォルダーのもとのファイルは消しました。"))

    def _set_aside(self) -> None:
        if self._at_hand is not None:
            self._done.add(self._at_hand[0])

    def _refused(self, problem: Problem) -> None:
        """Said once; the file stays where it is."""
        self._set_aside()
        self._over()
        self._model.failed.emit(problem)

    def _over(self) -> None:
        self._at_hand = None
        self.see.setEnabled(True)
        self._refresh()
