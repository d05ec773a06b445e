"""The ways of all ties over placed nodes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from kasesupport.diagrams.ecomap.aims import STEPS, facing
from kasesupport.diagrams.ecomap.centre import CORNER
from kasesupport.diagrams.ecomap.geometry import Rect, between, border, entry, in_round, rect_of
from kasesupport.diagrams.ecomap.model import Seat, Spot, TieLine
from kasesupport.diagrams.ecomap.route import all_grown, bent, is_clear, sight
from kasesupport.diagrams.ecomap.scene import NODE_CORNER, Node, Scene, inside
from kasesupport.domain.ecomap import HOUSEHOLD, Strength, Tie
from kasesupport.drawing.items import Point

NO_LINES: Mapping[str, TieLine] = MappingProxyType({})
APART, BUNDLE = 12.0, 26.0  # between two ties with the same ends; as wide as all of them become
SWING = 5.0  # px beside the middle of a symbol at which a tie may aim
NEAR_ANGLE = 0.14  # within which a tie to the whole gives way to one to a member
PARTNER = 26.0  # px along the outline by which it does
YEAR = 4.0  # room above a symbol that is no year's
ONCE = 3  # points of a way with one bend
MORE: Mapping[Strength, float] = {"broken": 7.0, "stress": 4.5}  # px of room for bars and zigzags
STOP = 3.0  # px from a name at which a tie ends


@dataclass(frozen=True, slots=True)
class _End:
    """What a tie ends at: its outline, the places in it at which it may aim, and the words around it."""

    spot: Spot
    corner: float
    aims: tuple[Point, ...]
    words: tuple[Rect, ...] = ()
    label: Rect | None = None  # that of the words at which a tie from below may end instead


@dataclass(frozen=True, slots=True)
class _Field:
    """A scene with its nodes placed."""

    scene: Scene
    spots: Mapping[str, Spot]
    ties: tuple[Tie, ...]
    rects: Mapping[str, Rect]
    seats: Mapping[str, Seat]
    hosts: Mapping[str, Node]


def all_ways(scene: Scene, spots: Mapping[str, Spot], before: Mapping[str, TieLine] = NO_LINES) -> tuple[TieLine, ...]:
    """Every tie of placed nodes, cut off at the edges of what it joins.

    A tie that is among those `before` keeps its way while both its ends are the same and nothing stands on it.
    """
    field = _field(scene, spots)
    return tuple(_line(field, tie, before.get(tie.id)) for tie in field.ties)


def ways_of(scene: Scene, spots: Mapping[str, Spot], node: Node) -> tuple[TieLine, ...]:
    """The ties of one node alone."""
    field = _field(scene, spots)
    return tuple(_line(field, tie) for tie in field.ties if tie.resource == node.id or tie.to in node.seats)


def _field(scene: Scene, spots: Mapping[str, Spot]) -> _Field:
    seats, hosts = scene.seats(spots), scene.hosts()
    here = tuple(t for t in scene.ties if t.resource in spots and (t.to == HOUSEHOLD or t.to in seats))
    return _Field(scene, spots, here, {i: rect_of(s) for i, s in spots.items()}, seats, hosts)


def _line(field: _Field, tie: Tie, old: TieLine | None = None) -> TieLine:
    start, end = field.spots[tie.resource], _end(field, tie)
    aside = _offset(tie, field.ties)
    joins = (tie.resource, tie.to, tie.strength, aside, start, end.spot, end.label)
    if old and old.joins == joins and is_clear(old.points, _obstacles(field, tie)):
        return replace(old, note=None)
    points = _way(field, tie, start, end, abs(aside) + MORE.get(tie.strength, 0.0))
    while len(points) > 2 and in_round(end.spot, end.corner, points[-2]):
        points = points[:-1]
    first = border(start, NODE_CORNER, points[0], points[1])
    last = border(end.spot, end.corner, points[-1], points[-2])
    cut = _beside(_stopped((first, *points[1:-1], last), end.label), aside)
    return TieLine(tie.id, tuple(_rounded(p) for p in cut), joins=joins)


def _way(field: _Field, tie: Tie, start: Spot, end: _End, more: float) -> tuple[Point, ...]:
    """To the symbol in plain sight, else to its name from below, else around what stands between."""
    middle, others = (start.x, start.y), _obstacles(field, tie)
    strict = [*others, *end.words]
    if straight := sight(middle, end.aims, strict, more):
        return straight
    if end.label is None:
        return bent(middle, end.aims[0], strict, more)
    loose = [*others, *(words for words in end.words if words != end.label)]
    below = sight(middle, end.aims[:1], loose, more) or bent(middle, end.aims[0], loose, more)
    if len(below) <= ONCE:
        return below
    around = bent(middle, end.aims[0], strict, more)
    return around if len(around) <= len(below) and is_clear(around, strict) else below


def _stopped(points: tuple[Point, ...], label: Rect | None) -> tuple[Point, ...]:
    """The way as far as the words around its end, where it comes to them first."""
    words = all_grown([label] if label else [], STOP)
    for n, (a, b) in enumerate(pairwise(points)):
        share = min((entry(a, b, rect) for rect in words), default=1.0)
        if share < 1.0:
            return (*points[: n + 1], between(a, b, share))
    return points


def _end(field: _Field, tie: Tie) -> _End:
    if tie.to == HOUSEHOLD:
        return _End(field.scene.centre.frame, CORNER, _household_aims(field, tie))
    seat = field.seats[tie.to]
    x, y, edge = seat.symbol.x, seat.symbol.y, seat.symbol.w / 2 - 4
    near = [(x + dx, y + dy) for dx in (0.0, -SWING, SWING) for dy in (0.0, -SWING, SWING)]
    sides = [(x + dx, y + dy) for dy in (0.0, SWING, 2 * SWING) for dx in (-edge, edge)]
    label = _label(seat)
    words = [*_years(seat), *([label] if label else [])]
    return _End(seat.symbol, seat.symbol.w / 2, (*near, *sides), tuple(words), label)


def _label(seat: Seat) -> Rect | None:
    """The name below a symbol, with its badges."""
    left, _, right, bottom = rect_of(seat.whole)
    low = rect_of(seat.symbol)[3]
    return (left, low + 2, right, bottom) if bottom > low + 2 else None


def _years(seat: Seat) -> list[Rect]:
    """The years above a symbol."""
    top = rect_of(seat.whole)[1]
    left, high, _, _ = rect_of(seat.symbol)
    return [(left - 6, top, seat.symbol.x - 4, high - YEAR)] if high - top > YEAR + 4 else []


def _household_aims(field: _Field, tie: Tie) -> tuple[Point, ...]:
    """Where the household faces the node, else beside it; beside it at once where a tie to a member runs alike."""
    start, frame = field.spots[tie.resource], field.scene.centre.frame
    members = field.scene.centre.seats
    aim = facing(frame, start)
    fellows = [t.to for t in field.ties if t.resource == tie.resource and t.to in members]
    turns = [_turn(start, aim, members[to].symbol) for to in fellows]
    close = [turn for turn in turns if abs(turn) < NEAR_ANGLE]
    steps = (PARTNER if sum(close) > 0 else -PARTNER, *STEPS) if close else STEPS
    return tuple(facing(frame, start, step) for step in steps)


def _turn(start: Spot, aim: Point, symbol: Spot) -> float:
    """By which angle a symbol lies beside the way to an aim."""
    one, two = (math.atan2(y - start.y, x - start.x) for x, y in (aim, (symbol.x, symbol.y)))
    return math.remainder(two - one, math.tau)


def _obstacles(field: _Field, tie: Tie) -> list[Rect]:
    """All that a tie may not run through; the household itself only where the tie ends outside it."""
    host = field.hosts.get(tie.to)
    nodes = [rect for i, rect in field.rects.items() if i != tie.resource and (host is None or i != host.id)]
    if tie.to == HOUSEHOLD:
        return nodes
    if host is None:
        return [*nodes, *field.scene.inner(tie.to)]
    nodes.append(rect_of(field.scene.centre.frame))
    if host.home is None:
        return nodes
    spot = field.spots[host.id]
    return [*nodes, *inside(host.home, tie.to, (spot.x, spot.y))]


def _offset(tie: Tie, ties: Sequence[Tie]) -> float:
    """Ties with the same ends run side by side."""
    twins = [t.id for t in ties if (t.resource, t.to) == (tie.resource, tie.to)]
    return (twins.index(tie.id) - (len(twins) - 1) / 2) * min(APART, BUNDLE / len(twins))


def _beside(points: tuple[Point, ...], offset: float) -> tuple[Point, ...]:
    if offset == 0.0:
        return points
    dx, dy = points[-1][0] - points[0][0], points[-1][1] - points[0][1]
    length = math.hypot(dx, dy) or 1.0
    return tuple((x - dy / length * offset, y + dx / length * offset) for x, y in points)


def _rounded(at: Point) -> Point:
    return round(at[0], 2), round(at[1], 2)
