"""Lines of partners who do not stand side by side: a U below the row, or an arch above it.

Where both have this one partner only it is always a U below. A person of several partners may reach
one of them by an arch, if the U would run through what hangs from the partners between.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kasesupport.diagrams.genogram.rows import Couple, Rows

MARGIN = 10.0  # least room between two bars on one level
LEG, LEG_STEP = 9.0, 2.5  # from the box of a partner to the first upright, and inwards to each further one
EXIT, EXIT_STEP = 9.0, 5.0  # from the middle of a symbol, up or down, to where lines leave its side
STEM = 8.0  # between the stems of two arches in one column
APART = 3.0  # steps between the first and the last line of one side, however many leave it


@dataclass(frozen=True, slots=True)
class Bow:
    """The columns of the two uprights, the level of the bar (0 next to the row), and where children hang."""

    couple: int
    low: float
    high: float
    level: int = 0
    above: bool = False
    stem: float = 0.0  # of an arch: a free column between two of the row
    exits: tuple[float, float] = (EXIT, EXIT)  # how far from the middle of the symbols it leaves them


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands."""

    rows: Rows
    nodes: Sequence[int]
    x: Sequence[float]
    half: Sequence[float]


def bows_of(row: Row, middles: Mapping[int, float]) -> list[Bow]:
    """The bows of a row, the shorter ones nearer to it. `middles`: the middle of the children by union."""
    place = {node: i for i, node in enumerate(row.nodes)}
    found: list[Bow] = []
    spans = list(_spans(row, place))
    legs = _Legs(Counter((node, node == s.left, s.above) for s in spans for node in (s.left, s.right)), {})
    ends = [(legs.next(row, s.left, True, s.above), legs.next(row, s.right, False, s.above)) for s in spans]
    uprights = [leg for s, pair in zip(spans, ends, strict=True) if s.above for leg, _ in pair]
    for span, ((low, out), (high, into)) in zip(spans, ends, strict=True):
        beside = [b.level for b in found if b.above == span.above and b.low <= high + MARGIN and low - MARGIN <= b.high]
        within = row.nodes[place[span.left] : place[span.right] + 1]
        middle = middles.get(row.rows.couples[span.couple].union)
        stem = _column(row, within, middle, [b for b in found if b.above], uprights)
        found.append(Bow(span.couple, low, high, 1 + max(beside, default=-1), span.above, stem, (out, into)))
    return found


@dataclass(frozen=True, slots=True)
class _Span:
    couple: int
    left: int
    right: int
    above: bool


def _spans(row: Row, place: Mapping[int, int]) -> Iterator[_Span]:
    """Couples who do not stand side by side, the nearest first."""
    far = [i for i, c in enumerate(row.rows.couples) if c.a in place and _apart(row, place, c)]
    for index in sorted(far, key=lambda i: (_width(row, i), i)):
        couple = row.rows.couples[index]
        left, right = sorted((couple.a, couple.b), key=lambda n: place[n])
        above = _better_above(row, couple, row.nodes[place[left] + 1 : place[right]])
        yield _Span(index, left, right, above)


def _apart(row: Row, place: Mapping[int, int], couple: Couple) -> bool:
    low, high = sorted((place[couple.a], place[couple.b]))
    return any(n < row.rows.people for n in row.nodes[low + 1 : high])


def _width(row: Row, index: int) -> float:
    couple = row.rows.couples[index]
    return abs(row.x[couple.a] - row.x[couple.b])


@dataclass(frozen=True, slots=True)
class _Legs:
    """The uprights beside each symbol: how many there will be at a side, and how many there are."""

    most: Mapping[tuple[int, bool, bool], int]
    taken: dict[tuple[int, bool, bool], int]

    def next(self, row: Row, node: int, right: bool, above: bool) -> tuple[float, float]:
        """The column of an upright and how far from the middle it leaves the symbol.

        Longer bows stand further in and leave further out, so that none crosses its neighbour.
        """
        if node >= row.rows.people:
            return row.x[node], 0.0
        side = (node, right, above)
        step = self.taken.get(side, 0) * min(1.0, APART / max(1, self.most[side] - 1))
        self.taken[side] = self.taken.get(side, 0) + 1
        off = row.half[node] + LEG - step * LEG_STEP
        return row.x[node] + (off if right else -off), EXIT + step * EXIT_STEP


def _better_above(row: Row, couple: Couple, between: Sequence[int]) -> bool:
    if not may_arch(row.rows, couple):
        return False
    return crossed_above(row.rows, between) < crossed_below(row.rows, couple, row.x)


def may_arch(rows: Rows, couple: Couple) -> bool:
    """Whether one of the two has several partners, and both stand in this row."""
    if max(couple.a, couple.b) >= rows.people:
        return False
    return any(other != couple and {other.a, other.b} & {couple.a, couple.b} for other in rows.couples)


def crossed_above(rows: Rows, between: Sequence[int]) -> int:
    """Lines to parents that an arch would cross."""
    return sum(node in net.bottom for net in rows.nets for node in between)


def crossed_below(rows: Rows, couple: Couple, at: Sequence[float]) -> int:
    """Stems that a U would cross."""
    low, high = sorted((at[couple.a], at[couple.b]))
    row = rows.row[couple.a]
    stems = [net.top for net in rows.nets if net.gap == row and net.top and net.union != couple.union]
    return sum(low < sum(at[n] for n in top) / len(top) < high for top in stems)


def _column(
    row: Row, nodes: Sequence[int], middle: float | None, arches: Sequence[Bow], uprights: Sequence[float]
) -> float:
    """The free column nearest to the children, not one in which partners are joined, under an arch, or others hang."""
    joined = {frozenset((c.a, c.b)) for c in row.rows.couples}
    columns = list(_columns(row, nodes))
    free = [x for x, pair in columns if pair not in joined] or [x for x, _ in columns]
    wished = sum(free) / len(free) if middle is None else middle
    every = [x + aside for x in free for aside in (0.0, -STEM, STEM)]
    under = {x: sum(b.low < x < b.high for b in arches) for x in every}
    taken = [*uprights, *(b.stem for b in arches)]
    return min(every, key=lambda x: (any(abs(x - t) < STEM - 1 for t in taken), under[x], abs(x - wished)))


def _columns(row: Row, nodes: Sequence[int]) -> Iterator[tuple[float, frozenset[int]]]:
    for a, b in pairwise(nodes):
        yield (row.x[a] + row.half[a] + row.x[b] - row.half[b]) / 2, frozenset((a, b))
