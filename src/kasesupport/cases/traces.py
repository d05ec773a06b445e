"""What tells the phase of each episode, from a few plain reads over all families (practice.standing for one)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from kasesupport.practice.standing import LEADS, ORDER
from kasesupport.store import tables

ASSESSING = "assessment."
FIRST = itemgetter(0)  # by id: rows of SQLAlchemy are slow to compare
Trace = tuple[str, int, str]  # day, rank among those of one day, phase
Rows = Sequence[Any]


def traces(connection: Connection, opened: Mapping[str, str], notes: Rows, said: Rows) -> Iterable[tuple[str, Trace]]:
    """Each trace with its episode, in the order of practice.standing where their days and ranks are equal.

    `opened`: the day each episode was opened; `notes`: id, episode, question, day; `said`: episode, question, ….
    """
    yield from ((each, (opened.get(each, ""), 1, "assessment")) for each in _assessed(connection, said))
    yield from _planned(connection, opened)
    yield from _noted(notes)
    yield from _led(connection, notes)
    yield from _marked(connection)


def _assessed(connection: Connection, said: Rows) -> Iterable[str]:
    """Each once or more. What stands in a note is a statement or an answer of the episode, too."""
    answer = tables.answer.c
    yield from (episode for episode, question, *_ in said if question.startswith(ASSESSING))
    asked = answer.question.between(ASSESSING, ASSESSING[:-1] + "/")
    yield from connection.execute(select(answer.episode_id).where(asked)).scalars().all()
    yield from connection.execute(select(tables.need.c.episode_id)).scalars().all()


def _planned(connection: Connection, opened: Mapping[str, str]) -> Iterable[tuple[str, Trace]]:
    own = tables.plan.c
    with_goals = frozenset(connection.execute(select(tables.goal.c.plan_id)).scalars().all())
    query = select(own.id, own.episode_id, own.long_goal, own.agreed_on, own.handed_on)
    for plan, episode, long_goal, agreed, handed in _rows(connection, query):
        if long_goal or plan in with_goals:
            yield episode, (opened.get(episode, ""), 2, "planning")
        if agreed or handed:
            yield episode, (max(agreed, handed), ORDER.index("support"), "support")


def _noted(notes: Rows) -> Iterable[tuple[str, Trace]]:
    """A note whose decision leads on is there, too: on the same day what it leads to counts more."""
    for _, episode, question, on in notes:
        phase = question.partition(".")[0]
        if phase in ORDER:
            yield episode, (on, ORDER.index(phase), phase)


def _led(connection: Connection, notes: Rows) -> Iterable[tuple[str, Trace]]:
    """Decisions that lead on or back; of several in one note the last."""
    own, days = tables.answer.c, {note: (episode, on) for note, episode, _, on in notes}
    asked = (own.question.in_({question for question, _ in LEADS}), own.state == "said", own.note_id.is_not(None))
    found: dict[str, tuple[str, Trace]] = {}
    query = select(own.id, own.note_id, own.question, own.value).where(*asked)
    for _, note, question, value in sorted(_rows(connection, query), key=FIRST):
        if phase := LEADS.get((question, str(json.loads(value or "null")))):
            found[note] = days[note][0], (days[note][1], 100, phase)
    return [found[note] for note in sorted(found)]


def _marked(connection: Connection) -> Iterable[tuple[str, Trace]]:
    own = tables.phase_mark.c
    query = select(own.id, own.episode_id, own.on, own.phase)
    for _, episode, on, phase in sorted(_rows(connection, query), key=FIRST):
        yield episode, (on, 200, phase)


def _rows(connection: Connection, query: Select[Any]) -> Rows:
    """All at once and as they come: to sort or sum up in SQLCipher's guarded memory takes far longer than in ours."""
    return connection.execute(query).all()
