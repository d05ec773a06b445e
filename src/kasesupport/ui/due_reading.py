"""What is due over all families, read for the first page: at once, or beside the window where there are very many."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kasesupport.cases.begun import begun
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.today import FamilyDue, due_today
from kasesupport.domain.problems import Problem
from kasesupport.ui.background import Work

MANY = 1500  # families: so many are read in about 0.2 s of a laptop; with fewer the page would only jump
Found = tuple[FamilyDue, ...]


class DueReading(QObject):
    """`show` takes what was found, `fail` a Problem of a reading beside the window; one at once is raised."""

    def __init__(
        self, file: CaseFile, show: Callable[[Found], object], fail: Callable[[Problem], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._file, self._show, self._fail = file, show, fail
        self._work: Work | None = None
        self._again = self._wanted = False

    def read(self, families: int, *, wanted: bool = True) -> None:
        """Read anew; `families`: how many there are; not `wanted`: nothing is shown."""
        self._wanted = wanted
        if not wanted:
            self._show(())
        elif families <= MANY:
            self._show(self._found())
        elif self._work is not None:
            self._again = True
        else:
            self._begin()

    def end(self) -> None:
        """Wait for what is being read: the page goes."""
        if self._work is not None:
            self._work.end()

    def _found(self) -> Found:
        return (*due_today(self._file), *begun(self._file))

    def _begin(self) -> None:
        self._work = Work(self._found, self)
        self._work.done.connect(self._came)
        self._work.failed.connect(self._refused)
        self._work.start()

    def _came(self, found: Found) -> None:
        self._over()
        if self._work is None and self._wanted:
            self._show(found)

    def _refused(self, problem: Problem) -> None:
        self._over()
        self._fail(problem)

    def _over(self) -> None:
        if self._work is not None:
            self._work.wait()
            self._work.deleteLater()
            self._work = None
        if self._again:
            self._again = False
            self._begin()
