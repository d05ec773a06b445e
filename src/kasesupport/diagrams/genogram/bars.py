"""The sibship bars of one gap between rows, at levels of their own, with their stems and drops.

No bar lies on another and no upright on another; among the levels that allow this, those with few
crossings are taken (a small feedback-arc problem).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kasesupport.diagrams.genogram.bows import MARGIN, Bow
from kasesupport.diagrams.genogram.place import stem
from kasesupport.diagrams.genogram.rows import Net, Rows
from kasesupport.diagrams.genogram.walls import Walls, walls

NEAR = 7.0  # uprights nearer than this count as one upon the other
SIDE = 9.0  # between several lines at one person
STRAIGHT = 9.0  # rather than leave its middle by less, a stem comes nearer to a household's line
NUDGES = (0.0, 8.0, -8.0, 16.0, -16.0, 24.0, -24.0)


@dataclass(frozen=True, slots=True)
class Wire:
    """One net with its columns: the stem (None if nobody is above), the drops, and the level of its bar."""

    net: int
    stem: float | None
    drops: tuple[float, ...]
    level: int = 0

    @property
    def low(self) -> float:
        """The left end of the bar."""
        return min(self.drops) if self.stem is None else min(self.stem, *self.drops)

    @property
    def high(self) -> float:
        """The right end of the bar."""
        return max(self.drops) if self.stem is None else max(self.stem, *self.drops)


def wires_of(
    rows: Rows, gap: int, x: Sequence[float], half: Sequence[float], drop: Mapping[tuple[int, int], float],
    bows: Mapping[int, Bow],
) -> list[Wire]:  # fmt: skip
    """The nets of a gap with stems that keep clear of each other, and levels for their bars."""
    nets = [i for i, net in enumerate(rows.nets) if net.gap == gap]
    homes = walls(rows.households)
    wires = [_wire(rows, i, x, half, drop, bows, homes) for i in nets]
    wires = _spread_stems(rows, _freed(rows, wires, x, half, bows), x)
    return levelled(wires)


def _wire(
    rows: Rows, index: int, x: Sequence[float], half: Sequence[float], drop: Mapping[tuple[int, int], float],
    bows: Mapping[int, Bow], homes: Walls,
) -> Wire:  # fmt: skip
    net = rows.nets[index]
    drops = tuple(drop.get((net.union, n), x[n]) for n in net.bottom)
    middle = (min(drops) + max(drops)) / 2
    if net.union in bows and len(net.top) == 2:
        bow = bows[net.union]
        return Wire(index, bow.stem if bow.above else _from_bow(bow, middle, _deeper(rows, bow, bows)), drops)
    at = stem(net, x, half, homes)
    if at is not None and abs(at - middle) < _play(net, x, half, homes, at):
        at = middle
    return Wire(index, at, drops)


def _deeper(rows: Rows, bow: Bow, bows: Mapping[int, Bow]) -> list[Bow]:
    """The lines below a row that run under a bow: its stem would cross them."""
    row = [rows.row[rows.couples[b.couple].a] for b in (bow, *bows.values())]
    under = [b for b, here in zip(bows.values(), row[1:], strict=True) if here == row[0] and not b.above]
    return [b for b in under if b.level > bow.level and b.low < bow.high and bow.low < b.high]


def _from_bow(bow: Bow, middle: float, deeper: Sequence[Bow]) -> float:
    """Where children hang from a U-line: over their middle, but beside what runs under it where there is room."""
    wished = min(max(middle, bow.low), bow.high)
    edges = [edge for b in deeper for edge in (b.low - SIDE, b.high + SIDE) if bow.low <= edge <= bow.high]
    return min([wished, *edges], key=lambda x: (sum(b.low - NEAR < x < b.high + NEAR for b in deeper), abs(x - wished)))


def _play(net: Net, x: Sequence[float], half: Sequence[float], homes: Walls, at: float) -> float:
    """How far a stem between two neighbours may leave its middle to hang straight."""
    if len(net.top) < 2:
        return 0.0
    a, b = sorted(net.top, key=lambda n: x[n])
    left, right = at - x[a] - half[a], x[b] - half[b] - at
    return max(0.0, min(left - homes.side(a, b), right - homes.side(b, a)) + 1.0, min(STRAIGHT, left - 4, right - 4))


def _spread_stems(rows: Rows, wires: list[Wire], x: Sequence[float]) -> list[Wire]:
    """Several families of one lone parent hang side by side."""
    groups: dict[tuple[int, ...], list[Wire]] = {}
    for wire in wires:
        if len(rows.nets[wire.net].top) == 1:
            groups.setdefault(rows.nets[wire.net].top, []).append(wire)
    moved = {}
    for top, those in groups.items():
        those.sort(key=lambda w: (sum(w.drops) / len(w.drops), w.net))
        for i, wire in enumerate(those):
            moved[wire.net] = x[top[0]] + (i - (len(those) - 1) / 2) * SIDE
    return [replace(wire, stem=moved.get(wire.net, wire.stem)) for wire in wires]


def _freed(
    rows: Rows, wires: list[Wire], x: Sequence[float], half: Sequence[float], bows: Mapping[int, Bow]
) -> list[Wire]:
    """Stems that may move a little do so where one would hang over the drop of another or beside a stem."""
    done: list[Wire] = []
    for wire in wires:
        net = rows.nets[wire.net]
        if len(net.top) < 2 or wire.stem is None:
            done.append(wire)
            continue
        low, high = _range(net, x, half, bows)
        places = [min(max(wire.stem + nudge, low), high) for nudge in NUDGES]
        taken = [w.stem for w in wires if w.stem is not None and w.net != wire.net]
        taken += [leg for union, bow in bows.items() if union != net.union for leg in (bow.low, bow.high)]
        drops = [d for w in wires if w.net != wire.net for d in w.drops]
        best = min(places, key=lambda p: (_hits(p, taken) * 2 + _hits(p, drops), abs(p - (wire.stem or 0.0))))
        done.append(replace(wire, stem=best))
    return done


def _hits(place: float, others: Sequence[float]) -> int:
    return sum(abs(place - other) < NEAR for other in others)


def _range(net: Net, x: Sequence[float], half: Sequence[float], bows: Mapping[int, Bow]) -> tuple[float, float]:
    if net.union in bows:
        bow = bows[net.union]
        return (bow.stem - 3, bow.stem + 3) if bow.above else (bow.low, bow.high)
    a, b = sorted(net.top, key=lambda n: x[n])
    low, high = x[a] + half[a] + 3, x[b] - half[b] - 3
    return (low, high) if low <= high else ((low + high) / 2, (low + high) / 2)


def levelled(wires: Sequence[Wire]) -> list[Wire]:
    """Gives every bar its level, 0 uppermost."""
    above: list[set[int]] = [set() for _ in wires]  # those that must lie above
    weight: list[tuple[float, int, int]] = []
    for i, j in combinations(range(len(wires)), 2):
        a, b = wires[i], wires[j]
        if a.low - MARGIN < b.high and b.low - MARGIN < a.high:
            first, second = upper_cost(a, b), upper_cost(b, a)
            weight.append((abs(first - second), i, j) if first <= second else (abs(first - second), j, i))
    for _, up, down in sorted(weight, key=lambda w: (-w[0], w[1], w[2])):
        if _leads(above, up, down):
            above[up].add(down)
        else:
            above[down].add(up)
    level: dict[int, int] = {}
    for i in range(len(wires)):
        _level(above, level, i)
    return [replace(wire, level=level[i]) for i, wire in enumerate(wires)]


def _leads(above: Sequence[set[int]], start: int, goal: int) -> bool:
    """Whether `goal` already must lie above `start`."""
    seen, queue = {start}, [start]
    while queue:
        node = queue.pop()
        if node == goal:
            return True
        queue.extend(above[node] - seen)
        seen |= above[node]
    return False


def _level(above: Sequence[set[int]], level: dict[int, int], start: int) -> int:
    stack = [start]
    while stack:
        node = stack[-1]
        missing = [n for n in above[node] if n not in level]
        if missing:
            stack.extend(missing)
            continue
        stack.pop()
        level.setdefault(node, 1 + max((level[n] for n in above[node]), default=-1))
    return level[start]


def upper_cost(a: Wire, b: Wire) -> float:
    """Crossings if the bar of `a` lies above that of `b`; a drop of `a` over the stem of `b` would be worse."""
    cost = 100.0 * (b.stem is not None and any(abs(d - b.stem) < NEAR for d in a.drops))
    if b.stem is not None and a.low - 1e-6 <= b.stem <= a.high + 1e-6:
        cost += 1
    return cost + sum(b.low - 1e-6 <= d <= b.high + 1e-6 for d in a.drops)
