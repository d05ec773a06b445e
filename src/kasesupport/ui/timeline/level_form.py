"""A mark of 関与度 or 余力: the level, the day, the reason, who was asked, and the four bases of the capacity."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kasesupport.cases import levels
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.levels import BASES, Series
from kasesupport.domain.record import Level
from kasesupport.ui.date_field import DateField
from kasesupport.ui.model import CaseModel
from kasesupport.ui.timeline.level_slider import LevelSlider
from kasesupport.ui.widgets import Fold, TextField, button, column, label, starts_at
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.days import day_reader


class LevelForm(QWidget):
    """Corrects a mark, or makes a new one with the first thing that is told of it. `made` hears its id."""

    def __init__(self, model: CaseModel, series: Series, mark_id: str, made: Callable[[str], object]) -> None:
        super().__init__()
        self._model, self._series, self.mark_id, self._made = model, series, mark_id, made
        today = model.case.file.today()
        told = self._told() or Level("", series.id, today.isoformat(), self._latest())
        self._on = told.on
        self.slider = LevelSlider(series, told.value, lambda value: self._set(value=value))
        reader = day_reader(today, ahead=False)
        self.day = DateField(PartialDate.from_text(told.on), self._set_day, self.tr("いつのことか"), reader)
        self.reason = self._field(told.reason, "reason", self.tr("そう考えたわけ（家族の言葉や、見たこと）"))
        self.asked = self._field(told.asked, "asked", self.tr("だれに聞いたか（例：母、保育園の先生）"), lines=1)
        asked = self._base_words() if series.id == "capacity" else []
        self.bases = {base: self._field(getattr(told, base), base, words) for base, words in asked}
        self._same = button(self.tr("変わりなし、と記す"), self._confirm, "", "check")
        self._remove = button(self.tr("この記録を消す"), self._take_away, "", "trash-2")
        self.setLayout(column(*self._parts()))
        starts_at(self, self.slider.slider)
        model.changed.connect(self._refresh)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.day.flush()
        for field in (self.reason, self.asked, *self.bases.values()):
            field.flush()

    def _parts(self) -> list[QWidget]:
        lead = airy(self._series.lead, "soft")
        provisional = airy(self.tr("段階は暫定です。保管庫の設定で、センターの言葉に直せます。"), "soft")
        bases: list[QWidget] = []
        if self.bases:
            inner = QWidget()
            words = dict(self._base_words())
            fields = (part for b, field in self.bases.items() for part in (label(words[b], "label"), field))
            inner.setLayout(column(*fields, margin=6))
            told = any(field.toPlainText() for field in self.bases.values())
            bases = [Fold(self.tr("四つの面から考える"), inner, "list-checks", open_=told)]
        return [
            lead, self.slider, self._same, label(self.tr("いつのことか"), "label"), self.day,
            label(self.tr("わけ"), "label"), self.reason, label(self.tr("だれに聞いたか"), "label"), self.asked,
            *bases, provisional, self._remove,
        ]  # fmt: skip

    def _base_words(self) -> list[tuple[str, str]]:
        words = (
            self.tr("こどもと家族の状態"), self.tr("必要としていることの大きさ"), self.tr("家庭をとりまく環境"),
            self.tr("まわりの力（人・場所・サービス）の多さ"),
        )  # fmt: skip
        return list(zip(BASES, words, strict=True))

    def _field(self, text: str, column_name: str, words: str, lines: int = 2) -> TextField:
        return TextField(text, lambda typed: self._set(**{column_name: typed}), words, words, lines)

    def _told(self) -> Level | None:
        return next((level for level in self._model.record.levels if level.id == self.mark_id), None)

    def _latest(self) -> str:
        own = [level for level in self._model.record.levels if level.series == self._series.id]
        return max(own, key=lambda level: level.on).value if own else ""

    def _set(self, **values: str) -> None:
        if self.mark_id:
            self._model.do(levels.edit_mark, self.mark_id, **values)
        elif any(values.values()):
            self._start(values)

    def _start(self, values: dict[str, str]) -> None:
        """The first thing told makes the mark. A text alone waits for a level: without one there is no mark."""
        value = values.pop("value", "") or self._latest()
        if not value:
            return
        on = PartialDate.from_text(self._on).span()[0]
        typed = {"reason": self.reason, "asked": self.asked, **self.bases}
        told = {name: field.toPlainText() for name, field in typed.items() if field.toPlainText()} | values
        if mark := self._model.do(levels.mark, self._series.id, on, value, **told):
            self.mark_id = mark
            self._made(mark)
            self._refresh()

    def _set_day(self, told: PartialDate | None) -> None:
        if told:
            self._on = told.text()
            if self.mark_id:
                self._model.do(levels.edit_mark, self.mark_id, on=self._on)

    def _confirm(self) -> None:
        self._start({"value": self._latest()})

    def _take_away(self) -> None:
        self._model.do(levels.remove_mark, self.mark_id)

    def _refresh(self) -> None:
        told = self._told()
        self._same.setVisible(not self.mark_id and bool(self._latest()))
        self._remove.setVisible(told is not None)
        if told:
            self.slider.show_value(told.value)
            self.day.show_date(PartialDate.from_text(told.on))
            for name, field in {"reason": self.reason, "asked": self.asked, **self.bases}.items():
                field.show_text(getattr(told, name))
