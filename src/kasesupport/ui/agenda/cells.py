"""One day of the grid, painted: its number, a day off's name, what falls on it, how much more there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from kasesupport.cases.today import FamilyDue
from kasesupport.domain.holidays import holiday
from kasesupport.ui import theme
from kasesupport.ui.agenda.words import COLORS, on_its_day, short

PAD, HEAD, LINE, BLOCK = 6.0, 28.0, 21.0, 70.0  # logical px: inner rim, number's line, an entry in a month, in a week
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Look:
    """How one cell is to look. `faint`: of another month; `tall`: a week's, with two lines an entry."""

    day: date
    entries: Sequence[FamilyDue]
    today: date
    chosen: bool
    focused: bool
    faint: bool
    tall: bool


def weekday_color(on: date) -> str:
    """Sundays and days off warm, Saturdays blue: beside the name, which always tells it, too."""
    if on.weekday() == 6 or holiday(on):
        return theme.WARM
    return theme.SELECTED if on.weekday() == 5 else theme.INK


def paint_cell(painter: QPainter, box: QRectF, look: Look) -> None:
    """Paint one day into `box`."""
    painter.fillRect(box, QColor(theme.GROUND if look.faint else theme.PAPER))
    if look.chosen:
        painter.fillRect(box, QColor(theme.ACCENT_SOFT))
    painter.setPen(QPen(QColor(theme.LINE), 1))
    painter.drawRect(box)
    _head(painter, box, look)
    rows = fitting(box.height(), len(look.entries), tall=look.tall)
    for number, each in enumerate(look.entries[:rows]):
        _entry(painter, entry_box(box, number, tall=look.tall), each, look)
    if more := len(look.entries) - rows:
        painter.setFont(_font(painter, 13))
        painter.setPen(QColor(theme.INK))
        low = QRectF(box.left() + PAD, box.bottom() - LINE, box.width() - 2 * PAD, LINE - 2)
        painter.drawText(low, int(LEFT), f"ほか{more}件")
    if look.chosen:
        painter.setPen(QPen(QColor(theme.ACCENT), 3 if look.focused else 1.5))
        painter.drawRect(box.adjusted(1.5, 1.5, -1.5, -1.5))


def fitting(height: float, count: int, *, tall: bool) -> int:
    """How many of so many entries are shown in a cell of this height; the last line may tell how many more."""
    step = BLOCK if tall else LINE
    room = int((height - HEAD - PAD) // step)
    return count if count <= room else max(0, int((height - HEAD - LINE) // step))


def entry_box(box: QRectF, number: int, *, tall: bool) -> QRectF:
    """Where an entry stands in its cell."""
    step = BLOCK if tall else LINE
    return QRectF(box.left() + 4, box.top() + HEAD + number * step, box.width() - 8, step - 3)


def _head(painter: QPainter, box: QRectF, look: Look) -> None:
    number = QRectF(box.left() + 4, box.top() + 3, 28, 23)
    painter.setFont(_font(painter, 15, bold=True))
    painter.setPen(QColor(weekday_color(look.day) if not look.faint else theme.SOFT_INK))
    if look.day == look.today:
        painter.setBrush(QColor(theme.ACCENT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(number.center(), 14, 11.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(theme.PAPER))
    painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(look.day.day))
    if name := holiday(look.day):
        painter.setFont(_font(painter, 12))
        painter.setPen(QColor(theme.WARM if not look.faint else theme.SOFT_INK))
        beside = QRectF(number.right() + 4, box.top() + 3, box.right() - number.right() - 10, 22)
        painter.drawText(beside, int(LEFT), _fit(painter, name, beside.width()))


def _entry(painter: QPainter, box: QRectF, each: FamilyDue, look: Look) -> None:
    color, waits = QColor(COLORS[each.due.kind]), each.due.kind == "waiting"
    painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine) if waits else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.PAPER) if waits else QColor(theme.GROUND if not look.faint else theme.PAPER))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not waits:
        painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), color)
    inner = box.adjusted(9, 0, -4, 0)
    name = each.name or "（名前なし）"
    if look.tall:
        _two_lines(painter, inner, f"{each.due.at} {name}".strip(), on_its_day(each.due, look.today))
    else:
        _one_line(painter, inner, f"{each.due.at} {name}".strip(), short(each.due))


def _one_line(painter: QPainter, box: QRectF, name: str, kind: str) -> None:
    painter.setFont(_font(painter, 13))
    wide = min(QFontMetricsF(painter.font()).horizontalAdvance(kind) + 6, box.width() * 0.6)
    painter.setPen(QColor(theme.INK))
    left = QRectF(box.left(), box.top(), box.width() - wide, box.height())
    painter.drawText(left, int(LEFT), _fit(painter, name, left.width()))
    painter.setPen(QColor(theme.SOFT_INK))
    painter.drawText(box, int(RIGHT), _fit(painter, kind, wide))


def _two_lines(painter: QPainter, box: QRectF, name: str, words: str) -> None:
    """Who, and below it what, in two lines if it needs them."""
    painter.setFont(_font(painter, 14, bold=True))
    painter.setPen(QColor(theme.INK))
    painter.drawText(QRectF(box.left(), box.top() + 2, box.width(), 24), int(LEFT), _fit(painter, name, box.width()))
    painter.setFont(_font(painter, 13))
    painter.setPen(QColor(theme.SOFT_INK))
    low = QRectF(box.left(), box.top() + 27, box.width(), box.height() - 29)
    wrapped = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWrapAnywhere)
    painter.drawText(low, wrapped, _fit(painter, words, box.width() * 1.8))


def _fit(painter: QPainter, words: str, width: float) -> str:
    return QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, width)


def _font(painter: QPainter, size: int, *, bold: bool = False) -> QFont:
    made = QFont(painter.font())
    made.setPixelSize(size)
    made.setBold(bold)
    return made
