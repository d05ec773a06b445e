"""Who stands left of whom in each row: a search over units, scored by crossings.

Several seeds (families walked through from different ancestors) are combed by barycentres and then
improved by moving one unit, or several who stand together, at a time to the best place. The same
family always gives the same order; work is limited by counted steps, never by the clock.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kasesupport.diagrams.genogram.plan import Plan, Sequences, plan_of
from kasesupport.diagrams.genogram.precedence import rules
from kasesupport.diagrams.genogram.rows import Rows
from kasesupport.diagrams.genogram.score import MANY, crossed, total
from kasesupport.diagrams.genogram.seeds import combed, first_orders
from kasesupport.diagrams.genogram.sift import sift_all, sift_families
from kasesupport.diagrams.genogram.untangle import untangled

STEPS, STEPS_MORE, STEPS_MANY = 300, 45, 20  # orders looked at in all; more for each unit, if there are many
ROUNDS = 6
WORTH = 0.28  # an order that costs less has no crossing and nobody apart: good enough


@dataclass(frozen=True, slots=True)
class Found:
    """An order and what it costs."""

    cost: float
    crossed: int
    seq: Sequences


def ordered(rows: Rows, fixed: Mapping[int, float], previous: Mapping[int, float]) -> list[list[int]]:
    """The nodes of every row from left to right."""
    rule = rules(rows, fixed, previous)
    plan = plan_of(rows, rule, _steps(len(rule.units)))
    best = searched(plan, first_orders(plan, {**previous, **fixed}))
    plan.start(best.seq)
    return plan.order()


def _steps(units: int) -> int:
    return STEPS + units * (STEPS_MORE if units <= MANY else STEPS_MANY)


def searched(plan: Plan, starts: Iterable[Sequences]) -> Found:
    """The best of what the starts lead to."""
    best = Found(float("inf"), 1, {})
    for start in starts:
        plan.start(start)
        _improve(plan)
        cost = total(plan)
        if cost < best.cost - 1e-9:
            best = Found(cost, crossed(plan), dict(plan.seq))
        if best.cost < WORTH or plan.steps <= 0:
            break
    return best


def _improve(plan: Plan) -> None:
    combed(plan)
    for _ in range(ROUNDS):
        gain = sift_all(plan, range(len(plan.units)))
        gain += sift_families(plan)
        if gain < 1e-9:
            gain = untangled(plan)
        if gain < 1e-9 or plan.steps <= 0:
            return
