"""What is laid over a section for a while: a question before something weighty, and work with its progress."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kasesupport.domain.progress import Progress
from kasesupport.ui.background import LongWork
from kasesupport.ui.widgets import button, card, column, label, row, starts_at
from kasesupport.ui.wizard.airy import airy

STEPS = 1000  # of a progress bar


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what it is about, what will happen, and the words of the button that does it."""

    title: str
    words: Sequence[str]
    yes: str
    no: str = ""


def question(asked: Asked, yes: Callable[[], object], no: Callable[[], object]) -> QFrame:
    """The cursor stands on the way back, so that Return alone does nothing weighty; it presses the button it is on."""
    back = button(asked.no or QCoreApplication.translate("Sheets", "やめる"), no, "quiet", "arrow-left")
    go = button(asked.yes, yes, "main")
    for each in (back, go):
        each.setAutoDefault(True)
    made = card(label(asked.title, "heading"), *(airy(words) for words in asked.words), row(back, None, go), margin=24)
    starts_at(made, back)
    return made


@dataclass(frozen=True, slots=True)
class Job:
    """Work that takes a while. `task` may heed the Progress it is given; `stoppable` says whether it does.

    `stop`: what stands on the button that stops it.
    """

    title: str
    words: str
    task: Callable[[Progress], Any]
    stoppable: bool = True
    stop: str = ""


class Sheet(QFrame):
    """A white sheet that may have work under way; `done`, `failed` and `stopped` as those of LongWork."""

    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._work: LongWork | None = None

    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._work is not None

    def put_down(self) -> None:
        """End the work and wait for it: the page goes."""
        self.blockSignals(True)
        if self._work is not None:
            self._work.end()

    def _begin(self, task: Callable[[Progress], Any], moved: Callable[[float], object]) -> None:
        work = self._work = LongWork(task, self)
        work.moved.connect(moved)
        work.done.connect(lambda result: self._over(lambda: self.done.emit(result)))
        work.failed.connect(lambda problem: self._over(lambda: self.failed.emit(problem)))
        work.stopped.connect(lambda: self._over(self.stopped.emit))
        work.start()

    def _over(self, tell: Callable[[], object]) -> None:
        """The thread has said its last word and is about to end; what is told may throw this sheet away."""
        if self._work is not None:
            self._work.wait()
            self._work.deleteLater()
            self._work = None
        tell()


class WorkSheet(Sheet):
    """Shows a Job under way."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)  # until the first word of the task
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(job.title)
        self._share = label(self.tr("はじめています…"), "soft", wrap=False)
        self._stop = button(job.stop or self.tr("やめる"), self.stop, icon_name="x")
        self._stop.setVisible(job.stoppable)
        self.setLayout(self._laid(job))
        starts_at(self, self._stop)

    def begin(self) -> None:
        """Start the work."""
        self._begin(self._job.task, self._moved)

    def stop(self) -> None:
        """Ask the work to end; `stopped` comes when it has."""
        self._stop.setEnabled(False)
        self._share.setText(self.tr("とめています…"))
        if self._work is not None:
            self._work.stop()

    def _laid(self, job: Job) -> QVBoxLayout:
        foot = row(self._share, None, self._stop)
        parts = (label(job.title, "heading"), airy(job.words), self._bar, foot)
        return column(*parts, margin=24, spacing=14)

    def _moved(self, share: float) -> None:
        self._bar.setRange(0, STEPS)
        self._bar.setValue(round(share * STEPS))
        if self._stop.isEnabled():
            self._share.setText(self.tr("%1 %").replace("%1", str(round(share * 100))))


class Form(Sheet):
    """Something to fill in, with what it is for, the ways out, and words while it is being done.

    What is filled in stays where it is refused: `failed`.
    """

    def __init__(self, title: str, back: Callable[[], object]) -> None:
        super().__init__()
        self._title = title
        self.way_back = button(self.tr("やめる"), back, "quiet", "arrow-left")
        self._busy = label("", "soft", wrap=False)

    def lay(self, *parts: QWidget, go: QPushButton) -> None:
        """Put the form together; `go` does it."""
        self._body = QWidget()
        self._body.setLayout(column(label(self._title, "heading"), *parts, row(self.way_back, None, go), spacing=12))
        self.setLayout(column(self._body, self._busy, margin=24))

    def run(self, task: Callable[[], Any], words: str) -> None:
        """Do it off the main thread; nothing can be pressed meanwhile."""
        if self.is_busy():
            return
        self._body.setEnabled(False)
        self._busy.setText(words)
        self._begin(lambda _: task(), lambda _: None)

    def _over(self, tell: Callable[[], object]) -> None:
        self._body.setEnabled(True)
        self._busy.setText("")
        super()._over(tell)


def on_escape(sheet: QWidget, act: Callable[[], object]) -> None:
    """Escape does the same as the way back."""
    shortcut = QShortcut(Qt.Key.Key_Escape, sheet, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
