"""Two families that cross: one is tried wholly left of the other, parents and children at once.

Moving one unit at a time cannot find this, for every single step makes things worse.
"""

from collections.abc import Iterable, Iterator

from kasesupport.diagrams.genogram.plan import Plan
from kasesupport.diagrams.genogram.score import crossing, total
from kasesupport.diagrams.genogram.seeds import by_key
from kasesupport.diagrams.genogram.sift import sift_all


def untangled(plan: Plan) -> float:
    """Tries every crossing pair both ways round and keeps what is better; gives what that saves."""
    cost = start = total(plan)
    for first, second in [pair for a, b in crossing_pairs(plan) for pair in ((a, b), (b, a))]:
        if plan.steps <= 0:
            break
        kept = dict(plan.seq)
        sift_all(plan, _with_partners(plan, apart(plan, first, second)))
        found = total(plan)
        if found < cost - 1e-9:
            cost = found
        else:
            plan.start(kept)
    return start - cost


def _with_partners(plan: Plan, units: Iterable[int]) -> list[int]:
    """First those who married into the families that were moved, so that they follow; then these."""
    moved = list(dict.fromkeys(units))
    return list(dict.fromkeys([u for unit in moved for u in plan.tied_to[unit] if u not in moved] + moved))


def crossing_pairs(plan: Plan) -> list[tuple[int, int]]:
    """Nets that cross each other."""
    found = []
    for nets in plan.links.stems.values():
        for k, a in enumerate(nets):
            found += [(a, b) for b in nets[k + 1 :] if crossing(plan, a, b)]
    return found


def apart(plan: Plan, first: int, second: int) -> Iterator[int]:
    """Puts all of the first net left of all of the second; gives the units that were moved."""
    a, b = plan.rows.nets[first], plan.rows.nets[second]
    for left, right, row in ((a.bottom, b.bottom, a.gap + 1), (a.top, b.top, a.gap)):
        here, there = {plan.unit_of[n] for n in left}, {plan.unit_of[n] for n in right}
        sequence = plan.seq.get(row, [])
        places = [i for i, unit in enumerate(sequence) if unit in here or unit in there]
        wanted = sorted((sequence[i] for i in places), key=lambda unit: (unit in there) - (unit in here))
        key = {unit: float(i) for i, unit in enumerate(sequence)}
        key.update({unit: float(i) for i, unit in zip(places, wanted, strict=True)})
        if wanted:
            plan.arrange(row, by_key(plan, sequence, key), 0, len(sequence) - 1)
            yield from wanted
