"""The lines of a framed family: partners, stems, bars and drops, as points."""

from collections.abc import Iterator, Mapping

from kasesupport.diagrams.genogram.bars import Wire
from kasesupport.diagrams.genogram.bows import Bow
from kasesupport.diagrams.genogram.boxes import SYMBOL
from kasesupport.diagrams.genogram.frame import Frame
from kasesupport.diagrams.genogram.rows import Couple
from kasesupport.diagrams.genogram.values import Line, LineKind
from kasesupport.drawing.items import Point

R = SYMBOL / 2
INSIDE = 3.0  # a bow begins within the symbol, which is painted over it
FORK = 18.0  # from the fork of twins down to where their years are written
INTO = 2.0  # lines end a little inside the symbol, which is painted over them


def strokes(frame: Frame, at: Mapping[int, Point]) -> list[Line]:
    """Every line. `at`: the middle of each person's symbol."""
    lines = [_couple(frame, couple, at) for couple in frame.rows.couples]
    for wire in frame.wires:
        lines.extend(_net(frame, wire, at))
    for union, parent, child in frame.rows.loose:
        lines.append(Line("descent", _union(frame, union), (at[parent], at[child]), _person(frame, child)))
    return lines


def _union(frame: Frame, index: int) -> str:
    return frame.rows.graph.unions[index].id


def _person(frame: Frame, node: int) -> str:
    return frame.rows.graph.persons[node].id if node < frame.rows.people else ""


def _point(frame: Frame, node: int, at: Mapping[int, Point]) -> Point:
    return at[node] if node in at else (frame.x[node], frame.y[frame.rows.row[node]])


def _bottom(frame: Frame, node: int, at: Mapping[int, Point]) -> float:
    y = _point(frame, node, at)[1]
    return y + frame.boxes[node].down if node < frame.rows.people else y


def _couple(frame: Frame, couple: Couple, at: Mapping[int, Point]) -> Line:
    left, right = sorted((couple.a, couple.b), key=lambda n: _point(frame, n, at)[0])
    name = _union(frame, couple.union)
    if couple.union in frame.bows:
        return Line("union", name, _bow(frame, frame.bows[couple.union], left, right, at))
    (x0, y0), (x1, y1) = _point(frame, left, at), _point(frame, right, at)
    x0 += R - INTO if left < frame.rows.people else 0
    x1 -= R - INTO if right < frame.rows.people else 0
    if abs(y0 - y1) < 0.5:
        return Line("union", name, ((x0, y0), (x1, y1)))
    middle = (x0 + x1) / 2
    return Line("union", name, ((x0, y0), (middle, y0), (middle, y1), (x1, y1)))


def _bow(frame: Frame, bow: Bow, left: int, right: int, at: Mapping[int, Point]) -> tuple[Point, ...]:
    """Out of the side of one partner, along the bar, into the side of the other."""
    y = frame.bow_level(frame.rows.row[left], bow)
    ends = []
    for node, column, way, out in ((left, bow.low, 1, bow.exits[0]), (right, bow.high, -1, bow.exits[1])):
        x0, y0 = _point(frame, node, at)
        level = y0 + (-out if bow.above else out)
        ends.append([(x0 + way * INSIDE, level), (column, level)] if node < frame.rows.people else [(column, y0)])
    return (*ends[0], (bow.low, y), (bow.high, y), *reversed(ends[1]))


def _net(frame: Frame, wire: Wire, at: Mapping[int, Point]) -> Iterator[Line]:
    net = frame.rows.nets[wire.net]
    name = _union(frame, net.union)
    kind: LineKind = "union" if net.trunk else "descent"
    level = frame.bar_level(net.gap, wire)
    if wire.stem is not None:
        yield Line(kind, name, ((wire.stem, _start(frame, wire, at)), (wire.stem, level)))
    if wire.high - wire.low > 0.01:
        yield Line("union" if net.trunk else "sibship", name, ((wire.low, level), (wire.high, level)))
    forked = {x for x in wire.drops if wire.drops.count(x) > 1}
    top = frame.y[net.gap + 1] - frame.up[net.gap + 1]
    for x in sorted(forked):
        yield Line("descent", name, ((x, level), (x, top - FORK)))
    for node, x in zip(net.bottom, wire.drops, strict=True):
        px, py = _point(frame, node, at)
        end = py - (R - INTO if node < frame.rows.people else 0)
        straight = px + (x - frame.x[node])
        points = ((x, top - FORK), (px, top), (px, end)) if x in forked else ((straight, level), (straight, end))
        yield Line(kind, name, points, _person(frame, node))


def _start(frame: Frame, wire: Wire, at: Mapping[int, Point]) -> float:
    """Where the stem of a net begins: on the line of the partners, or below the lone parent."""
    net = frame.rows.nets[wire.net]
    row = frame.rows.row[net.top[0]]
    if len(net.top) == 1:
        return _bottom(frame, net.top[0], at)
    if net.union in frame.bows:
        return frame.bow_level(row, frame.bows[net.union])
    return sum(_point(frame, n, at)[1] for n in net.top) / 2
