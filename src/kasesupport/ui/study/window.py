"""仮名の事例: other names, one sentence after the other, then the paper; closed at any time, it goes on later (M99)."""

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from kasesupport.domain.problems import Problem
from kasesupport.ui.model import CaseModel
from kasesupport.ui.office_paper import OfficePaper
from kasesupport.ui.outgoing import of_family
from kasesupport.ui.study.desk import StudyDesk
from kasesupport.ui.study.names import Names
from kasesupport.ui.study.reading import Reading
from kasesupport.ui.widgets import button, card, column, label, row
from kasesupport.ui.wizard.airy import airy

WHAT = "study"  # as the journal calls it


class StudyWindow(QDialog):
    """Everything is kept as it is decided. Nothing leaves while a sentence is open."""

    def __init__(self, model: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("仮名の事例をつくる"))
        self.desk = StudyDesk(model)
        self._out = of_family(model)
        self._pages = QStackedWidget()
        self.reading: Reading | None = None
        self.names: Names | None = None
        head = row(
            label(self.tr("仮名の事例をつくる"), "title", wrap=False), None,
            button(self.tr("あとで続ける"), self.reject, "quiet", "x", self.tr("ここまでを残して、あとで続ける")),
        )  # fmt: skip
        body = column(head, self._pages, margin=18, spacing=12)
        body.setStretch(1, 1)
        self.setLayout(body)
        self.resize(1060, 700)
        self._go_on()

    def ask_names(self) -> None:
        """Which names are put in place."""
        self.names = Names(self.desk, self.read, self._anew)
        self._show(self.names)
        self.names.next.setFocus()

    def read(self) -> None:
        """One sentence after the other; where none is open, the way out."""
        if not self.desk.open_ones():
            self.end()
            return
        self.reading = Reading(self.desk, self.end, self.ask_names)
        self._show(self.reading)
        self.reading.begin()

    def end(self) -> None:
        """All is confirmed."""
        count = len(self.desk.course())
        words = self.tr(
            "すべての文を確かめました。紙に出るのは%1件です。図と表の名前も仮のものです。"
            "配る前に、紙の全体を一度読んでください。組み合わせで、だれのことかわかることがあります。"
        ).replace("%1", str(count))
        paper = button(self.tr("紙を見る・印刷・保存"), self.show_paper, "main", "printer", key="Ctrl+P")
        again = button(self.tr("もう一度読み返す"), self._read_again, "", "rotate-ccw")
        names = button(self.tr("仮の名前"), self.ask_names, "quiet", "users")
        anew = button(self.tr("消して、はじめからやり直す"), self._anew, "quiet", "trash-2")
        shown = QWidget()
        title = label(self.tr("確かめ終わりました"), "heading")
        shown.setLayout(column(card(title, airy(words), row(anew, names, None, again, paper)), None))
        self._show(shown)
        paper.setFocus()

    def show_paper(self) -> None:
        """The paper with the ways to take it along."""
        lead = self.tr("仮名の事例です。学び合いのあとは集めて処分します。保存したPDFは暗号になっていません。")
        title = self.desk.words["title"]
        dialog = OfficePaper(self._out, WHAT, title, lead, self.desk.pages(), self)
        dialog.exec()
        dialog.deleteLater()

    def _go_on(self) -> None:
        if not self.desk.sentences:
            none = self.tr("この関与期間には、まだ言葉がありません。話したことを書くと、ここで事例にできます。")
            holder = QWidget()
            holder.setLayout(column(card(airy(none)), None))
            self._show(holder)
        elif self.desk.study.decided:
            self.read()
        else:
            self.ask_names()

    def _read_again(self) -> None:
        self.reading = Reading(self.desk, self.end, self.ask_names)
        self._show(self.reading)
        self.reading.show_it()

    def _anew(self) -> None:
        try:
            self.desk.anew()
        except Problem as problem:
            self._out.fail(problem)
        self.ask_names()

    def _show(self, page: QWidget) -> None:
        while (old := self._pages.currentWidget()) is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._pages.addWidget(page)
