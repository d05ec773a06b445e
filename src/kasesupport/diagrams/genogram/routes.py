"""Ways of the emotional lines: from rim to rim, around other people's symbols and names, beside other lines.

Straight where that is free, or a little aside where a line of the family or another bond lies there already;
else the shortest way over the corners of what stands between, with its turns rounded.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from kasesupport.diagrams.genogram.boxes import GAP_BELOW, PLACE_HIGH, SYMBOL, YEAR_ASIDE, place_half
from kasesupport.diagrams.genogram.track import track
from kasesupport.diagrams.genogram.values import Line, Spot
from kasesupport.domain.people import Bond, FamilyGraph, Person
from kasesupport.drawing.items import Point

Rect = tuple[float, float, float, float]  # left, top, right, bottom
Part = tuple[Point, Point]
R = SYMBOL / 2
RIM = 5.0  # from the symbol to the end of a line
CLEAR = 5.0  # least room between a line's middle and what it passes
NEAR = 3.0  # and to the words of the two whom it joins
AROUND, FURTHER = 9.0, 7.0  # room at a corner that is turned, and for each further line that turns there
ASIDE = (0.0, 12.0, -12.0, 20.0, -20.0)  # how far a straight line may lie beside the middles
BESIDE = (12.0, -12.0, 9.0, -9.0, 6.0, -6.0, 20.0, -20.0)  # and a bent one beside another of the same two
UPON = 9.0  # a line nearer than this to a parallel one counts as upon it
TURN = 14.0  # length that a turn is worth
ROUND, PIECES = 24.0, 6  # length of a turn's curve to either side, and the pieces it is drawn in
DETOUR = 2.0  # how much longer a way may be rather than lie upon another of the same two
TRIES = 12


@dataclass(frozen=True, slots=True)
class Ends:
    """The two whom a bond joins, and all that its line must keep clear of."""

    a: Person
    b: Person
    start: Point
    goal: Point
    others: Sequence[Rect]  # symbols and names of all others
    words: Sequence[Rect]  # what is written around the two

    @property
    def blocks(self) -> list[Rect]:
        """All together."""
        return [*self.others, *self.words]


def routes(graph: FamilyGraph, spots: Mapping[str, Spot], lines: Sequence[Line]) -> dict[int, tuple[Point, ...]]:
    """The way of every bond between two people in the picture, by its place in `graph.bonds`.

    Each is a polyline from the rim of one symbol to that of the other, its turns in small steps.
    """
    person = {p.id: p for p in graph.persons if p.id in spots}
    taken = [part for line in lines for part in pairwise(line.points)]
    turned: Counter[Point] = Counter()
    bent: dict[frozenset[str], list[Point]] = {}  # of a pair: the last of its ways that is not straight
    found = {}
    for index, bond in enumerate(graph.bonds):
        if bond.a in person and bond.b in person and bond.a != bond.b:
            ends, pair = _ends(bond, person, spots), frozenset((bond.a, bond.b))
            if way := _straight(ends, taken):
                taken.append((way[0], way[1]))
            else:
                known = bent.get(pair, [])
                way = bent[pair] = _along(ends, known) or _around(ends, list(pairwise(known)), turned)
            found[index] = _trimmed(ends, way)
    return found


def _ends(bond: Bond, person: Mapping[str, Person], spots: Mapping[str, Spot]) -> Ends:
    a, b = person[bond.a], person[bond.b]
    others = [_rect(spots[p], CLEAR) for p in person if p not in (bond.a, bond.b)]
    words = [rect for own in (a, b) for rect in _words(own, spots[own.id])]
    at, to = spots[bond.a], spots[bond.b]
    return Ends(a, b, (at.x, at.y), (to.x, to.y), others, words)


def _rect(spot: Spot, pad: float) -> Rect:
    left, top, width, height = spot.box
    return left - pad, top - pad, left + width + pad, top + height + pad


def _words(person: Person, spot: Spot) -> Iterator[Rect]:
    """What is written around the symbol: the name below, years above to the left and the right."""
    if spot.down > R + GAP_BELOW:
        yield (
            spot.x - spot.half - NEAR,
            spot.y + R + GAP_BELOW / 2,
            spot.x + spot.half + NEAR,
            spot.y + spot.down + NEAR,
        )
    top, bottom = spot.y - spot.up - NEAR, spot.y - R - 1
    if person.birth and not person.pregnancy:
        yield spot.x - spot.half - NEAR, top, spot.x - YEAR_ASIDE / 2, bottom
    if person.death:
        yield spot.x + YEAR_ASIDE / 2, top, spot.x + spot.half + NEAR, bottom


def _straight(ends: Ends, taken: Sequence[Part]) -> list[Point]:
    """The straight line nearest to the middles that meets nothing and lies upon nothing; empty if there is none."""
    area = _frame(ends.start, ends.goal, max(ASIDE) + UPON)
    blocks = [r for r in ends.blocks if _meet(area, r)]
    parts = [part for part in taken if _meet(area, _frame(*part, 0.0))]
    for start, goal in (_beside(ends, aside) for aside in ASIDE):
        if not _blocked(start, goal, blocks) and not any(_upon(start, goal, *part) for part in parts):
            return [start, goal]
    return []


def _frame(a: Point, b: Point, pad: float) -> Rect:
    return min(a[0], b[0]) - pad, min(a[1], b[1]) - pad, max(a[0], b[0]) + pad, max(a[1], b[1]) + pad


def _meet(a: Rect, b: Rect) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _beside(ends: Ends, aside: float) -> tuple[Point, Point]:
    """Start and goal moved aside: below a level line, whichever end comes first, for its words stand above."""
    (x0, y0), (x1, y1) = ends.start, ends.goal
    far = math.hypot(x1 - x0, y1 - y0) or 1.0
    way = aside / far if (x1, y1) > (x0, y0) else -aside / far
    dx, dy = (y0 - y1) * way, (x1 - x0) * way
    return (x0 + dx, y0 + dy), (x1 + dx, y1 + dy)


def _upon(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two strokes run side by side nearer than they may for more than a short way."""
    ax, ay, cx, cy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    far, other = math.hypot(ax, ay), math.hypot(cx, cy)
    if far < 1 or other < 1 or abs(ax * cy - ay * cx) > 0.12 * far * other:
        return False
    along = sorted(((p[0] - a[0]) * ax + (p[1] - a[1]) * ay) / far for p in (c, d))
    beside = min(abs((p[0] - a[0]) * ay - (p[1] - a[1]) * ax) / far for p in (c, d))
    return beside < UPON and min(along[1], far) - max(along[0], 0.0) > min(UPON, other / 2)


