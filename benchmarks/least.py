"""The least crossings that any order of a small family's rows has: exact, by bounded search over whole rows.

The rows, what must stand left of what, and what counts as a crossing are those of the layout; what is searched is
every order, from the top row down. Of a row only those orders are kept that could still lead to fewer crossings
than are known to be possible.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kasesupport.diagrams.genogram.plan import Plan, plan_of
from kasesupport.diagrams.genogram.precedence import rules
from kasesupport.diagrams.genogram.rows import numbered
from kasesupport.diagrams.genogram.score import crossed_in_row, crossings
from kasesupport.domain.people import FamilyGraph

ORDERS = 4000  # of one row
PAIRS = 300_000  # of orders of two neighbouring rows

Row = list[int]


def least_crossings(graph: FamilyGraph, known: int) -> int | None:
    """The least number, if it is below `known` (crossings of an order that was found), else `known`.

    None where there are too many orders to look at.
    """
    rows = numbered(graph)
    if not known or not rows.people:
        return 0
    plan = plan_of(rows, rules(rows, {}, {}), 0)
    orders = {row: _orders(plan, row) for row in _rows_that_matter(plan)}
    found = [those for those in orders.values() if those is not None]
    if len(found) < len(orders) or any(len(a) * len(b) > PAIRS for a, b in pairwise(found)):
        return None
    plan.start({row: _legal(plan, row) for row in sorted(set(rows.row))})
    return _best(plan, list(orders), found, known)


def _rows_that_matter(plan: Plan) -> list[int]:
    """Without the last ones, where nobody hangs on anything else: these can follow those above without a crossing."""
    rows = sorted(set(plan.rows.row))
    while len(rows) > 1 and all(plan.links.hanging[net] for net in plan.links.stems.get(rows[-2], ())):
        if plan.ties.get(rows[-1]):
            break
        rows.pop()
    return rows


def _units(plan: Plan, row: int) -> Row:
    return [unit for unit, nodes in enumerate(plan.units) if plan.rows.row[nodes[0]] == row]


def _legal(plan: Plan, row: int) -> Row:
    return next(_extensions(_units(plan, row), plan.after))


def _orders(plan: Plan, row: int) -> list[Row] | None:
    """All orders of a row that are allowed; None if there are too many."""
    found: list[Row] = []
    for order in _extensions(_units(plan, row), plan.after):
        found.append(order)
        if len(found) > ORDERS:
            return None
    return found


def _extensions(units: Sequence[int], after: Sequence[frozenset[int]]) -> Iterator[Row]:
    if not units:
        yield []
    for unit in units:
        if not any(unit in after[other] for other in units if other != unit):
            for rest in _extensions([u for u in units if u != unit], after):
                yield [unit, *rest]


def _best(plan: Plan, rows: Sequence[int], orders: Sequence[list[Row]], known: int) -> int:
    """Dynamic programming from the top row down."""
    gaps: Mapping[int, Sequence[int]] = plan.links.stems
    reached: list[tuple[int, Row]] = [(0, [])]
    for depth, (row, candidates) in enumerate(zip(rows, orders, strict=True)):
        ends: list[tuple[int, Row]] = []
        for order in candidates:
            plan.arrange(row, order, 0, len(order) - 1)
            own = crossed_in_row(plan, row) + (crossings(plan, gaps.get(-1, ())) if row == 0 else 0)
            best = known
            for cost, above in reached if own < known else ():
                if cost + own >= best:
                    break
                if depth:
                    plan.arrange(rows[depth - 1], above, 0, len(above) - 1)
                between = crossings(plan, gaps.get(row - 1, ())) if depth else 0
                best = min(best, cost + between + own)
            if best < known:
                ends.append((best, order))
        reached = sorted(ends)
    return min((cost for cost, _ in reached), default=known)
