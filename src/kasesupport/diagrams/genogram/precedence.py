"""What must stand left of what: birth order, man left, time order; and who is moved as one.

Rules are taken in order of their weight; one that would contradict an earlier one is left out, so
that what remains never runs in a circle.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kasesupport.diagrams.genogram.rows import Rows, exclusive_couples, in_time_order

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rules:
    """`units`: nodes that never part, in their order; `after[u]`: units that must stand right of a unit."""

    units: tuple[tuple[int, ...], ...]
    after: tuple[frozenset[int], ...]
    later: tuple[Pair, ...]  # nodes in time order, as a wish


class _Ordering:
    """A growing relation without circles over nodes that may be joined."""

    def __init__(self, size: int) -> None:
        self.after: list[set[int]] = [set() for _ in range(size)]
        self.root = list(range(size))

    def find(self, node: int) -> int:
        while self.root[node] != node:
            self.root[node] = self.root[self.root[node]]
            node = self.root[node]
        return node

    def reaches(self, start: int, goal: int) -> bool:
        seen, queue = {start}, [start]
        while queue:
            node = queue.pop()
            if node == goal:
                return True
            fresh = {self.find(n) for n in self.after[node]} - seen
            seen |= fresh
            queue.extend(fresh)
        return False

    def add(self, a: int, b: int) -> bool:
        """Puts a before b, unless b already comes before a."""
        x, y = self.find(a), self.find(b)
        if x == y or self.reaches(y, x):
            return False
        self.after[x].add(y)
        return True

    def join(self, a: int, b: int) -> bool:
        """Makes a and b one, unless something must stand between them."""
        x, y = self.find(a), self.find(b)
        if x == y or self._between(x, y) or self._between(y, x):
            return False
        self.root[y] = x
        self.after[x] = {n for n in self.after[x] | self.after[y] if self.find(n) != x}
        return True

    def _between(self, x: int, y: int) -> bool:
        """Whether a way leads from x to y over another node."""
        return any(self.reaches(n, y) for n in {self.find(n) for n in self.after[x]} if n != y)


def rules(rows: Rows, fixed: Mapping[int, float], previous: Mapping[int, float]) -> Rules:
    """The rules of a family. `fixed`: x of pinned persons; `previous`: x in the layout before."""
    order = _Ordering(len(rows.row))
    later = [pair for pair in in_time_order(rows) if rows.row[pair[0]] == rows.row[pair[1]]]
    for a, b in _wanted(rows, fixed, previous, later):
        order.add(a, b)
    held = {*fixed, *previous}
    units: dict[int, tuple[int, ...]] = {n: (n,) for n in range(len(rows.row))}
    for a, b in _inseparable(rows, order):
        first, last = order.find(a), order.find(b)
        if not held & {a, b} and order.join(a, b):
            units[first] += units.pop(last)
    number = {node: i for i, unit in enumerate(units.values()) for node in unit}
    after = [frozenset({number[order.find(n)] for n in order.after[root]} - {number[root]}) for root in units]
    return Rules(tuple(units.values()), tuple(after), tuple(later))


def _wanted(
    rows: Rows, fixed: Mapping[int, float], previous: Mapping[int, float], later: Iterable[Pair]
) -> Iterable[Pair]:
    yield from _left_to_right(rows, fixed)
    yield from _birth_order(rows)
    yield from _left_to_right(rows, previous)  # who stood there already is not turned round unasked
    yield from exclusive_couples(rows)
    yield from _free_to_wait(rows, later, {**previous, **fixed})


def _left_to_right(rows: Rows, at: Mapping[int, float]) -> Iterable[Pair]:
    for row in sorted(set(rows.row)):
        yield from pairwise(sorted((n for n in at if rows.row[n] == row), key=lambda n: (at[n], n)))


def _birth_order(rows: Rows) -> Iterable[Pair]:
    twin = {n: group for group in rows.twins for n in group}
    for children in rows.siblings:
        for i, a in enumerate(children):
            yield from ((a, b) for b in children[i + 1 :] if rows.row[a] == rows.row[b] and not _are_twins(twin, a, b))


def _are_twins(twin: Mapping[int, Sequence[int]], a: int, b: int) -> bool:
    return b in twin.get(a, ())


def _free_to_wait(rows: Rows, later: Iterable[Pair], held: Mapping[int, float]) -> Iterable[Pair]:
    """Partners in time order of whom neither has other partners or parents here: nothing else orders them.

    Where the one whose partners they are stands left of the first already (`held`: x), the next one may come to the
    free side: else the line would lead over the first.
    """
    up = {n for net in rows.nets for n in net.bottom}
    count = partners(rows)
    for a, b in later:
        if len(count[a]) == len(count[b]) == 1 and not up & {a, b}:
            couple = rows.couples[count[a][0]]
            shared = couple.a if couple.b == a else couple.b
            if not (a in held and shared in held and held[shared] < held[a]):
                yield a, b


def partners(rows: Rows) -> Mapping[int, Sequence[int]]:
    """The couples, by number, that every node belongs to."""
    found: dict[int, list[int]] = defaultdict(list)
    for index, couple in enumerate(rows.couples):
        found[couple.a].append(index)
        found[couple.b].append(index)
    return found


def _inseparable(rows: Rows, order: _Ordering) -> Iterator[Pair]:
    """Left and right neighbours that nothing would gain by parting.

    Somebody who married in, with this one partner only; siblings in a row who have no family of their own.
    """
    up: dict[int, list[int]] = defaultdict(list)
    down = {n for net in rows.nets for n in net.top}
    for i, net in enumerate(rows.nets):
        for node in net.bottom:
            up[node].append(i)
    of = partners(rows)
    for couple in rows.couples:
        if len(of[couple.a]) == len(of[couple.b]) == 1 and not (up[couple.a] and up[couple.b]):
            turned = order.reaches(couple.b, couple.a)
            yield (couple.b, couple.a) if turned else (couple.a, couple.b)
    plain = {n for n in range(rows.people) if not of[n] and n not in down}
    for children in rows.siblings:
        for a, b in pairwise(children):
            if {a, b} <= plain and up[a] == up[b]:
                yield a, b
