"""One question on its card: label, hint, the answer; one box for each person where it asks for each."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kasesupport.domain.people import Person
from kasesupport.practice.model import Question
from kasesupport.ui.widgets import column, label, row
from kasesupport.ui.wizard.actions import Actions
from kasesupport.ui.wizard.appointments import Appointments
from kasesupport.ui.wizard.consents import Consents
from kasesupport.ui.wizard.desk import Body, Desk
from kasesupport.ui.wizard.embeds import PeopleList, PicturePart, SheetPart
from kasesupport.ui.wizard.goals import Goals
from kasesupport.ui.wizard.levels import LevelPart
from kasesupport.ui.wizard.link import LinkAnswer
from kasesupport.ui.wizard.needs import Needs, Strengths
from kasesupport.ui.wizard.notes import Notes
from kasesupport.ui.wizard.period import Period
from kasesupport.ui.wizard.plans import Plans
from kasesupport.ui.wizard.plantext import plan_text
from kasesupport.ui.wizard.recall import Recall
from kasesupport.ui.wizard.siblings import SameForOthers, asks_each_child
from kasesupport.ui.wizard.simple import (
    ChoiceAnswer,
    DateAnswer,
    MultiAnswer,
    ScaleAnswer,
    TextAnswer,
    TicksAnswer,
    TimeAnswer,
    YesNoAnswer,
)
from kasesupport.ui.wizard.statements import Statements
from kasesupport.ui.wizard.ticks import TicksTable
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
        "involvement": LevelPart, "capacity": LevelPart, "link": LinkAnswer, "notes": notes_part,
        "plans": Plans, "time": TimeAnswer,
    }  # fmt: skip


def notes_part(desk: Desk, question: Question, subject_id: str) -> Body:
    """The notes of a question, each with fields made as the questions of a step are."""
    return Notes(desk, question, subject_id, makers())


class QuestionCard(QFrame):
    """A question with its answers."""

    def __init__(self, desk: Desk, question: Question, *, tagged: bool = True) -> None:
        super().__init__()
        self.setObjectName("card")
        self.desk, self.question = desk, question
        self.bodies: dict[str, Body] = {}
        self.same: dict[str, SameForOthers] = {}
        self._holders: dict[str, QWidget] = {}
        self._names: dict[str, QLabel] = {}
        self._boxes: QVBoxLayout = column(spacing=18)
        self._title = headline(label(question.label, "label"))
        if question.side == "office" and tagged:
            self._title.addWidget(label(self.tr("センターの中だけ"), "soft", wrap=False))
        hint = [label(question.hint, "soft")] if question.hint else []
        whole = column(self._title, *hint, self._boxes, margin=16, spacing=4)
        whole.insertSpacing(whole.count() - 1, 4)
        self.setLayout(whole)

    @property
    def begun(self) -> bool:
        """Whether there is something below the question."""
        return bool(self.bodies)

    def parts(self) -> Iterator[None]:
        """Bring the answers in line with the record, one after the other; a person who has come or gone brings or
        takes a box.
        """
        persons = self._persons()
        wanted = [person.id for person in persons] or [""]
        for gone in self.bodies.keys() - set(wanted):
            self._drop(gone)
        for place, subject in enumerate(wanted):
            if subject not in self.bodies:
                yield from self._put(subject, place)
            else:
                yield from self.bodies[subject].parts()
            if persons:
                self._names[subject].setText(full_name(persons[place]))
            if subject in self.same:
                self.same[subject].refresh()

    def _persons(self) -> tuple[Person, ...]:
        """Those who get a box each; ticks are one table for all of them."""
        if self.question.kind == "ticks":
            return ()
        parts = self.desk.parts()
        return {"each_child": parts.child, "each_carer": parts.carer}.get(self.question.about, ())

    def _put(self, subject: str, place: int) -> Iterator[None]:
        """Where the card is seen already, an answer is filled before it is set there, or all is laid out anew for each
        widget in it; a long one is then seen as soon as it is whole.
        """
        body = self._maker()(self.desk, self.question, subject)
        if self.isVisible():
            yield from body.parts()
        self.bodies[subject] = body
        holder = QWidget()
        holder.setLayout(column(*self._heading(body), body, *self._same_for_others(subject), spacing=4))
        self._holders[subject] = holder
        unseen = not self.isVisible()
        self._boxes.insertWidget(place, holder)
        if unseen:
            yield from body.parts()

    def _same_for_others(self, subject: str) -> list[QWidget]:
        """Below the answer of a child, the way to write it of others too."""
        if not subject or not asks_each_child(self.question):
            return []
        self.same[subject] = SameForOthers(self.desk, self.question, subject)
        return [self.same[subject]]

    def _heading(self, body: Body) -> list[QHBoxLayout]:
        """The person's name; what stands beside the answer stands there, or beside the question."""
        title = self._title
        if body.subject_id:
            self._names[body.subject_id] = label("", "label")
            title = headline(self._names[body.subject_id])
        if body.beside:
            title.addWidget(body.beside)
        return [title] if body.subject_id else []

    def _maker(self) -> Maker:
        parts = {"each_child": self.desk.parts().child, "each_carer": self.desk.parts().carer}
        if self.question.kind == "ticks" and parts.get(self.question.about):
            return TicksTable
        return makers()[self.question.kind]

    def _drop(self, subject: str) -> None:
        if beside := self.bodies.pop(subject).beside:
            beside.hide()
            beside.deleteLater()
        self.same.pop(subject, None)
        holder = self._holders.pop(subject)
        self._boxes.removeWidget(holder)
        holder.hide()
        holder.deleteLater()


def headline(words: QLabel) -> QHBoxLayout:
    """Words that take the room there is; more can be put at the right."""
    made = row(words)
    made.setStretch(0, 1)
    return made
