"""今日, 週, 月: what is due over all families that whoever opened the file may see; closed episodes are left out."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from kasesupport.cases.meetings import all_meetings
from kasesupport.cases.restrictions import hidden
from kasesupport.cases.views import REASSESS
from kasesupport.domain.agenda import AHEAD, MET, Due, DueKind, Life, between, due, undated
from kasesupport.domain.dates import day
from kasesupport.domain.meetings import ATTENDS, CAME, DONE, ITEM, NAMES, TASK, WHAT, WHO, Meeting
from kasesupport.domain.meetings import UNTIL as TASK_UNTIL
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

EVALUATED = ("outcome.present", "outcome.goals")
WAITING, REQUEST = "monitoring.waiting", "support.requests"
UNTIL, REPLY, INTERVAL = "monitoring.waiting_until", "support.request_reply", "monitoring.interval"
ASKED = (*MET, *EVALUATED, WAITING, REQUEST, TASK, ITEM)
FIELDS = (UNTIL, REPLY, ATTENDS, WHAT, WHO, TASK_UNTIL, DONE)
AGAIN = "monitoring.review_again"  # when colleagues talk about the case again
DATED: dict[str, DueKind] = {REASSESS: "reassess", AGAIN: "talk"}  # answers that are a day


Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FamilyDue:
    """One thing that is due, and for whom; a meeting is nobody's: its name is its kind, `about` its id."""

    family_id: str
    name: str
    due: Due
    about: str = ""


def due_today(file: CaseFile) -> tuple[FamilyDue, ...]:
    """Everything that is due, by day and hour, then by the families' kana."""

    def reading(connection: Connection) -> tuple[FamilyDue, ...]:
        today = file.today()
        coming = [each for each in held(all_meetings(connection)) if 0 <= (each.due.on - today).days <= AHEAD]
        return tuple(sorted((*_due(connection, file), *coming), key=lambda each: (each.due.on, each.due.hour)))

    return file.read(reading)


def held(meetings: Iterable[Meeting]) -> Iterator[FamilyDue]:
    """Each meeting that has a day, on it."""
    for each in meetings:
        if on := day(each.on):
            yield FamilyDue("", NAMES.get(each.kind, ""), Due("meeting", on, each.purpose, each.at), each.id)


@dataclass(frozen=True, slots=True)
class Span:
    """What falls on some days, and the families for which one decided to wait without a day."""

    dues: tuple[FamilyDue, ...] = ()
    waiting: tuple[FamilyDue, ...] = ()


@dataclass(frozen=True, slots=True)
class FamilyLife:
    """What is known of one family with an open episode; `order`: its place by kana."""

    family_id: str
    name: str
    order: str
    life: Life


@dataclass(frozen=True, slots=True)
class Known:
    """All that a calendar is made of, read at one moment: turning its leaves reads nothing. `own`: one's families."""

    today: date
    families: tuple[FamilyLife, ...] = ()
    own: frozenset[str] = frozenset()
    meetings: tuple[FamilyDue, ...] = ()

    def span(self, first: date, last: date, *, mine: bool = False) -> Span:
        """What falls on these days, both counted, by day and hour, then by kana; `mine`: of one's own families."""
        wanted = [each for each in self.families if not mine or each.family_id in self.own]
        found = [
            (due.on, due.hour, each.order, FamilyDue(each.family_id, each.name, due))
            for each in wanted
            for due in between(each.life, first, last, self.today)
        ]
        found += [(m.due.on, m.due.hour, "", m) for m in self.meetings if first <= m.due.on <= last]
        waiting = [
            FamilyDue(each.family_id, each.name, Due("waiting", self.today))
            for each in sorted(wanted, key=lambda one: one.order)
            for _ in range(undated(each.life))
        ]
        return Span(tuple(each for *_, each in sorted(found, key=lambda one: one[:3])), tuple(waiting))


def known(file: CaseFile) -> Known:
    """Everything of today's calendar, with the further days of plans and talks."""

    def reading(connection: Connection) -> Known:
        heads, today = open_episodes(connection, file), file.today()
        families = tuple(
            FamilyLife(head["family_id"], head["name"], head["kana"] or head["name"], life)
            for episode, life in lives(connection, heads, today, dates=True).items()
            for head in (heads[episode],)
        )
        own = charge_of(connection, file.author.practitioner_id)
        return Known(today, families, own, tuple(held(all_meetings(connection))))

    return file.read(reading)


def charge_of(connection: Connection, practitioner_id: str) -> frozenset[str]:
    """The families this practitioner has charge of."""
    own = tables.assignment.c
    query = select(own.family_id).where(own.practitioner_id == practitioner_id)
    return frozenset(connection.execute(query).scalars())


def _due(connection: Connection, file: CaseFile) -> list[FamilyDue]:
    heads, today = open_episodes(connection, file), file.today()
    found = [
        (each.on, each.hour, head["kana"] or head["name"], FamilyDue(head["family_id"], head["name"], each))
        for episode, life in lives(connection, heads, today).items()
        for head in (heads[episode],)
        for each in due(life, today)
    ]
    return [each for *_, each in sorted(found, key=lambda one: one[:3])]


def open_episodes(connection: Connection, file: CaseFile) -> Mapping[str, RowMapping]:
    """The newest episode of each family by its id, where it is open, with the family's name."""
    episode, family = tables.episode.c, tables.family.c
    newest = select(func.max(episode.id)).group_by(episode.family_id)
    query = (
        select(episode.id, episode.family_id, family.name, family.kana)
        .join(tables.family, family.id == episode.family_id)
        .where(episode.id.in_(newest), episode.closed_on == "", family.id.not_in(hidden(connection, file)))
    )
    return {row["id"]: row for row in connection.execute(query).mappings()}


