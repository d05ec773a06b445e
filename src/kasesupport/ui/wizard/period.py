"""取組期間 and 見直しの日 of the plan; the usual lengths are proposals."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kasesupport.cases import plans
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.weeks import months_on
from kasesupport.practice.model import Question
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import button, column, label, row
from kasesupport.ui.wizard.days import day_reader
from kasesupport.ui.wizard.desk import Body, Desk

MONTHS = (1, 3, 6)


class Period(Body):
    """From, to and review, with chips that fill in all three."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        words = {
            "period_from": self.tr("いつから"),
            "period_to": self.tr("いつまで"),
            "review_on": self.tr("一緒に見直す日"),
        }
        self.dates = {name: self._date(name, word) for name, word in words.items()}
        boxes = [self._box(word, self.dates[name]) for name, word in words.items()]
        self.setLayout(column(self._lengths(), row(*boxes, spacing=12), spacing=10))

    def refresh(self) -> None:
        for name, field in self.dates.items():
            stored = getattr(self.desk.plan, name)
            field.show_date(PartialDate.from_text(stored) if stored else None)

    def _lengths(self) -> QHBoxLayout:
        made = [button(self.tr("%1か月").replace("%1", str(months)), self._filler(months), "chip") for months in MONTHS]
        note = label(self.tr("長さの目安です（暫定）。日付はあとから直せます。"), "soft")
        line = row(*made, note, spacing=6)
        line.setStretch(len(made), 1)
        return line

    def _box(self, words: str, field: QWidget) -> QWidget:
        holder = QWidget()
        holder.setLayout(column(label(words, "soft"), field, None, spacing=2))
        return holder

    def _date(self, name: str, words: str) -> DateField:
        return DateField(None, lambda told: self._keep(name, told), words, day_reader(self.desk.today))

    def _keep(self, name: str, told: PartialDate | None) -> None:
        self.desk.model.do(plans.edit_plan, **{name: told.text() if told else ""})

    def _filler(self, months: int) -> Callable[[], None]:
        return lambda: self.fill(months)

    def fill(self, months: int) -> None:
        """So many months from the first day, today where none is set; the review on the last."""
        stored = self.desk.plan.period_from
        start = PartialDate.from_text(stored).span()[0] if stored else self.desk.today
        end = months_on(start, months).isoformat()
        self.desk.model.do(plans.edit_plan, period_from=start.isoformat(), period_to=end, review_on=end)
