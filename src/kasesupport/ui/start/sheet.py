"""One page of the start: a white sheet in the middle, the ways out at its foot, and what went wrong said between."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from kasesupport import messages
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.ui.background import LongWork
from kasesupport.ui.widgets import button, column, label, row

STEPS = 1000  # of a progress bar


class Sheet(QFrame):
    """`onward` and `back` are its two ways out; Return goes on, Escape goes back.

    `lay` puts it together: `at` and `of` say how far a walk of several sheets has come. While `work` is under way
    nothing can be pressed.
    """

    WIDTH = 640  # logical px
    onward = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(self.WIDTH)
        self.go = button("", self.onward.emit, "main")
        self.way_back = button(self.tr("もどる"), self.back.emit, "quiet", "arrow-left")
        self.body, self.below = QWidget(), QWidget()
        self.said, self._busy_words, self._bar = _warm_box(), label("", "soft"), _bar()
        self._busy_words.hide()
        self._stop = button(self.tr("やめる"), self._end, icon_name="x")
        self._stop.hide()
        self._work: LongWork | None = None
        self._brought: Any = None
        self._gone = False

    def lay(
        self, title: str, *parts: QWidget | QLayout, onward: str = "", back: bool = False, at: int = 0, of: int = 0
    ) -> None:
        """Put the sheet together: its parts one below the other, then the ways out."""
        self.body.setLayout(column(*parts, spacing=12))
        head = row(label(title, "title"), *([dots(at, of)] if of else []), spacing=12)
        head.setStretch(0, 1)
        self.go.setText(onward)
        self.go.setAccessibleName(onward)
        self.go.setVisible(bool(onward))
        self.way_back.setVisible(back)
        foot = row(self.way_back, None, self.go)
        parts_below = (self.said, self._busy_words, row(self._bar, self._stop), foot, self.below)
        self.setLayout(column(head, self.body, *parts_below, margin=30, spacing=14))
        self.below.setVisible(self.below.layout() is not None)
        self.setTabOrder(self.go, self.way_back)  # a habitual Tab after the last field does not land on the way back

    def begin(self) -> None:
        """The sheet was just laid on the table: put the cursor where one types, or on the way on."""
        fields = [field for field in self.findChildren(QLineEdit) if field.isVisibleTo(self) and not field.isReadOnly()]
        (fields[0] if fields else self.go).setFocus()

    def say(self, words: str) -> None:
        """Say what went wrong, or nothing more with ""."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def say_problem(self, problem: Problem) -> None:
        """The same in the Problem's own words."""
        self.say(messages.text(problem, "ja"))

    def work(
        self,
        task: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[Problem], object] | None = None,
        *,
        words: str,
        stoppable: bool = False,
    ) -> None:
        """Do `task` off the main thread, then `done` with its result, or `failed` (else the Problem is said).

        `words` stand beside a bar that shows how far it is, once the task tells; `stoppable` if it heeds that.
        """
        self.say("")

        def run(progress: Progress) -> Any:
            self._brought = task(progress)
            return self._brought

        work = self._work = LongWork(run, self)
        work.moved.connect(self._moved)
        work.failed.connect(lambda problem: self._over(lambda: (failed or self.say_problem)(problem)))
        work.done.connect(lambda result: self._over(lambda: done(result)))
        work.stopped.connect(lambda: self._over(lambda: self.say(self.tr("やめました。何も変えていません。"))))
        self._set_busy(words)
        self._stop.setVisible(stoppable)
        self._stop.setEnabled(True)
        work.start()

    def put_down(self) -> None:
        """The sheet goes for good: wait for what is under way, and close the vault that it may have opened."""
        self._gone = True
        if self._work is not None:
            self._work.end()
        if hasattr(self._brought, "close"):
            self._brought.close()

    def is_busy(self) -> bool:
        """Whether work is under way."""
        return not self.body.isEnabled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return in a field goes on; on a button it presses that one."""
        if self.is_busy():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press(self.focusWidget())
        elif event.key() == Qt.Key.Key_Escape and self.way_back.isVisible():
            self.way_back.click()
        else:
            super().keyPressEvent(event)

    def _press(self, focused: QWidget | None) -> None:
        if isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            focused.click()
        elif self.go.isVisible() and self.go.isEnabled():
            self.go.click()

    def _over(self, then: Callable[[], object]) -> None:
        if not self._gone:
            self._brought = None
            self._set_busy(None)
            then()

    def _moved(self, share: float) -> None:
        self._bar.setRange(0, STEPS)
        self._bar.setValue(round(share * STEPS))

    def _end(self) -> None:
        self._stop.setEnabled(False)
        if self._work is not None:
            self._work.stop()

    def _set_busy(self, words: str | None) -> None:
        busy = words is not None
        for part in (self.body, self.go, self.way_back, self.below):
            part.setEnabled(not busy)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words or "")
        for part in (self._bar, self._stop):
            part.setVisible(busy)
        self._busy_words.setText(words or "")
        self._busy_words.setVisible(bool(words))


def dots(at: int, of: int) -> QWidget:
    """How far one has come: `at` of `of`, from 1, as dots and in a word."""
    made = QWidget()
    marks: list[QWidget] = []
    for place in range(1, of + 1):
        mark = QFrame()
        mark.setObjectName("dot")
        mark.setProperty("on", place <= at)
        mark.setFixedSize(10, 10)
        marks.append(mark)
    words = label(f"{at} / {of}", "soft", wrap=False)
    made.setLayout(row(*marks, words, spacing=6))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(words.text())
    return made


def link(words: str, act: Callable[[], object], icon_name: str = "") -> QPushButton:
    """A quiet way to another page."""
    return button(words, act, "quiet", icon_name)


def _warm_box() -> QLabel:
    made = label("", "warmbox")
    made.hide()
    return made


def _bar() -> QProgressBar:
    made = QProgressBar()
    made.setRange(0, 0)
    made.setTextVisible(False)
    made.hide()
    return made
