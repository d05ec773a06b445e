"""One question on its card: label, hint, the answer; one box for each person where it asks for each."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from kasesupport.domain.people import Person
from kasesupport.practice.model import Question
from kasesupport.ui.widgets import column, label, row
from kasesupport.ui.wizard.actions import Actions
from kasesupport.ui.wizard.appointments import Appointments
from kasesupport.ui.wizard.consents import Consents
from kasesupport.ui.wizard.desk import Body, Desk
from kasesupport.ui.wizard.embeds import PeopleList, PicturePart, SheetPart
from kasesupport.ui.wizard.goals import Goals
from kasesupport.ui.wizard.needs import Needs, Strengths
from kasesupport.ui.wizard.period import Period
from kasesupport.ui.wizard.plantext import plan_text
from kasesupport.ui.wizard.recall import Recall
from kasesupport.ui.wizard.simple import (
    ChoiceAnswer,
    DateAnswer,
    MultiAnswer,
    ScaleAnswer,
    TextAnswer,
    TicksAnswer,
    YesNoAnswer,
)
from kasesupport.ui.wizard.statements import Statements
from kasesupport.ui.wizard.voices import full_name

Maker = Callable[[Desk, Question, str], Body]


def makers() -> dict[str, Maker]:
    """The widget for each kind of question."""
    return {
        "statements": Statements, "text": TextAnswer, "choice": ChoiceAnswer, "multi": MultiAnswer,
        "date": DateAnswer, "yesno": YesNoAnswer, "scale": ScaleAnswer, "ticks": TicksAnswer,
        "people": PeopleList, "genogram": PicturePart, "ecomap": PicturePart, "sheet": SheetPart,
        "needs": Needs, "strengths": Strengths, "goals": Goals, "actions": Actions, "period": Period,
        "consents": Consents, "appointment": Appointments, "plan_text": plan_text, "recall": Recall,
    }  # fmt: skip


class QuestionCard(QFrame):
    """A question with its answers."""

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__()
        self.setObjectName("card")
        self.desk, self.question = desk, question
        self.bodies: dict[str, Body] = {}
        self._holders: dict[str, QWidget] = {}
        self._names: dict[str, QLabel] = {}
        self._boxes: QVBoxLayout = column(spacing=14)
        head: list[QWidget] = [label(question.label, "label")]
        if question.side == "office":
            head.append(label(self.tr("センターの中だけ"), "soft", wrap=False))
        title = row(*head)
        title.setStretch(0, 1)
        hint = [label(question.hint, "soft")] if question.hint else []
        self.setLayout(column(title, *hint, self._boxes, margin=16, spacing=6))

    def refresh(self) -> None:
        """Bring the answers in line with the record; a person who has come or gone brings or takes a box."""
        persons = self._persons()
        wanted = [person.id for person in persons] or [""]
        for gone in self.bodies.keys() - set(wanted):
            self._drop(gone)
        for place, subject in enumerate(wanted):
            if subject not in self.bodies:
                self._put(subject, place)
        for person in persons:
            self._names[person.id].setText(full_name(person))
        for body in self.bodies.values():
            body.refresh()

    def _persons(self) -> tuple[Person, ...]:
        parts = self.desk.parts()
        return {"each_child": parts.child, "each_carer": parts.carer}.get(self.question.about, ())

    def _put(self, subject: str, place: int) -> None:
        body = makers()[self.question.kind](self.desk, self.question, subject)
        self.bodies[subject] = body
        name = label("", "label") if subject else None
        holder = QWidget()
        holder.setLayout(column(*([name] if name else []), body, spacing=4))
        if name:
            self._names[subject] = name
        self._holders[subject] = holder
        self._boxes.insertWidget(place, holder)

    def _drop(self, subject: str) -> None:
        del self.bodies[subject]
        holder = self._holders.pop(subject)
        self._boxes.removeWidget(holder)
        holder.hide()
        holder.deleteLater()
