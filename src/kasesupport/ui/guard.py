"""What watches over an open vault: says when it must be locked, warns before, and takes back the clipboard."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from kasesupport.domain.problems import Problem
from kasesupport.ui.clipboard import ClipboardGuard
from kasesupport.ui.collecting import sweep
from kasesupport.ui.idle import IdleWatch
from kasesupport.ui.still_here import unwarn, warn
from kasesupport.ui.widgets import LineField, TextField

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile


class Guard(QObject):
    """`due`: lock now; `rushed`: the laptop sleeps or its screen is locked, so lose no moment.

    `watch` from when a vault is open, `rest` before it is closed.
    """

    due = Signal()
    rushed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.idle = IdleWatch(self)
        self.idle.due.connect(self.due)
        self.idle.warned.connect(lambda seconds: warn(window, seconds, self.idle.still_here))
        self.idle.touched.connect(unwarn)
        self.idle.paused.connect(sweep)
        self._clipboard = ClipboardGuard(QGuiApplication.clipboard())
        self._file: CaseFile | None = None
        self._sleep: object = None

    def watch(self, window: QWidget, file: "CaseFile") -> None:
        """A vault was opened."""
        from kasesupport.ui import sleep  # loads D-Bus, which the first window need not wait for

        self._file = file
        self._sleep = self._sleep or sleep.watch(window, self.rushed.emit)
        self.set_anew()

    def set_anew(self) -> None:
        """The office's setting may have changed."""
        from kasesupport.cases.lock_setting import PROPOSED, lock_minutes

        if self._file is not None:
            minutes = PROPOSED
            with suppress(Problem):  # a damaged file says so where something is done to it; it locks all the same
                minutes = lock_minutes(self._file)
            self.idle.watch(minutes)

    def rest(self) -> None:
        """The vault is being closed."""
        self._file = None
        self.idle.rest()
        unwarn()
        self._clipboard.clear()


def hide_all() -> None:
    """Nothing more is seen, whatever the disk says next. A dialog that is hidden ends as if it were given up."""
    for top in QApplication.topLevelWidgets():
        top.hide()


def flush_all() -> None:
    """Save what is being typed, in dialogs too. One field that fails keeps no other from it."""
    for top in QApplication.topLevelWidgets():
        fields: list[LineField | TextField] = [*top.findChildren(LineField), *top.findChildren(TextField)]
        for field in fields:
            with suppress(Exception):
                field.flush()
