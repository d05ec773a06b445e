"""A working order of all rows, with what its cost is worked out from kept at hand.

Places are numbered in each row from 0. Of every net the drops are kept as bits of a number (bit k
is place k), so that counting drops under a bar is a shift and a count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kasesupport.diagrams.genogram.precedence import Rules
from kasesupport.diagrams.genogram.rows import Rows
from kasesupport.diagrams.genogram.score import Links, bow, links_of

Sequences = dict[int, list[int]]
FAR = 1 << 40  # left or right of every place


@dataclass(frozen=True, slots=True)
class Tie:
    """Two nodes of one row who want to stand side by side: partners, or twins."""

    a: int
    b: int
    union: int  # -1 for twins
    arch: bool  # may be joined above the row


@dataclass(slots=True)
class Plan:
    """Units by row, and the places that follow from them; a place counts nodes."""

    rows: Rows
    links: Links
    units: Sequence[tuple[int, ...]]
    after: Sequence[frozenset[int]]  # units that must stand right of a unit
    unit_of: Sequence[int]
    ties: Mapping[int, Sequence[Tie]]  # by row, between different units
    tied: frozenset[tuple[int, int]]  # pairs of units with a tie, both ways round
    tied_to: Sequence[Sequence[int]]  # of every unit, in time order
    later: Mapping[int, Sequence[tuple[int, int]]]  # wishes by row
    arches: Mapping[int, Sequence[tuple[Tie, int]]]  # couples who may be joined above the row, and their nets or -1
    up: Sequence[tuple[int, ...]]  # nets above and below each unit
    down: Sequence[tuple[int, ...]]
    steps: int  # left to take
    done: dict[tuple[int, ...], int] = field(default_factory=dict)  # units moved together in vain, at what change
    changes: int = 0
    seq: Sequences = field(default_factory=dict)
    nodes: dict[int, list[int]] = field(default_factory=dict)
    at: list[int] = field(default_factory=list)
    # of every net: first and last drop, all drops as bits, twice the range of places of the stem
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    bits: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)

    def start(self, order: Mapping[int, Sequence[int]]) -> None:
        """Takes a whole order."""
        self.changes += 1
        self.restore(order)

    def restore(self, order: Mapping[int, Sequence[int]]) -> None:
        """Takes back an order that was the last one before."""
        size = len(self.rows.nets)
        self.seq = {row: list(sequence) for row, sequence in sorted(order.items())}
        self.nodes = {row: [n for unit in those for n in self.units[unit]] for row, those in self.seq.items()}
        self.at = [0] * len(self.rows.row)
        for those in self.nodes.values():
            for place, node in enumerate(those):
                self.at[node] = place
        self.low, self.high, self.bits = [0] * size, [0] * size, [0] * size
        self.left, self.right = [-FAR] * size, [FAR] * size
        for net in range(size):
            self._drops(net)
            self._stem(net)
        for row in self.arches:
            self._hang_from_arches(row)

    def arrange(self, row: int, sequence: list[int], first: int, last: int) -> None:
        """Takes a new order of a row that differs only in the units from index `first` to `last`."""
        units, nodes, at = self.units, self.nodes[row], self.at
        place = at[units[self.seq[row][first]][0]]
        self.seq[row] = sequence
        up: set[int] = set()
        down: set[int] = set()
        for unit in sequence[first : last + 1]:
            for node in units[unit]:
                nodes[place] = node
                at[node] = place
                place += 1
            up.update(self.up[unit])
            down.update(self.down[unit])
        for net in up:
            self._drops(net)
        for net in down:
            self._stem(net)
        if row in self.arches:
            self._hang_from_arches(row)

    def _drops(self, net: int) -> None:
        at, bits = self.at, 0
        for node in self.rows.nets[net].bottom:
            bits |= 1 << at[node]
        self.bits[net] = bits
        self.low[net] = (bits & -bits).bit_length() - 1
        self.high[net] = bits.bit_length() - 1

    def _stem(self, net: int) -> None:
        top = self.rows.nets[net].top
        if not top:
            return
        a, b = self.at[top[0]], self.at[top[-1]]
        if a == b:
            self.left[net] = self.right[net] = 2 * a
            return
        if a > b:
            a, b = b, a
        self.left[net], self.right[net] = 2 * a + 1, 2 * b - 1

    def _hang_from_arches(self, row: int) -> None:
        """The range of places of stems that come down from arches: not between partners, nor over another arch."""
        spans = []
        for tie, net in self.arches.get(row, ()):
            a, b = self.at[tie.a], self.at[tie.b]
            spans.append((a, b, net) if a < b else (b, a, net))
        for first, last, net in spans:
            if net < 0:
                continue
            self.left[net], self.right[net] = 2 * first + 1, 2 * last - 1
            if last - first > 1 and bow(self, row, self.rows.nets[net].union, True, first, last)[1]:
                free = self._free(row, first, last, [(p, q) for p, q, _ in spans if first <= p and q <= last])
                if free:
                    self.left[net], self.right[net] = 2 * free[0] + 1, 2 * free[-1] + 1

    def _free(self, row: int, first: int, last: int, within: list[tuple[int, int]]) -> list[int]:
        under = {k for p, q in within if q - p > 1 and (p, q) != (first, last) for k in range(p, q)}
        nodes, joined = self.nodes[row], self.links.joined
        return [k for k in range(first, last) if k not in under and (nodes[k], nodes[k + 1]) not in joined]

    def order(self) -> list[list[int]]:
        """The nodes of every row from left to right."""
        return [list(self.nodes[row]) for row in sorted(self.nodes)]


def plan_of(rows: Rows, rule: Rules, steps: int) -> Plan:
    """A plan without an order yet. `steps`: how many orders may be looked at."""
    links = links_of(rows)
    unit_of = [0] * len(rows.row)
    for i, unit in enumerate(rule.units):
        for node in unit:
            unit_of[node] = i
    ties = _by_row(rows, [t for t in _ties(rows, links) if unit_of[t.a] != unit_of[t.b]])
    tied_to: list[list[int]] = [[] for _ in rule.units]
    for tie in sorted((t for those in ties.values() for t in those), key=lambda t: t.union):
        tied_to[unit_of[tie.a]].append(unit_of[tie.b])
        tied_to[unit_of[tie.b]].append(unit_of[tie.a])
    tied = frozenset((u, v) for u, those in enumerate(tied_to) for v in those)
    later: dict[int, list[tuple[int, int]]] = {}
    for a, b in rule.later:
        later.setdefault(rows.row[a], []).append((a, b))
    up, down = ([_of_unit(side, unit) for unit in rule.units] for side in (links.up, links.down))
    return Plan(
        rows, links, rule.units, rule.after, unit_of, ties, tied, tied_to, later, _arches(rows, ties), up, down, steps
    )


def _of_unit(side: Sequence[tuple[int, ...]], unit: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(net for node in unit for net in side[node]))


def _arches(rows: Rows, ties: Mapping[int, Iterable[Tie]]) -> dict[int, list[tuple[Tie, int]]]:
    net = {(n.union, n.gap): i for i, n in enumerate(rows.nets) if len(n.top) == 2}
    found = {row: [(t, net.get((t.union, row), -1)) for t in those if t.arch] for row, those in ties.items()}
    return {row: those for row, those in found.items() if those}


def _ties(rows: Rows, links: Links) -> Iterable[Tie]:
    for couple, arch in zip(rows.couples, links.arched, strict=True):
        if rows.row[couple.a] == rows.row[couple.b]:
            yield Tie(couple.a, couple.b, couple.union, arch)
    for group in rows.twins:
        yield from (Tie(a, b, -1, False) for a, b in pairwise(group) if rows.row[a] == rows.row[b])


def _by_row(rows: Rows, ties: Iterable[Tie]) -> dict[int, list[Tie]]:
    found: dict[int, list[Tie]] = {}
    for tie in ties:
        found.setdefault(rows.row[tie.a], []).append(tie)
    return found
