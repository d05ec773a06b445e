"""F1 on the window: the guide at the chapter of the page one is on, and the report."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kasesupport.domain.problems import Problem
from kasesupport.ui.bars import NoteBar
from kasesupport.ui.help.where import page_name

if TYPE_CHECKING:
    from kasesupport.ui.help.report import ReportDialog
    from kasesupport.ui.help.window import HelpWindow
    from kasesupport.ui.window import MainWindow


class HelpDesk(QObject):
    """Belongs to the window. Nothing of the guide is loaded before it is asked for."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.guide: HelpWindow | None = None
        self.report: ReportDialog | None = None
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), window, lambda: self.open())

    def open(self, chapter: str = "") -> None:
        """The guide, at a chapter or that of what is shown; nothing while the screen is turned to a family."""
        if not (page := page_name(self._window.page)):
            return
        from kasesupport.ui.help.chapters import of_page
        from kasesupport.ui.help.window import HelpWindow

        if self.guide is None:
            self.guide = HelpWindow(self.tell, self._window)
        self.guide.open_at(chapter or of_page(page))

    def tell(self) -> None:
        """The report on the program, to be read before it is saved."""
        from kasesupport.ui.help.report import ReportDialog, report

        bar = self._window.findChild(NoteBar)
        codes = bar.codes if bar is not None else ()
        self.report = ReportDialog(report(self._numbers(), codes), self.guide or self._window)
        self.report.show()

    def _numbers(self) -> Mapping[str, int]:
        """Of the open vault; none where it is closed or cannot be read."""
        from kasesupport.cases.diagnosis import numbers

        try:
            return numbers(self._window.opened_file())
        except (Problem, OSError):
            return {}


def open_guide(asking: QWidget, chapter: str = "") -> None:
    """The guide of the window that `asking` stands in, at a chapter or that of what is shown."""
    desk = asking.window().findChild(HelpDesk)
    if desk is not None:
        desk.open(chapter)
