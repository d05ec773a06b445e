"""What a genogram's layout costs: counted in the same way for every program.

Places are middles and sizes of persons with their labels, px. A program that gives no lines gets the usual ones: a
line between partners, from its middle down to a bar, from the bar up to each child.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import combinations, pairwise
from statistics import mean

from kasesupport.domain.kinship import parentage
from kasesupport.domain.people import FamilyGraph, Union

Point = tuple[float, float]
NEAR = 0.35  # share of a box's height within which two stand on one row


@dataclass(frozen=True, slots=True)
class Box:
    """A person: middle, width, height."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke of a union."""

    union: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Sums over what was measured; every one of them is better smaller."""

    missing: int = 0
    overlaps: int = 0
    crossings: int = 0
    through_boxes: int = 0
    two_rows: int = 0
    not_below: int = 0
    sibling_order: int = 0
    man_right: int = 0
    not_adjacent: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Counts)))


def counts(graph: FamilyGraph, places: Mapping[str, Box], lines: Sequence[Line] | None = None) -> Counts:
    """Measures one layout."""
    drawn = usual_lines(graph, places) if lines is None else list(lines)
    single = [u for u in graph.unions if _both(u, places) and all(_unions(graph, p) == 1 for p in u.partners)]
    return Counts(
        len([p for p in graph.persons if p.id not in places]),
        sum(_overlap(a, b) for a, b in combinations(places.values(), 2)),
        crossings(drawn),
        _through(graph, places, drawn),
        sum(not _level(u, places) for u in graph.unions if _both(u, places)),
        sum(places[c].y <= places[p].y + places[p].h / 2 for c, p in _ties(graph, places)),
        sum(_disordered(graph, u, places) for u in graph.unions),
        sum(_man_right(graph, u, places) for u in single),
        sum(not _adjacent(u, places) for u in single),
    )


def usual_lines(graph: FamilyGraph, places: Mapping[str, Box]) -> list[Line]:
    """The lines a program leaves to whoever draws; bars that would lie on each other get levels of their own."""
    combs = [comb for union in graph.unions if (comb := _comb(union, places))]
    return [line for union in graph.unions for line in _partners(union, places)] + [
        line for gap in _gaps(combs) for line in _levelled(gap)
    ]


@dataclass(frozen=True, slots=True)
class _Comb:
    """The lines to the children of a union: between which heights, from where, to where."""

    union: str
    high: float
    low: float
    middle: float | None
    start: float
    children: tuple[tuple[float, float], ...]

    @property
    def span(self) -> tuple[float, float]:
        xs = [x for x, _ in self.children] + ([] if self.middle is None else [self.middle])
        return min(xs), max(xs)


def _partners(union: Union, places: Mapping[str, Box]) -> Iterator[Line]:
    if _both(union, places):
        a, b = (places[p] for p in union.partners)
        yield Line(
            union.id, ((a.x, a.y), (b.x, a.y)) if _level(union, places) else ((a.x, a.y), (a.x, b.y), (b.x, b.y))
        )


def _comb(union: Union, places: Mapping[str, Box]) -> _Comb | None:
    partners = [places[p] for p in union.partners if p in places]
    children = [places[c] for c in union.children if c in places]
    if not children:
        return None
    low = min(c.y - c.h / 2 for c in children)
    high = max((p.y + p.h / 2 for p in partners), default=low - 40)
    middle = mean(p.x for p in partners) if partners else None
    start = max((p.y for p in partners), default=high)
    return _Comb(union.id, high, low, middle, start, tuple((c.x, c.y - c.h / 2) for c in children))


def _gaps(combs: Sequence[_Comb]) -> list[list[_Comb]]:
    """Those between the same two rows."""
    found: dict[tuple[int, int], list[_Comb]] = {}
    for comb in combs:
        found.setdefault((round(comb.high / 8), round(comb.low / 8)), []).append(comb)
    return list(found.values())


def _levelled(gap: Sequence[_Comb]) -> Iterator[Line]:
    """First fit from the left: two bars share a level only where they do not meet."""
    ends: list[float] = []
    level: dict[str, int] = {}
    for comb in sorted(gap, key=lambda c: c.span):
        left, right = comb.span
        free = next((n for n, end in enumerate(ends) if end < left - 1), len(ends))
        ends[free : free + 1] = [right]
        level[comb.union] = free
    for comb in gap:
        bar = comb.high + (comb.low - comb.high) * (level[comb.union] + 1) / (len(ends) + 1)
        left, right = comb.span
        yield Line(comb.union, ((left, bar), (right, bar)))
        if comb.middle is not None:
            yield Line(comb.union, ((comb.middle, comb.start), (comb.middle, bar)))
        yield from (Line(comb.union, ((x, bar), (x, y))) for x, y in comb.children)


def crossings(lines: Sequence[Line]) -> int:
    """Places where a level and an upright stroke of two unions cross; slanted ones by their straight pieces."""
    level = [(u, y, *sorted((x0, x1))) for u, (x0, y), (x1, y1) in _pieces(lines) if y == y1]
    upright = [(u, x, *sorted((y0, y1))) for u, (x, y0), (x1, y1) in _pieces(lines) if x == x1 and y0 != y1]
    slanted = [p for p in _pieces(lines) if p[1][0] != p[2][0] and p[1][1] != p[2][1]]
    found = {
        (round(x, 1), round(y, 1), u, v)
        for u, y, left, right in level
        for v, x, high, low in upright
        if u != v and left + 0.5 < x < right - 0.5 and high + 0.5 < y < low - 0.5
    }
    others = [(a, b) for a in slanted for b in _pieces(lines) if a[0] < b[0] or (a[0] != b[0] and b not in slanted)]
    return len(found) + sum(_meet(a[1], a[2], b[1], b[2]) for a, b in others)


def _pieces(lines: Sequence[Line]) -> list[tuple[str, Point, Point]]:
    return [(line.union, a, b) for line in lines for a, b in pairwise(line.points)]


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < -1e-6 and side(c, d, a) * side(c, d, b) < -1e-6


def _overlap(a: Box, b: Box) -> bool:
    return abs(a.x - b.x) < (a.w + b.w) / 2 - 0.5 and abs(a.y - b.y) < (a.h + b.h) / 2 - 0.5


def _through(graph: FamilyGraph, places: Mapping[str, Box], lines: Sequence[Line]) -> int:
    """Strokes through the box of somebody who is not of the union."""
    members = {u.id: {*u.partners, *u.children} for u in graph.unions}
    return sum(
        any(_cuts(a, b, box) for a, b in pairwise(line.points))
        for line in lines
        for person, box in places.items()
        if person not in members[line.union]
    )


def _cuts(a: Point, b: Point, box: Box) -> bool:
    left, right, top, low = box.x - box.w / 2 + 1, box.x + box.w / 2 - 1, box.y - box.h / 2 + 1, box.y + box.h / 2 - 1
    if a[1] == b[1]:
        return top < a[1] < low and min(a[0], b[0]) < right and max(a[0], b[0]) > left
    if a[0] == b[0]:
        return left < a[0] < right and min(a[1], b[1]) < low and max(a[1], b[1]) > top
    corners = ((left, top), (right, top), (right, low), (left, low))
    return any(_meet(a, b, p, q) for p, q in zip(corners, corners[1:] + corners[:1], strict=True))


def _both(union: Union, places: Mapping[str, Box]) -> bool:
    return len(union.partners) == 2 and all(p in places for p in union.partners)


def _unions(graph: FamilyGraph, person: str) -> int:
    return sum(person in u.partners and len(u.partners) == 2 for u in graph.unions)


def _level(union: Union, places: Mapping[str, Box]) -> bool:
    a, b = (places[p] for p in union.partners)
    return abs(a.y - b.y) < NEAR * max(a.h, b.h)


def _ties(graph: FamilyGraph, places: Mapping[str, Box]) -> Iterator[tuple[str, str]]:
    for union in graph.unions:
        yield from ((c, p) for c in union.children for p in union.partners if c in places and p in places)


def _disordered(graph: FamilyGraph, union: Union, places: Mapping[str, Box]) -> int:
    """Neighbouring full siblings whose birth order is not left to right."""
    born = {p.id: p.birth for p in graph.persons}
    ordered = sorted(
        (c for c in union.children if c in places and born[c] and parentage(union, c) == "biological"),
        key=lambda c: (born[c].span()[0], union.children.index(c)),  # type: ignore[union-attr]
    )
    return sum(places[a].x > places[b].x for a, b in pairwise(ordered))


def _man_right(graph: FamilyGraph, union: Union, places: Mapping[str, Box]) -> bool:
    sex = {p.id: p.sex for p in graph.persons}
    by_sex = {sex[p]: places[p] for p in union.partners}
    return set(by_sex) == {"M", "F"} and by_sex["M"].x > by_sex["F"].x


def _adjacent(union: Union, places: Mapping[str, Box]) -> bool:
    a, b = (places[p] for p in union.partners)
    if not _level(union, places):
        return False
    row = [p.x for p in places.values() if abs(p.y - a.y) < NEAR * a.h]
    return not any(min(a.x, b.x) < x < max(a.x, b.x) for x in row)
