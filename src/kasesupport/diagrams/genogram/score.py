"""What an order of the rows costs: crossings above all, then partners apart, then strangers in a home.

Crossings are those that remain when bars lie at their best levels and columns stand where they
like; the true picture comes close to it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kasesupport.diagrams.genogram.rows import Rows

if TYPE_CHECKING:
    from kasesupport.diagrams.genogram.plan import Plan

APART, APART_MORE = 0.3, 0.02  # a U-line instead of a straight one; each further person below whom it passes
ARCH = 0.1  # a line above the row instead of below it
TWINS = 2.0  # somebody between twins
LATE = 0.15  # a later partner left of an earlier one
STRANGER = 0.03  # somebody between the members of a household
SPREAD = 0.01  # somebody between siblings
MANY = 200  # units from which on work is saved


Nets = tuple[tuple[int, ...], ...]
Span = tuple[int, int, bool]  # first and last place of a line beside the row, and whether it runs above


@dataclass(frozen=True, slots=True)
class Links:
    """For each node: the nets, the couples and the parts of households (those of one row) it belongs to."""

    down: Nets
    up: Nets
    stems: dict[int, tuple[int, ...]]  # nets by gap
    arched: tuple[bool, ...]  # couples that may be joined by an arch above the row
    joined: frozenset[tuple[int, int]]  # partners, both ways round
    parts: dict[int, tuple[tuple[int, ...], ...]]  # of households, by row
    rooted: tuple[bool, ...]  # nets whose partners hang on nothing else: they can always stand above their children
    hanging: tuple[bool, ...]  # nets below which nobody hangs on anything else: these can always stand below


def links_of(rows: Rows) -> Links:
    """Looks up what every node hangs on."""
    size = range(len(rows.row))
    parts: dict[int, list[tuple[int, ...]]] = {}
    for part in _parts(rows):
        parts.setdefault(rows.row[part[0]], []).append(part)
    gaps: dict[int, list[int]] = {}
    for i, net in enumerate(rows.nets):
        gaps.setdefault(net.gap, []).append(i)
    down, up = _lookup(size, [net.top for net in rows.nets]), _lookup(size, [net.bottom for net in rows.nets])
    return Links(
        down,
        up,
        {gap: tuple(those) for gap, those in gaps.items()},
        tuple(_may_arch(rows)),
        frozenset(pair for c in rows.couples for pair in ((c.a, c.b), (c.b, c.a))),
        {row: tuple(those) for row, those in parts.items()},
        *_ends(rows, up, down),
    )


def _may_arch(rows: Rows) -> Iterator[bool]:
    """As `bows.may_arch`, for all couples at once."""
    count = Counter(node for couple in rows.couples for node in (couple.a, couple.b))
    for couple in rows.couples:
        yield max(couple.a, couple.b) < rows.people and max(count[couple.a], count[couple.b]) > 1


def _ends(rows: Rows, up: Nets, down: Nets) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    mates: list[set[int]] = [set() for _ in rows.row]
    for couple in rows.couples:
        mates[couple.a].add(couple.b)
        mates[couple.b].add(couple.a)
    rooted = [all(not up[n] and len(down[n]) == 1 and mates[n] < {*net.top} for n in net.top) for net in rows.nets]
    hanging = [False] * len(rows.nets)
    for i in sorted(range(len(rows.nets)), key=lambda i: -rows.nets[i].gap):
        bottom = rows.nets[i].bottom
        below = {net for n in bottom for m in (n, *mates[n]) for net in down[m]}
        alone = all(len(up[n]) == 1 and all(not up[m] and mates[m] == {n} for m in mates[n]) for n in bottom)
        hanging[i] = alone and all(hanging[net] for net in below)
    return tuple(rooted), tuple(hanging)


def _parts(rows: Rows) -> Iterator[tuple[int, ...]]:
    for home in rows.households:
        for row in sorted({rows.row[n] for n in home}):
            part = tuple(sorted(n for n in home if rows.row[n] == row))
            if len(part) > 1:
                yield part


def _lookup(size: range, sets: Sequence[Iterable[int]]) -> Nets:
    found: list[list[int]] = [[] for _ in size]
    for i, members in enumerate(sets):
        for member in members:
            found[member].append(i)
    return tuple(tuple(those) for those in found)


def total(plan: "Plan") -> float:
    """The whole cost of the order."""
    cost = float(sum(crossings(plan, nets) for nets in plan.links.stems.values()))
    return cost + sum(in_row(plan, row, 0, len(nodes)) for row, nodes in plan.nodes.items())


def crossings(plan: "Plan", nets: Iterable[int], loose: bool = False) -> int:
    """How often these nets cross each other and the others of their gaps.

    `loose`: as if whoever hangs on nothing else already stood at the best place above or below them.
    """
    stems, every = plan.links.stems, plan.rows.nets
    low, high, left, right = plan.low, plan.high, plan.left, plan.right
    done: set[int] = set()
    count = 0
    for i in nets:
        done.add(i)
        lo, hi, le, ri = low[i], high[i], left[i], right[i]
        for j in stems[every[i].gap]:
            if j in done or (hi <= low[j] and le <= right[j]) or (high[j] <= lo and left[j] <= ri):
                continue
            count += crossing(plan, i, j, loose)
    return count


def crossing(plan: "Plan", i: int, j: int, loose: bool = False) -> int:
    """Crossings of two nets of one gap, their bars at the better of the two levels."""
    lo_i, hi_i, lo_j, hi_j = plan.low[i], plan.high[i], plan.low[j], plan.high[j]
    either = loose and (plan.links.rooted[i] or plan.links.rooted[j])
    first, second = either or plan.left[i] <= plan.right[j], either or plan.left[j] <= plan.right[i]
    if (hi_i <= lo_j and first) or (hi_j <= lo_i and second):
        return 0
    if loose and plan.links.hanging[i] and plan.links.hanging[j]:
        return 0
    under_j = ((plan.bits[i] >> (lo_j + 1)) & ((1 << (hi_j - lo_j - 1)) - 1)).bit_count() if hi_j > lo_j else 0
    under_i = ((plan.bits[j] >> (lo_i + 1)) & ((1 << (hi_i - lo_i - 1)) - 1)).bit_count() if hi_i > lo_i else 0
    if not plan.rows.nets[i].top or not plan.rows.nets[j].top:
        return min(under_i, under_j)
    best = under_i + under_j + 2
    if first:
        best = min(best, under_j + (hi_i > hi_j), under_i + (lo_j < lo_i))
    if second:
        best = min(best, under_i + (hi_j > hi_i), under_j + (lo_i < lo_j))
    return best


def in_row(plan: "Plan", row: int, first: int, last: int) -> float:
    """What the places from `first` to `last` of a row cost beside the crossings of nets."""
    at = plan.at
    cost = _untied(plan, row, first, last)
    for a, b in plan.later.get(row, ()):
        if at[a] > at[b]:
            cost += LATE
    for part in plan.links.parts.get(row, ()):
        places = [at[n] for n in part]
        cost += STRANGER * (max(places) - min(places) + 1 - len(places))
    low, high, bits = plan.low, plan.high, plan.bits
    for net in plan.links.stems.get(row - 1, ()) if len(plan.units) <= MANY else ():
        if low[net] <= last and high[net] >= first:
            cost += SPREAD * (high[net] - low[net] + 1 - bits[net].bit_count())
    return cost


def _untied(plan: "Plan", row: int, first: int, last: int) -> float:
    cost = 0.0
    bows: list[Span] = []
    for tie in plan.ties.get(row, ()):
        p, q = plan.at[tie.a], plan.at[tie.b]
        if p > q:
            p, q = q, p
        if q - p == 1 or q < first or p > last:
            continue
        if tie.union < 0:
            cost += TWINS * (q - p - 1)
            continue
        met, above = bow(plan, row, tie.union, tie.arch, p, q)
        cost += APART + APART_MORE * (q - p - 2) + ARCH * above + met + _entwined((p, q, above), bows)
        bows.append((p, q, above))
    return cost


def _entwined(one: Span, others: Iterable[Span]) -> int:
    p, q, above = one
    count = 0
    for a, b, over in others:
        if above == over and (a < p < b < q or p < a < q < b):
            count += 1
    return count


def bow(plan: "Plan", row: int, union: int, arch: bool, p: int, q: int) -> tuple[int, bool]:
    """What a line under or over the row from place p to place q crosses, and whether it runs above."""
    left, right, nets = plan.left, plan.right, plan.rows.nets
    below = 0
    for net in plan.links.stems.get(row, ()):
        if 2 * p < left[net] and right[net] < 2 * q and nets[net].union != union:
            below += 1
    if not below or not arch:
        return below, False
    above, up = 0, plan.links.up
    for node in plan.nodes[row][p + 1 : q]:
        above += len(up[node])
        if above >= below:
            return below, False
    return above, True


def crossed(plan: "Plan") -> int:
    """The crossings of the order: those of nets, and those of the lines of partners who stand apart."""
    count = sum(crossings(plan, nets) for nets in plan.links.stems.values())
    return count + sum(crossed_in_row(plan, row) for row in plan.ties)


def crossed_in_row(plan: "Plan", row: int) -> int:
    """What the lines of partners of a row who stand apart cross."""
    count = 0
    bows: list[Span] = []
    for tie in plan.ties.get(row, ()):
        p, q = sorted((plan.at[tie.a], plan.at[tie.b]))
        if tie.union >= 0 and q - p > 1:
            met, above = bow(plan, row, tie.union, tie.arch, p, q)
            count += met + _entwined((p, q, above), bows)
            bows.append((p, q, above))
    return count
