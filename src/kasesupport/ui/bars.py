"""Passing notes and problems: said in words, without stopping anyone."""

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from kasesupport import messages
from kasesupport.domain.problems import Problem
from kasesupport.ui.widgets import button, column, label, row

WIDEST = 720  # logical px: wider lines are hard to read
KEPT = 20  # problems
SPACE = 12  # logical px around and between what stands in it


class NoteBar(QFrame):
    """Words that lie over the foot of a window for some seconds; a problem stays until it is closed or settled.

    Where a dialog is open in front of the window, they lie over the dialog: behind it nobody reads them.
    """

    SHOWN = 4000  # ms
    FOOT = 84  # logical px below it: the buttons at the foot of a page stay in sight
    DIALOG_FOOT = 20  # the same over a dialog

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.keeper = False  # whether a keeper of the vault reads it
        self.codes: deque[str] = deque(maxlen=KEPT)  # of what was told of late: for the report on the program
        self._hushed: list[Problem] | None = None  # while a family looks on: what was to be said
        self._window = self._over = over
        self._words = label("")
        self._close = button("", self.hide, "quiet", "x", self.tr("とじる"))
        self._way = button("", lambda: self._act())
        laid = row(self._words, self._way, self._close, margin=SPACE)
        laid.setStretch(0, 1)
        self.setLayout(laid)
        self._act: Callable[[], object] = self.hide
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def note(self, words: str) -> None:
        """Say in passing what was done."""
        if self._hushed is not None:
            return
        self._way.hide()
        self._show(words, "note")
        self._timer.start(self.SHOWN)

    def problem(self, problem: Problem, way: tuple[str, Callable[[], object]] | None = None) -> None:
        """Say what happened, what is safe and what to do next; `way`: a button that does it, with its words."""
        self.codes.append(problem.code)
        if self._hushed is not None:
            self._hushed = [problem]
            return
        self._timer.stop()
        if way is not None:
            words, self._act = way
            self._way.setText(words)
            self._way.setAccessibleName(words)
        self._way.setVisible(way is not None)
        self._show(messages.text(problem, "ja", keeper=self.keeper), "problem")

    def hush(self, on: bool) -> None:
        """Say nothing while a family looks on; the last problem is said afterwards."""
        kept, self._hushed = self._hushed or [], [] if on else None
        if on:
            self.hide()
        for problem in () if on else kept:
            QTimer.singleShot(0, self, partial(self.problem, problem))  # when the page that comes stands there

    def settle(self) -> None:
        """What a problem told of is mended, or its page left; a passing note stays its time."""
        if self.objectName() == "problem":
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif watched is self._over and event.type() == QEvent.Type.Hide and watched is not self._window:
            self._move_to(self._window)  # before the dialog takes with it what lies over it
        return super().eventFilter(watched, event)

    def _move_to(self, over: QWidget) -> None:
        """Lie over another window from now on, still shown if it was."""
        if over is self._over:
            return
        shown = not self.isHidden()
        if self._over is not self._window:
            self._over.removeEventFilter(self)
        if over is not self._window:
            over.installEventFilter(self)
        self._over = over
        self.setParent(over)
        self._place()
        self.setVisible(shown)

    def _show(self, words: str, kind: str) -> None:
        self.setObjectName(kind)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._words.setText(words)
        self._close.setVisible(kind == "problem")
        for widget in (self, self._words):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._move_to(QApplication.activeModalWidget() or self._window)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        foot = self.FOOT if self._over is self._window else self.DIALOG_FOOT
        lay_at_foot(self, self._over, foot, self._wide())

    def _wide(self) -> int:
        """Logical px that its words need on one line, and what stands beside them."""
        beside = [each.sizeHint().width() + SPACE for each in (self._way, self._close) if not each.isHidden()]
        return self._words.fontMetrics().horizontalAdvance(self._words.text()) + 3 * SPACE + sum(beside)


def lay_at_foot(bar: QWidget, over: QWidget, below: int = 20, wanted: int = WIDEST) -> None:
    """Lay a bar over the foot of a window: no wider than `wanted`, so many logical px above its edge."""
    width = min(over.width() - 48, WIDEST, wanted)
    height = max(bar.heightForWidth(width), bar.minimumSizeHint().height())
    bar.setGeometry((over.width() - width) // 2, over.height() - height - below, width, height)


def below_bar(ways: Iterable[QWidget], inner: QWidget) -> QWidget:
    """A page below the bar with the program's name and the ways to other pages."""
    bar = QFrame()
    bar.setObjectName("bar")
    bar.setLayout(row(label("kasesupport", "brand", wrap=False), None, *ways, margin=6))
    made = QWidget()
    made.setLayout(column(bar, inner, spacing=0))
    return made
