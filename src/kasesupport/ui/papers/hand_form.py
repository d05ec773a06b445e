"""渡した日と相手: to whom, on which day, read aloud or not, signed or not; the paper itself is kept with it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.handed import Told
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import LineField, button, card, chip, column, label, row
from kasesupport.ui.wizard.chips import Chips, Choice, Keys

Hand = Callable[[str, date, Told, Told], bool]  # to whom, the day, read aloud, signed; whether it was kept


class HandForm(QWidget):
    """`hand` keeps it; what was typed stays where that was refused."""

    def __init__(self, hand: Hand, today: date) -> None:
        super().__init__()
        self._hand, self._day = hand, today
        self.whom = Chips(self._take, self.tr("渡した相手"))
        self.to = LineField("", lambda _: None, self.tr("例：お母さん"), self.tr("渡した相手"))
        self.on = DateField(PartialDate.from_text(today.isoformat()), self._take_day, self.tr("渡した日"))
        self.aloud, self.signed = (
            chip(self.tr("読み上げた"), False, _nothing),
            chip(self.tr("署名あり"), False, _nothing),
        )
        self.setLayout(column(card(
            label(self.tr("渡したら、残しておく"), "label"),
            label(self.tr("紙の写し・日付・相手・渡した人が残り、あとでもう一度見られます。"), "soft"),
            self.whom, self.to, self.on, row(self.aloud, self.signed, None),
            button(self.tr("渡したと残す"), self.keep, icon_name="clipboard-check"),
            margin=14, spacing=8,
        )))  # fmt: skip

    def offer(self, names: Sequence[str]) -> None:
        """Those whom it may have been handed to, to tap."""
        self.whom.offer([Choice(name, name) for name in dict.fromkeys(names) if name])

    def clear(self) -> None:
        """Another paper: what was said of the one before is put away."""
        self.whom.show_chosen([])
        self.to.show_text("")
        self.to.setText("")
        self.aloud.setChecked(False)
        self.signed.setChecked(False)

    def keep(self) -> None:
        """Keep it as told."""
        yes: Told = "yes"
        aloud, signed = (yes if each.isChecked() else "" for each in (self.aloud, self.signed))
        if self._hand(self.to.text(), self._day, aloud, signed):
            self.clear()

    def _take(self, keys: Keys) -> None:
        self.to.setText(keys[0] if keys else "")

    def _take_day(self, told: PartialDate | None) -> None:
        if told and told.month and told.day:
            self._day = date(told.year, told.month, told.day)


def _nothing(_: bool) -> None:
    """The chip itself keeps it."""
