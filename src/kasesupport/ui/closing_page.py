"""The last page: a backup on quitting, that can be given up, and what to do where it fails."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport import messages
from kasesupport.cases import backups, roles
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem
from kasesupport.ui import damage
from kasesupport.ui.vault.sheets import Job, WorkSheet
from kasesupport.ui.widgets import begin_in, button, card, column, empty, ground, label, row

WIDTH = 560  # logical px


class ClosingPage(QWidget):
    """`over`: the program may end. `back`: it shall go on. Where the vault is damaged, what can be done is offered."""

    over = Signal()
    back = Signal()
    mend_wanted = Signal(str)  # damage was met: by which way

    def __init__(self, file: CaseFile) -> None:
        super().__init__()
        self._file = file
        self._sheet: WorkSheet | None = None
        self._place: QVBoxLayout = column(margin=24)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(ground(self._place)))
        self._begin()

    def put_down(self) -> None:
        """Give the backup up and wait for its end: the page goes."""
        if self._sheet is not None:
            self._sheet.put_down()

    def _begin(self) -> None:
        title = self.tr("終わる前に、控えをとっています")
        words = self.tr(
            "とり終わると、自動で閉じます。急ぐときは、控えをとらずに終わることもできます。記録はもう保存されています。"
        )
        stop = self.tr("控えをとらずに終わる")
        self._sheet = WorkSheet(Job(title, words, lambda progress: backups.back_up(self._file, progress), stop=stop))
        self._sheet.done.connect(lambda _: self.over.emit())
        self._sheet.stopped.connect(self.over)
        self._sheet.failed.connect(self._failed)
        self._show(self._sheet)
        self._sheet.begin()

    def _failed(self, problem: Problem) -> None:
        self._sheet = None
        again = button(self.tr("もう一度"), self._begin, "main", "rotate-ccw")
        end = button(self.tr("控えをとらずに終わる"), self.over.emit, icon_name="log-out")
        back = button(self.tr("もどる"), self.back.emit, "quiet", "arrow-left")
        said = label(messages.text(problem, "ja", keeper=roles.has(self._file, "keeper")))
        title = label(self.tr("控えをとれませんでした"), "heading")
        mending = damage.ways(self.mend_wanted.emit) if problem.code == damage.CODE else ()
        self._show(card(title, said, *mending, row(back, None, end, again), margin=24, spacing=14))

    def _show(self, sheet: QWidget) -> None:
        empty(self._place)
        sheet.setFixedWidth(WIDTH)
        self._place.addWidget(sheet)
        begin_in(sheet)
