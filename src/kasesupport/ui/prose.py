"""A label whose lines have air between them. A single line is as high as in any other label."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlockFormat, QTextCursor, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QTextEdit

MOST = 64  # heights that are kept
BETWEEN = 0.4  # of a line's height, between two lines


class Prose(QLabel):
    """Wraps plain words. A picture, or anything but plain words, is left to QLabel.

    A layout asks for the same heights again and again: those it was told are kept.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._heights: dict[tuple[int, int, int, str, str], int] = {}

    def heightForWidth(self, width: int) -> int:
        """As QLabel would have it, and the air."""
        if not self._is_plain():
            return super().heightForWidth(width)
        self.ensurePolished()
        beside = self.size() - self.contentsRect().size()
        asked = (width, beside.width(), beside.height(), self.text(), self.font().key())
        if asked not in self._heights:
            if len(self._heights) > MOST:
                self._heights.clear()
            self._heights[asked] = self._height(width, beside)
        return self._heights[asked]

    def _height(self, width: int, beside: QSize) -> int:
        if "\n" not in self.text() and self.fontMetrics().horizontalAdvance(self.text()) <= width - beside.width():
            return super().heightForWidth(width)  # one line, as most are: nothing to be set
        return math.ceil(_high(self._set(width - beside.width()))) + beside.height()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(hint.width())) if self._is_plain() else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line by line, where the label's alignment wants them."""
        if not self._is_plain():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.drawFrame(painter)
        painter.setPen(self.palette().color(self.foregroundRole()))
        inside = QRectF(self.contentsRect())
        layout = self._set(inside.width())
        layout.draw(painter, QPointF(inside.left(), inside.top() + self._above(inside.height() - _high(layout))))
        painter.end()

    def _is_plain(self) -> bool:
        return bool(self.text()) and self.wordWrap() and self.textFormat() == Qt.TextFormat.PlainText

    def _above(self, spare: float) -> float:
        """What is left above the lines."""
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            return 0.0
        return spare if self.alignment() & Qt.AlignmentFlag.AlignBottom else max(spare / 2, 0.0)

    def _set(self, width: float) -> QTextLayout:
        """The words in lines of this width."""
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font(), self)
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        baseline, step = 0.0, self.fontMetrics().height() * (1 + BETWEEN)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            baseline = baseline + step if baseline else line.ascent()  # a borrowed letter may be higher than the rest
            line.setPosition(QPointF(0.0, baseline - line.ascent()))
        layout.endLayout()
        return layout


def write_airy(box: QTextEdit, words: str) -> None:
    """Put plain words into a box, with as much air between the lines as in a label."""
    box.setPlainText(words)
    cursor, airy = QTextCursor(box.document()), QTextBlockFormat()
    airy.setLineHeight(100 * (1 + BETWEEN), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(airy)


def _high(layout: QTextLayout) -> float:
    last = layout.lineAt(layout.lineCount() - 1)
    return last.y() + last.height()
