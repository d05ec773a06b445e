"""What looking back counts over all families one may see: one frozen read, without names and words.

Only the columns that are counted are read, each table once, so that 10,000 families are a matter of seconds. It may
be asked from any thread, tells how far it is, and is stopped by what it tells that to.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from kasesupport.cases import fidelity, outcomes
from kasesupport.cases.merging_episodes import JOINED
from kasesupport.cases.restrictions import hidden
from kasesupport.cases.traces import Source, Trace, traces
from kasesupport.domain.contacts import CONTACT, MET_CHILD
from kasesupport.domain.meetings import ATTENDS, ITEM
from kasesupport.domain.progress import Progress
from kasesupport.practice.review.facts import Again, Closing, Contact, Facts, Lack, Made, Meeting, Stay
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

MEETING, AGAIN, DECISION, INVITED = "support.meetings", "closure.recontacts", "closure.decisions", "planning.invited"
WAYS = {
    CONTACT: "record.how", "support.contacts": "support.contact_way", "monitoring.family": "monitoring.family_way",
}  # fmt: skip
SAME_WAY = {"outside": "along"}  # what the phases call otherwise than a record
MET = "monitoring.family_met"
CHILD = {"alone": "child_alone", "seen": "child"}  # of a record, child by child
WITHOUT = {"not_asked": "none"}  # of a meeting: the family had no part in it
FIELDS = (
    *WAYS.values(), MET, MET_CHILD, ATTENDS, "support.meeting_kind", "support.meeting_family", "closure.decided",
    "closure.ground", "closure.recontact_who", "closure.recontact_decided", "planning.invited_reply",
)  # fmt: skip
CLOSES = ("close", "hand_on")
STEPS = 8  # of the read, each about as long
Rows = Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Read:
    """What several counts are made of: rows of visible families, answers by note."""

    notes: Rows
    said: Rows
    answers: Mapping[str, Mapping[str, Any]]
    kinds: Mapping[str, str]  # of meetings

    def of(self, question: str) -> Iterator[tuple[Any, Mapping[str, Any]]]:
        """The notes of a question with their fields."""
        return ((note, self.answers.get(note.id, {})) for note in self.notes if note.question == question)


def facts(file: CaseFile, tell: Progress = lambda _: None) -> Facts:
    """All that whoever opened the file may see. Raises what `tell` raises."""
    return file.read(lambda connection: _facts(connection, file, tell))


def _facts(connection: Connection, file: CaseFile, tell: Progress) -> Facts:
    unseen, done = hidden(connection, file), iter(range(1, STEPS + 1))

    def step(value: Any) -> Any:
        tell(next(done) / STEPS)
        return value

    tell(0.0)
    note, said = tables.note.c, tables.statement.c
    columns = (note.id, note.episode_id, note.question, note.on, note.family_id, note.about_id)
    notes = step(_rows(connection, select(*columns)))
    query = select(said.episode_id, said.question, said.said_on, said.state, said.speaker, said.note_id)
    words = step(_rows(connection, query))
    answers = step(_answers(connection))
    read = _Read([each for each in notes if each.family_id not in unseen], words, answers, _kinds(connection))
    stays = step(tuple(_stays(connection, unseen, notes, words)))
    made = step(tuple(_plans(connection, unseen, read)))
    own = frozenset(_own(connection, file))
    seen = step(outcomes.read(connection, unseen))
    rounds = step(fidelity.by_family(connection, unseen))
    told = {"outcomes": seen, "rounds": rounds, "own": own, **_noted(read)}
    lacks = step(tuple(_lacks(connection, unseen)))
    return Facts(file.today().isoformat(), stays, made, lacks=lacks, **told)


def _noted(read: _Read) -> dict[str, Any]:
    return {
        "meetings": tuple(_meetings(read)),
        "contacts": tuple(
            Contact(note.family_id, note.on, SAME_WAY.get(_text(told, way), _text(told, way)), _met(told))
            for question, way in WAYS.items()
            for note, told in read.of(question)
        ),
        "closings": tuple(
            Closing(note.family_id, note.on, _several(told, "closure.ground"))
            for note, told in read.of(DECISION)
            if told.get("closure.decided") in CLOSES
        ),
        "again": tuple(
            Again(note.family_id, note.on, _text(told, "closure.recontact_who"),
                  _text(told, "closure.recontact_decided"))
            for note, told in read.of(AGAIN)
        ),
    }  # fmt: skip


def _meetings(read: _Read) -> Iterator[Meeting]:
    """Those written down in phase 4, and those on whose agenda the family stood."""
    voices = _voices(read.said)
    for note, told in read.of(MEETING):
        kind, part = _text(told, "support.meeting_kind"), _text(told, "support.meeting_family")
        yield Meeting(note.family_id, note.on, kind, WITHOUT.get(part, part), frozenset(voices[note.id]))
    for note, told in read.of(ITEM):
        kind = read.kinds.get(note.about_id, "")
        yield Meeting(note.family_id, note.on, kind, _text(told, ATTENDS), frozenset(voices[note.id]))


def _met(told: Mapping[str, Any]) -> frozenset[str]:
    return _several(told, MET) | {CHILD[each] for each in told.get(MET_CHILD, ()) if each in CHILD}


def _stays(connection: Connection, unseen: frozenset[str], notes: Rows, said: Rows) -> Iterator[Stay]:
    own = tables.episode.c
    query = select(own.id, own.family_id, own.opened_on, own.closed_on, own.state, own.previous_id)
    rows = _rows(connection, query.where(own.state != JOINED))  # what a merge left of one is no stay of its own
    closed = {row.id: row.closed_on for row in rows}
    found: defaultdict[str, list[Trace]] = defaultdict(list)
    for episode, trace in traces(Source(connection), {row.id: row.opened_on for row in rows}, notes_of(notes), said):
        found[episode].append(trace)
    for row in rows:
        if row.family_id not in unseen:
            before = closed.get(row.previous_id or "", "")
            yield Stay(row.family_id, row.opened_on, row.closed_on, row.state, before, tuple(found[row.id]))


def notes_of(notes: Rows) -> Rows:
    """Notes as `traces` takes them: id, episode, question, day."""
    return [tuple(row)[:4] for row in notes]


def _plans(connection: Connection, unseen: frozenset[str], read: _Read) -> Iterator[Made]:
    own, action = tables.plan.c, tables.action.c
    acting = set(connection.execute(select(action.plan_id).where(action.actors == "family")).scalars().all())
    by = _beside(read)
    query = select(
        own.id, own.family_id, own.episode_id, own.agreed_on, own.handed_on, own.explained_on, own.state
    ).order_by(own.id)
    for row in _rows(connection, query):
        days = [day for day in (row.agreed_on, row.handed_on) if day]
        if days and row.family_id not in unseen:
            shown = {"explained": row.explained_on, "family_acts": row.id in acting}
            told = by[row.episode_id] | {name for name, there in shown.items() if there}
            yield Made(row.family_id, min(days), bool(row.agreed_on or row.state == "agreed"), frozenset(told))


def _beside(read: _Read) -> defaultdict[str, set[str]]:
    """By episode, whose words stand in the pages of planning, and whether somebody who was asked took part."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in read.said:
        if row.question.startswith("planning.") and row.state == "said" and row.speaker in ("child", "carer"):
            found[row.episode_id].add(row.speaker)
    for note, told in read.of(INVITED):
        if told.get("planning.invited_reply") in ("comes", "words"):
            found[note.episode_id].add("invited")
    return found


