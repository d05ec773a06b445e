"""Moves along a row: a unit, or several neighbours at once, to where the order costs least."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kasesupport.diagrams.genogram.plan import Plan
from kasesupport.diagrams.genogram.score import MANY, crossings, in_row, total
from kasesupport.diagrams.genogram.seeds import followed

WINDOW, WINDOW_MANY = 24, 8  # units to either side that are looked at
LITTLE = 1e-9
Span = tuple[int, int]  # indexes of the first and the last unit


def sifted(plan: Plan, row: int, span: Span) -> float:
    """Moves the units of a span to their best place; gives what that saves."""
    sequence = plan.seq[row]
    moved = tuple(sequence[span[0] : span[1] + 1])
    low, high = _reach(plan, sequence, span)
    if (low == high and span[0] == span[1]) or plan.steps <= 0 or plan.done.get(moved) == plan.changes:
        return 0.0
    here = _here(plan, row, moved, low, high + span[1] - span[0])
    before = _cost(plan, here)
    found = _best(plan, here, span, low, high)
    plan.arrange(row, found, low, high + span[1] - span[0])
    gain = before - _cost(plan, here) if found is not sequence else 0.0
    if gain < LITTLE and found is not sequence:
        plan.arrange(row, sequence, low, high + span[1] - span[0])
        gain = _with_all_that_hangs(plan, row, found) if len(plan.units) <= MANY else 0.0
    if gain < LITTLE:
        plan.done[moved] = plan.changes
        return 0.0
    plan.changes += 1
    return gain


def _with_all_that_hangs(plan: Plan, row: int, found: list[int]) -> float:
    """Takes a new order of a row and lets the others follow; gives what that saves, 0 if it is taken back."""
    kept, before = dict(plan.seq), total(plan)
    plan.arrange(row, found, 0, len(found) - 1)
    followed(plan, row)
    gain = before - total(plan)
    if gain < LITTLE:
        plan.restore(kept)
        return 0.0
    return gain


@dataclass(frozen=True, slots=True)
class _Here:
    """What the cost of a move is worked out from: the nets of those who move, and the places that may change."""

    row: int
    nets: frozenset[int]
    first: int
    last: int


def _here(plan: Plan, row: int, moved: Iterable[int], low: int, high: int) -> _Here:
    nets = frozenset(net for unit in moved for net in (*plan.up[unit], *plan.down[unit]))
    sequence = plan.seq[row]
    return _Here(row, nets, plan.at[plan.units[sequence[low]][0]], plan.at[plan.units[sequence[high]][-1]])


def _cost(plan: Plan, here: _Here, loose: bool = False) -> float:
    return crossings(plan, here.nets, loose) + in_row(plan, here.row, here.first, here.last)


def _best(plan: Plan, here: _Here, span: Span, low: int, high: int) -> list[int]:
    """The best order of a row that only moves a span; the row itself is left in any of those tried.

    Places are judged as if whoever hangs on nothing else followed.
    """
    sequence = plan.seq[here.row]
    first, last = span
    moved = sequence[first : last + 1]
    rest = sequence[:first] + sequence[last + 1 :]
    best = _cost(plan, here, loose=True)
    found, now = sequence, first
    for candidate, place in _candidates(plan, rest, moved, low, high):
        if candidate == sequence:
            continue
        plan.steps -= 1
        plan.arrange(here.row, candidate, min(now, place), max(now, place) + len(moved) - 1)
        now = place
        cost = _cost(plan, here, loose=True)
        if cost < best - LITTLE:
            best, found = cost, candidate
    return found


def _reach(plan: Plan, sequence: Sequence[int], span: Span) -> Span:
    """The least and the greatest index at which the first unit of the span may stand."""
    first, last = span
    moved = sequence[first : last + 1]
    mine = set(moved)
    window = WINDOW if len(plan.units) <= MANY else WINDOW_MANY
    low = first
    while low > max(0, first - window) and not plan.after[sequence[low - 1]] & mine:
        low -= 1
    barred = frozenset().union(*(plan.after[unit] for unit in moved))
    high = last
    while high < min(len(sequence) - 1, last + window) and sequence[high + 1] not in barred:
        high += 1
    return low, high - len(moved) + 1


def _candidates(plan: Plan, rest: list[int], moved: list[int], low: int, high: int) -> Iterator[tuple[list[int], int]]:
    """Orders to try, and where the moved units begin in them; several units also turned round."""
    ways = [moved]
    if len(moved) > 1 and not any(plan.after[a] & set(moved) for a in moved):
        ways.append(moved[::-1])
    for way in ways:
        for place in _places(plan, rest, way, low, high):
            yield rest[:place] + way + rest[place:], place


def _places(plan: Plan, rest: Sequence[int], moved: Sequence[int], low: int, high: int) -> Iterator[int]:
    """Places to try; not between two who stand together, but for somebody who belongs to one of them."""
    tied = plan.tied
    for place in range(low, high + 1):
        if 0 < place < len(rest) and (rest[place - 1], rest[place]) in tied:
            ends = ((rest[place - 1], moved[0]), (moved[-1], rest[place]))
            if not tied & set(ends):
                continue
        yield place


def run(plan: Plan, row: int, index: int) -> Span:
    """The units that stand together around one, each tied to the next."""
    sequence = plan.seq[row]
    first = last = index
    while first and (sequence[first - 1], sequence[first]) in plan.tied:
        first -= 1
    while last + 1 < len(sequence) and (sequence[last], sequence[last + 1]) in plan.tied:
        last += 1
    return first, last


def sift_unit(plan: Plan, unit: int) -> float:
    """Moves a unit: with all who stand together with it, with those of one side, and alone."""
    row = plan.rows.row[plan.units[unit][0]]
    index = plan.seq[row].index(unit)
    first, last = run(plan, row, index)
    gain = sifted(plan, row, (first, last))
    if first == last:
        return gain
    for part in ("left", "right", "alone"):
        index = plan.seq[row].index(unit)
        first, last = run(plan, row, index)
        span = {"left": (first, index), "right": (index, last), "alone": (index, index)}[part]
        if span != (first, last):
            gain += sifted(plan, row, span)
    return gain


def sift_all(plan: Plan, units: Iterable[int]) -> float:
    """Moves these units one after the other; where there are many, only those at a crossing or away from a partner."""
    many = len(plan.units) > MANY
    return sum(sift_unit(plan, unit) for unit in units if not (many and _content(plan, unit)))


def _content(plan: Plan, unit: int) -> bool:
    if crossings(plan, (*plan.up[unit], *plan.down[unit])):
        return False
    first, last = plan.at[plan.units[unit][0]], plan.at[plan.units[unit][-1]]
    others = [plan.units[other] for other in plan.tied_to[unit]]
    return all(plan.at[nodes[0]] == last + 1 or plan.at[nodes[-1]] == first - 1 for nodes in others)


def sift_families(plan: Plan) -> float:
    """Moves the children of one union together, with whom they stand together."""
    gain = 0.0
    for net in plan.rows.nets:
        if len(net.bottom) < 2 or plan.steps <= 0:
            continue
        row = net.gap + 1
        indexes = sorted(plan.seq[row].index(plan.unit_of[n]) for n in net.bottom)
        first, last = run(plan, row, indexes[0])[0], run(plan, row, indexes[-1])[1]
        gain += sifted(plan, row, (first, last))
    return gain
