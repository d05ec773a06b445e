"""添付・同意・渡した紙: all of the families one may see in one table, filtered; a line opens where it stands."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from kasesupport.cases import filing
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.filed import Filed, Wanted
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import search_key
from kasesupport.practice.model import Practice
from kasesupport.ui import theme
from kasesupport.ui.background import LongWork
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.coming_back import Filing
from kasesupport.ui.filed.model import FiledModel, kinds, states
from kasesupport.ui.hearing import Hearing
from kasesupport.ui.register.finder import fill
from kasesupport.ui.search.spans import span, spans
from kasesupport.ui.widgets import button, column, label, row, starts_at

SHARES = (5, 9, 11, 12, 11, 15)  # of the width, by column
HEAD_HIGH = 42  # logical px


class FiledPage(QWidget):
    """`chosen_at` carries a family's id and the page to open, `left` that one goes back. `fail` says a Problem."""

    chosen_at = Signal(str, str)
    left = Signal()

    def __init__(self, file: CaseFile, practice: Practice, fail: Callable[[Problem], object]) -> None:
        super().__init__()
        self._file, self._practice, self._fail = file, practice, fail
        self._work: LongWork | None = None
        self._again, self._at = False, ""
        self._told = ("", "")  # of the consent that was opened
        self.model = FiledModel()
        self.table = FiledTable(self.model, self.tr("添付・同意・渡した紙"))
        self.search, self.count = QLineEdit(), label("", "soft", wrap=False)
        self.kind, self.state, self.days = CalmBox(), CalmBox(), CalmBox()
        self._lay()
        self.table.chosen.connect(self._open)
        self._hearing = Hearing(file, lambda _: self.read(), self)
        self.read()

    @property
    def filing(self) -> Filing:
        """What one sees, to come back to."""
        kind, state, days = (str(each.currentData() or "") for each in (self.kind, self.state, self.days))
        return Filing(self.search.text(), kind, state, days, self._at, self._told)

    def come_back(self, filing: Filing) -> None:
        """As one left it."""
        self._at = filing.at
        for combo, value in ((self.kind, filing.kind), (self.state, filing.state), (self.days, filing.days)):
            combo.setCurrentIndex(max(combo.findData(value), 0))
        self.search.setText(filing.words)
        self._show()

    def put_down(self) -> None:
        """Stop listening and wait for the thread: the page goes."""
        self._hearing.leave()
        if self._work is not None:
            self._work.end()

    def read(self) -> None:
        """Read all lines anew, off the main thread; asked for meanwhile, once more after it."""
        self._again = self._work is not None
        if self._again:
            return
        file, practice = self._file, self._practice
        self._work = LongWork(lambda _: filing.filed(file, practice), self)
        self._work.done.connect(self._came)
        self._work.failed.connect(self._refused)
        self._work.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _came(self, every: tuple[Filed, ...]) -> None:
        self._over()
        self.model.read(every)
        self._show()

    def _refused(self, problem: Problem) -> None:
        self._over()
        self._fail(problem)

    def _over(self) -> None:
        if self._work is not None:
            self._work.wait()
            self._work.deleteLater()
            self._work = None
        if self._again:
            self.read()

    def _show(self) -> None:
        asked, at = self.filing, self._at or self.table.chosen_id()
        days = span(asked.days, self._file.today()) if asked.days else ("", "")
        state = None if not asked.state else asked.state.strip("-")
        self.model.show(Wanted(search_key(asked.words), asked.kind, state, *days))
        shown, whole = len(self.model.lines), len(self.model.every)
        words = self.tr("%1件") if shown == whole else self.tr("%1件（%2件のうち）")
        self.count.setText(words.replace("%1", f"{shown:,}").replace("%2", f"{whole:,}"))
        self.table.go_to(at)

    def _open(self, row: int) -> None:
        line = self.model.lines[row]
        self._at = line.id
        self._told = self._standing(line) if line.kind == "consent" and not line.earlier else ("", "")
        self.chosen_at.emit(line.family_id, line.at)

    def _standing(self, line: Filed) -> tuple[str, str]:
        """What stands in a consent on its page, and what stands over all of them: it is scrolled to."""
        asked = (q for phase in self._practice.phases for step in phase.steps for q in step.questions)
        over = next((each.label for each in asked if each.kind == "consents"), "")
        return line.note.split("　")[0] or line.what, over

    def _lay(self) -> None:
        self.search.setPlaceholderText(self.tr("家庭・名前・相手・中身でさがす"))
        self.search.setAccessibleName(self.tr("添付・同意・渡した紙をさがす"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(theme.TOUCH)
        self.search.textChanged.connect(lambda _: self._show())
        self.search.returnPressed.connect(self.table.setFocus)
        fill(self.kind, {"": self.tr("種類：すべて"), **kinds()})
        fill(self.state, {"": self.tr("同意の様子：すべて"), **states()})
        fill(self.days, {"": self.tr("いつ：すべて"), **spans(self._file.today())})
        for combo, name in (
            (self.kind, self.tr("種類")),
            (self.state, self.tr("同意の様子")),
            (self.days, self.tr("いつ")),
        ):
            combo.setAccessibleName(name)
            combo.setMinimumHeight(theme.TOUCH)
            combo.activated.connect(lambda _: self._show())
        back = button(self.tr("さがす"), self.left.emit, "quiet", "chevron-left", self.tr("さがした結果にもどる"))
        head = row(back, label(self.tr("添付・同意・渡した紙"), "title", wrap=False), self.count, None, self.search)
        head.setStretchFactor(self.search, 2)
        whole = column(head, row(self.kind, self.state, self.days), self.table, margin=16, spacing=10)
        whole.setStretchFactor(self.table, 1)
        self.setLayout(whole)
        starts_at(self, self.table)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)


class FiledTable(QTableView):
    """`chosen` carries the row to open, by finger, mouse or Return. Nothing can be copied out of it by a key."""

    chosen = Signal(int)

    def __init__(self, model: FiledModel, name: str) -> None:
        super().__init__()
        self.lines = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.TOUCH)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setFixedHeight(HEAD_HIGH)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def go_to(self, filed_id: str) -> None:
        """Choose one, the first where it is not shown."""
        if self.lines.lines:
            self.setCurrentIndex(self.lines.index(max(self.lines.row_of(filed_id), 0), 0))

    def chosen_id(self) -> str:
        """The chosen one's id, "" for none."""
        now = self.currentIndex()
        return self.lines.lines[now.row()].id if now.isValid() and now.row() < len(self.lines.lines) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        elif not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = self.viewport().width() / sum(SHARES)
        for place, part in enumerate(SHARES):
            self.setColumnWidth(place, int(share * part))
