"""What happened: words, day, whom it is about, of what kind, and whether it may be seen beside the family."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kasesupport.cases import events
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.record import Event
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.choices import Choice
from kasesupport.ui.date_field import DateField
from kasesupport.ui.genogram.words import name_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import TextField, button, chip, column, label, starts_at
from kasesupport.ui.wizard.airy import airy

LINES = (("life", "change"), ("good", "hard"), ("agency",))


def kinds() -> Mapping[str, str]:
    """Kinds of what happened."""
    return {
        "life": _tr("暮らしの出来事"), "change": _tr("小さな変化"), "good": _tr("うれしかったこと"),
        "hard": _tr("つらかったこと"), "agency": _tr("支援の出来事"),
    }  # fmt: skip


class EventForm(QWidget):
    """Corrects an event, or makes a new one with the first words. `made` hears its id."""

    def __init__(self, model: CaseModel, event_id: str, made: Callable[[str], object]) -> None:
        super().__init__()
        self._model, self.event_id, self._made = model, event_id, made
        told = self._told() or Event("", PartialDate.of(model.case.file.today()).text(), "")
        self._on, self._kind, self._person, self._is_shared = told.on, told.kind, told.person_id, told.shared
        words = self.tr("何があったか")
        self.text = TextField(told.text, self._set_text, words, words)
        self.day = DateField(PartialDate.from_text(told.on), self._set_day, self.tr("いつのことか"))
        self.kind = Choice(kinds(), LINES, told.kind, lambda kind: self._set(kind=kind))
        self.person = self._people(told.person_id)
        self.shared = chip(self.tr("家族と見る画面に出す"), told.shared, lambda on: self._set(shared=on))
        self._remove = button(self.tr("この出来事を消す"), self._take_away, "", "trash-2")
        self.setLayout(
            column(
                label(words, "label"), self.text, label(self.tr("いつのことか"), "label"), self.day,
                label(self.tr("どんなこと"), "label"), self.kind, label(self.tr("だれのこと"), "label"), self.person,
                self.shared, airy(self.tr("家族の言葉で書けたものだけ、家族と見る画面に出します。"), "soft"),
                self._remove,
            )
        )  # fmt: skip
        starts_at(self, self.text)
        model.changed.connect(self._refresh)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.text.flush()
        self.day.flush()

    def _people(self, chosen: str) -> CalmBox:
        box = CalmBox()
        box.setMinimumHeight(theme.TOUCH)
        box.setAccessibleName(self.tr("だれのこと"))
        box.addItem(self.tr("家庭のこと"), "")
        for person in self._model.record.graph.persons:
            box.addItem(name_of(person), person.id)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.activated.connect(lambda _: self._set(person_id=box.currentData()))
        return box

    def _told(self) -> Event | None:
        return next((event for event in self._model.record.events if event.id == self.event_id), None)

    def _set(self, **values: str | bool) -> None:
        if self.event_id:
            self._model.do(events.edit_event, self.event_id, **values)
        self._kind = str(values.get("kind", self._kind))
        self._person = str(values.get("person_id", self._person))
        self._is_shared = bool(values.get("shared", self._is_shared))

    def _set_text(self, text: str) -> None:
        if self.event_id:
            self._model.do(events.edit_event, self.event_id, text=text)
        elif text.strip():
            day = PartialDate.from_text(self._on)
            made = self._model.do(events.add_event, day, text, self._kind, self._person, shared=self._is_shared)
            if made:
                self.event_id = made
                self._made(made)
                self._refresh()

    def _set_day(self, told: PartialDate | None) -> None:
        if told:
            self._on = told.text()
            self._set(on=self._on)

    def _take_away(self) -> None:
        self._model.do(events.remove_event, self.event_id)

    def _refresh(self) -> None:
        told = self._told()
        self._remove.setVisible(told is not None)
        if told:
            self.text.show_text(told.text)
            self.day.show_date(PartialDate.from_text(told.on))
            self.kind.show_value(told.kind)
            self.shared.setChecked(told.shared)
            self.person.setCurrentIndex(max(0, self.person.findData(told.person_id)))


def _tr(words: str) -> str:
    return QCoreApplication.translate("events", words)
