"""Work that takes longer than a blink, off the main thread."""

import logging
import threading
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Cancelled, Progress


class Work(QThread):
    """Runs `task` in a thread of its own; `done` brings its result, `failed` its Problem, to the main thread.

    Qt ends the program where a thread is destroyed that still runs: a parent that goes waits for its work first.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, task: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._task = task
        parent.destroyed.connect(self.end)  # comes before its children are deleted

    def end(self) -> None:
        """Wait until it is over."""
        self.wait()

    def run(self) -> None:
        """The thread's own work."""
        try:
            result = self._task()
        except Problem as problem:
            self.failed.emit(problem)
        else:
            self.done.emit(result)


class LongWork(Work):
    """The same for a task that tells how far it is: `moved` carries 0.0 to 1.0; after `stop`, `stopped` comes."""

    moved = Signal(float)
    stopped = Signal()

    def __init__(self, task: Callable[[Progress], Any], parent: QObject) -> None:
        super().__init__(lambda: task(self._tell), parent)
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the task to end where it next tells how far it is."""
        self._stop.set()

    def end(self) -> None:
        """Stop it, and wait until it is over."""
        self.stop()
        self.wait()

    def run(self) -> None:
        try:
            super().run()
        except Cancelled:
            self.stopped.emit()
        except Exception as error:  # nobody may be left waiting; where it broke is logged, not with what (names)
            where = "".join(traceback.format_tb(error.__traceback__))
            logging.getLogger(__name__).error("long work: %s\n%s", type(error).__name__, where)
            self.failed.emit(Problem("unexpected"))

    def _tell(self, share: float) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.moved.emit(share)
