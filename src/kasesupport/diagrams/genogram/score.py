"""What an order of the rows costs: crossings above all, then partners apart, then strangers in a home.

Crossings are those that remain when bars lie at their best levels and columns stand where they
like; the true picture comes close to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kasesupport.diagrams.genogram.bows import crossed_below, may_arch
from kasesupport.diagrams.genogram.rows import Rows

APART, APART_MORE = 0.6, 0.1  # a U-line instead of a straight one; each further block below which it passes
STRANGER = 0.1  # somebody between the members of a household
SPREAD = 0.02  # somebody between siblings


@dataclass(frozen=True, slots=True)
class Links:
    """For each node: the nets, the couples and the parts of households (those of one row) it belongs to."""

    down: tuple[tuple[int, ...], ...]
    up: tuple[tuple[int, ...], ...]
    couples: tuple[tuple[int, ...], ...]
    homes: tuple[tuple[int, ...], ...]
    stems: dict[int, tuple[int, ...]]  # nets by gap
    arched: tuple[bool, ...]  # couples that may be joined by an arch above the row
    row: dict[int, tuple[int, ...]]  # nodes by row
    parts: tuple[tuple[int, ...], ...]  # of households, row by row


def links_of(rows: Rows) -> Links:
    """Looks up what every node hangs on."""
    size = range(len(rows.row))
    parts = tuple(_parts(rows))
    gaps: dict[int, list[int]] = {}
    standing: dict[int, list[int]] = {}
    for node, row in enumerate(rows.row):
        standing.setdefault(row, []).append(node)
    for i, net in enumerate(rows.nets):
        gaps.setdefault(net.gap, []).append(i)
    return Links(
        _lookup(size, [net.top for net in rows.nets]),
        _lookup(size, [net.bottom for net in rows.nets]),
        _lookup(size, [(c.a, c.b) for c in rows.couples]),
        _lookup(size, parts),
        {gap: tuple(those) for gap, those in gaps.items()},
        tuple(may_arch(rows, couple) for couple in rows.couples),
        {row: tuple(those) for row, those in standing.items()},
        parts,
    )


def _parts(rows: Rows) -> Iterator[tuple[int, ...]]:
    for home in rows.households:
        for row in sorted({rows.row[n] for n in home}):
            part = tuple(sorted(n for n in home if rows.row[n] == row))
            if len(part) > 1:
                yield part


def _lookup(size: range, sets: Sequence[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in size]
    for i, members in enumerate(sets):
        for member in members:
            found[member].append(i)
    return tuple(tuple(those) for those in found)


def crossing(rows: Rows, first: int, second: int, at: Sequence[float]) -> float:
    """Crossings of two nets of one gap, their bars at the better of the two levels."""
    a, b = rows.nets[first], rows.nets[second]
    left, right = [at[n] for n in a.bottom], [at[n] for n in b.bottom]
    if not a.top or not b.top:
        return min(_inside(left, right), _inside(right, left))
    x, y = sum(at[n] for n in a.top) * len(b.top), sum(at[n] for n in b.top) * len(a.top)
    if x > y or (x == y and sum(left) * len(right) > sum(right) * len(left)):
        left, right = right, left
    low, high = min(right), max(left)
    if high <= low:
        return 0.0
    return min(
        _inside(left, right) + (high > max(right)),
        _inside(right, left) + (low < min(left)),
    )


def _inside(points: Sequence[float], span: Sequence[float]) -> int:
    if len(span) == 1:
        return 0
    low, high = min(span), max(span)
    return sum(low < p < high for p in points)


def apart(rows: Rows, links: Links, index: int, at: Sequence[float]) -> float:
    """What it costs that two partners do not stand side by side: the line, and what it crosses."""
    couple = rows.couples[index]
    low, high = sorted((at[couple.a], at[couple.b]))
    if high - low <= 1:
        return 0
    crossed = crossed_below(rows, couple, at)
    if crossed and links.arched[index]:
        here = links.row[rows.row[couple.a]]
        crossed = min(crossed, sum(len(links.up[n]) for n in here if low < at[n] < high))
    return APART + APART_MORE * (high - low - 2) + crossed


def strangers(members: Sequence[int], at: Sequence[float]) -> float:
    """Nodes of a row that stand between the members of one household."""
    places = [at[n] for n in members]
    return STRANGER * (max(places) - min(places) + 1 - len(places))


def spread(rows: Rows, index: int, at: Sequence[float]) -> float:
    """Nodes between the siblings of one net."""
    bottom = rows.nets[index].bottom
    if len(bottom) < 2:
        return 0
    places = [at[n] for n in bottom]
    return SPREAD * (max(places) - min(places) + 1 - len(places))
