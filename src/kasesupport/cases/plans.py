"""Acts on needs, strengths, the plan with its goals and actions, consents and appointments."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, select

from kasesupport.cases.rows import OpenCase, act, add, edit, put, remove
from kasesupport.domain.texts import clean_text
from kasesupport.store import tables

NOUNS = {
    "need": tables.need,
    "strength": tables.strength,
    "plan": tables.plan,
    "goal": tables.goal,
    "action": tables.action,
    "consent": tables.consent,
    "appointment": tables.appointment,
}


def add_entry(case: OpenCase, noun: str, **values: Any) -> str:
    """Add a need, strength, plan, goal, action, consent or appointment; gives its id."""
    return add(case, f"{noun}.add", NOUNS[noun], **_cleaned(values))


def edit_entry(case: OpenCase, noun: str, entry_id: str, **values: Any) -> None:
    """Change columns of one entry."""
    edit(case, f"{noun}.edit", NOUNS[noun], entry_id, **_cleaned(values))


def remove_entry(case: OpenCase, noun: str, entry_id: str) -> None:
    """Remove one entry and what hangs on it (a goal's links, a plan's goals and actions)."""
    remove(case, f"{noun}.remove", NOUNS[noun], entry_id)


def current_plan(case: OpenCase) -> str:
    """The id of the plan in hand; the first call opens one."""
    newest = (
        select(tables.plan.c.id).where(tables.plan.c.episode_id == case.episode_id).order_by(tables.plan.c.id.desc())
    )
    found = case.file.read(lambda connection: connection.execute(newest).scalar())
    return str(found) if found else add_entry(case, "plan")


def link_needs(case: OpenCase, goal_id: str, needs: Iterable[str]) -> None:
    """Say which needs a goal comes from."""
    wanted = tuple(dict.fromkeys(needs))

    def linking(connection: Connection) -> None:
        connection.execute(delete(tables.goal_need).where(tables.goal_need.c.goal_id == goal_id))
        for need in wanted:
            put(connection, case, tables.goal_need, goal_id=goal_id, need_id=need)

    act(case, "goal.needs", linking)


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    return {key: _column(key, value) for key, value in values.items()}


def _column(key: str, value: Any) -> Any:
    if key.endswith("_id"):
        return value or None
    return clean_text(value) if isinstance(value, str) else value
