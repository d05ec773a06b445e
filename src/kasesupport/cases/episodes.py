"""Acts on the episodes of a family (関与期間): pause, go on, open again, and say which phase it is in (M84-M90)."""

from datetime import date

from sqlalchemy import Connection, insert, select, update

from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_text
from kasesupport.store import tables

ENDS = ("paused", "handed_on")


def pause(case: OpenCase, on: date, reason: str, state: str = "paused") -> None:
    """Close the episode as of a day: "paused" (一時停止) or "handed_on". Raises already_closed, text_too_long."""
    words = clean_text(reason)

    def pausing(connection: Connection) -> None:
        _require(connection, case, is_open=True)
        _set(connection, case, closed_on=on.isoformat(), state=state, reason=words)

    act(case, "episode.pause", pausing)


def go_on(case: OpenCase) -> None:
    """Take a closing back: the same episode goes on. Raises Problem("not_closed")."""

    def going_on(connection: Connection) -> None:
        _require(connection, case, is_open=False)
        _set(connection, case, closed_on="", state="open", reason="")

    act(case, "episode.go_on", going_on)


def reopen(case: OpenCase, on: date, reason: str = "") -> OpenCase:
    """A new episode after a closed one, linked to it; gives the family with it. Raises not_closed, text_too_long."""
    words, new = clean_text(reason), case.file.new_id()

    def opening(connection: Connection) -> None:
        _require(connection, case, is_open=False)
        row = {"id": new, "family_id": case.family_id, "previous_id": case.episode_id}
        connection.execute(insert(tables.episode).values(**row, opened_on=on.isoformat(), state="open", reason=words))

    act(case, "episode.reopen", opening)
    return OpenCase(case.file, case.family_id, new)


def mark_phase(case: OpenCase, phase: str, on: date, reason: str = "") -> None:
    """Say which phase the case is in, against what follows from the record. Raises Problem("text_too_long")."""
    row = {"phase": phase, "on": on.isoformat(), "reason": clean_text(reason)}
    act(case, "phase.mark", lambda connection: put(connection, case, tables.phase_mark, **row))


def _set(connection: Connection, case: OpenCase, **values: str) -> None:
    connection.execute(update(tables.episode).where(tables.episode.c.id == case.episode_id).values(**values))


def _require(connection: Connection, case: OpenCase, *, is_open: bool) -> None:
    query = select(tables.episode.c.closed_on).where(tables.episode.c.id == case.episode_id)
    if (connection.execute(query).scalar_one() == "") != is_open:
        raise Problem("already_closed" if is_open else "not_closed")
