"""A week or a month as a grid of days: painted, walked by the arrow keys, each day chosen by a tap."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kasesupport.cases.today import FamilyDue
from kasesupport.domain.weeks import WEEK, months_on
from kasesupport.ui import theme
from kasesupport.ui.agenda.cells import Look, entry_box, fitting, paint_cell, weekday_color
from kasesupport.ui.agenda.words import WEEKDAYS, day_name, line

TOP, LEAST = 30.0, 74.0  # logical px: the names of the days, a row of a month at least
Entries = Mapping[date, Sequence[FamilyDue]]
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


class DayGrid(QWidget):
    """`moved` carries the day that is wanted, shown or not; `entered` that one goes on to what falls on it.

    `wanted` carries an entry that was tapped twice.
    """

    moved = Signal(object)
    entered = Signal()
    wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today, self.day = today, today
        self.days: tuple[date, ...] = ()
        self._month = 0
        self.entries: Entries = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def show_days(self, days: tuple[date, ...], entries: Entries, day: date, today: date) -> None:
        """Show these whole weeks, one day of them chosen; days of another month than its are faint, but for a week."""
        self.days, self.entries, self.day, self._today = days, entries, day, today
        self._month = day.month if len(days) > WEEK else 0
        self.setMinimumHeight(round(TOP + LEAST * (len(days) // WEEK)))
        self.setAccessibleName(self._told())
        self.update()

    def cell(self, day: date) -> QRectF:
        """Where a day stands, in px."""
        row, place = divmod(self.days.index(day), WEEK)
        wide, high = self.width() / WEEK, (self.height() - TOP - 1) / max(1, len(self.days) // WEEK)
        left, right = round(place * wide), round((place + 1) * wide)
        top, low = round(TOP + row * high), round(TOP + (row + 1) * high)
        return QRectF(left, top, min(right, self.width() - 1) - left, low - top)

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point."""
        return next((day for day in self.days if self.cell(day).contains(point)), None)

    def entry_at(self, point: QPointF) -> FamilyDue | None:
        """The entry under a point, of those that are seen."""
        if (day := self.day_at(point)) is None:
            return None
        box, found, tall = self.cell(day), self.entries.get(day, ()), len(self.days) == WEEK
        seen = found[: fitting(box.height(), len(found), tall=tall)]
        under = (each for number, each in enumerate(seen) if entry_box(box, number, tall=tall).contains(point))
        return next(under, None)

    def sizeHint(self) -> QSize:
        return QSize(900, 560)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._names(painter)
        for day in self.days:
            if day != self.day:
                paint_cell(painter, self.cell(day), self._look(day))
        if self.day in self.days:  # last: its frame lies over its neighbours'
            paint_cell(painter, self.cell(self.day), self._look(self.day))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in STEPS:
            self.moved.emit(self.day + timedelta(days=STEPS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.moved.emit(self.turned(-1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self.moved.emit(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def turned(self, by: int) -> date:
        """The day in the next week or month, or in the one before."""
        return months_on(self.day, by) if self._month else self.day + timedelta(days=by * WEEK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (day := self.day_at(event.position())) is not None:
            self.moved.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (each := self.entry_at(event.position())) is not None:
            self.wanted.emit(each)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        each = self.entry_at(event.position())
        words = line(each, self._today) if each is not None else ""
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _look(self, day: date) -> Look:
        faint = bool(self._month) and day.month != self._month
        found, tall = self.entries.get(day, ()), len(self.days) == WEEK
        return Look(day, found, self._today, day == self.day, self.hasFocus(), faint, tall)

    def _names(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(14)
        font.setBold(True)
        painter.setFont(font)
        for day in self.days[:WEEK]:
            box = self.cell(day)
            plain = day.weekday() < 5
            painter.setPen(QColor(theme.SOFT_INK if plain else weekday_color(day)))
            head = QRectF(box.left(), 0, box.width(), TOP)
            painter.drawText(head, int(Qt.AlignmentFlag.AlignCenter), WEEKDAYS[day.weekday()])

    def _told(self) -> str:
        count = len(self.entries.get(self.day, ()))
        said = self.tr("%1件").replace("%1", str(count)) if count else self.tr("予定はありません")
        return f"{day_name(self.day, self._today)}　{said}"
