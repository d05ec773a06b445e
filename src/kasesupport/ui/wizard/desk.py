"""What every widget of a step is given, and what it must be able to do."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QWidget

from kasesupport.cases import talks
from kasesupport.domain.people import Person
from kasesupport.domain.record import CaseRecord, Plan
from kasesupport.practice.model import Practice, Question
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard import voices


@dataclass(frozen=True, slots=True)
class Desk:
    """The family on the table, the way to other pages, and the practice model.

    `note_id`: answers and statements are those of one note (a question that is answered again and again).
    """

    model: CaseModel
    go: Callable[[str], None]
    practice: Practice
    note_id: str = ""

    @property
    def record(self) -> CaseRecord:
        """The family as last read; within a note only what was answered and said there."""
        record = self.model.record
        if not self.note_id:
            return record
        note = next((note for note in record.notes if note.id == self.note_id), None)
        said = tuple(said for said in record.statements if said.note_id == self.note_id)
        return replace(record, answers=note.answers if note else (), statements=said)

    def answer(self, question: str, value: object, subject_id: str = "", state: str = "said") -> None:
        """Keep an answer, of this note where there is one."""
        self.model.do(talks.answer, question, value, subject_id, state, self.note_id)

    def say(self, question: str, text: str, **values: str) -> None:
        """Keep a statement, of this note where there is one."""
        self.model.do(talks.say, question, text, note_id=self.note_id, **values)

    @property
    def today(self) -> date:
        """The day, by the clock of the file."""
        return self.model.case.file.today()

    @property
    def plan(self) -> Plan:
        """The plan in hand; an empty one where there is none."""
        return self.model.record.plan

    def parts(self) -> voices.Parts:
        """The family's persons by their part in it."""
        return voices.parts(self.record.graph, self.today)

    def person(self, person_id: str) -> Person | None:
        """One person of the family."""
        return next((person for person in self.record.graph.persons if person.id == person_id), None)

    def new_id(self) -> str:
        """An id for an entry that is only being typed."""
        return self.model.case.file.new_id()


class Body(QWidget):
    """The answer to one question, about one person or about nobody in particular."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__()
        self.desk, self.question, self.subject_id = desk, question, subject_id
        self.beside: QWidget | None = None  # what stands at the right of the question's or the person's name

    def refresh(self) -> None:
        """Take what is stored; leave alone what is being typed."""
        raise NotImplementedError
