"""Two families that cross: one is tried wholly left of the other, parents and children at once.

Moving one block at a time cannot find this, for every single step makes things worse.
"""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from kasesupport.diagrams.genogram.score import crossing
from kasesupport.diagrams.genogram.seeds import by_key

if TYPE_CHECKING:
    from kasesupport.diagrams.genogram.order import Plan

EFFORT = 12  # counted steps that one attempt stands for


def untangled(plan: "Plan", total: Callable[["Plan"], float], sift: Callable[["Plan", int], float]) -> float:
    """Tries every crossing pair both ways round and keeps what is better; gives what that saves."""
    cost = start = total(plan)
    for first, second in [pair for a, b in _crossing(plan) for pair in ((a, b), (b, a))]:
        if plan.steps <= 0:
            break
        plan.steps -= EFFORT
        kept = {row: list(sequence) for row, sequence in plan.row.items()}
        touched = list(_apart(plan, first, second))
        for block in touched:
            sift(plan, block)
        found = total(plan)
        if found < cost - 1e-9:
            cost = found
        else:
            plan.row.update(kept)
            plan.settle()
    return start - cost


def _crossing(plan: "Plan") -> list[tuple[int, int]]:
    pairs = [pair for nets in plan.links.stems.values() for pair in combinations(nets, 2)]
    return [(a, b) for a, b in pairs if crossing(plan.rows, a, b, plan.at)]


def _apart(plan: "Plan", first: int, second: int) -> Iterator[int]:
    """Puts all of the first net left of all of the second; gives the blocks that were moved."""
    a, b = plan.rows.nets[first], plan.rows.nets[second]
    for left, right, row in ((a.bottom, b.bottom, a.gap + 1), (a.top, b.top, a.gap)):
        here, there = {plan.block_of[n] for n in left}, {plan.block_of[n] for n in right}
        sequence = plan.row.get(row, [])
        places = [i for i, block in enumerate(sequence) if block in here or block in there]
        wanted = sorted((sequence[i] for i in places), key=lambda block: (block in there) - (block in here))
        key = {block: float(i) for i, block in enumerate(sequence)}
        key.update({block: float(i) for i, block in zip(places, wanted, strict=True)})
        if wanted:
            plan.row[row] = by_key(plan, sequence, key)
            plan.settle_row(plan.row[row])
            yield from wanted
