"""Work that takes longer than a blink, off the main thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from kasesupport.domain.problems import Problem


class Work(QThread):
    """Runs `task` in a thread of its own; `done` brings its result, `failed` its Problem, to the main thread."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, task: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._task = task

    def run(self) -> None:
        """The thread's own work."""
        try:
            result = self._task()
        except Problem as problem:
            self.failed.emit(problem)
        else:
            self.done.emit(result)