def _voices(said: Rows) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in said:
        if row.note_id and row.state == "said" and row.speaker in ("child", "carer"):
            found[row.note_id].add(row.speaker)
    return found


def _lacks(connection: Connection, unseen: frozenset[str]) -> Iterator[Lack]:
    gap, shortage = tables.gap.c, tables.shortage.c
    kinds = {row.id: row.kind or "other" for row in _rows(connection, select(shortage.id, shortage.kind))}
    query = select(gap.family_id, gap.shortage_id, gap.noted_on, gap.met_on).order_by(gap.id)
    for row in _rows(connection, query):
        if row.family_id not in unseen:
            yield Lack(row.family_id, kinds.get(row.shortage_id, "other"), row.noted_on, row.met_on)


def _own(connection: Connection, file: CaseFile) -> Iterable[str]:
    own, me = tables.assignment.c, file.author.practitioner_id
    found: Sequence[str] = connection.execute(select(own.family_id).where(own.practitioner_id == me)).scalars().all()
    return found if me else ()


def _answers(connection: Connection) -> defaultdict[str, dict[str, Any]]:
    own = tables.answer.c
    query = select(own.note_id, own.question, own.value).where(own.question.in_(FIELDS), own.state == "said")
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for note, question, value in _rows(connection, query.order_by(own.id)):
        told = json.loads(value or "null")
        if question == MET_CHILD:  # one a child
            found[note or ""].setdefault(question, []).append(told)
        else:
            found[note or ""][question] = told
    return found


def _kinds(connection: Connection) -> dict[str, str]:
    own = tables.meeting.c
    return {row.id: row.kind for row in _rows(connection, select(own.id, own.kind))}


def _text(told: Mapping[str, Any], name: str) -> str:
    return str(told.get(name) or "")


def _several(told: Mapping[str, Any], name: str) -> frozenset[str]:
    value = told.get(name)
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset()


def _rows(connection: Connection, query: Select[Any]) -> Rows:
    return connection.execute(query).all()
