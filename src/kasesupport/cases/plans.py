"""Acts on needs, strengths, the plan with its goals and actions, consents and appointments."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, select, update

from kasesupport.cases import confiding
from kasesupport.cases.rows import OpenCase, act, add, edit, put, remove
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_text
from kasesupport.store import tables
from kasesupport.store.op import Op

PLAN = "plan"  # the bookmark that tells which plan is in hand
AGREEMENT = frozenset({"explained_on", "agreed_on"})
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
    if noun in confiding.NOUNS:
        confiding.rewrite(case, f"{noun}.edit", noun, entry_id, **_cleaned(values))
    else:
        edit(case, f"{noun}.edit", NOUNS[noun], entry_id, **_cleaned(values))


def play_back(case: OpenCase, noun: str, entry_id: str, played: str, text: str = "") -> None:
    """What they said of a need or a strength when it was read back today: "right", or "corrected" to `text` (M25)."""
    values: dict[str, Any] = {"text": text} if text else {}
    values |= {"played": played, "played_on": case.file.today().isoformat()}
    confiding.rewrite(case, f"{noun}.play_back", noun, entry_id, **_cleaned(values))


def remove_entry(case: OpenCase, noun: str, entry_id: str) -> None:
    """Remove one entry and what hangs on it (a goal's links, a plan's goals and actions)."""
    remove(case, f"{noun}.remove", NOUNS[noun], entry_id)


def begin_plan(case: OpenCase, title: str = "") -> str:
    """Begin another plan, for another matter (M45), and take it up; gives its id. Raises text_too_long."""
    words = clean_text(title)

    def beginning(connection: Connection) -> str:
        plan = put(connection, case, tables.plan, title=words)
        mark_in_hand(connection, case, plan)
        return plan

    return act(case, "plan.begin", beginning)


def take_up(case: OpenCase, plan_id: str) -> None:
    """Go on with one of the plans: goals, actions and dates are those of this one. No undo step: see Op.silent."""
    op = Op("bookmark.set", family_id=case.family_id, silent=True)
    case.file.transact(op, lambda connection: mark_in_hand(connection, case, plan_id))


def mark_in_hand(connection: Connection, case: OpenCase, plan_id: str) -> None:
    """Within an act: from now on this plan is the one in hand."""
    table = tables.bookmark
    connection.execute(delete(table).where(table.c.family_id == case.family_id, table.c.phase == PLAN))
    put(connection, case, table, phase=PLAN, step=plan_id)


def current_plan(case: OpenCase) -> str:
    """The id of the plan in hand; the first call opens one."""
    found = case.file.read(lambda connection: in_hand(connection, case))
    return found or add_entry(case, "plan")


def edit_plan(case: OpenCase, **values: Any) -> None:
    """Change columns of the plan in hand; opens one, in the same act, where there is none yet.

    Who writes the day of agreeing to a plan that was explained says with it that it is agreed, and who takes one of
    the two days away that it is not.

    Raises Problem("plan_not_agreed") for the state "agreed" without the days of explaining and agreeing (M34).
    """
    cleaned = _cleaned(values)

    def editing(connection: Connection) -> None:
        plan = in_hand(connection, case) or put(connection, case, tables.plan)
        if cleaned.get("state") == "agreed":
            _require_agreement(connection, plan)
        connection.execute(update(tables.plan).where(tables.plan.c.id == plan).values(**cleaned))
        if AGREEMENT & cleaned.keys() and "state" not in cleaned:
            _follow_days(connection, plan)

    act(case, "plan.edit", editing, merge=f"plan.{'.'.join(cleaned)}")


def _follow_days(connection: Connection, plan_id: str) -> None:
    own = tables.plan.c
    before, after = (("", "handed_only"), "agreed") if _is_agreed(connection, plan_id) else (("agreed",), "")
    stale = (own.id == plan_id, own.state.in_(before))
    connection.execute(update(tables.plan).where(*stale).values(state=after))


def _require_agreement(connection: Connection, plan_id: str) -> None:
    if not _is_agreed(connection, plan_id):
        raise Problem("plan_not_agreed")


def _is_agreed(connection: Connection, plan_id: str) -> bool:
    days = select(tables.plan.c.explained_on, tables.plan.c.agreed_on).where(tables.plan.c.id == plan_id)
    return all(connection.execute(days).one())


def add_to_plan(case: OpenCase, noun: str, **values: Any) -> str:
    """Add a goal or an action to the plan in hand; opens one, in the same act, where there is none yet."""
    row = {"id": case.file.new_id(), **_cleaned(values)}

    def adding(connection: Connection) -> str:
        plan = in_hand(connection, case) or put(connection, case, tables.plan)
        return put(connection, case, NOUNS[noun], plan_id=plan, **row)

    return act(case, f"{noun}.add", adding, merge=f"{noun}.{row['id']}.text")


def in_hand(connection: Connection, case: OpenCase) -> str:
    """The plan taken up last, else the newest; "" where there is none."""
    own = select(tables.plan.c.id).where(tables.plan.c.episode_id == case.episode_id)
    marks = tables.bookmark.c
    taken = select(marks.step).where(marks.family_id == case.family_id, marks.phase == PLAN)
    found = connection.execute(own.where(tables.plan.c.id.in_(taken))).scalar()
    return str(found or connection.execute(own.order_by(tables.plan.c.id.desc())).scalar() or "")


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
