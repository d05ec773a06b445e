"""An own map beside the office's ecomap: what stands in both, in one alone; in a picture and in words."""

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QTextEdit, QVBoxLayout, QWidget

from kasesupport.cases import access, own_maps
from kasesupport.diagrams.worded import with_words
from kasesupport.domain.ecomap import Tie
from kasesupport.domain.own_maps import as_record, map_of
from kasesupport.drawing.items import Drawing
from kasesupport.ui.canvas.frame import CanvasFrame
from kasesupport.ui.ecomap.subjects import end_of
from kasesupport.ui.long_button import long_button
from kasesupport.ui.model import CaseModel
from kasesupport.ui.own_maps.beside import not_ours, picture, speaker, told_lines
from kasesupport.ui.own_maps.words import told_of
from kasesupport.ui.paper_dialog import PaperDialog
from kasesupport.ui.prose import write_airy
from kasesupport.ui.widgets import button, card, column, empty, ground, label, row, scroll

SIDE = 350  # logical px


class BesideDialog(QDialog):
    """The picture at the left, the words at the right; single ties can be copied into the office's ecomap."""

    def __init__(self, model: CaseModel, map_id: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("センターの図とくらべる"))
        self._model, self._id = model, map_id
        self.frame = CanvasFrame(words_below=True)
        self.frame.canvas.fixed = True
        self.told = QTextEdit()
        self._copies: QVBoxLayout = column(margin=4, spacing=6)
        self._build()
        model.changed.connect(self._refresh)
        self._refresh()

    def _build(self) -> None:
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(self.tr("くらべた結果"))
        caution = label(
            self.tr("ご家族に見せる前に、「センターの図にだけある」ものを見せてよいか、確かめてください。"), "soft"
        )
        copy = button(self.tr("ことばをコピー"), self.copy_words, "quiet", "clipboard-list")
        paper = button(self.tr("印刷・保存"), self._print, "", "printer", key="Ctrl+P")
        copies = scroll(ground(self._copies))
        copies.setMinimumHeight(100)
        copies.setMaximumHeight(170)  # the words have the rest
        side = card(
            label(told_of(self._model.record, self._id), "heading"), caution, self.told,
            label(self.tr("センターの図に写す（ひとつずつ）"), "label"), copies,
            row(copy, paper), button(self.tr("とじる"), self.reject, "", "x"), spacing=8,
        )  # fmt: skip
        side.setFixedWidth(SIDE)
        body = row(self.frame, side, margin=12, spacing=12)
        body.setStretch(0, 1)
        self.setLayout(body)
        self.resize(1240, 700)

    def done(self, result: int) -> None:
        """Stop listening."""
        self._model.changed.disconnect(self._refresh)
        super().done(result)

    def _refresh(self) -> None:
        record = self._model.record
        if not map_of(record, self._id):
            self.reject()
            return
        write_airy(self.told, "\n".join(told_lines(record, self._id)))
        self.frame.canvas.show_picture(picture(record, self._id, self._model.case.file.today()))
        self.frame.canvas.fit()
        empty(self._copies)
        for tie in not_ours(record, self._id):
            self._copies.addWidget(self._copy_button(tie))
        if not self._copies.count():
            self._copies.addWidget(label(self.tr("どのつながりも、センターの図にあります。"), "soft"))
        self._copies.addStretch(1)

    def _copy_button(self, tie: Tie) -> QWidget:
        record = as_record(self._model.record, self._id)
        name = next((r.name for r in record.resources if r.id == tie.resource), "")
        made = long_button(f"{name} ― {end_of(record, tie.to)}", partial(self.copy_tie, tie.id))
        made.setEnabled(self._model.can_write)
        return made

    def copy_tie(self, tie_id: str) -> None:
        """Put one tie of the author's into the office's ecomap."""
        chosen_by = speaker(self._model.record, self._id, self._model.case.file.today())
        if self._model.do(own_maps.copy_tie, tie_id, chosen_by):
            self._model.noted.emit(self.tr("センターのエコマップに写しました。「元に戻す」で戻せます。"))

    def copy_words(self) -> None:
        """Put what is told on the clipboard."""
        QGuiApplication.clipboard().setText(self.told.toPlainText())
        access.exported(self._model.case, "own-map")
        self._model.noted.emit(self.tr("ことばをコピーしました。書きたいところに貼りつけられます。"))

    def for_paper(self) -> Drawing:
        """The picture with what is told below it."""
        shown = picture(self._model.record, self._id, self._model.case.file.today(), legend=True)
        return with_words(shown.drawing, self.told.toPlainText().splitlines())

    def _print(self) -> None:
        dialog = PaperDialog(
            self._model, "own-map", self.tr("だれが関わっていると思う？"), lambda _: self.for_paper(), self
        )
        dialog.exec()
        dialog.deleteLater()
