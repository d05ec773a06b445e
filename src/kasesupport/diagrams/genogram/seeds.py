"""First orders for the search: families walked through from their ancestors, then combed by barycentres."""

from collections.abc import Callable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kasesupport.diagrams.genogram.order import Plan

SEEDS = 4
SWEEPS = 3
Sequences = dict[int, list[int]]


def first_orders(plan: "Plan", known: Mapping[int, float]) -> Iterator[Sequences]:
    """Orders to start from, the most promising first. `known`: x of nodes that stood somewhere before."""
    if known:
        yield _legal(plan, _as_known(plan, known))
        return
    roots = sorted(range(len(plan.blocks)), key=lambda b: (plan.blocks[b].row, b))
    top = [b for b in roots if not any(plan.links.up[n] for n in plan.blocks[b].orders[0])] or roots[:1]
    for turn in range(min(SEEDS, len(top))):
        yield _legal(plan, _walk(plan, [*top[turn:], *top[:turn], *roots]))


def _as_known(plan: "Plan", known: Mapping[int, float]) -> Sequences:
    """Blocks by where their members stood; new ones beside those they hang on."""
    walked = _walk(plan, sorted(range(len(plan.blocks)), key=lambda b: (plan.blocks[b].row, b)))
    order: Sequences = {}
    for row, sequence in walked.items():
        key, last = {}, 0.0
        for block in sequence:
            places = [known[n] for n in plan.blocks[block].orders[0] if n in known]
            last = sum(places) / len(places) if places else _near(plan, block, known, last)
            key[block] = last
        order[row] = sorted(sequence, key=lambda b: key[b])
    return order


def _near(plan: "Plan", block: int, known: Mapping[int, float], otherwise: float) -> float:
    nets = [plan.rows.nets[i] for n in plan.blocks[block].orders[0] for i in (*plan.links.up[n], *plan.links.down[n])]
    places = [known[n] for net in nets for n in (*net.top, *net.bottom) if n in known]
    return sum(places) / len(places) if places else otherwise


def _walk(plan: "Plan", roots: list[int]) -> Sequences:
    """Depth first: a block, its children with their partners, then the parents of these partners."""
    rows: Sequences = {}
    seen: set[int] = set()
    for root in roots:
        stack = [root]
        while stack:
            block = stack.pop()
            if block in seen:
                continue
            seen.add(block)
            rows.setdefault(plan.blocks[block].row, []).append(block)
            stack.extend(reversed(_neighbours(plan, block)))
    return rows


def _neighbours(plan: "Plan", block: int) -> list[int]:
    nodes = plan.blocks[block].orders[0]
    down = [n for node in nodes for i in plan.links.down[node] for n in plan.rows.nets[i].bottom]
    up = [n for node in nodes for i in plan.links.up[node] for n in plan.rows.nets[i].top]
    return list(dict.fromkeys(plan.block_of[n] for n in (*down, *up)))


def _legal(plan: "Plan", rows: Sequences) -> Sequences:
    return {row: by_key(plan, rows[row], {b: float(i) for i, b in enumerate(rows[row])}) for row in sorted(rows)}


def by_key(plan: "Plan", sequence: list[int], key: Mapping[int, float]) -> list[int]:
    """The blocks by their keys, as far as what must stand left of what allows."""
    inside = set(sequence)
    waiting = dict.fromkeys(sequence, 0)
    for block in sequence:
        for other in plan.after[block] & inside:
            waiting[other] += 1
    free = [(key[b], i, b) for i, b in enumerate(sequence) if not waiting[b]]
    heapify(free)
    place = {b: i for i, b in enumerate(sequence)}
    result = []
    while free:
        block = heappop(free)[2]
        result.append(block)
        for other in sorted(plan.after[block] & inside):
            waiting[other] -= 1
            if not waiting[other]:
                heappush(free, (key[other], place[other], other))
    return result


def combed(plan: "Plan", score: Callable[["Plan"], float]) -> None:
    """Sorts rows by the places of their parents, then of their children, and keeps the best."""
    best, kept = score(plan), {r: list(s) for r, s in plan.row.items()}
    for sweep in range(SWEEPS):
        for row in sorted(plan.row, reverse=bool(sweep % 2)):
            plan.row[row] = by_key(plan, plan.row[row], _barycentres(plan, row, up=not sweep % 2))
            plan.settle_row(plan.row[row])
        cost = score(plan)
        if cost < best - 1e-9:
            best, kept = cost, {r: list(s) for r, s in plan.row.items()}
    plan.row = kept
    plan.settle()


def _barycentres(plan: "Plan", row: int, up: bool) -> dict[int, float]:
    key: dict[int, float] = {}
    last = -1.0
    for block in plan.row[row]:
        places = _places(plan, block, up)
        last = sum(places) / len(places) if places else last
        key[block] = last
    return key


def _places(plan: "Plan", block: int, up: bool) -> list[float]:
    side = plan.links.up if up else plan.links.down
    nets = [plan.rows.nets[i] for node in plan.inner[block] for i in side[node]]
    ends = [net.top if up else net.bottom for net in nets]
    return [sum(plan.at[n] for n in end) / len(end) for end in ends if end]
