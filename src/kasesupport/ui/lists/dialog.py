"""「一覧を取り込む」: a file is read, its columns and kinds settled, its rows decided on and taken in as one act."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from kasesupport import messages
from kasesupport.cases import entries, register
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.exchange.spreadsheets import checking, opening, saying, writing
from kasesupport.exchange.spreadsheets.checking import Columns
from kasesupport.exchange.spreadsheets.entries import Plan, Row, columns
from kasesupport.exchange.spreadsheets.values import ReadFile, Reading
from kasesupport.saving import save
from kasesupport.ui import files
from kasesupport.ui.background import LongWork
from kasesupport.ui.lists.columns_page import ColumnsPage
from kasesupport.ui.lists.done_page import DonePage
from kasesupport.ui.lists.kinds_page import KindsPage
from kasesupport.ui.lists.rows_page import RowsPage
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.widgets import begin_in, button, column, ground, label, row

SIZE = (1240, 700)  # logical px
STEPS = 1000  # of the progress bar


class TakeIn(QDialog):
    """Reads `path` off the main thread at once. Nothing is written before the last page's button."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("一覧を取り込む"))
        self.resize(*SIZE)
        self._desk, self._path = desk, path
        self._found: ReadFile | None = None
        self._rows: Sequence[Row] = ()
        self._work: LongWork | None = None
        self.columns, self.kinds, self.rows, self.done_page = ColumnsPage(), KindsPage(), RowsPage(), DonePage()
        self.pages = QStackedWidget()
        self._busy = self._waiting()
        for page in (self._busy, self.columns, self.kinds, self.rows, self.done_page):
            self.pages.addWidget(page)
        self.setLayout(column(self.pages))
        self._join()
        self._read(Reading())

    def done(self, result: int) -> None:
        """Waits for the thread: it may not outlive the window."""
        if self._work is not None:
            self._work.end()
        super().done(result)

    def keep_faulty(self, path: Path) -> None:
        """Write the rows to be mended as CSV."""
        if self._found is None:
            return
        try:
            save(writing.text(saying.to_hand_back(self._found.table, self._rows), "utf-8"), path)
        except Problem as problem:
            self._desk.fail(problem)
            return
        self._desk.note(self.tr("書き出しました：%1").replace("%1", path.name))

    def _join(self) -> None:
        self.columns.title.setText(self._path.name)
        self.columns.anew.connect(self._read)
        self.columns.back.connect(self.reject)
        self.columns.onward.connect(self._settle_kinds)
        self.kinds.back.connect(lambda: self._turn(self.columns))
        self.kinds.onward.connect(self._check)
        self.rows.back.connect(self._back_from_rows)
        self.rows.onward.connect(self._take)
        self.done_page.closed.connect(self.accept)
        for page in (self.rows, self.done_page):
            page.hand_back.connect(self._ask_faulty)

    def _waiting(self) -> QWidget:
        self._doing, self._bar = label("", "heading"), QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = button(self.tr("やめる"), self._end, "quiet", "x")
        return ground(column(None, self._doing, self._bar, row(None, self._stop), None, margin=120, spacing=16))

    def _end(self) -> None:
        if self._work is not None:
            self._work.stop()

    def _turn(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        begin_in(page)

    def _do(
        self, words: str, task: Callable[[Progress], Any], then: Callable[[Any], object],
        failed: Callable[[Problem], object], stopped: Callable[[], object],
    ) -> None:  # fmt: skip
        """Work off the main thread behind the page that says so."""
        self._doing.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._turn(self._busy)
        self._stop.setFocus()
        work = self._work = LongWork(task, self)
        work.moved.connect(self._moved)
        work.done.connect(then)
        work.failed.connect(failed)
        work.stopped.connect(stopped)
        work.start()

    def _moved(self, share: float) -> None:
        self._bar.setRange(0, STEPS)
        self._bar.setValue(round(share * STEPS))

    def _read(self, wanted: Reading) -> None:
        back = self.reject if self._found is None else lambda: self._turn(self.columns)
        words = self.tr("一覧を読んでいます…")
        self._do(words, lambda progress: opening.read(self._path, wanted, progress), self._show, self._unread, back)

    def _show(self, found: ReadFile) -> None:
        self._found = found
        self.columns.show_file(found)
        self._turn(self.columns)

    def _unread(self, problem: Problem) -> None:
        if self._found is None:
            self.reject()
            self._desk.fail(problem)
            return
        self.columns.say(messages.text(problem, "ja"))
        self._turn(self.columns)

    def _settle_kinds(self) -> None:
        if self._found is None:
            return
        counts = checking.kinds_in(self._found.table, self.columns.fields())
        self.kinds.show_words(counts)
        if counts:
            self._turn(self.kinds)
        else:
            self._check()

    def _back_from_rows(self) -> None:
        self._turn(self.kinds if self.kinds.table.rowCount() else self.columns)

    def _check(self) -> None:
        if self._found is None:
            return
        table, to = self._found.table, Columns(self.columns.fields(), dict(self.kinds.kinds))
        known = entries.listed(self._desk.file)
        self._do(
            self.tr("1行ずつ確かめています…"), lambda progress: checking.checked(table, to, known, progress),
            self._checked, self._refused, lambda: self._turn(self.columns),
        )  # fmt: skip

    def _checked(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self.rows.show_rows(rows)
        self._turn(self.rows)

    def _take(self) -> None:
        plan, file = self.rows.deciding.plan(), self._desk.file

        def taking(progress: Progress) -> Plan:
            register.bring_in(file, _told(plan, progress), plan.changed)
            return plan

        words = self.tr("台帳に入れています…")
        self._do(words, taking, self._took, self._refused, lambda: self._turn(self.rows))

    def _took(self, plan: Plan) -> None:
        if not self.isVisible():  # closed while the last of it was written
            self._desk.note(self.tr("取り込みました。台帳の「元に戻す」で取り消せます。"))
        self.done_page.show_plan(plan)
        self._turn(self.done_page)

    def _refused(self, problem: Problem) -> None:
        self._turn(self.rows if self._rows else self.columns)
        self._desk.fail(problem)

    def _ask_faulty(self) -> None:
        proposed = f"{self.tr('直すところ')}-{self._path.stem}.csv"
        if chosen := files.new_file(self, self.tr("直すところを表に書き出す"), proposed, "CSV (*.csv)"):
            self.keep_faulty(chosen[0])


def _told(plan: Plan, progress: Progress) -> Iterator[dict[str, Any]]:
    """The new entries as the act takes them; until the last of them it can be stopped, and nothing is written."""
    for at, entry in enumerate(plan.added):
        if at % 100 == 0:
            progress(at / len(plan.added) / 2)
        yield columns(entry)
