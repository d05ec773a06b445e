"""The line of a tie: strong, normal, weak, stress, broken, with arrows and states, told apart in grey."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kasesupport.diagrams.colours import INK, PAPER
from kasesupport.diagrams.ecomap.palette import PAST, STRAIN
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.ecomap import Tie
from kasesupport.drawing.items import Box, Op, Path, Point, circle, line

ROUNDING = 12.0  # of a bend
ARROW = (13.0, 6.0)  # length and half width of an arrow head
WAVE = (5.0, 11.0)  # height and length of the zigzag
HATCH = 7.0  # between the bars of a hatched line
BREAK = (9.0, 8.0)  # half the gap and half the bars
BREAK_AT = 0.2  # share of the way: near the resource
STRONG, NORMAL, WEAK = 5.0, 2.0, 2.6
DOTS = (2.6, 5.2)
DASHES = (9.0, 5.0)
HOLLOW = 5.0  # width of the outlined line of a hoped tie
BEAD, BEAD_STEP = 2.3, 10.0  # radius of the rings of a possible tie, and from one to the next
USUAL = Conventions()
SIDE_GAP = 3.0  # between the arrow's tip and what it points to


def tie_items(tie: Tie, points: Sequence[Point], conventions: Conventions = USUAL) -> tuple[Path, ...]:
    """Everything of a tie but its words, from the resource to the family. Strain is drawn as the office chose."""
    color = _color(tie)
    body = _shortened(points, tie)
    if tie.state in ("hoped", "possible"):
        line_ = _hoped(body, color) if tie.state == "hoped" else (_beads(body, color),)
        return (*line_, *_marks(tie, body, color, conventions), *_arrows(tie, points, color, hollow=True))
    return (*_body(tie, body, color, conventions), *_arrows(tie, points, color))


def _color(tie: Tie) -> str:
    if tie.state == "past":
        return PAST
    return STRAIN if tie.strength in ("stress", "broken") else INK


def _body(tie: Tie, points: Sequence[Point], color: str, conventions: Conventions) -> tuple[Path, ...]:
    match tie.strength:
        case "strong":
            return (Path(smooth(points), color, width=STRONG),)
        case "weak":
            return (Path(smooth(points), color, width=WEAK, dash=DOTS),)
        case "stress":
            return (Path(smooth(points), color, width=1.2), _strain(points, color, conventions))
        case "broken":
            return _broken(points, color)
        case _:
            return (Path(smooth(points), color, width=NORMAL),)


def _hoped(points: Sequence[Point], color: str) -> tuple[Path, ...]:
    """An outlined line of dashes: there is room for it, it is not there yet."""
    ops = smooth(points)
    return (Path(ops, color, width=HOLLOW, dash=DASHES), Path(ops, PAPER, width=HOLLOW - 2.4))


def _beads(points: Sequence[Point], color: str) -> Path:
    """A row of small rings: nobody has asked for it yet, it only could be."""
    length = _length(points)
    count = max(2, round(length / BEAD_STEP))
    places = (at_length(points, length * (i + 0.5) / count)[0] for i in range(count))
    return Path(tuple(op for x, y in places for op in circle(x, y, BEAD)), color, PAPER, 1.1)


def _marks(tie: Tie, points: Sequence[Point], color: str, conventions: Conventions) -> tuple[Path, ...]:
    """What a tie that is not there yet keeps of its strength: stress and break stay visible."""
    if tie.strength == "stress":
        return (_strain(points, color, conventions),)
    return _bars(points, color) if tie.strength == "broken" else ()


def smooth(points: Sequence[Point]) -> tuple[Op, ...]:
    """Straight pieces with rounded bends."""
    ops: list[Op] = [("M", *points[0])]
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(ROUNDING, math.dist(before, at) / 2, math.dist(at, after) / 2)
        start, end = toward(at, before, radius), toward(at, after, radius)
        ops += [("L", *start), ("C", *toward(start, at, radius * 0.6), *toward(end, at, radius * 0.6), *end)]
    return (*ops, ("L", *points[-1]))


def toward(a: Point, b: Point, by: float) -> Point:
    """From a so many px in the direction of b."""
    length = math.dist(a, b) or 1.0
    return a[0] + (b[0] - a[0]) / length * by, a[1] + (b[1] - a[1]) / length * by


def _shortened(points: Sequence[Point], tie: Tie) -> tuple[Point, ...]:
    """Ends where an arrow head begins, else just before what it joins."""
    if len(points) == 2 and math.dist(*points) < 3 * ARROW[0]:
        return tuple(points)
    first = ARROW[0] if tie.direction in ("out", "both") else 0.0
    last = ARROW[0] if tie.direction in ("in", "both") else 0.0
    return (toward(points[0], points[1], first), *points[1:-1], toward(points[-1], points[-2], last))


def _arrows(tie: Tie, points: Sequence[Point], color: str, hollow: bool = False) -> Iterator[Path]:
    if tie.direction in ("in", "both"):
        yield _head(points[-2], points[-1], color, hollow)
    if tie.direction in ("out", "both"):
        yield _head(points[1], points[0], color, hollow)


def _head(back: Point, tip: Point, color: str, hollow: bool) -> Path:
    tip = toward(tip, back, SIDE_GAP)
    base = toward(tip, back, ARROW[0])
    dx, dy = (tip[0] - base[0]) / ARROW[0] * ARROW[1], (tip[1] - base[1]) / ARROW[0] * ARROW[1]
    wings = [tip, (base[0] - dy, base[1] + dx), (base[0] + dy, base[1] - dx)]
    return Path(line(wings, closed=True), color, PAPER if hollow else color, 1.4)


def _zigzag(points: Sequence[Point]) -> list[Point]:
    """Over the whole way but its ends, to the left and to the right in turn."""
    length = _length(points)
    count = max(2, int((length - 16) / (WAVE[1] / 2)))
    step = (length - 16) / count
    found = [at_length(points, 8.0)[0]]
    for i in range(count):
        (x, y), (ux, uy) = at_length(points, 8.0 + step * (i + 0.5))
        side = WAVE[0] if i % 2 else -WAVE[0]
        found.append((x - uy * side, y + ux * side))
    return [*found, at_length(points, length - 8.0)[0]]


def _strain(points: Sequence[Point], color: str, conventions: Conventions) -> Path:
    """Stress along a way: a zigzag, or short bars across it."""
    if conventions.ties == "zigzag":
        return Path(line(_zigzag(points)), color, width=1.8)
    length = _length(points)
    count = max(2, int((length - 16) / HATCH))
    bars = [op for i in range(count) for op in _across(points, 8.0 + (length - 16) * (i + 0.5) / count, WAVE[0])]
    return Path(tuple(bars), color, width=1.8)


def _broken(points: Sequence[Point], color: str) -> tuple[Path, ...]:
    """A gap in the way with a bar at each of its sides."""
    middle = _length(points) * BREAK_AT
    first, second = cut(points, middle - BREAK[0]), cut(points[::-1], _length(points) - middle - BREAK[0])
    return (Path(smooth(first), color, width=NORMAL), Path(smooth(second), color, width=NORMAL), *_bars(points, color))


def _bars(points: Sequence[Point], color: str) -> tuple[Path, ...]:
    middle = _length(points) * BREAK_AT
    return tuple(_bar(points, middle + side, color) for side in (-BREAK[0], BREAK[0]))


def break_box(points: Sequence[Point]) -> Box:
    """Where the gap and its bars are: no words may cover them."""
    (x, y), _ = at_length(points, _length(points) * BREAK_AT)
    reach = max(BREAK) + 3
    return (x - reach, y - reach, 2 * reach, 2 * reach)


def _bar(points: Sequence[Point], at: float, color: str) -> Path:
    return Path(_across(points, at, BREAK[1]), color, width=2.4)


def _across(points: Sequence[Point], at: float, reach: float) -> tuple[Op, ...]:
    (x, y), (ux, uy) = at_length(points, at)
    return line([(x - uy * reach, y + ux * reach), (x + uy * reach, y - ux * reach)])


def cut(points: Sequence[Point], length: float) -> tuple[Point, ...]:
    """The beginning of a way."""
    found = [points[0]]
    left = length
    for a, b in pairwise(points):
        piece = math.dist(a, b)
        if piece >= left:
            return (*found, toward(a, b, left))
        left -= piece
        found.append(b)
    return tuple(found)


def at_length(points: Sequence[Point], length: float) -> tuple[Point, Point]:
    """The place so far along a way, and its direction there."""
    left = max(0.0, length)
    for a, b in pairwise(points):
        piece = math.dist(a, b)
        if piece and (left <= piece or b is points[-1]):
            return toward(a, b, min(left, piece)), ((b[0] - a[0]) / piece, (b[1] - a[1]) / piece)
        left -= piece
    return points[-1], (1.0, 0.0)


def middle_of(points: Sequence[Point]) -> Point:
    """The place half-way along a way."""
    return at_length(points, _length(points) / 2)[0]


def _length(points: Sequence[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(points))
