"""What tells the phase of each episode, from a few plain reads over all families (practice.standing for one)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from kasesupport.practice.standing import LEADS, ORDER
from kasesupport.store import tables

ASSESSING = "assessment."
FIRST = itemgetter(0)  # by id: rows of SQLAlchemy are slow to compare
Trace = tuple[str, int, str]  # day, rank among those of one day, phase
Rows = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Source:
    """What is read from: all families, or `only` some."""

    connection: Connection
    only: frozenset[str] | None = None


def rows_of(source: Source, query: Select[Any]) -> Rows:
    """All at once and as they come: to sort or sum up in SQLCipher's guarded memory takes far longer than in ours."""
    if source.only is not None:
        (table,) = query.get_final_froms()
        family = table.c.get("family_id", table.c.id if table is tables.family else None)
        query = query if family is None else query.where(family.in_(source.only))
    return source.connection.execute(query).all()


def traces(source: Source, opened: Mapping[str, str], notes: Rows, said: Rows) -> Iterable[tuple[str, Trace]]:
    """Each trace with its episode, in the order of practice.standing where their days and ranks are equal.

    `opened`: the day each episode was opened; `notes`: id, episode, question, day; `said`: episode, question, ….
    """
    yield from ((each, (opened.get(each, ""), 1, "assessment")) for each in _assessed(source, said))
    yield from _planned(source, opened)
    yield from _noted(notes)
    yield from _led(source, notes)
    yield from _marked(source)


def _assessed(source: Source, said: Rows) -> Iterable[str]:
    """Each once or more. What stands in a note is a statement or an answer of the episode, too."""
    answer = tables.answer.c
    yield from (episode for episode, question, *_ in said if question.startswith(ASSESSING))
    asked = answer.question.between(ASSESSING, ASSESSING[:-1] + "/")
    yield from (episode for (episode,) in rows_of(source, select(answer.episode_id).where(asked)))
    yield from (episode for (episode,) in rows_of(source, select(tables.need.c.episode_id)))


def _planned(source: Source, opened: Mapping[str, str]) -> Iterable[tuple[str, Trace]]:
    own = tables.plan.c
    with_goals = frozenset(plan for (plan,) in rows_of(source, select(tables.goal.c.plan_id)))
    query = select(own.id, own.episode_id, own.long_goal, own.agreed_on, own.handed_on)
    for plan, episode, long_goal, agreed, handed in rows_of(source, query):
        if long_goal or plan in with_goals:
            yield episode, (opened.get(episode, ""), 2, "planning")
        yield from ((episode, (day, ORDER.index("support"), "support")) for day in (agreed, handed) if day)


def _noted(notes: Rows) -> Iterable[tuple[str, Trace]]:
    """A note whose decision leads on is there, too: on the same day what it leads to counts more."""
    for _, episode, question, on in notes:
        phase = question.partition(".")[0]
        if phase in ORDER:
            yield episode, (on, ORDER.index(phase), phase)


def _led(source: Source, notes: Rows) -> Iterable[tuple[str, Trace]]:
    """Decisions that lead on or back; of several in one note the last."""
    own, days = tables.answer.c, {note: (episode, on) for note, episode, _, on in notes}
    asked = (own.question.in_({question for question, _ in LEADS}), own.state == "said", own.note_id.is_not(None))
    found: dict[str, tuple[str, Trace]] = {}
    query = select(own.id, own.note_id, own.question, own.value).where(*asked)
    for _, note, question, value in sorted(rows_of(source, query), key=FIRST):
        if phase := LEADS.get((question, str(json.loads(value or "null")))):
            found[note] = days[note][0], (days[note][1], 100, phase)
    return [found[note] for note in sorted(found)]


def _marked(source: Source) -> Iterable[tuple[str, Trace]]:
    own = tables.phase_mark.c
    query = select(own.id, own.episode_id, own.on, own.phase)
    for _, episode, on, phase in sorted(rows_of(source, query), key=FIRST):
        yield episode, (on, 200, phase)
