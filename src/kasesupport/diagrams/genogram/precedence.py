"""What must stand left of what: birth order, man left, time order; and who stands side by side.

Rules are taken in order of their weight; one that would contradict an earlier one is left out, so
that what remains never runs in a circle.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kasesupport.diagrams.genogram.rows import Rows, exclusive_couples, in_time_order

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rules:
    """`before[n]`: nodes of the row right of n. `block[n]`: those who stand together share a number."""

    before: tuple[frozenset[int], ...]
    block: tuple[int, ...]
    later: tuple[Pair, ...]  # in time order, as a wish


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
        if x == y:
            return True
        if self._between(x, y) or self._between(y, x):
            return False
        self.root[y] = x
        self.after[x] = {n for n in self.after[x] | self.after[y] if self.find(n) != x}
        return True

    def _between(self, x: int, y: int) -> bool:
        """Whether a way leads from x to y over another node."""
        return any(self.reaches(n, y) for n in {self.find(n) for n in self.after[x]} if n != y)


def rules(
    rows: Rows, fixed: Mapping[int, float], previous: Mapping[int, float], apart: frozenset[int] = frozenset()
) -> Rules:
    """The rules of a family.

    `fixed`: x of pinned persons; `previous`: x in the layout before; `apart`: couples, by their
    index, that need not stand together.
    """
    hard = _Ordering(len(rows.row))
    for a, b in _wanted(rows, fixed, previous):
        hard.add(a, b)
    loose = {frozenset((rows.couples[i].a, rows.couples[i].b)) for i in apart}
    later = [pair for pair in in_time_order(rows) if rows.row[pair[0]] == rows.row[pair[1]]]
    for a, b in later:
        if loose & {frozenset((n, x)) for n in (a, b) for x in _partners(rows, a) & _partners(rows, b)}:
            hard.add(a, b)  # no longer kept by standing together
    blocks = _Ordering(len(rows.row))
    before = [frozenset(after) for after in hard.after]
    for a, those in enumerate(before):
        for b in sorted(those):
            blocks.add(a, b)
    _stand_together(rows, blocks, apart)
    for a, b in later:
        blocks.add(a, b)
    between = [frozenset(after) for after in blocks.after]
    merged = tuple(before[n] | between[n] for n in range(len(before)))
    return Rules(merged, tuple(blocks.find(n) for n in range(len(rows.row))), tuple(later))


def _partners(rows: Rows, node: int) -> set[int]:
    return {n for c in rows.couples if node in (c.a, c.b) for n in (c.a, c.b)} - {node}


def _wanted(rows: Rows, fixed: Mapping[int, float], previous: Mapping[int, float]) -> Iterable[Pair]:
    yield from _left_to_right(rows, fixed)
    yield from _birth_order(rows)
    yield from _left_to_right(rows, previous)  # who stood there already is not turned round unasked
    yield from exclusive_couples(rows)


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


def _stand_together(rows: Rows, blocks: _Ordering, apart: frozenset[int]) -> None:
    alone = {n for pair in exclusive_couples(rows) for n in pair}
    for group in rows.twins:
        for a, b in pairwise(group):
            if rows.row[a] == rows.row[b]:
                blocks.join(a, b)
    together = [couple for i, couple in enumerate(rows.couples) if i not in apart]
    for couple in sorted(together, key=lambda c: (c.a not in alone, c.union)):
        blocks.join(couple.a, couple.b)
