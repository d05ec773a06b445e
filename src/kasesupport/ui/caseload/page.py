"""ケース一覧: all open families in one table, read off the main thread; a line opens its family."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from kasesupport.cases import caseload, caseload_looks, roles
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.caseload import USUAL
from kasesupport.domain.problems import Problem
from kasesupport.ui import theme
from kasesupport.ui.background import LongWork
from kasesupport.ui.caseload.looks import Looks
from kasesupport.ui.caseload.model import CaseloadModel
from kasesupport.ui.caseload.table import CaseTable
from kasesupport.ui.caseload.words import Words, of_office
from kasesupport.ui.coming_back import Listed
from kasesupport.ui.hearing import Hearing
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, column, label, row, starts_at


class CaseloadPage(QWidget):
    """`chosen` carries a family's id, `left` that one goes home. `note` says what was done, `fail` a Problem.

    `read`: what was read of all before; only the families that something was written of since are read anew.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(
        self,
        file: CaseFile,
        note: Callable[[str], object],
        fail: Callable[[Problem], object],
        read: caseload.Read | None = None,
    ) -> None:
        super().__init__()
        self._file, self._note, self._fail = file, note, fail
        self._work: LongWork | None = None
        self._again = False
        self._read, self._is_read = read, False
        self._at = ""  # the family to stand at, once it is read
        self.model = CaseloadModel(of_office(file))
        self.table = CaseTable(self.model, self.tr("ケース一覧"))
        self.looks, self.count = Looks(), label("", "soft", wrap=False)
        self.search = QLineEdit()
        self._lay()
        self._join()
        self._hearing = Hearing(file, lambda _: self.read(), self)
        self.looks.usual = self.looks.look = replace(USUAL, columns=caseload_looks.own_columns(file))
        self.model.show(self.looks.look, "")
        self._offer()
        self.read()

    @property
    def listed(self) -> Listed:
        """What one sees, to come back to."""
        return Listed(self.looks.look, self.looks.chosen(), self.search.text(), self.table.family(), self._read)

    def come_back(self, listed: Listed) -> None:
        """As one left it."""
        self._at = listed.at
        self.looks.take_back(listed.name, listed.look)
        self.search.setText(listed.words)

    def put_down(self) -> None:
        """Stop listening and wait for the thread: the page goes."""
        self._hearing.leave()
        if self._work is not None:
            self._work.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def read(self) -> None:
        """Read all lines anew, off the main thread; asked for meanwhile, once more after it."""
        self._again = self._work is not None
        if self._again:
            return
        file, before = self._file, self._read
        self._work = LongWork(lambda _: (caseload.read(file, before), of_office(file)), self)
        self._work.done.connect(self._came)
        self._work.failed.connect(self._refused)
        self._work.start()

    def _came(self, found: tuple[caseload.Read, Words]) -> None:
        (self._read, words), self._is_read = found, True
        self._over()
        at = self._at or self.table.family()
        self._at = ""
        self.model.read(self._read.lines, words)
        self._offer()
        self._show()
        self.table.go_to(at)

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

    def _keep_own(self, columns: tuple[str, ...]) -> None:
        if roles.may(self._file, "write") and not self._file.read_only:
            told(self._fail, lambda: caseload_looks.keep_own_columns(self._file, columns))

    def _show(self) -> None:
        at = self.table.family()
        self.model.show(self.looks.look, self.search.text())
        self._count()
        self.table.go_to(at)

    def _turn(self, by: str, down: bool) -> None:
        self.looks.show_look(replace(self.looks.look, by=by, down=down))
        self._show()

    def _count(self) -> None:
        if not self._is_read:
            return
        shown, whole = len(self.model.lines), self.model.count
        words = self.tr("関わっている家庭 %1件") if shown == whole else self.tr("%1件（%2件のうち）")
        self.count.setText(words.replace("%1", f"{shown:,}").replace("%2", f"{whole:,}"))

    def _offer(self) -> None:
        can_write = roles.may(self._file, "write") and not self._file.read_only
        known = told(self._fail, lambda: caseload_looks.looks(self._file)) or {}
        self.looks.offer(self.model.words, known, can_write=can_write)

    def _keep(self, name: str) -> None:
        def keeping() -> str:
            return caseload_looks.keep_look(self._file, name, self.looks.look)

        if called := told(self._fail, keeping):
            self._offer()
            self.looks.choose(called)
            self._note(self.tr("見方を残しました。"))

    def _drop(self, name: str) -> None:
        def dropping() -> bool:
            caseload_looks.drop_look(self._file, name)
            return True

        if told(self._fail, dropping):
            self._offer()
            self.looks.choose("")
            self._note(self.tr("見方を消しました。"))

    def _merge(self) -> None:
        """The chosen family and another one become one, which is opened then: it can be taken back there."""
        from kasesupport.ui.merging.dialog import MergeDialog  # seldom wanted

        if not (chosen := self.table.family()):
            return
        dialog = MergeDialog(self._file, chosen, self._fail, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.stayed:
            self._note(self.tr("ふたつの記録を、ひとつにまとめました。「元に戻す」で戻せます。"))
            self.chosen.emit(dialog.stayed)

    def _write(self) -> None:
        from kasesupport.ui.caseload.outgoing import WriteList  # workbooks take long to load and are seldom wanted

        WriteList(self._file, self.model, self._note, self._fail, self).exec()

    def _join(self) -> None:
        self.looks.changed.connect(lambda _: self._show())
        self.looks.own_changed.connect(self._keep_own)
        self.table.arranged.connect(self.looks.set_columns)
        self.looks.kept.connect(self._keep)
        self.looks.dropped.connect(self._drop)
        self.search.textChanged.connect(lambda _: self._show())
        self.search.returnPressed.connect(self.table.setFocus)
        self.model.turned.connect(self._turn)
        self.table.chosen.connect(self.chosen)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    def _lay(self) -> None:
        self.search.setPlaceholderText(self.tr("名前・ふりがな・主担当機関でさがす"))
        self.search.setAccessibleName(self.tr("ケース一覧でさがす"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(theme.TOUCH)
        self.search.setProperty("reads", True)
        back = button(self.tr("家庭の一覧"), self.left.emit, "quiet", "chevron-left", self.tr("家庭の一覧にもどる"))
        out = button(self.tr("書き出す"), self._write, icon_name="file-down")
        what = self.tr("選んだ家庭を、ほかの家庭とまとめる")
        merge = button(self.tr("まとめる"), self._merge, "quiet", "users-round", what)
        merge.setEnabled(roles.may(self._file, "write") and not self._file.read_only)
        head = row(back, label(self.tr("ケース一覧"), "title", wrap=False), self.count, None, self.search, merge, out)
        head.setStretchFactor(self.search, 2)
        whole = column(head, self.looks, self.table, margin=16, spacing=10)
        whole.setStretchFactor(self.table, 1)
        self.setLayout(whole)
        starts_at(self, self.table)
