"""次に会う日: day, time and what for; what is past is no longer shown."""

from collections.abc import Callable
from datetime import timedelta

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.record import Appointment
from kasesupport.practice.model import Question
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import LineField, button, column, row
from kasesupport.ui.wizard.days import day_reader
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.entries import Acts, Row
from kasesupport.ui.wizard.listed import ListBody
from kasesupport.ui.wizard.needs import acts

WEEKS = (1, 2, 4)


class Appointments(ListBody):
    """What is agreed from today on."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        keep = acts(desk, "appointment")
        self.show_list(
            lambda entry_id: AppointmentRow(entry_id, keep, desk),
            self._coming,
            self.tr("約束を足す"),
        )

    def _coming(self) -> list[Appointment]:
        """Also one that has just been moved into the past, while it is being corrected here."""
        shown = {each.entry_id for each in self.entries.rows}
        today = self.desk.today.isoformat()
        return [a for a in self.desk.record.appointments if not a.on or a.on >= today or a.id in shown]


class AppointmentRow(Row):
    """One meeting."""

    WORDS = ("on", "at", "what")

    def __init__(self, entry_id: str, keep: Acts, desk: Desk) -> None:
        super().__init__(entry_id, keep, dict.fromkeys(("on", "at", "what"), ""))
        self._desk = desk
        self.on = DateField(None, self._dated, self.tr("会う日"), day_reader(desk.today))
        self.at = LineField("", lambda text: self.keep(at=text.strip()), self.tr("時刻"), self.tr("時刻"))
        self.at.setMaximumWidth(120)
        self.what = LineField("", lambda text: self.keep(what=text.strip()), self.tr("どこで・何をするか"))
        boxes = row(column(self.on, None), column(self.at, None), column(self.what, None), spacing=8)
        boxes.setStretch(0, 3)
        boxes.setStretch(2, 4)
        weeks = [button(self.tr("%1週間後").replace("%1", str(n)), self._in(n), "chip") for n in WEEKS]
        weeks_line = row(*weeks, None, self.bin, spacing=6)
        self.setObjectName("entry")
        self.setLayout(column(boxes, weeks_line, margin=10, spacing=6))

    def show_values(self) -> None:
        self.on.show_date(PartialDate.from_text(self.values["on"]) if self.values["on"] else None)
        self.at.show_text(self.values["at"])
        self.what.show_text(self.values["what"])

    def start(self) -> None:
        self.on.line.setFocus()

    def _dated(self, told: PartialDate | None) -> None:
        self.keep(on=told.text() if told else "")

    def _in(self, weeks: int) -> Callable[[], None]:
        return lambda: self._dated(PartialDate.of(self._desk.today + timedelta(weeks=weeks)))
