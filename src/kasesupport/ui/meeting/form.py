"""The meeting itself: its kind, when, where, what for, who comes. Nothing of a family stands here."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.meetings import NAMES, Meeting
from kasesupport.ui.date_field import DateField
from kasesupport.ui.picker import Picker
from kasesupport.ui.widgets import LineField, TextField, card, column, label, row
from kasesupport.ui.wizard.days import day_reader

Save = Callable[..., object]


class MeetingForm(QWidget):
    """`save` takes the columns that changed, by name."""

    def __init__(self, save: Save, today: date) -> None:
        super().__init__()
        self._save = save
        self.kind = Picker(NAMES, "case", lambda kind: save(kind=kind), self.tr("どんな会議か"))
        self.on = DateField(None, self._dated, self.tr("いつ"), day_reader(today))
        self.at = LineField("", lambda text: save(at=text), self.tr("例：14:00"), self.tr("時刻"))
        self.place = LineField("", lambda text: save(place=text), self.tr("どこで"), self.tr("どこで"))
        self.purpose = TextField(
            "", lambda text: save(purpose=text), self.tr("何のために集まるか"), self.tr("何のために")
        )
        self.people = TextField("", lambda text: save(people=text), self.tr("職員、機関の人"), self.tr("集まる人"))
        self._named = label("", "warm")
        self._named.hide()
        self._lay()

    def tell_names(self, names: Sequence[str]) -> None:
        """Say softly which words here are names of families or of their people."""
        words = self.tr("家庭の名前と同じ言葉があります：%1。その家庭のことなら、議題のほうに書きましょう。")
        self._named.setText(words.replace("%1", "、".join(names)))
        self._named.setVisible(bool(names))

    def show_meeting(self, meeting: Meeting) -> None:
        """Take what is stored."""
        self.kind.show_value(meeting.kind)
        self.on.show_date(PartialDate.from_text(meeting.on) if meeting.on else None)
        for name in ("at", "place", "purpose", "people"):
            getattr(self, name).show_text(getattr(meeting, name))

    def flush(self) -> None:
        """Save what is being typed."""
        for each in (self.on, self.at, self.place, self.purpose, self.people):
            each.flush()

    def _dated(self, told: PartialDate | None) -> None:
        if told:
            self._save(on=told.text())

    def _lay(self) -> None:
        when = row(column(self.on, None), column(self.at, None), spacing=8)
        when.setStretch(0, 2)
        when.setStretch(1, 1)
        shared = self.tr("この欄は、どの家庭のものでもありません。家庭の名前や様子は、議題のほうに書きます。")
        parts = (
            self.kind, when, self.place,
            label(self.tr("何のために"), "label"), self.purpose,
            label(self.tr("集まる人（家族は、議題のほうに書きます）"), "label"), self.people,
            label(shared, "soft"), self._named,
        )  # fmt: skip
        self.setLayout(column(card(*parts, margin=14, spacing=6)))