def _along(ends: Ends, other: list[Point]) -> list[Point]:
    """Beside the way of another bond of the two, nearer at its ends; empty if there is none, or no room."""
    if not other:
        return []
    way = track(other if math.dist(other[0], ends.start) < math.dist(other[-1], ends.start) else other[::-1])
    tries = [[way.at(at, aside * _fan(at, way.length)) for at in way.lengths] for aside in BESIDE]
    for blocks in (ends.blocks, ends.others):
        for points in tries:
            if not any(_blocked(p, q, blocks) for p, q in pairwise(points)):
                return points
    return []


def _fan(along: float, length: float) -> float:
    """The share of its distance that a line has so far along."""
    return min(1.0, 0.3 + min(along, length - along) / SYMBOL)


def _around(ends: Ends, other: Sequence[Part], turned: Counter[Point]) -> list[Point]:
    """The shortest way around what stands between; straight through only if there is no way at all."""
    near: list[Rect] = []
    blocks = ends.blocks
    for _ in range(TRIES):
        way = _shortest(ends, near, other, turned)
        hit = [r for r in blocks if r not in near and any(_cuts(p, q, r) for p, q in pairwise(way))]
        if not way or not hit:
            break
        near.extend(hit)
    turned.update(_named(p, near) for p in way[1:-1])
    return _rounded(way or [ends.start, ends.goal])


def _named(point: Point, near: Sequence[Rect]) -> Point:
    """The true corner that a turn belongs to."""
    return min(((x, y) for r in near for x in (r[0], r[2]) for y in (r[1], r[3])), key=lambda c: math.dist(c, point))


