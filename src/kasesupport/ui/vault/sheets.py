"""What is laid over a section for a while: a question before something weighty, and work with its progress."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from kasesupport.domain.progress import Progress
from kasesupport.ui.background import LongWork
from kasesupport.ui.widgets import button, card, column, label, row

STEPS = 1000  # of a progress bar


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what it is about, what will happen, and the words of the button that does it."""

    title: str
    words: Sequence[str]
    yes: str
    no: str = ""


def question(asked: Asked, yes: Callable[[], object], no: Callable[[], object]) -> QFrame:
    """The cursor stands on the way back, so that Return alone does nothing weighty."""
    back = button(asked.no or QCoreApplication.translate("Sheets", "やめる"), no, "quiet", "arrow-left")
    go = button(asked.yes, yes, "main")
    made = card(label(asked.title, "heading"), *(label(words) for words in asked.words), row(back, None, go), margin=24)
    made.setFocusProxy(back)
    return made


def form(title: str, *parts: QWidget, foot: Sequence[QWidget | None]) -> QFrame:
    """A heading, what is to be filled in, and the buttons below."""
    return card(label(title, "heading"), *parts, row(*foot), margin=24)


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


class WorkSheet(QFrame):
    """Shows a Job under way; `done`, `failed` and `stopped` as those of LongWork."""

    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.setObjectName("card")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)  # until the first word of the task
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(job.title)
        self._share = label(self.tr("はじめています…"), "soft", wrap=False)
        self._stop = button(job.stop or self.tr("やめる"), self.stop, icon_name="x")
        self._stop.setVisible(job.stoppable)
        self.setLayout(self._laid(job))
        self.setFocusProxy(self._stop)
        self._work = LongWork(job.task, self)
        self._work.moved.connect(self._moved)
        for mine, its in ((self.done, self._work.done), (self.failed, self._work.failed)):
            its.connect(mine)
        self._work.stopped.connect(self.stopped)

    def begin(self) -> None:
        """Start the work."""
        self._work.start()

    def stop(self) -> None:
        """Ask the work to end; `stopped` comes when it has."""
        self._stop.setEnabled(False)
        self._share.setText(self.tr("とめています…"))
        self._work.stop()

    def put_down(self) -> None:
        """End the work and wait for it: the page goes."""
        self.blockSignals(True)
        self._work.stop()
        self._work.wait()

    def _laid(self, job: Job) -> QVBoxLayout:
        foot = row(self._share, None, self._stop)
        parts = (label(job.title, "heading"), label(job.words), self._bar, foot)
        return column(*parts, margin=24, spacing=14)

    def _moved(self, share: float) -> None:
        self._bar.setRange(0, STEPS)
        self._bar.setValue(round(share * STEPS))
        if self._stop.isEnabled():
            self._share.setText(self.tr("%1 %").replace("%1", str(round(share * 100))))


def on_escape(sheet: QWidget, act: Callable[[], object]) -> None:
    """Escape does the same as the way back."""
    shortcut = QShortcut(Qt.Key.Key_Escape, sheet, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
