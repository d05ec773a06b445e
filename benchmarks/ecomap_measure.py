"""Counts on an ecomap as it was drawn: read from its Drawing alone, by nothing that the layout uses.

Solid is a leaf that one reads or recognises: a filled shape, a word. A tie is all that is stroked in its group.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from benchmarks.ecomaps import Ecomap

from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.drawing.items import Box, Drawing, Group, Item, Path, Point, Text
from kasesupport.drawing.measure import width

SLACK = 0.5  # px that two shapes may share: half a line's width
CURVE = 6  # straight pieces of a curve
ZIGZAG = 24  # so many corners has a line that is one, and no bend
NEAR_END = 26.0  # px from a shared end within which two ties may touch


@dataclass(frozen=True, slots=True)
class Shape:
    """Something solid: whose it is, its outline, and whether it is a word."""

    subject: str
    ring: tuple[Point, ...]
    box: Box  # left, top, right, bottom
    is_word: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong, by subjects, and the ties that cross."""

    overlaps: tuple[tuple[str, str], ...]
    through: tuple[tuple[str, str], ...]  # tie, what it runs through
    outside: tuple[str, ...]  # what lies beyond the sheet
    crossings: int


def measure(drawing: Drawing, ecomap: Ecomap) -> Found:
    """Everything counted on one drawing."""
    ties = {t.id: {t.resource, t.to} for t in ecomap.ties}
    ties |= {g.id: {g.id, g.to} for g in ecomap.gaps}
    homes = {home.id: set(home.members) for home in ecomap.graph.households}
    homes[HOUSEHOLD] = set(ecomap.graph.households[0].members)
    for members in homes.values():  # at the worst the number of a tie that ends there stands there too
        members |= {t.id for t in ecomap.ties if t.to in members or members == homes[HOUSEHOLD]}
    solid = [shape for subject, leaf in _leaves(drawing.items) for shape in _shape(subject, leaf, ties)]
    lines = _lines(drawing, ties) | _gap_lines(drawing, ecomap, solid)
    overlaps = {(a.subject, b.subject) for a, b in combinations(solid, 2) if _collide(a, b, homes)}
    through = {(tie, s.subject) for tie, runs in lines.items() for s in solid if _hit(tie, runs, s, ties[tie], homes)}
    beyond = {s.subject for s in solid if _is_beyond(s.box, drawing)}
    return Found(tuple(sorted(overlaps)), tuple(sorted(through)), tuple(beyond), _crossings(lines, ties))


def _leaves(items: Iterable[Item], subject: str = "") -> Iterator[tuple[str, Item]]:
    for item in items:
        if isinstance(item, Group):
            yield from _leaves(item.items, item.subject or subject)
        else:
            yield subject, item


def _shape(subject: str, leaf: Item, ties: Mapping[str, object]) -> Iterator[Shape]:
    """A word by its letters' box, a filled shape by its outline; ties' own shapes are lines here, their words not."""
    if isinstance(leaf, Text) and leaf.text.strip():
        right = leaf.x + width(leaf.text, leaf.size, leaf.face)
        box = (leaf.x, leaf.y - leaf.size * 0.8, right, leaf.y + leaf.size * 0.1)
        corners = ((box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]))
        yield Shape(subject, corners, box, is_word=True)
    elif isinstance(leaf, Path) and leaf.fill is not None and subject and subject not in ties:
        for ring in _rings(leaf):
            yield Shape(subject, tuple(ring), _around(ring), is_word=False)


def _rings(path: Path) -> list[list[Point]]:
    """The lines of a path, curves as short straight pieces."""
    found: list[list[Point]] = []
    for op in path.ops:
        match op:
            case ("M", x, y):
                found.append([(x, y)])
            case ("L", x, y):
                found[-1].append((x, y))
            case ("C", *numbers):
                found[-1] += _curve(found[-1][-1], numbers)
            case ("Z",):
                found[-1].append(found[-1][0])
    return found


def _curve(a: Point, numbers: Sequence[float]) -> list[Point]:
    b, c, d = (numbers[0], numbers[1]), (numbers[2], numbers[3]), (numbers[4], numbers[5])
    made = []
    for n in range(1, CURVE + 1):
        t = n / CURVE
        k = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        made.append((
            k[0] * a[0] + k[1] * b[0] + k[2] * c[0] + k[3] * d[0], k[0] * a[1] + k[1] * b[1] + k[2] * c[1] + k[3] * d[1]
        ))  # fmt: skip
    return made


def _around(ring: Sequence[Point]) -> Box:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return (min(xs), min(ys), max(xs), max(ys))


def _lines(drawing: Drawing, ties: Mapping[str, object]) -> dict[str, list[list[Point]]]:
    found: dict[str, list[list[Point]]] = defaultdict(list)
    for subject, leaf in _leaves(drawing.items):
        if subject in ties and isinstance(leaf, Path):
            found[subject] += _rings(leaf)
    return found


