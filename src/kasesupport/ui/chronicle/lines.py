"""What a family's record tells, as lines by day: contacts, words, notes, marks, plans and events of every phase."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kasesupport.domain.contacts import ADDENDUM, CONTACT, TIME, about, apart, contacts, said
from kasesupport.domain.dates import PartialDate, both, grade_on, hour
from kasesupport.domain.levels import Series
from kasesupport.domain.people import Person, was_born
from kasesupport.domain.record import CaseRecord, Note, Plan, Statement
from kasesupport.domain.texts import search_key
from kasesupport.practice.model import Practice, Question
from kasesupport.ui.contacts import telling
from kasesupport.ui.wizard.note_words import told
from kasesupport.ui.wizard.voices import name_of, speaker_words

PLAN_DAYS = {
    "explained_on": "プランの目的を伝えた",
    "agreed_on": "プランに合意した",
    "handed_on": "プランを渡した",
    "review_on": "プランをふり返る日",
}
APRIL = 4
NOBODY: frozenset[str] = frozenset()
Changed = Sequence[tuple[str, str]]  # a record of a contact, and when it was written anew (ISO)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of a day (PartialDate.text()). `kind`: "contact", "words", "note", "event", "school"; `at`: the page
    it stands on. `id`: as domain.overview.Beside.only has it. `persons`: whom it tells of; `speakers`: codes and ids
    of those whose words stand there; `how`: the form of a contact; `hour`: "14:05" or "".
    """

    on: str
    kind: str
    title: str
    words: str
    at: str
    id: str = ""
    persons: frozenset[str] = NOBODY
    speakers: frozenset[str] = NOBODY
    how: str = ""
    hour: str = ""

    def holds(self, wanted: str) -> bool:
        """Whether it holds a search key."""
        return wanted in search_key(f"{self.title}\n{self.words}")

    @property
    def first(self) -> str:
        """The first day it can mean, ISO."""
        return PartialDate.from_text(self.on).span()[0].isoformat() if self.on else ""


def lines(
    record: CaseRecord, practice: Practice, series: Mapping[str, Series], today: date, changed: Changed = ()
) -> list[Line]:
    """Everything with a day, the newest first; the contacts of one day by the hour. `changed`: as amended.moments."""
    where = _places(practice)
    found = [
        *_contacts(record, practice, changed),
        *_words(record, where),
        *_notes(record, where),
        *_marks(record, series),
        *(line for plan in record.plans for line in _plan(plan)),
        *_around(record),
    ]
    found += _school_years(record, found, today)
    return sorted(found, key=lambda line: (line.on.lstrip("~"), line.hour), reverse=True)


def _places(practice: Practice) -> Mapping[str, tuple[Question, str]]:
    """Each question with the page and step it stands on."""
    of_meetings = {question.id: (question, "meetings") for question in practice.meetings}
    return of_meetings | {
        question.id: (question, f"{phase.id}/{step.id}")
        for phase in practice.phases
        for step in phase.steps
        for question in step.questions
    }


def _contacts(record: CaseRecord, practice: Practice, changed: Changed) -> Iterator[Line]:
    asked = next((each for each in practice.records if each.id == CONTACT), None)
    if asked is not None:
        yield from (_contact(note, own, asked, changed) for note, own in apart(record, contacts(record)))


def _contact(note: Note, record: CaseRecord, asked: Question, changed: Changed) -> Line:
    parts = [f"{label}：{words}" for label, words in telling.fields(asked, note, record)]
    parts += [f"追記（{head}）：{words}" for head, words in telling.added(note, record)]
    again = dict.fromkeys(at[:10] for note_id, at in changed if note_id == note.id)
    parts += [f"（直した日：{'、'.join(map(day_words, again))}。前の文は「ひらく」で読めます）"] if again else []
    spoken = said(record, note.id)
    voices = frozenset(code for each in spoken for code in (each.speaker, each.speaker_id) if code)
    persons = about(note) | {each.speaker_id for each in spoken if each.speaker_id}
    title = "　".join(part for part in (asked.label, telling.head(asked, note, record)) if part)
    how, at = str(note.value(telling.HOW) or ""), str(note.value(TIME) or "")
    return Line(note.on, "contact", title, "\n".join(parts), f"contact/{note.id}", note.id, persons, voices, how, at)


