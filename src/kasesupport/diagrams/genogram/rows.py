"""The family as rows of numbered nodes: what the order and the places are worked out on.

A node is a person, or a lane: a free strip in which a line passes a row that it has no business
with (children who stand several rows below their parents, partners of different rows).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from kasesupport.diagrams.genogram.keeping import rows_kept
from kasesupport.domain.births import by_birth
from kasesupport.domain.generations import generations
from kasesupport.domain.people import FamilyGraph, Union


@dataclass(frozen=True, slots=True)
class Net:
    """What hangs together in the gap below row `gap`: a stem from above and drops to what is below."""

    union: int
    gap: int
    top: tuple[int, ...]
    bottom: tuple[int, ...]
    trunk: bool = False  # only leads a partner down to the row of the other


@dataclass(frozen=True, slots=True)
class Couple:
    """Two nodes of one row who are partners (one may be the lane of a partner from above)."""

    union: int
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The numbered family. Nodes below `people` are persons in the order of the graph."""

    graph: FamilyGraph
    people: int
    row: tuple[int, ...]
    nets: tuple[Net, ...]
    couples: tuple[Couple, ...]
    siblings: tuple[tuple[int, ...], ...]  # of each union with several children, in birth order
    twins: tuple[tuple[int, ...], ...]
    households: tuple[frozenset[int], ...]
    loose: tuple[tuple[int, int, int], ...]  # union, parent, child that stand the wrong way round


class _Builder:
    """Numbers nodes while the unions are walked through; used once."""

    def __init__(self, graph: FamilyGraph, before: Mapping[str, float]) -> None:
        self.graph = graph
        self.number = {person.id: n for n, person in enumerate(graph.persons)}
        rows = rows_kept(graph, generations(graph), before) if before else generations(graph)
        self.row = [rows[person.id] for person in graph.persons]
        self.nets: list[Net] = []
        self.couples: list[Couple] = []
        self.loose: list[tuple[int, int, int]] = []

    def lane(self, row: int) -> int:
        self.row.append(row)
        return len(self.row) - 1

    def add(self, index: int, union: Union, children: list[int]) -> None:
        partners = [self.number[p] for p in dict.fromkeys(union.partners) if p in self.number][:2]
        low = max((self.row[p] for p in partners), default=min((self.row[c] for c in children), default=0) - 1)
        for parent in partners:
            self.loose += [(index, parent, c) for c in children if self.row[c] <= low]
        top = tuple(self._down_to(index, p, low) for p in partners)
        if len(top) == 2:
            self.couples.append(Couple(index, *top))
        below = [c for c in children if self.row[c] > low]
        if below:
            self._hang(index, top, low, below)

    def _down_to(self, index: int, partner: int, low: int) -> int:
        node = partner
        for row in range(self.row[partner], low):
            lane = self.lane(row + 1)
            self.nets.append(Net(index, row, (node,), (lane,), trunk=True))
            node = lane
        return node

    def _hang(self, index: int, top: tuple[int, ...], low: int, children: list[int]) -> None:
        for gap in range(low, max(self.row[c] for c in children)):
            near = [c for c in children if self.row[c] == gap + 1]
            lanes = [self.lane(gap + 1)] if any(self.row[c] > gap + 1 for c in children) else []
            self.nets.append(Net(index, gap, top, (*near, *lanes)))
            top = tuple(lanes)


def numbered(graph: FamilyGraph, before: Mapping[str, float] | None = None) -> Rows:
    """The rows of a family. Ids of the graph that name nobody are passed over. `before`: heights before a change."""
    person = {p.id: p for p in graph.persons}
    build = _Builder(graph, before or {})
    siblings = []
    for index, union in enumerate(graph.unions):
        children = [build.number[c] for c in by_birth(union.children, person) if c not in union.partners]
        siblings.append(tuple(children))
        build.add(index, union, children)
    return Rows(
        graph, len(person), tuple(build.row), tuple(build.nets), tuple(build.couples), tuple(siblings),
        tuple(_twins(graph, build.number)), tuple(_households(graph, build.number)), tuple(build.loose),
    )  # fmt: skip


def _twins(graph: FamilyGraph, number: Mapping[str, int]) -> list[tuple[int, ...]]:
    sets = [tuple(number[t] for t in group if t in number) for union in graph.unions for group in union.twins]
    return [group for group in sets if len(group) > 1]


def _households(graph: FamilyGraph, number: Mapping[str, int]) -> list[frozenset[int]]:
    return [frozenset(number[m] for m in house.members if m in number) for house in graph.households]


def exclusive_couples(rows: Rows) -> list[tuple[int, int]]:
    """Man and woman, in this order, where each has this one partner only."""
    count: dict[int, int] = defaultdict(int)
    for couple in rows.couples:
        count[couple.a] += 1
        count[couple.b] += 1
    sex = [person.sex for person in rows.graph.persons]
    pairs = [(c.a, c.b) for c in rows.couples if max(c.a, c.b) < rows.people and count[c.a] == count[c.b] == 1]
    return [(a, b) if sex[a] == "M" else (b, a) for a, b in pairs if {sex[a], sex[b]} == {"M", "F"}]


def in_time_order(rows: Rows) -> list[tuple[int, int]]:
    """For each person with several partners: the earlier before the later one, where both stand in one row."""
    partners: dict[int, list[int]] = defaultdict(list)
    for couple in sorted(rows.couples, key=lambda c: c.union):
        partners[couple.a].append(couple.b)
        partners[couple.b].append(couple.a)
    return [pair for those in partners.values() for pair in pairwise(dict.fromkeys(those))]
