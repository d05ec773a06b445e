"""Backups that make themselves: an hour after the first act that none holds, beside whatever is being done.

Sessions that end by the lock are often shorter than the time between two looks, so there is a brief one before the lock
and, where that was not possible, one on opening.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kasesupport.domain.problems import Problem
from kasesupport.ui.background import LongWork

if TYPE_CHECKING:
    from kasesupport.cases.backups import BackupLine
    from kasesupport.cases.opening import CaseFile

EACH = 5 * 60 * 1000  # ms between two looks
BRIEF = 1.5  # s that a backup may take while the program locks
RUNNING = "backup_running"  # someone pressed the button: that will do


class BackupClock(QObject):
    """`failed` carries a Problem, `made` the BackupLine. The same Problem is told once, not with every look."""

    failed = Signal(object)
    made = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.brief_time = BRIEF
        self._file: CaseFile | None = None
        self._work: LongWork | None = None
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EACH)
        self._timer.timeout.connect(self.look)

    def watch(self, file: "CaseFile") -> None:
        """A vault was opened."""
        self._file = file
        self._timer.start()

    def first(self) -> None:
        """On opening: a backup where one is overdue, or there is none of what the vault is now, and for the stick."""
        from kasesupport.cases import backups, news

        if self._file is None or self._work is not None:
            return
        file = self._file
        try:
            wanted = news.wants_first_backup(file) or backups.backup_due(file) or backups.second_lags(file)
        except Problem as problem:
            self._fail(problem)
            return
        if wanted:
            self._begin(file)

    def look(self) -> None:
        """Make a backup if it is time."""
        if self._file is None or self._work is not None:
            return
        from kasesupport.cases import backups

        try:
            if not backups.backup_due(self._file):
                return
        except Problem as problem:
            self._fail(problem)
            return
        self._begin(self._file)

    def brief(self) -> None:
        """Nothing is shown any more, and the program is about to lock: one backup, if it is quickly made."""
        from kasesupport.cases import backups

        self._give_up()
        if self._file is not None:
            backups.back_up_briefly(self._file, self.brief_time)

    def is_due_at_the_end(self) -> bool:
        """Whether something was written that no backup holds."""
        from kasesupport.cases import backups

        with suppress(Problem):
            return self._file is not None and backups.backup_due(self._file, quitting=True)
        return False

    def rest(self) -> None:
        """The vault is being closed: what is under way is given up, and leaves nothing behind."""
        self._timer.stop()
        self._file = None
        self._give_up()

    def _give_up(self) -> None:
        if self._work is not None:
            self._work.end()
            self._work = None

    def _begin(self, file: "CaseFile") -> None:
        from kasesupport.cases import backups

        work = LongWork(lambda progress: backups.back_up(file, progress), self)
        work.done.connect(self._made)
        work.failed.connect(self._fail)
        work.finished.connect(self._over)
        work.finished.connect(work.deleteLater)
        self._work = work
        work.start()

    def _over(self) -> None:
        if self._work is not None and self._work.isFinished():
            self._work = None

    def _made(self, line: "BackupLine") -> None:
        self._told = ""
        self.made.emit(line)

    def _fail(self, problem: Problem) -> None:
        if problem.code not in (RUNNING, self._told) and self._file is not None:
            self._told = problem.code
            self.failed.emit(problem)
