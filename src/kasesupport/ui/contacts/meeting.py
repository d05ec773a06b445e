"""次の約束: the day, the hour and what for; it goes among the family's appointments."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kasesupport.domain.contacts import Meeting
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.hours import parse_hour
from kasesupport.domain.problems import Problem
from kasesupport.ui import theme
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import button, column, row
from kasesupport.ui.wizard.days import day_reader

DAYS = (3, 7, 14)


class MeetingPart(QWidget):
    """`act` is told of each change. A day that cannot be read stays to be mended."""

    def __init__(self, today: date, act: Callable[[], object]) -> None:
        super().__init__()
        self._today, self._act, self._on = today, act, ""
        self.day = DateField(None, self._keep_day, self.tr("次の約束の日"), day_reader(today))
        self.day.line.setPlaceholderText(self.tr("例：12/3、1週間後"))
        self.at, self.what = self._line(self.tr("時刻"), 96), self._line(self.tr("どこで・何をするか"))
        ways = [self._way(days) for days in DAYS]
        boxes = row(column(self.day, None), column(self.at, None), column(self.what, None), spacing=6)
        boxes.setStretch(0, 3)
        boxes.setStretch(2, 4)
        self.setLayout(column(boxes, row(*ways, None, spacing=6), spacing=4))

    @property
    def unread(self) -> str:
        """What was typed and is no day."""
        return self.day.unread()

    def meeting(self) -> Meeting | None:
        """What was agreed; None without a day."""
        self.day.flush()
        return Meeting(self._on, self._hour(), self.what.text().strip()) if self._on else None

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Take what was agreed."""
        self._on = meeting.on if meeting else ""
        self.day.line.setText("")
        self.day.show_date(PartialDate.from_text(self._on) if self._on else None)
        self.at.setText(meeting.at if meeting else "")
        self.what.setText(meeting.what if meeting else "")

    def _hour(self) -> str:
        """An hour as it is stored; what is none as it was typed: 「昼ごろ」 is an agreement, too."""
        try:
            return parse_hour(self.at.text())
        except Problem:
            return self.at.text().strip()

    def _line(self, words: str, width: int = 0) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(words)
        made.setAccessibleName(self.tr("次の約束の%1").replace("%1", words))
        made.setMinimumHeight(theme.TOUCH)
        made.textEdited.connect(lambda _: self._act())
        if width:
            made.setMaximumWidth(width)
        return made

    def _way(self, days: int) -> QPushButton:
        words = self.tr("%1日後").replace("%1", str(days))
        return button(words, lambda: self._in(days), "chip")

    def _in(self, days: int) -> None:
        told = PartialDate.of(self._today + timedelta(days=days))
        self.day.line.setText("")
        self.day.show_date(told)
        self._keep_day(told)

    def _keep_day(self, told: PartialDate | None) -> None:
        self._on = told.text() if told else ""
        self._act()