def _words(record: CaseRecord, where: Mapping[str, tuple[Question, str]]) -> Iterator[Line]:
    for each in record.statements:
        if each.state == "said" and each.text and each.said_on and not each.note_id and each.question in where:
            question, at = where[each.question]
            persons = frozenset(p for p in (each.speaker_id, each.subject_id) if p)
            voices = frozenset(code for code in (each.speaker, each.speaker_id) if code)
            words = f"「{each.text}」　{_who(each, record)}"
            yield Line(each.said_on, "words", question.label, words, at, each.id, persons, voices)


def _who(said: Statement, record: CaseRecord) -> str:
    person = next((p for p in record.graph.persons if p.id == said.speaker_id), None)
    return name_of(person) if person else speaker_words(said.speaker) or f"（{telling.untold()}）"


def _notes(record: CaseRecord, where: Mapping[str, tuple[Question, str]]) -> Iterator[Line]:
    told_of = (each for each in record.notes if each.question in where)
    for note, own in apart(record, told_of):
        if note.question not in (CONTACT, ADDENDUM):
            question, at = where[note.question]
            parts = (f"{f.label}：{words}" for f in question.fields if (words := told(f, note, own)))
            spoken = said(own, note.id)
            voices = frozenset(code for each in spoken for code in (each.speaker, each.speaker_id) if code)
            persons = about(note) | {each.speaker_id for each in spoken if each.speaker_id} | {note.about_id}
            yield Line(note.on, "note", question.label, "\n".join(parts), at, note.id, persons - {""}, voices)


def _marks(record: CaseRecord, series: Mapping[str, Series]) -> Iterator[Line]:
    for level in record.levels:
        if level.series in series:
            found = series[level.series]
            words = f"{found.word(level.value)}　{level.reason}".rstrip()
            yield Line(level.on, "note", found.name, words, "timeline", level.id)


def _plan(plan: Plan) -> Iterator[Line]:
    for column, title in PLAN_DAYS.items():
        if on := getattr(plan, column):
            yield Line(on, "event", title, plan.title or plan.long_goal, "planning", f"{plan.id}.{column}")


def _around(record: CaseRecord) -> Iterator[Line]:
    for event in record.events:
        persons = frozenset({event.person_id} - {""})
        yield Line(event.on, "event", "出来事", event.text, "timeline", event.id, persons)
    for agreed in record.appointments:
        if agreed.on:
            words = f"{hour(agreed.at)}　{agreed.what}".strip()
            yield Line(agreed.on, "event", "会う日", words, "timeline", agreed.id)
    for episode in record.episodes:
        why = episode.reason if not episode.closed_on else ""
        yield Line(episode.opened_on, "event", "関わりの始まり", why, "family", episode.id)
        if episode.closed_on:
            yield Line(episode.closed_on, "event", "一時停止", episode.reason, "family", f"{episode.id}.closed_on")


def _school_years(record: CaseRecord, found: list[Line], today: date) -> Iterator[Line]:
    """Where a school year began within the time that is told: which child came into which."""
    days = [line.first for line in found if line.on]
    years = range(int(min(days)[:4]), today.year + 1) if days else range(0)
    children = [each for each in record.graph.persons if each.birth and was_born(each) and not each.deceased]
    for year in years:
        first = date(year, APRIL, 1)
        if min(days) <= first.isoformat() <= today.isoformat():
            for child in children:
                yield from _came_into(child, first)


def _came_into(child: Person, first: date) -> Iterator[Line]:
    grade = grade_on(child.birth, first)
    if (grade and not grade.startswith("未就学")) or grade == "未就学（年少）":
        words = f"{name_of(child)}　{grade}"
        yield Line(first.isoformat(), "school", "学年の始まり", words, "family", "", frozenset({child.id}))


def day_words(on: str) -> str:
    """A stored day as it is read."""
    return both(PartialDate.from_text(on)) if on else ""
