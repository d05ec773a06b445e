"""First orders for the search: families walked through from their ancestors, then combed by barycentres."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from kasesupport.diagrams.genogram.plan import Plan, Sequences
from kasesupport.diagrams.genogram.score import MANY, total

SEEDS = 4
SWEEPS, SWEEPS_MANY = 4, 20
MAIN = 3.0  # pull of the row that was sorted before, against that of the next


def first_orders(plan: Plan, known: Mapping[int, float]) -> Iterator[Sequences]:
    """Orders to start from, the most promising first. `known`: x of nodes that stood somewhere before."""
    if known:
        yield _legal(plan, _as_known(plan, known))
        return
    roots = sorted(range(len(plan.units)), key=lambda u: (_row(plan, u), u))
    top = [u for u in roots if not any(plan.links.up[n] for n in plan.units[u])] or roots[:1]
    for turn in range(min(SEEDS, len(top))):
        yield _legal(plan, _walk(plan, [*top[turn:], *top[:turn], *roots]))


def _row(plan: Plan, unit: int) -> int:
    return plan.rows.row[plan.units[unit][0]]


def _as_known(plan: Plan, known: Mapping[int, float]) -> Sequences:
    """Units by where their members stood; new ones beside those they hang on."""
    walked = _walk(plan, sorted(range(len(plan.units)), key=lambda u: (_row(plan, u), u)))
    order: Sequences = {}
    for row, sequence in walked.items():
        key, last = {}, 0.0
        for unit in sequence:
            places = [known[n] for n in plan.units[unit] if n in known]
            last = sum(places) / len(places) if places else _near(plan, unit, known, last)
            key[unit] = last
        order[row] = sorted(sequence, key=lambda u: key[u])
    return order


def _near(plan: Plan, unit: int, known: Mapping[int, float], otherwise: float) -> float:
    nets = [plan.rows.nets[i] for n in plan.units[unit] for i in (*plan.links.up[n], *plan.links.down[n])]
    places = [known[n] for net in nets for n in (*net.top, *net.bottom) if n in known]
    return sum(places) / len(places) if places else otherwise


def _walk(plan: Plan, roots: list[int]) -> Sequences:
    """Depth first: a unit with its partners, their children, then the parents of these partners."""
    rows: Sequences = {}
    seen: set[int] = set()
    for root in roots:
        stack = [root]
        while stack:
            unit = stack.pop()
            if unit in seen:
                continue
            together = _together(plan, unit, seen)
            seen.update(together)
            rows.setdefault(_row(plan, unit), []).extend(together)
            stack.extend(reversed([u for each in together for u in _neighbours(plan, each)]))
    return rows


def _together(plan: Plan, unit: int, seen: set[int]) -> list[int]:
    """A unit and all who are tied to it, directly or over others: of several partners the first at the left."""
    chain = [unit]
    queue = [(unit, 0)]
    known = {*seen, unit}
    for each, side in queue:
        fresh = [u for u in dict.fromkeys(plan.tied_to[each]) if u not in known]
        for turn, other in enumerate(fresh):
            way = side or (-1 if turn == 0 and len(fresh) > 1 else 1)
            chain = [other, *chain] if way < 0 else [*chain, other]
            known.add(other)
            queue.append((other, way))
    return chain


def _neighbours(plan: Plan, unit: int) -> list[int]:
    nodes = plan.units[unit]
    down = [n for node in nodes for i in plan.links.down[node] for n in plan.rows.nets[i].bottom]
    up = [n for node in nodes for i in plan.links.up[node] for n in plan.rows.nets[i].top]
    return list(dict.fromkeys(plan.unit_of[n] for n in (*down, *up)))


def _legal(plan: Plan, rows: Sequences) -> Sequences:
    return {row: by_key(plan, rows[row], {u: float(i) for i, u in enumerate(rows[row])}) for row in sorted(rows)}


def by_key(plan: Plan, sequence: Sequence[int], key: Mapping[int, float]) -> list[int]:
    """The units by their keys, as far as what must stand left of what allows."""
    inside = set(sequence)
    waiting = dict.fromkeys(sequence, 0)
    for unit in sequence:
        for other in plan.after[unit] & inside:
            waiting[other] += 1
    free = [(key[u], i, u) for i, u in enumerate(sequence) if not waiting[u]]
    heapify(free)
    place = {u: i for i, u in enumerate(sequence)}
    result = []
    while free:
        unit = heappop(free)[2]
        result.append(unit)
        for other in sorted(plan.after[unit] & inside):
            waiting[other] -= 1
            if not waiting[other]:
                heappush(free, (key[other], place[other], other))
    return result


def combed(plan: Plan) -> None:
    """Sorts rows by the places of parents, children and partners, downwards and upwards, and keeps the best."""
    best, kept = total(plan), dict(plan.seq)
    for sweep in range(SWEEPS if len(plan.units) <= MANY else SWEEPS_MANY):
        down = not sweep % 2
        for row in sorted(plan.seq, reverse=not down):
            keys = _keys(plan, row, Pull(MAIN, 1.0) if down else Pull(1.0, MAIN))
            plan.arrange(row, by_key(plan, plan.seq[row], keys), 0, len(keys) - 1)
        cost = total(plan)
        if cost < best - 1e-9:
            best, kept = cost, dict(plan.seq)
    plan.start(kept)


def followed(plan: Plan, row: int) -> None:
    """Sorts the row above by the places of its children, and the rows below by those of their parents."""
    for other in sorted(plan.seq):
        if other == row - 1 or other > row:
            keys = _keys(plan, other, Pull(1.0, 0.0, 0.0, 0.0) if other > row else Pull(0.0, 1.0, 0.0, 0.0))
            plan.arrange(other, by_key(plan, plan.seq[other], keys), 0, len(keys) - 1)


@dataclass(frozen=True, slots=True)
class Pull:
    """How much parents, children, partners who stand apart, and the place one has draw at somebody."""

    up: float
    down: float
    tie: float = 2.0
    own: float = 0.3


def _keys(plan: Plan, row: int, pull: Pull) -> dict[int, float]:
    """A key for every unit of a row, as a share of its width; those who stand together have one."""
    key: dict[int, float] = {}
    width = len(plan.nodes[row])
    for those in _runs(plan, plan.seq[row]):
        weight = place = 0.0
        for unit in those:
            for share, strength in _pulls(plan, unit, pull):
                place += share * strength
                weight += strength
            for other in plan.tied_to[unit] if pull.tie else ():
                if other not in those:
                    place += pull.tie * plan.at[plan.units[other][0]] / width
                    weight += pull.tie
        here = plan.at[plan.units[those[0]][0]] / width
        key.update(dict.fromkeys(those, place / weight if weight else here))
    return key


def _pulls(plan: Plan, unit: int, pull: Pull) -> Iterator[tuple[float, float]]:
    """Where parents, children and the own place of a unit draw it, as shares of the width of their rows."""
    nets, at, row = plan.rows.nets, plan.at, _row(plan, unit)
    if pull.up and row - 1 in plan.nodes:
        width = len(plan.nodes[row - 1])
        tops = [nets[i].top for i in plan.up[unit]]
        yield from ((sum(at[n] for n in top) / len(top) / width, pull.up) for top in tops if top)
    if pull.down and row + 1 in plan.nodes:
        width = len(plan.nodes[row + 1])
        ends = [nets[i].bottom for i in plan.down[unit]]
        yield from ((sum(at[n] for n in end) / len(end) / width, pull.down) for end in ends)
    if pull.own:
        yield at[plan.units[unit][0]] / len(plan.nodes[row]), pull.own


def _runs(plan: Plan, sequence: Sequence[int]) -> Iterator[list[int]]:
    those: list[int] = []
    for unit in sequence:
        if those and (those[-1], unit) not in plan.tied:
            yield those
            those = []
        those.append(unit)
    yield those