def _gap_lines(drawing: Drawing, ecomap: Ecomap, solid: Sequence[Shape]) -> dict[str, list[list[Point]]]:
    """The lines of empty places: strokes of no subject that begin at the card of one."""
    found: dict[str, list[list[Point]]] = defaultdict(list)
    cards = {s.subject: s.box for s in solid if s.subject in {g.id for g in ecomap.gaps} and not s.is_word}
    loose = (leaf for group in drawing.items if isinstance(group, Group) and not group.subject for leaf in group.items)
    for leaf in loose:
        if isinstance(leaf, Path) and leaf.fill is None:
            (x, y), *_ = (run := _rings(leaf))[0]
            near = (g for g, b in cards.items() if b[0] - 9 < x < b[2] + 9 and b[1] - 9 < y < b[3] + 9)
            if gap := next(near, None):
                found[gap] += run
    return found


def _collide(a: Shape, b: Shape, homes: Mapping[str, set[str]]) -> bool:
    """Two shapes of different subjects that share ground; those who live in the household lie on it."""
    if a.subject == b.subject or not _meet(a.box, b.box):
        return False
    for one, other in ((a, b), (b, a)):
        if not one.is_word and other.subject in homes.get(one.subject, set()):
            return False
    if "" in (a.subject, b.subject):
        return False
    return _share(a.ring, b.ring)


def _meet(a: Box, b: Box) -> bool:
    return a[0] + SLACK < b[2] and b[0] + SLACK < a[2] and a[1] + SLACK < b[3] and b[1] + SLACK < a[3]


def _share(a: Sequence[Point], b: Sequence[Point]) -> bool:
    if _contains(a, _middle(b)) or _contains(b, _middle(a)):
        return True
    return any(cut(p, q, r, s) for p, q in pairwise((*a, a[0])) for r, s in pairwise((*b, b[0])))


def _middle(ring: Sequence[Point]) -> Point:
    left, top, right, bottom = _around(ring)
    return (left + right) / 2, (top + bottom) / 2


def _contains(ring: Sequence[Point], at: Point) -> bool:
    """Whether a place lies in a ring (even-odd rule)."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        if (y1 > at[1]) != (y2 > at[1]) and at[0] < (x2 - x1) * (at[1] - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def cut(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two segments cross; touching at an end is not crossing."""
    one, two = _side(a, b, c), _side(a, b, d)
    return one * two < -1e-9 and _side(c, d, a) * _side(c, d, b) < -1e-9


def _side(a: Point, b: Point, at: Point) -> float:
    return (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0])


def _hit(
    tie: str, runs: Sequence[Sequence[Point]], shape: Shape, ends: set[str], homes: Mapping[str, set[str]]
) -> bool:
    """Whether a tie runs through a shape. It may touch the symbols at its ends, never their words.

    Its own words lie on it with a rim of paper, and a household is entered by ties to its members.
    """
    if shape.subject == tie or (shape.subject in ends and not shape.is_word):
        return False
    if not shape.is_word and homes.get(shape.subject, set()) & ends:
        return False
    inner = _shrunk(shape.box)
    near = (run for run in runs if _meet(_around(run), shape.box))
    return any(_runs_through(a, b, shape, inner) for run in near for a, b in pairwise(run))


def _runs_through(a: Point, b: Point, shape: Shape, inner: Box) -> bool:
    if not _near(a, b, inner):
        return False
    return _contains(shape.ring, a) or any(cut(a, b, c, d) for c, d in pairwise((*shape.ring, shape.ring[0])))


def _shrunk(box: Box) -> Box:
    return (box[0] + SLACK, box[1] + SLACK, box[2] - SLACK, box[3] - SLACK)


def _near(a: Point, b: Point, box: Box) -> bool:
    apart = max(a[0], b[0]) <= box[0] or min(a[0], b[0]) >= box[2]
    return not (apart or max(a[1], b[1]) <= box[1] or min(a[1], b[1]) >= box[3])


def _is_beyond(box: Box, drawing: Drawing) -> bool:
    return box[0] < 0 or box[1] < 0 or box[2] > drawing.width or box[3] > drawing.height


def _crossings(lines: Mapping[str, Sequence[Sequence[Point]]], ties: Mapping[str, set[str]]) -> int:
    """Pairs of ties that cross, but for those that only meet at an end they share."""
    spines = {tie: _spine(runs) for tie, runs in lines.items()}
    return sum(_crossed(spines[a], spines[b], shared=bool(ties[a] & ties[b])) for a, b in combinations(spines, 2))


def _spine(runs: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """The course of a tie without its ornaments: zigzags beside their line left out, rows of dots joined."""
    lines = [list(run) for run in runs if run[0] != run[-1]]
    plain = [run for run in lines if len(run) < ZIGZAG] or lines
    dots = [_middle(run) for run in runs if run[0] == run[-1]]
    return [*plain, dots] if not plain and len(dots) > 1 else plain


def _crossed(one: Sequence[Sequence[Point]], two: Sequence[Sequence[Point]], *, shared: bool) -> bool:
    ends = [at for run in (*one, *two) for at in (run[0], run[-1])] if shared else []
    return any(
        cut(a, b, c, d) and not any(math.dist(a, e) < NEAR_END or math.dist(b, e) < NEAR_END for e in ends)
        for run in one
        for other in two
        if _meet(_around(run), _around(other))
        for a, b in pairwise(run)
        for c, d in pairwise(other)
    )
