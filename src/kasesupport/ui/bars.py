"""Passing notes and problems: said in words, without stopping anyone."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from kasesupport import messages
from kasesupport.domain.problems import Problem
from kasesupport.ui.widgets import button, column, label, row


class NoteBar(QFrame):
    """Words that lie over the foot of a window for some seconds; a problem stays until it is closed or settled."""

    SHOWN = 4000  # ms
    FOOT = 84  # logical px below it: the buttons at the foot of a page stay in sight

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._words = label("")
        self._close = button("", self.hide, "quiet", "x", self.tr("とじる"))
        self._way = button("", lambda: self._act())
        laid = row(self._words, self._way, self._close, margin=12)
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
        self._way.hide()
        self._show(words, "note")
        self._timer.start(self.SHOWN)

    def problem(self, problem: Problem, way: tuple[str, Callable[[], object]] | None = None) -> None:
        """Say what happened, what is safe and what to do next; `way`: a button that does it, with its words."""
        self._timer.stop()
        if way is not None:
            words, self._act = way
            self._way.setText(words)
            self._way.setAccessibleName(words)
        self._way.setVisible(way is not None)
        self._show(messages.text(problem, "ja"), "problem")

    def settle(self) -> None:
        """What a problem told of is mended, or its page left; a passing note stays its time."""
        if self.objectName() == "problem":
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, words: str, kind: str) -> None:
        self.setObjectName(kind)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._words.setText(words)
        self._close.setVisible(kind == "problem")
        for widget in (self, self._words):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        lay_at_foot(self, self._over, self.FOOT)


def lay_at_foot(bar: QWidget, over: QWidget, below: int = 20) -> None:
    """Lay a bar over the foot of a window, as wide as its words may be, so many logical px above its edge."""
    width = min(over.width() - 48, 720)
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
