"""Who stands left of whom in each row: a search over blocks, scored by crossings.

Several seeds (families walked through from different ancestors) are combed by barycentres and then
improved by moving one block at a time to its best place. The same family always gives the same
order; work is limited by counted steps, never by the clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kasesupport.diagrams.genogram.blocks import Block, blocks_of
from kasesupport.diagrams.genogram.precedence import Rules, rules
from kasesupport.diagrams.genogram.rows import Rows
from kasesupport.diagrams.genogram.score import Links, apart, crossing, links_of, spread, strangers
from kasesupport.diagrams.genogram.seeds import combed, first_orders
from kasesupport.diagrams.genogram.untangle import untangled

STEPS, STEPS_MORE = 2000, 10  # swaps of neighbouring blocks looked at in all; more for each block
ROUNDS = 6
WORTH = 0.5  # an order that costs less has no crossing: good enough


@dataclass(slots=True)
class Plan:
    """A working order: blocks per row, the inner order of each block, and the place of every node."""

    rows: Rows
    links: Links
    blocks: Sequence[Block]
    block_of: Sequence[int]
    after: Sequence[frozenset[int]]  # blocks that must stand right of it
    row: dict[int, list[int]]
    inner: list[tuple[int, ...]]
    at: list[float] = field(default_factory=list)
    steps: int = 0  # left to take
    touched: dict[tuple[int, int], "Touched"] = field(default_factory=dict)  # looked up once a pair of blocks

    def settle(self) -> None:
        """Numbers the places anew."""
        self.at = [0.0] * len(self.rows.row)
        for sequence in self.row.values():
            self.settle_row(sequence)

    def settle_row(self, sequence: Sequence[int]) -> None:
        """Numbers the places of one row."""
        place = 0.0
        for block in sequence:
            for node in self.inner[block]:
                self.at[node] = place
                place += 1


@dataclass(frozen=True, slots=True)
class Found:
    """An order and what it costs."""

    cost: float
    row: dict[int, list[int]]
    inner: tuple[tuple[int, ...], ...]

    def nodes(self) -> list[list[int]]:
        """The nodes of every row from left to right."""
        return [[n for b in self.row[r] for n in self.inner[b]] for r in sorted(self.row)]


def ordered(rows: Rows, fixed: Mapping[int, float], previous: Mapping[int, float]) -> list[list[int]]:
    """The nodes of every row from left to right."""
    plan = _plan(rows, rules(rows, fixed, previous))
    best = _searched(plan, first_orders(plan, {**previous, **fixed}))
    if not previous and best.cost >= WORTH:
        best = _loosened(plan, best, fixed)
    return best.nodes()


def _searched(plan: Plan, starts: Iterable[dict[int, list[int]]]) -> Found:
    """The best of what the starts lead to."""
    best = Found(float("inf"), {}, ())
    for start in starts:
        plan.row = {r: list(sequence) for r, sequence in start.items()}
        plan.inner = [block.orders[0] for block in plan.blocks]
        plan.settle()
        _improve(plan)
        cost = total(plan)
        if cost < best.cost - 1e-9:
            best = Found(cost, {r: list(s) for r, s in plan.row.items()}, tuple(plan.inner))
        if best.cost < WORTH or plan.steps <= 0:
            break
    return best


def _loosened(plan: Plan, best: Found, fixed: Mapping[int, float]) -> Found:
    """Lets couples stand apart, joined by a U-line, where that saves more than it costs."""
    apart: frozenset[int] = frozenset()
    for couple in _couples_at_crossings(plan, best):
        if plan.steps <= 0 or best.cost < WORTH:
            break
        wider = apart | {couple}
        other = _plan(plan.rows, rules(plan.rows, fixed, {}, wider), plan.steps)
        known = {n: float(i) for sequence in best.nodes() for i, n in enumerate(sequence)}
        found = _searched(other, first_orders(other, known))
        plan.steps = other.steps
        if found.cost < best.cost - 1e-9:
            best, apart = found, wider
    return best


def _couples_at_crossings(plan: Plan, best: Found) -> list[int]:
    """Couples whose families of origin cross, the most crossed first."""
    plan.row, plan.inner = best.row, list(best.inner)
    plan.settle()
    rows, links, count = plan.rows, plan.links, dict.fromkeys(range(len(plan.rows.couples)), 0.0)
    for nets in links.stems.values():
        for a, b in combinations(nets, 2):
            if cost := crossing(rows, a, b, plan.at):
                for node in (*rows.nets[a].bottom, *rows.nets[b].bottom):
                    count.update({i: count[i] + cost for i in links.couples[node]})
    return sorted((i for i in count if count[i]), key=lambda i: (-count[i], i))


def _plan(rows: Rows, rule: Rules, steps: int | None = None) -> Plan:
    blocks = blocks_of(rows, rule)
    steps = STEPS + STEPS_MORE * len(blocks) if steps is None else steps
    block_of = [0] * len(rows.row)
    for i, block in enumerate(blocks):
        for node in block.orders[0]:
            block_of[node] = i
    after: list[set[int]] = [set() for _ in blocks]
    for node, those in enumerate(rule.before):
        after[block_of[node]] |= {block_of[n] for n in those}
    right = [frozenset(those - {i}) for i, those in enumerate(after)]
    return Plan(rows, links_of(rows), blocks, block_of, right, {}, [b.orders[0] for b in blocks], steps=steps)


def total(plan: Plan) -> float:
    """The whole cost of the order."""
    rows, links, at = plan.rows, plan.links, plan.at
    cost = sum(crossing(rows, a, b, at) for nets in links.stems.values() for a, b in combinations(nets, 2))
    cost += sum(apart(rows, links, couple, at) for couple in range(len(rows.couples)))
    cost += sum(spread(rows, net, at) for net in range(len(rows.nets)))
    return cost + sum(strangers(part, at) for part in links.parts)


def _improve(plan: Plan) -> None:
    combed(plan, total)
    for _ in range(ROUNDS):
        blocks = range(len(plan.blocks))
        gain = sum(_sift(plan, b) for b in blocks if plan.steps > 0 and len(plan.row[plan.blocks[b].row]) > 1)
        gain += sum(_turn(plan, b) for b in blocks if plan.steps > 0 and len(plan.blocks[b].orders) > 1)
        if gain < 1e-9:
            gain = untangled(plan, total, _sift)
        if gain < 1e-9 or plan.steps <= 0:
            return


def _sift(plan: Plan, block: int) -> float:
    """Moves a block along its row to where it costs least; gives what that saves."""
    sequence = plan.row[plan.blocks[block].row]
    start = best_at = sequence.index(block)
    cost = best = 0.0
    for step in (-1, 1):
        place = sequence.index(block)
        while 0 <= place + step < len(sequence) and _may_swap(plan, sequence, min(place, place + step)):
            cost += _swap(plan, sequence, min(place, place + step))
            place += step
            if cost < best - 1e-9 or (cost < best + 1e-9 and place == start):
                best, best_at = cost, place
    while (place := sequence.index(block)) != best_at:
        _swap_places(plan, sequence, place - (place > best_at))
    return -best


def _may_swap(plan: Plan, sequence: Sequence[int], place: int) -> bool:
    return sequence[place + 1] not in plan.after[sequence[place]]


def _swap(plan: Plan, sequence: list[int], place: int) -> float:
    """Swaps two neighbouring blocks; gives what that costs."""
    plan.steps -= 1
    a, b = sequence[place], sequence[place + 1]
    touched = _touched(plan, a, b)
    before = _local(plan, touched)
    _swap_places(plan, sequence, place)
    return _local(plan, touched) - before


def _swap_places(plan: Plan, sequence: list[int], place: int) -> None:
    a, b = sequence[place], sequence[place + 1]
    sequence[place], sequence[place + 1] = b, a
    first = plan.at[plan.inner[a][0]]
    for node in (*plan.inner[b], *plan.inner[a]):
        plan.at[node] = first
        first += 1


Touched = tuple[set[tuple[int, int]], set[int], set[int], set[int]]


def _touched(plan: Plan, a: int, b: int) -> Touched:
    """Pairs of nets, nets, couples and parts of households whose cost a swap of two blocks can change."""
    key = (min(a, b), max(a, b))
    if key not in plan.touched:
        plan.touched[key] = _look_up_touched(plan, a, b)
    return plan.touched[key]


def _look_up_touched(plan: Plan, a: int, b: int) -> Touched:
    links, left, right = plan.links, plan.inner[a], plan.inner[b]
    pairs = set()
    for side in (links.down, links.up):
        these, those = {i for n in left for i in side[n]}, {i for n in right for i in side[n]}
        pairs |= {(min(i, j), max(i, j)) for i in these for j in those if i != j}
    nodes = (*left, *right)
    nets = {i for n in nodes for i in links.up[n]}
    couples = {i for n in nodes for i in links.couples[n]}
    return pairs, nets, couples, {i for n in nodes for i in links.homes[n]}


def _local(plan: Plan, touched: Touched) -> float:
    rows, at = plan.rows, plan.at
    pairs, nets, couples, homes = touched
    cost = sum(crossing(rows, i, j, at) for i, j in pairs) + sum(spread(rows, i, at) for i in nets)
    cost += sum(apart(rows, plan.links, i, at) for i in couples)
    return cost + sum(strangers(plan.links.parts[i], at) for i in homes)


def _turn(plan: Plan, block: int) -> float:
    """Tries the other inner orders of a block; gives what the best saves."""
    sequence = plan.row[plan.blocks[block].row]
    touched = _around(plan, block)
    kept = best = plan.inner[block]
    before = score = _local(plan, touched)
    for order in plan.blocks[block].orders:
        plan.steps -= 1
        plan.inner[block] = order
        plan.settle_row(sequence)
        cost = _local(plan, touched)
        if cost < score - 1e-9 or (order == kept and cost <= score):
            best, score = order, cost
    plan.inner[block] = best
    plan.settle_row(sequence)
    return before - score


def _around(plan: Plan, block: int) -> Touched:
    """Everything whose cost the inner order of a block can change."""
    links, nodes = plan.links, plan.inner[block]
    nets = {i for n in nodes for i in (*links.up[n], *links.down[n])}
    pairs = {(min(i, j), max(i, j)) for i in nets for j in links.stems[plan.rows.nets[i].gap] if i != j}
    couples = {i for n in nodes for i in links.couples[n]}
    return pairs, nets, couples, {i for n in nodes for i in links.homes[n]}
