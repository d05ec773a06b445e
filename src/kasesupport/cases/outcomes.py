"""What phase 6 and plans of all families one may see hold for adding up (M81, M94): one frozen read.

A few queries whatever the number of families. Families hidden from whoever opened the file are not among them; no
name and no word of anybody is read.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, or_, select

from kasesupport.cases.restrictions import hidden
from kasesupport.domain.outcomes import Feeling, GoalTalk, Outcomes, PlannedAction, ServiceTalk
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

GOALS, SERVICES, FEELINGS = "outcome.goals", "outcome.services", "outcome.feelings"
FIELDS = (
    "outcome.goal_who", "outcome.goal_near", "outcome.goal_next", "outcome.service_family", "outcome.service_staff",
    "outcome.feel_satisfied", "outcome.feel_safe", "outcome.feel_hope",
)  # fmt: skip
Told = dict[str, Any]


def over_all(file: CaseFile) -> Outcomes:
    """All that whoever opened the file may see; empty where nothing was talked about yet."""
    return file.read(lambda connection: read(connection, hidden(connection, file)))


def read(connection: Connection, unseen: frozenset[str]) -> Outcomes:
    """The same within a read that is under way, without the families of `unseen`."""
    fields, kinds = _fields(connection), _kinds(connection)
    note = tables.note
    found: defaultdict[str, list[tuple[Any, Told]]] = defaultdict(list)
    wanted = select(note).where(note.c.question.in_((GOALS, SERVICES, FEELINGS)))
    for row in connection.execute(wanted.order_by(note.c.on, note.c.id)):
        if row.family_id not in unseen and row.about_id and len(row.on) >= 7:  # a year alone is in no 年度
            found[row.question].append((row, fields[row.id]))
    return Outcomes(
        tuple(_goal(row, told) for row, told in found[GOALS]),
        tuple(_service(row, told, kinds) for row, told in found[SERVICES]),
        tuple(_feeling(row, told) for row, told in found[FEELINGS]),
        tuple(_actions(connection, unseen, kinds)),
    )


def _goal(row: Any, told: Told) -> GoalTalk:
    eye, near, then = (told.get(f"outcome.goal_{name}") for name in ("who", "near", "next"))
    return GoalTalk(row.about_id, row.on, str(eye or ""), _number(near), str(then or ""), row.family_id)


def _service(row: Any, told: Told, kinds: dict[str, str]) -> ServiceTalk:
    family, staff = (str(told.get(f"outcome.service_{side}") or "") for side in ("family", "staff"))
    use, kind = f"{row.family_id}.{row.about_id}", kinds.get(row.about_id, "other")
    return ServiceTalk(use, kind, row.on, family, staff, row.family_id)


def _feeling(row: Any, told: Told) -> Feeling:
    satisfied, safe, hope = (_number(told.get(f"outcome.feel_{name}")) for name in ("satisfied", "safe", "hope"))
    return Feeling(row.about_id, row.on, satisfied, safe, hope, row.family_id)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _actions(connection: Connection, unseen: frozenset[str], kinds: dict[str, str]) -> Iterable[PlannedAction]:
    """Of plans that left the desk: one being made was tried by nobody yet."""
    action, plan = tables.action.c, tables.plan.c
    query = select(action.family_id, action.goal_id, action.actors, action.resource_id)
    left = or_(plan.agreed_on != "", plan.handed_on != "", plan.state.in_(("agreed", "handed_only")))
    wanted = query.join(tables.plan, plan.id == action.plan_id).where(left).order_by(action.id)
    for row in connection.execute(wanted):
        if row.family_id not in unseen:
            yield PlannedAction(row.goal_id or "", row.actors, kinds.get(row.resource_id or "", ""), row.family_id)


def _kinds(connection: Connection) -> dict[str, str]:
    resource = tables.resource.c
    return {row.id: row.kind for row in connection.execute(select(resource.id, resource.kind))}


def _fields(connection: Connection) -> defaultdict[str, Told]:
    answer = tables.answer.c
    query = select(answer.note_id, answer.question, answer.value)
    wanted = query.where(answer.question.in_(FIELDS), answer.state == "said").order_by(answer.id)
    found: defaultdict[str, Told] = defaultdict(dict)
    for row in connection.execute(wanted):
        found[row.note_id or ""][row.question] = json.loads(row.value or "null")
    return found
