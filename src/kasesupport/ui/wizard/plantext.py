"""Fields of the plan itself: its words, and the days it was explained, agreed and handed over."""

from kasesupport.cases import plans
from kasesupport.domain.dates import PartialDate
from kasesupport.practice.model import Question
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import TextField, button, column, row
from kasesupport.ui.wizard.days import day_reader
from kasesupport.ui.wizard.desk import Body, Desk


class PlanWords(Body):
    """A text of the plan: title, 長期目標, 必要な配慮, 終結の目安."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        self.words = TextField("", self._keep, name=question.label, lines=1 if question.column == "title" else 2)
        self.setLayout(column(self.words))

    def refresh(self) -> None:
        self.words.show_text(getattr(self.desk.plan, str(self.question.column)))

    def _keep(self, text: str) -> None:
        if text.strip() != getattr(self.desk.plan, str(self.question.column)):
            self.desk.model.do(plans.edit_plan, **{str(self.question.column): text})


class PlanDay(Body):
    """A day of the plan."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        self.date = DateField(None, self._keep, question.label, day_reader(desk.today, ahead=False))
        self.date.setFixedWidth(360)
        today = button(self.tr("今日"), lambda: self._keep(PartialDate.of(desk.today)), "chip")
        self.setLayout(row(column(self.date, None), column(today, None), None))

    def refresh(self) -> None:
        stored = getattr(self.desk.plan, str(self.question.column))
        self.date.show_date(PartialDate.from_text(stored) if stored else None)

    def _keep(self, told: PartialDate | None) -> None:
        self.desk.model.do(plans.edit_plan, **{str(self.question.column): told.text() if told else ""})


def plan_text(desk: Desk, question: Question, subject_id: str = "") -> Body:
    """The field for one column of the plan."""
    kind = PlanDay if str(question.column).endswith("_on") else PlanWords
    return kind(desk, question, subject_id)