def _shortest(ends: Ends, near: Sequence[Rect], others: Sequence[Part], turned: Counter[Point]) -> list[Point]:
    """A* over the corners of a few boxes; empty if there is no way."""
    nodes = [ends.start, ends.goal, *(c for r in near for c in _corners(r, turned))]
    best = {0: 0.0}
    came: dict[int, int] = {}
    queue = [(math.dist(ends.start, ends.goal), 0)]
    done: set[int] = set()
    while queue:
        node = heappop(queue)[1]
        if node == 1:
            return _walked(came, nodes)
        if node in done:
            continue
        done.add(node)
        for other, place in enumerate(nodes):
            cost = best[node] + math.dist(nodes[node], place) + TURN
            if other in done or cost >= best.get(other, math.inf) or _blocked(nodes[node], place, near):
                continue
            cost += DETOUR * sum(math.dist(*part) for part in others if _upon(nodes[node], place, *part))
            if cost >= best.get(other, math.inf):
                continue
            best[other], came[other] = cost, node
            heappush(queue, (cost + math.dist(place, ends.goal), other))
    return []


def _corners(r: Rect, turned: Counter[Point]) -> Iterator[Point]:
    for x, right in ((r[0], -1), (r[2], 1)):
        for y, down in ((r[1], -1), (r[3], 1)):
            off = AROUND - CLEAR + FURTHER * min(turned[x, y], 2)
            yield x + right * off, y + down * off


def _walked(came: Mapping[int, int], nodes: Sequence[Point]) -> list[Point]:
    way = [1]
    while way[-1]:
        way.append(came[way[-1]])
    return [nodes[n] for n in reversed(way)]


def _blocked(p: Point, q: Point, rects: Iterable[Rect]) -> bool:
    return any(_cuts(p, q, r) for r in rects)


def _cuts(p: Point, q: Point, r: Rect) -> bool:
    """Whether a stroke runs through a rectangle (Liang and Barsky)."""
    x0, y0 = p
    x1, y1 = q
    if (x0 <= r[0] and x1 <= r[0]) or (x0 >= r[2] and x1 >= r[2]):
        return False
    if (y0 <= r[1] and y1 <= r[1]) or (y0 >= r[3] and y1 >= r[3]):
        return False
    low, high = 0.0, 1.0
    for start, step, least, most in ((x0, x1 - x0, r[0], r[2]), (y0, y1 - y0, r[1], r[3])):
        if step:
            first, second = sorted(((least - start) / step, (most - start) / step))
            low, high = max(low, first), min(high, second)
    return low < high


def _rounded(way: Sequence[Point]) -> list[Point]:
    """The way with every turn drawn as a curve, in short straight pieces."""
    points = [way[0]]
    for before, turn, after in zip(way, way[1:], way[2:], strict=False):
        room = min(ROUND, math.dist(before, turn) / 2, math.dist(turn, after) / 2)
        start, end = _towards(turn, before, room), _towards(turn, after, room)
        points.extend(_curve(start, turn, end, k / PIECES) for k in range(PIECES + 1))
    return [*points, way[-1]]


def _towards(a: Point, b: Point, far: float) -> Point:
    share = far / (math.dist(a, b) or 1.0)
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _curve(a: Point, b: Point, c: Point, t: float) -> Point:
    u = 1 - t
    return tuple(u * u * a[k] + 2 * u * t * b[k] + t * t * c[k] for k in (0, 1))  # type: ignore[return-value]


def _trimmed(ends: Ends, way: Sequence[Point]) -> tuple[Point, ...]:
    """The way without what lies under the two symbols."""
    out = _left(list(way), ends.a, ends.start)
    return tuple(_left(out[::-1], ends.b, ends.goal)[::-1])


def _left(way: list[Point], person: Person, middle: Point) -> list[Point]:
    """The way from where it leaves the symbol; whole if it never does."""
    for i, (p, q) in enumerate(pairwise(way)):
        if not _covers(person, middle, q):
            inside, outside = p, q
            for _ in range(12):
                half = ((inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2)
                inside, outside = (half, outside) if _covers(person, middle, half) else (inside, half)
            return [outside, *way[i + 1 :]]
    return way


def _covers(person: Person, middle: Point, place: Point) -> bool:
    """Whether a place lies on a symbol or at its rim; what is no square is taken as round."""
    x, y = abs(place[0] - middle[0]), abs(place[1] - middle[1])
    if person.kind == "place":
        return x < place_half(person) + RIM and y < PLACE_HIGH / 2 + RIM
    return max(x, y) < R + RIM if person.sex == "M" else math.hypot(x, y) < R + RIM