def lives(connection: Connection, episodes: Iterable[str], today: date, *, dates: bool = False) -> dict[str, Life]:
    """What is known of each of these episodes; `dates`: with the further days of a calendar."""
    ids = set(episodes)
    further = _dates(connection) if dates else {}
    notes, answers = _notes(connection), _answers(connection)
    meetings, said = _rows(connection, tables.appointment), _said(connection)
    plans, intervals = _rows(connection, tables.plan), _intervals(connection)
    return {
        each: Life(
            tuple((on, row["what"], row["at"]) for row in meetings[each] if (on := day(row["on"]))),
            tuple(on for row in plans[each] if row["state"] != "replaced" and (on := day(row["review_on"]))),
            max(_days(notes[each], EVALUATED), default=None),
            _met((*_came(notes[each], answers), *_days(notes[each], MET)), meetings[each], said.get(each, ()), today),
            intervals.get(each, ""),
            tuple(day(answers[row["id"]].get(UNTIL, "")) for row in notes[each] if row["question"] == WAITING),
            tuple(_unanswered(notes[each], answers)),
            tuple(further.get(each, ())),
            tuple(_undone(notes[each], answers)),
        )
        for each in ids
    }


def _rows(connection: Connection, table: Any) -> defaultdict[str, list[Row]]:
    return _by_episode(connection, select(table))


def _notes(connection: Connection) -> defaultdict[str, list[Row]]:
    note = tables.note.c
    wanted = select(note.id, note.episode_id, note.question, note.on).where(note.question.in_(ASKED))
    return _by_episode(connection, wanted)


def _by_episode(connection: Connection, query: Select[Any]) -> defaultdict[str, list[Row]]:
    """As they come, sorted here: SQLCipher's guarded memory takes far longer over it (cases.caseload)."""
    result = connection.execute(query)
    names = tuple(result.keys())
    rows = sorted((dict(zip(names, row, strict=True)) for row in result.all()), key=itemgetter("id"))
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["episode_id"]].append(row)
    return found


def _answers(connection: Connection) -> defaultdict[str, dict[str, str]]:
    """The fields of notes that are looked at, by note."""
    answer = tables.answer.c
    query = select(answer.note_id, answer.question, answer.value).where(answer.question.in_(FIELDS))
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(query):
        found[row.note_id or ""][row.question] = str(json.loads(row.value or "null") or "")
    return found


def _dates(connection: Connection) -> defaultdict[str, list[Due]]:
    """The ends of plans, the days by which something in them is to be done, and answers that are a day; by episode."""
    found: defaultdict[str, list[Due]] = defaultdict(list)
    plan, action, answer = tables.plan.c, tables.action.c, tables.answer.c
    now = plan.state != "replaced"
    ends = select(plan.episode_id, plan.period_to).where(plan.period_to != "", now)
    for episode, until in connection.execute(ends):
        _put(found, episode, "plan", until)
    things = select(plan.episode_id, action.until, action.text).join(tables.action, action.plan_id == plan.id)
    for episode, until, text in connection.execute(things.where(action.until != "", now)):
        _put(found, episode, "plan", until, text)
    told = select(answer.episode_id, answer.question, answer.value)
    for episode, question, value in connection.execute(told.where(answer.question.in_(DATED), answer.state == "said")):
        _put(found, episode, DATED[question], str(json.loads(value or "null") or ""))
    return found


def _put(found: defaultdict[str, list[Due]], episode: str, kind: DueKind, until: str, words: str = "") -> None:
    if on := day(until, late=True):
        found[episode].append(Due(kind, on, words))


def _intervals(connection: Connection) -> dict[str, str]:
    answer = tables.answer.c
    query = select(answer.episode_id, answer.value).where(answer.question == INTERVAL, answer.state == "said")
    return {row.episode_id: str(json.loads(row.value or "null") or "") for row in connection.execute(query)}


def _said(connection: Connection) -> dict[str, set[str]]:
    """The days on which something was said, by episode; one of them may lie ahead, mistyped."""
    said = tables.statement.c
    query = select(said.episode_id, said.said_on).where(said.state == "said")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for episode, on in connection.execute(query):
        found[episode].add(on)
    return found


def _met(noted: Iterable[date], meetings: Iterable[Row], said: Iterable[str], today: date) -> date | None:
    days = [*noted, *(on for row in meetings if (on := day(row["on"]))), *map(day, said)]
    return max((on for on in days if on is not None and on <= today), default=None)


def _came(notes: Iterable[Row], answers: Mapping[str, Mapping[str, str]]) -> Iterator[date]:
    """The days of meetings at which the family was there itself."""
    for row in notes:
        if row["question"] == ITEM and answers.get(row["id"], {}).get(ATTENDS) in CAME and (on := day(row["on"])):
            yield on


def _days(notes: Iterable[Row], questions: Iterable[str]) -> Iterator[date]:
    wanted = set(questions)
    yield from (on for row in notes if row["question"] in wanted and (on := day(row["on"])))


def _undone(notes: Iterable[Row], answers: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[date, date | None, str]]:
    """Tasks that are still to be done: since when, until when, who and what."""
    for row in notes:
        told = answers.get(row["id"], {})
        if row["question"] == TASK and not told.get(DONE) and (on := day(row["on"])):
            words = "：".join(part for part in (told.get(WHO, ""), told.get(WHAT, "")) if part)
            yield on, day(told.get(TASK_UNTIL, ""), late=True), words


def _unanswered(notes: Iterable[Row], answers: Mapping[str, Mapping[str, str]]) -> Iterator[date]:
    for row in notes:
        if row["question"] == REQUEST and not answers[row["id"]].get(REPLY) and (on := day(row["on"])):
            yield on
