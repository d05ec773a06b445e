"""The episodes of two families that became one: two that are open become one, the others stand in a row before it.

An answer that both gave to one question of one person stays the one of the family that stays; the other's can be read
among what was before, in an episode that was closed by the merge ("joined").
"""

from sqlalchemy import Connection, insert, update

from kasesupport.cases.merging_rows import Both, become, drop, rows, set_
from kasesupport.domain.changes import Row
from kasesupport.store import tables

EPISODE, ANSWER = tables.episode, tables.answer
JOINED = "joined"


def join_episodes(connection: Connection, both: Both) -> None:
    """After all rows went over."""
    found = rows(connection, EPISODE, EPISODE.c.family_id == both.case.family_id)
    ours = [row for row in found if row["id"] not in both.theirs["episode"]][-1:]
    theirs = [row for row in found if row["id"] in both.theirs["episode"]][-1:]
    for stays, goes in zip(ours, theirs, strict=False):
        if not stays["closed_on"] and not goes["closed_on"]:
            _into(connection, both, goes, stays)
    _make_newest(connection, both)


def _into(connection: Connection, both: Both, goes: Row, stays: Row) -> None:
    """All of one episode goes over to the other, but answers that are there otherwise."""
    kept_apart = _apart(connection, goes, stays)
    become(connection, both, goes["id"], stays["id"])
    own = ANSWER.c.id.in_([row["id"] for row in kept_apart])
    connection.execute(update(ANSWER).where(own).values(episode_id=goes["id"]))
    first = min(str(goes["opened_on"]), str(stays["opened_on"]))
    set_(connection, EPISODE, stays, opened_on=first, previous_id=stays["previous_id"] or goes["previous_id"])
    if kept_apart or goes["reason"]:
        closed = both.case.file.today().isoformat()
        set_(connection, EPISODE, goes, closed_on=closed, state=JOINED)
    else:
        drop(connection, EPISODE, goes)


def _apart(connection: Connection, goes: Row, stays: Row) -> list[Row]:
    """The answers of the one that goes which the other has, too; those that say the same go at once."""
    there = {_asked(row): row for row in _answers(connection, stays)}
    twice = [(row, there[_asked(row)]) for row in _answers(connection, goes) if _asked(row) in there]
    for row, same in twice:
        if (row["value"], row["state"]) == (same["value"], same["state"]):
            drop(connection, ANSWER, row)
    return [row for row, same in twice if (row["value"], row["state"]) != (same["value"], same["state"])]


def _answers(connection: Connection, episode: Row) -> list[Row]:
    return rows(connection, ANSWER, ANSWER.c.episode_id == episode["id"], ANSWER.c.note_id.is_(None))


def _asked(row: Row) -> tuple[object, object]:
    return row["question"], row["subject_id"]


def _make_newest(connection: Connection, both: Both) -> None:
    """The newest episode is the one at hand, and newer is what has the later id: the open one, else the one that was
    closed last (from which a record is kept so many years), gets a new one.
    """
    found = rows(connection, EPISODE, EPISODE.c.family_id == both.case.family_id)
    last = max(found, key=lambda row: (not row["closed_on"], str(row["closed_on"]), str(row["id"])), default=None)
    if last is None or last is found[-1]:
        return
    new = both.case.file.new_id()
    connection.execute(insert(EPISODE).values(**{**last, "id": new}))
    become(connection, both, last["id"], new)
    drop(connection, EPISODE, last)
