"""First orders for the search: families walked through from their ancestors, then combed by barycentres."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

from kasesupport.diagrams.genogram.plan import Plan, Sequences
from kasesupport.diagrams.genogram.score import total

SEEDS = 4
SWEEPS = 3


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
    """Sorts rows by the places of their parents, then of their children, and keeps the best."""
    best, kept = total(plan), plan.seq
    for sweep in range(SWEEPS):
        for row in sorted(plan.seq, reverse=bool(sweep % 2)):
            keys = _barycentres(plan, row, up=not sweep % 2)
            plan.arrange(row, by_key(plan, plan.seq[row], keys), 0, len(keys) - 1)
        cost = total(plan)
        if cost < best - 1e-9:
            best, kept = cost, dict(plan.seq)
    plan.start(kept)


def followed(plan: Plan, row: int) -> None:
    """Sorts the row above by the places of its children, and the rows below by those of their parents."""
    for other in sorted(plan.seq):
        if other == row - 1 or other > row:
            keys = _barycentres(plan, other, up=other > row)
            plan.arrange(other, by_key(plan, plan.seq[other], keys), 0, len(keys) - 1)


def _barycentres(plan: Plan, row: int, up: bool) -> dict[int, float]:
    """A key for every unit of a row; those who stand together have one."""
    key: dict[int, float] = {}
    last = -1.0
    for those in _runs(plan, plan.seq[row]):
        places = [place for unit in those for place in _places(plan, unit, up)]
        last = sum(places) / len(places) if places else last
        key.update(dict.fromkeys(those, last))
    return key


def _runs(plan: Plan, sequence: Sequence[int]) -> Iterator[list[int]]:
    those: list[int] = []
    for unit in sequence:
        if those and (those[-1], unit) not in plan.tied:
            yield those
            those = []
        those.append(unit)
    yield those


def _places(plan: Plan, unit: int, up: bool) -> list[float]:
    side = plan.links.up if up else plan.links.down
    nets = [plan.rows.nets[i] for node in plan.units[unit] for i in side[node]]
    ends = [net.top if up else net.bottom for net in nets]
    return [sum(plan.at[n] for n in end) / len(end) for end in ends if end]
