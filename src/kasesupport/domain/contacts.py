"""経過記録: one contact with a family as it is written down, and until when it may be written anew.

A record is a note of the practice model (resources/practice/records.toml): what its fields are called is data, what
follows from them stands here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from kasesupport.domain.record import CaseRecord, Note, Statement

CONTACT, ADDENDUM = "record.contact", "record.addendum"
GOOD = "record.good"  # small changes for the better
TIME, WITH, ABOUT, MET_CHILD = "record.time", "record.with", "record.about", "record.child_met"
KEPT_AT, OPEN_UNTIL, NEXT = "record.kept_at", "record.open_until", "record.next"
ADDED, ADDED_BY, ADDED_AT = "record.added", "record.added_by", "record.added_at"
OWN = frozenset({KEPT_AT, OPEN_UNTIL, NEXT})  # what the act itself writes, not whoever types
SLACK = timedelta(minutes=10)  # a clock that is put right must not shut a record that was just written

Key = tuple[str, str]  # a field, and whom it is answered for ("" for nobody in particular)


@dataclass(frozen=True, slots=True)
class Words:
    """Something that was said, seen or thought: one statement of the note. `id`: the row's, "" for a new one."""

    question: str
    text: str
    speaker: str = ""
    speaker_id: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The next date that was agreed on (ISO), the hour and what for."""

    on: str
    at: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """All of one record. `answers` hold what JSON can; empty ones are not among them."""

    on: date
    answers: Mapping[Key, object] = field(default_factory=dict)
    words: tuple[Words, ...] = ()
    next: Meeting | None = None

    def says_something(self) -> bool:
        """Whether anything is told beside the day and the form of the contact."""
        return any(each.text.strip() for each in self.words) or self.next is not None


def stored(record: CaseRecord, note: Note) -> Contact:
    """A record as it stands, to be written on."""
    answers = {(a.question, a.subject_id): a.value for a in note.answers if a.question not in OWN and a.state == "said"}
    words = tuple(Words(s.question, s.text, s.speaker, s.speaker_id, s.id) for s in said(record, note.id))
    return Contact(date.fromisoformat(note.on), answers, words, _meeting(record, note))


def said(record: CaseRecord, note_id: str) -> tuple[Statement, ...]:
    """What was said in one note."""
    return tuple(each for each in record.statements if each.note_id == note_id and each.text)


def _meeting(record: CaseRecord, note: Note) -> Meeting | None:
    agreed = {each.id: each for each in record.appointments}.get(str(note.value(NEXT) or ""))
    return Meeting(agreed.on, agreed.at, agreed.what) if agreed else None


def contacts(record: CaseRecord) -> tuple[Note, ...]:
    """All records of contacts, by day and hour."""
    found = [each for each in record.notes if each.question == CONTACT]
    return tuple(sorted(found, key=lambda note: (note.on, str(note.value(TIME) or ""), note.id)))


def addenda(record: CaseRecord, note_id: str) -> tuple[Note, ...]:
    """What was added to one record, in the order of entry."""
    return tuple(each for each in record.notes if each.question == ADDENDUM and each.about_id == note_id)


def apart(record: CaseRecord, notes: Iterable[Note]) -> Iterator[tuple[Note, CaseRecord]]:
    """Each note with the record that holds only its own words and what was added to it: else each looks at them all."""
    heard, later = defaultdict[str, list[Statement]](list), defaultdict[str, list[Note]](list)
    for each in record.statements:
        heard[each.note_id].append(each)
    for added in record.notes:
        if added.question == ADDENDUM:
            later[added.about_id].append(added)
    for note in notes:
        yield note, replace(record, statements=tuple(heard[note.id]), notes=tuple(later[note.id]))


def about(note: Note) -> frozenset[str]:
    """Whom a record tells of: whom one met, whom it is about, each child that was looked after."""
    found = [note.value(WITH), note.value(ABOUT)]
    named = {str(each) for part in found for each in (part if isinstance(part, list) else [part]) if each}
    return frozenset(named | {a.subject_id for a in note.answers if a.question == MET_CHILD and a.subject_id})


def open_until(kept_at: datetime, hours: int) -> datetime:
    """Until when what was kept at a moment may be written anew."""
    return kept_at + timedelta(hours=hours)


def is_open(kept_at: str, until: str, now: datetime) -> bool:
    """Whether it may still be written anew (both ISO). Not what has no such moments or lies ahead of us."""
    try:
        begun, end = datetime.fromisoformat(kept_at), datetime.fromisoformat(until)
        return begun - SLACK <= now < end
    except (ValueError, TypeError):
        return False
