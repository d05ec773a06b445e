"""Keep a plan as it stands before it is put right (軌道修正, M71): the one in hand goes on, its earlier form stays."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table, select

from kasesupport.cases.plans import in_hand, mark_in_hand
from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.problems import Problem
from kasesupport.store import tables

OWN = frozenset({"id", "family_id", "episode_id"})  # what a copy has of its own
Ids = Mapping[str, str]


def keep_form(case: OpenCase) -> str:
    """Keep the plan in hand as it is today, as a replaced one named with the day; gives that one's id.

    Goals and actions of the plan in hand keep their ids, so that what was noted about them stays with them.
    Raises Problem("no_plan") where there is none.
    """

    def keeping(connection: Connection) -> str:
        plan = in_hand(connection, case)
        if not plan:
            raise Problem("no_plan")
        kept = _copy(connection, case, tables.plan, tables.plan.c.id == plan, {}, **_as_of(connection, case, plan))[
            plan
        ]
        under = {"plan_id": kept}
        goals = _copy(connection, case, tables.goal, tables.goal.c.plan_id == plan, {}, **under)
        _copy(connection, case, tables.goal_need, tables.goal_need.c.goal_id.in_(goals), {"goal_id": goals})
        _copy(connection, case, tables.action, tables.action.c.plan_id == plan, {"goal_id": goals}, **under)
        mark_in_hand(connection, case, plan)
        return kept

    return act(case, "plan.keep_form", keeping)


def _as_of(connection: Connection, case: OpenCase, plan: str) -> dict[str, str]:
    """What the earlier form is called, and that it is over."""
    columns = tables.plan.c
    row = connection.execute(select(columns.title, columns.long_goal).where(columns.id == plan)).one()
    today = case.file.today()
    words = f"{today.month}/{today.day}までの形 {row.title or row.long_goal}".strip()
    return {"title": words, "state": "replaced"}


def _copy(
    connection: Connection, case: OpenCase, table: Table, which: object, moved: Mapping[str, Ids], **values: str
) -> dict[str, str]:
    """Copy rows of one table, with references led to the copies; gives the new ids by the old."""
    query = select(table).where(which).order_by(table.c.id)  # type: ignore[arg-type]
    made: dict[str, str] = {}
    for row in connection.execute(query).mappings().all():
        copied = {key: value for key, value in row.items() if key not in OWN}
        led = {key: ids.get(copied[key], copied[key]) for key, ids in moved.items()}
        made[row["id"]] = put(connection, case, table, **{**copied, **led, **values})
    return made
