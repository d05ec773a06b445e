"""Drawing by hand with 5,000 dots on the paper: the time of one more dot, beside a bare widget that draws a line.

python3 dev.py bench drawing
"""

import math
import statistics
import sys
import time

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from kasesupport.domain.strokes import Stroke
from kasesupport.drawing.ink import INK, thickness
from kasesupport.ui.hand.ink import MOUSE, Ink

STROKES, DOTS, MOVES, ROUNDS = 50, 100, 300, 5
FRAME = 1000 / 60  # ms
TIMES = 2.0  # as long as a bare canvas takes, at the most


class Bare(QWidget):
    """The least that can be seen while one draws: a kept picture, the same line more, what is other painted."""

    def __init__(self) -> None:
        super().__init__()
        self._picture, self._last = QPixmap(1000, 560), QPointF()
        self._picture.fill(Qt.GlobalColor.white)
        self._nib = QPen(QColor(INK), thickness(MOUSE), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """One line more."""
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._nib)
        painter.drawLine(self._last, event.position())
        painter.end()
        before, self._last = self._last, event.position()
        self.update(QRect(before.toPoint(), self._last.toPoint()).normalized().adjusted(-8, -8, 8, 8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """What is kept."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


def main(_arguments: list[str]) -> int:
    """One table; 1 where a dot more takes longer than a frame at 60 a second, or than it may beside a bare canvas."""
    app = QApplication(sys.argv[:1])
    bare, ink = Bare(), Ink(560.0, "絵")
    for each in (bare, ink):
        each.resize(1000, 560)
        each.show()
    ink.show_strokes([Stroke(str(n), _wave(n)) for n in range(STROKES)])
    app.processEvents()
    took = {ink: list[float](), bare: list[float]()}
    for _ in range(ROUNDS):
        for widget, times in took.items():
            times.extend(_moves(app, widget))
    ours, least = (statistics.median(took[each]) for each in (ink, bare))
    worst = statistics.quantiles(took[ink], n=100)[98]
    print("| what | figure | goal | met |\n|---|---|---|---|")
    what = f"a dot more among {STROKES * DOTS} (median, 99 of 100)"
    print(f"| {what} | {ours:.2f}, {worst:.2f} ms | a frame, {FRAME:.1f} ms | {_yes(worst < FRAME)} |")
    print(f"| beside a bare canvas | {ours / least:.1f} times | ≤ {TIMES:.0f} times | {_yes(ours <= TIMES * least)} |")
    return int(worst >= FRAME or ours > TIMES * least)


def _yes(met: bool) -> str:
    return "yes" if met else "NO"


def _wave(number: int) -> tuple[tuple[float, float, float], ...]:
    y = 10 + number * 10.8
    return tuple((n * 9.9, y + 8 * math.sin(n / 3), 0.3 + 0.6 * (n % 10) / 10) for n in range(DOTS))


def _moves(app: QApplication, widget: QWidget) -> list[float]:
    """Milliseconds from the event to the picture on the screen, for each of MOVES."""
    _send(widget, QEvent.Type.MouseButtonPress, 0)
    found = []
    for n in range(MOVES):
        start = time.perf_counter()
        _send(widget, QEvent.Type.MouseMove, n)
        app.processEvents()
        found.append((time.perf_counter() - start) * 1000)
    _send(widget, QEvent.Type.MouseButtonRelease, MOVES)
    app.processEvents()
    return found


def _send(widget: QWidget, kind: QEvent.Type, n: int) -> None:
    at = QPointF(100 + 2.5 * n % 800, 280 + 200 * math.sin(n / 15))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    QApplication.sendEvent(widget, QMouseEvent(kind, at, at, button, left, Qt.KeyboardModifier.NoModifier))
