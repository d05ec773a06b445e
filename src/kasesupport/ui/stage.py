"""Where the window's pages stand, one at a time, below the alarm."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from kasesupport.ui.damage import Alarm, DamagePage
from kasesupport.ui.regions import walk_by_key
from kasesupport.ui.widgets import column, settle


class Stage(QWidget):
    """`mend` gets the way chosen once damage was met."""

    def __init__(self, mend: Callable[[str], object]) -> None:
        super().__init__()
        self._stack, self.alarm, self._mend = QStackedWidget(), Alarm(), mend
        self.alarm.wanted.connect(mend)
        self.setLayout(column(self.alarm, self._stack, spacing=0))
        walk_by_key(self)

    @property
    def page(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def put(self, page: QWidget) -> None:
        """Show this in place of what is shown; a page that says all that the alarm does stands without it."""
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.alarm.setVisible(self.alarm.on and page.findChild(DamagePage) is None)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        settle()

    def instead(self, vault: Path | None, second: Path | None) -> DamagePage:
        """What stands in place of a page that cannot be read any more; as the DamagePage has it."""
        made = DamagePage(vault, second)
        made.wanted.connect(self._mend)
        return made
