"""ほかの家庭とまとめる: three pages, each with a way back; nothing is changed before the last press."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from kasesupport import messages
from kasesupport.cases import family_merging
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem
from kasesupport.ui.merging.judging import Judging
from kasesupport.ui.merging.seek import Seek
from kasesupport.ui.merging.words import Part, preview
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, card, column, ground, label, row, scroll
from kasesupport.ui.wizard.airy import airy


class MergeDialog(QDialog):
    """`stayed` is the id of the family that both became, "" while nothing was done. `fail` is told a Problem."""

    def __init__(self, file: CaseFile, family_id: str, fail: Callable[[Problem], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("ほかの家庭とまとめる"))  # a title never holds a name
        self._file, self._tell, self.stayed = file, fail, ""
        self.said = label("", "warm")  # what was refused; the window's own line is covered
        self.seek = Seek(file, family_id)
        self.seek.chosen.connect(lambda other: self.judge(family_id, other))
        self.judging: Judging | None = None
        self._both = (family_id, "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.seek)
        self.back = button(self.tr("もどる"), self._go_back, "quiet", "arrow-left")
        self.on = button(self.tr("つぎへ"), self._look, "main", "arrow-right")
        self.sure = button(self.tr("ひとつにまとめる"), self._merge, "main", "check")
        foot = row(button(self.tr("やめる"), self.reject, "quiet"), self.back, None, self.on, self.sure)
        whole = column(self._stack, self.said, foot, margin=18, spacing=12)
        whole.setStretch(0, 1)
        self.setLayout(column(ground(whole)))
        self.resize(900, 680)
        self._show(0)
        self.seek.search.setFocus()

    def done(self, result: int) -> None:
        self.seek.end()
        super().done(result)

    def judge(self, stays: str, goes: str, pairs: Mapping[str, str] | None = None) -> None:
        """The second page, for these two; `pairs`: who was judged to be the same before they were turned round."""
        found = told(self._fail, lambda: family_merging.compare(self._file, stays, goes))
        if found is None:
            return
        self._both = (stays, goes)
        self._found = found if pairs is None else replace(found, proposed=pairs)
        self.judging = Judging(self._file, self._found, self._turn)
        self._put(1, self.judging)

    def _turn(self) -> None:
        stays, goes = self._both
        if self.judging is not None:
            self.judge(goes, stays, {one: other for other, one in self.judging.wish.pairs.items()})

    def _look(self) -> None:
        """The third page: what will happen, in words."""
        if self.judging is not None:
            parts = preview(self._found, self.judging.wish, self.judging.told)
            self._put(2, self._told_page(parts))
            self.sure.setFocus()

    def _merge(self) -> None:
        stays, goes = self._both
        if self.judging is None:
            return
        wish = self.judging.wish

        def merging() -> bool:
            family_merging.merge(self._file, stays, goes, wish)
            return True

        if told(self._fail, merging):
            self.stayed = stays
            self.accept()

    def _go_back(self) -> None:
        self._show(self._stack.currentIndex() - 1)

    def _put(self, place: int, page: QWidget) -> None:
        while old := self._stack.widget(place):
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)
        self._show(place)

    def _fail(self, problem: Problem) -> None:
        self.said.setText(messages.text(problem, "ja"))
        self.said.show()
        self._tell(problem)

    def _show(self, place: int) -> None:
        self.said.hide()
        self._stack.setCurrentIndex(place)
        self.back.setVisible(place > 0)
        self.on.setVisible(place == 1)
        self.sure.setVisible(place == 2)

    def _told_page(self, parts: tuple[Part, ...]) -> QWidget:
        said = self.tr("まとめたあと、家庭の画面の「元に戻す」で、ふたつの記録に戻せます。")
        head = (label(self.tr("この内容でまとめます"), "heading"), label(said, "soft"))
        page = QWidget()
        page.setLayout(column(*head, *(_card(part) for part in parts), None, spacing=12))
        return scroll(page)


def _card(part: Part) -> QWidget:
    return card(label(part.title, "heading"), *(airy(f"・{line}") for line in part.lines), spacing=6)
