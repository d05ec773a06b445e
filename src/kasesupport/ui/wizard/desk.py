"""What every widget of a step is given, and what it must be able to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from kasesupport.cases import talks
from kasesupport.domain.people import Person
from kasesupport.domain.record import CaseRecord, Note, Plan, Statement
from kasesupport.practice.model import Practice, Question
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard import voices

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """The family on the table, the way to other pages, and the practice model.

    `note_id`: answers and statements are those of one note (a question that is answered again and again).
    """

    model: CaseModel
    go: Callable[[str], None]
    practice: Practice
    note_id: str = ""
    _found: dict[str, tuple[object, Any]] = field(default_factory=dict)  # what was looked for in the record last read

    def once(self, name: str, of: object, find: Callable[[], T]) -> T:
        """What `find` gives, sought once for each `of`: the many widgets of a step ask for the same."""
        kept = self._found.get(name)
        if kept is None or kept[0] is not of:
            kept = self._found[name] = (of, find())
        found: T = kept[1]
        return found

    def said(self, question: str, subject_id: str = "") -> list[Statement]:
        """The statements to a question, about one person or nobody in particular."""
        record = self.record
        by_place = self.once(f"said.{self.note_id}", record.statements, lambda: _by_place(record))
        return by_place.get((question, subject_id), [])

    @property
    def record(self) -> CaseRecord:
        """The family as last read; within a note only what was answered and said there."""
        record = self.model.record
        if not self.note_id:
            return record
        return self.once(f"note.{self.note_id}", record, lambda: self._of_note(record))

    def _of_note(self, record: CaseRecord) -> CaseRecord:
        notes = self.once("notes", record.notes, lambda: {note.id: note for note in record.notes})
        said = self.once("noted", record.statements, lambda: _by_note(record))
        note: Note | None = notes.get(self.note_id)
        return replace(record, answers=note.answers if note else (), statements=tuple(said.get(self.note_id, ())))

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
        graph = self.model.record.graph
        return self.once(f"parts.{self.today}", graph, lambda: voices.parts(graph, self.today))

    def person(self, person_id: str) -> Person | None:
        """One person of the family."""
        graph = self.model.record.graph
        return self.once("persons", graph, lambda: {person.id: person for person in graph.persons}).get(person_id)

    def new_id(self) -> str:
        """An id for an entry that is only being typed."""
        return self.model.case.file.new_id()


def _by_place(record: CaseRecord) -> dict[tuple[str, str], list[Statement]]:
    found: dict[tuple[str, str], list[Statement]] = {}
    for said in record.statements:
        found.setdefault((said.question, said.subject_id), []).append(said)
    return found


def _by_note(record: CaseRecord) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for said in record.statements:
        found.setdefault(said.note_id, []).append(said)
    return found


class Body(QWidget):
    """The answer to one question, about one person or about nobody in particular."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__()
        self.desk, self.question, self.subject_id = desk, question, subject_id
        self.beside: QWidget | None = None  # what stands at the right of the question's or the person's name

    def refresh(self) -> None:
        """Take what is stored; leave alone what is being typed."""
        raise NotImplementedError

    def parts(self) -> Iterator[None]:
        """As `refresh`, in parts of about the same work, for what is long."""
        self.refresh()
        yield


class LongBody(Body):
    """One that may hold much: it says its work in `parts`, a line or so each."""

    def refresh(self) -> None:
        for _ in self.parts():
            pass

    def parts(self) -> Iterator[None]:
        raise NotImplementedError
