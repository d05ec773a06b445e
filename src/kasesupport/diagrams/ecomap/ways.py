"""The ways of all ties over placed nodes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kasesupport.diagrams.ecomap.centre import CORNER
from kasesupport.diagrams.ecomap.geometry import Rect, between, border, entry, rect_of
from kasesupport.diagrams.ecomap.model import Seat, Spot, TieLine
from kasesupport.diagrams.ecomap.route import way
from kasesupport.diagrams.ecomap.scene import NODE_CORNER, Scene
from kasesupport.domain.ecomap import HOUSEHOLD, Tie
from kasesupport.drawing.items import Point

APART = 9.0  # between two ties with the same ends
SWING = 5.0  # px beside the middle of a symbol at which a tie may aim
PARTNER = 0.30  # share of the outline's half size by which a tie to the whole gives way to one to a member
NEAR_ANGLE = 0.14
BADGE_LEAST = 36.0  # room below a symbol in which more than a name stands
YEAR_LEAST = 12.0  # room above a symbol in which a year stands
NAME_HALF = 30.0  # so far to either side a name is taken to reach where a tie comes from below


@dataclass(frozen=True, slots=True)
class _End:
    """What a tie ends at: its outline, and the places in it at which it may aim."""

    spot: Spot
    corner: float
    aims: tuple[Point, ...]
    name: Rect | None = None  # before which the tie stops


def all_ways(scene: Scene, spots: Mapping[str, Spot]) -> tuple[TieLine, ...]:
    """Every tie of placed nodes, cut off at the edges of what it joins."""
    here = [t for t in scene.ties if t.resource in spots and (t.to in spots or _is_central(scene, t.to))]
    return tuple(_line(scene, spots, tie, here) for tie in here)


def _is_central(scene: Scene, target: str) -> bool:
    return target == HOUSEHOLD or target in scene.centre.seats


def _line(scene: Scene, spots: Mapping[str, Spot], tie: Tie, ties: Sequence[Tie]) -> TieLine:
    start, end = spots[tie.resource], _end(scene, spots, tie, ties)
    points = way((start.x, start.y), end.aims, _obstacles(scene, spots, tie))
    first = border(start, NODE_CORNER, points[0], points[1])
    last = _stopped(points[-2], border(end.spot, end.corner, points[-1], points[-2]), end.name)
    cut = (first, *points[1:-1], last)
    return TieLine(tie.id, tuple(_rounded(p) for p in _beside(cut, _offset(tie, ties))))


def _stopped(start: Point, last: Point, name: Rect | None) -> Point:
    return between(start, last, entry(start, last, name)) if name else last


def _end(scene: Scene, spots: Mapping[str, Spot], tie: Tie, ties: Sequence[Tie]) -> _End:
    if tie.to == HOUSEHOLD:
        return _End(scene.centre.frame, CORNER, _household_aims(scene, spots[tie.resource], tie, ties))
    if tie.to in spots:
        spot = spots[tie.to]
        return _End(spot, NODE_CORNER, ((spot.x, spot.y),))
    seat = scene.centre.seats[tie.to]
    x, y, edge = seat.symbol.x, seat.symbol.y, seat.symbol.w / 2 - 4
    near = [(x + dx, y + dy) for dx in (0.0, -SWING, SWING) for dy in (0.0, -SWING, SWING)]
    sides = [(x + dx, y + dy) for dy in (0.0, SWING, 2 * SWING) for dx in (-edge, edge)]
    return _End(seat.symbol, seat.symbol.w / 2, (*near, *sides), _name_rect(seat))


def _name_rect(seat: Seat) -> Rect:
    """The name below a symbol, and its badge: a tie from below ends at them."""
    bottom, low = rect_of(seat.whole)[3], rect_of(seat.symbol)[3]
    half = seat.whole.w / 2 if bottom - low > BADGE_LEAST else min(seat.whole.w / 2, NAME_HALF)
    return (seat.symbol.x - half, low, seat.symbol.x + half, bottom)


def _year_rect(seat: Seat) -> list[Rect]:
    """The middle of the year of birth, above a symbol to the left: a tie passes beside it."""
    _, top, _, _ = rect_of(seat.whole)
    left, high, _, _ = rect_of(seat.symbol)
    return [(left + 1, top + 6, seat.symbol.x - 12, high - 8)] if high - top > YEAR_LEAST else []


def _household_aims(scene: Scene, start: Spot, tie: Tie, ties: Sequence[Tie]) -> tuple[Point, ...]:
    """The middle, else beside it; beside it at once where a tie to a member would run along the same way."""
    frame = scene.centre.frame
    across = _across(start)
    shares = [0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75]
    aims = [(across[0] * s * frame.w / 2, across[1] * s * frame.h / 2) for s in shares]
    fellows = [t.to for t in ties if t.resource == tie.resource and t.to in scene.centre.seats]
    turns = [_turn(start, scene.centre.seats[to].symbol) for to in fellows]
    close = [turn for turn in turns if abs(turn) < NEAR_ANGLE]
    if close:
        side = -1 if sum(close) > 0 else 1
        aims = [(across[0] * side * PARTNER * frame.w / 2, across[1] * side * PARTNER * frame.h / 2), *aims]
    return tuple(aims)


def _across(start: Spot) -> Point:
    """Unit vector to the right of the way from a node to the middle."""
    length = math.hypot(start.x, start.y) or 1.0
    return start.y / length, -start.x / length


def _turn(start: Spot, symbol: Spot) -> float:
    """How far a symbol lies to the right of the way to the middle, as an angle."""
    across = _across(start)
    along = math.hypot(start.x, start.y) or 1.0
    return math.atan2(symbol.x * across[0] + symbol.y * across[1], along)


def _obstacles(scene: Scene, spots: Mapping[str, Spot], tie: Tie) -> list[Rect]:
    """All that a tie may not run through; the household itself only where the tie ends outside it."""
    nodes = [rect_of(spot) for i, spot in spots.items() if i not in (tie.resource, tie.to)]
    if tie.to in spots:
        return [*nodes, rect_of(scene.centre.frame)]
    if tie.to == HOUSEHOLD:
        return nodes
    return [*nodes, *scene.inner(tie.to), *_year_rect(scene.centre.seats[tie.to])]


def _offset(tie: Tie, ties: Sequence[Tie]) -> float:
    """Ties with the same ends run side by side."""
    twins = [t.id for t in ties if (t.resource, t.to) == (tie.resource, tie.to)]
    return (twins.index(tie.id) - (len(twins) - 1) / 2) * min(APART, 14.0 / len(twins))


def _beside(points: tuple[Point, ...], offset: float) -> tuple[Point, ...]:
    if offset == 0.0:
        return points
    dx, dy = points[-1][0] - points[0][0], points[-1][1] - points[0][1]
    length = math.hypot(dx, dy) or 1.0
    return tuple((x - dy / length * offset, y + dx / length * offset) for x, y in points)


def _rounded(at: Point) -> Point:
    return round(at[0], 2), round(at[1], 2)
