"""What a family's record tells, as lines by day: words, notes, marks, plans and events of every phase."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kasesupport.domain.dates import PartialDate, wareki
from kasesupport.domain.levels import Series
from kasesupport.domain.record import CaseRecord, Plan, Statement
from kasesupport.domain.texts import search_key
from kasesupport.practice.model import Practice, Question
from kasesupport.ui.wizard.note_words import told
from kasesupport.ui.wizard.voices import name_of, speaker_words

PLAN_DAYS = {
    "explained_on": "プランの目的を伝えた",
    "agreed_on": "プランに合意した",
    "handed_on": "プランを渡した",
    "review_on": "プランをふり返る日",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of a day (PartialDate.text()). `kind`: "words", "note", "event"; `at`: the page it stands on."""

    on: str
    kind: str
    title: str
    words: str
    at: str

    def holds(self, wanted: str) -> bool:
        """Whether it holds a search key."""
        return wanted in search_key(f"{self.title}\n{self.words}")


def lines(record: CaseRecord, practice: Practice, series: Mapping[str, Series]) -> list[Line]:
    """Everything with a day, the newest first."""
    where = _places(practice)
    found = [
        *_words(record, where),
        *_notes(record, where),
        *_marks(record, series),
        *(line for plan in record.plans for line in _plan(plan)),
        *_around(record),
    ]
    return sorted(found, key=lambda line: line.on.lstrip("~"), reverse=True)


def _places(practice: Practice) -> Mapping[str, tuple[Question, str]]:
    """Each question with the page and step it stands on."""
    return {
        question.id: (question, f"{phase.id}/{step.id}")
        for phase in practice.phases
        for step in phase.steps
        for question in step.questions
    }


def _words(record: CaseRecord, where: Mapping[str, tuple[Question, str]]) -> Iterator[Line]:
    for said in record.statements:
        if said.state == "said" and said.text and said.said_on and not said.note_id and said.question in where:
            question, at = where[said.question]
            yield Line(said.said_on, "words", question.label, f"「{said.text}」　{_who(said, record)}", at)


def _who(said: Statement, record: CaseRecord) -> str:
    person = next((p for p in record.graph.persons if p.id == said.speaker_id), None)
    return name_of(person) if person else speaker_words(said.speaker)


def _notes(record: CaseRecord, where: Mapping[str, tuple[Question, str]]) -> Iterator[Line]:
    for note in record.notes:
        if note.question in where:
            question, at = where[note.question]
            parts = (f"{f.label}：{words}" for f in question.fields if (words := told(f, note, record)))
            yield Line(note.on, "note", question.label, "\n".join(parts), at)


def _marks(record: CaseRecord, series: Mapping[str, Series]) -> Iterator[Line]:
    for level in record.levels:
        if level.series in series:
            found = series[level.series]
            yield Line(level.on, "note", found.name, f"{found.word(level.value)}　{level.reason}".rstrip(), "timeline")


def _plan(plan: Plan) -> Iterator[Line]:
    for column, title in PLAN_DAYS.items():
        if on := getattr(plan, column):
            yield Line(on, "event", title, plan.title or plan.long_goal, "planning")


def _around(record: CaseRecord) -> Iterator[Line]:
    for event in record.events:
        yield Line(event.on, "event", "出来事", event.text, "timeline")
    for appointment in record.appointments:
        if appointment.on:
            yield Line(appointment.on, "event", "会う日", f"{appointment.at}　{appointment.what}".strip(), "timeline")
    for episode in record.episodes:
        yield Line(
            episode.opened_on, "event", "関わりの始まり", episode.reason if not episode.closed_on else "", "family"
        )
        if episode.closed_on:
            yield Line(episode.closed_on, "event", "一時停止", episode.reason, "family")


def day_words(on: str) -> str:
    """A stored day as it is read."""
    return wareki(PartialDate.from_text(on)) if on else ""
