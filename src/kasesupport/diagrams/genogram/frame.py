"""Heights: the bands of the rows, and between them gaps as high as their lines need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kasesupport.diagrams.genogram.bars import Wire, wires_of
from kasesupport.diagrams.genogram.bows import Bow, Row, bows_of
from kasesupport.diagrams.genogram.boxes import SYMBOL, Extent
from kasesupport.diagrams.genogram.rows import Rows

BELOW, ABOVE = 18.0, 30.0  # free room under the labels of a row, and over the symbols of the next
STEP = 16.0  # between two levels of bars
ARCH = 17.0  # from a row up to its first arch
PARENTS = 9.0  # between the uprights of a child with several pairs of parents
ASIDE = (0.0, 10.0, -10.0, 20.0, -20.0, 30.0)  # how far a fork leaves the middle of its twins for somebody between


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that is known before strokes are drawn."""

    rows: Rows
    order: Sequence[Sequence[int]]
    x: Sequence[float]
    boxes: Sequence[Extent]
    wires: Sequence[Wire]
    bows: Mapping[int, Bow]  # by union
    y: Sequence[float]  # middle of the symbols of each row
    up: Sequence[float]
    down: Sequence[float]
    drop: Mapping[tuple[int, int], float]

    def bow_level(self, row: int, bow: Bow) -> float:
        """The y of the bar of partners who stand apart."""
        if bow.above:
            return self.y[row] - self.up[row] - ARCH - bow.level * STEP
        return self.y[row] + self.down[row] + BELOW + bow.level * STEP

    def bar_level(self, gap: int, wire: Wire) -> float:
        """The y of a sibship bar, or of the children of nobody known above the first row."""
        if gap < 0:
            return self.y[0] - self.up[0] - ABOVE - (wire.level + self.levels(0, True)) * STEP
        return self.y[gap] + self.down[gap] + BELOW + (self.levels(gap, False) + wire.level) * STEP

    def levels(self, row: int, above: bool) -> int:
        """How many bows lie upon each other above or below a row."""
        mine = [b for b in self.bows.values() if self.rows.row[self.rows.couples[b.couple].a] == row]
        return max((b.level + 1 for b in mine if b.above == above), default=0)


def framed(rows: Rows, order: Sequence[Sequence[int]], x: Sequence[float], boxes: Sequence[Extent]) -> Frame:
    """Rows, bars and U-lines at their heights; row 0 at y 0."""
    half = [b.half for b in boxes] + [0.0] * (len(x) - len(boxes))
    middles = _middles(rows, x)
    bows: dict[int, Bow] = {}
    for nodes in order:
        bows.update({rows.couples[bow.couple].union: bow for bow in bows_of(Row(rows, nodes, x, half), middles)})
    drop = _drops(rows, x, _legs(rows, bows))
    wires = [w for gap in range(-1, len(order)) for w in wires_of(rows, gap, x, half, drop, bows)]
    up = [max([SYMBOL / 2] + [boxes[n].up for n in row if n < rows.people]) for row in order]
    down = [max([SYMBOL / 2] + [boxes[n].down for n in row if n < rows.people]) for row in order]
    frame = Frame(rows, order, x, boxes, wires, bows, [0.0] * len(order), up, down, drop)
    return Frame(rows, order, x, boxes, wires, bows, _heights(frame), up, down, drop)


def _heights(frame: Frame) -> list[float]:
    y = [0.0]
    for gap in range(len(frame.order) - 1):
        levels = max((w.level + 1 for w in frame.wires if frame.rows.nets[w.net].gap == gap), default=0)
        levels = max(levels, 1) - 1 + frame.levels(gap, False) + frame.levels(gap + 1, True)
        room = BELOW + levels * STEP + ABOVE
        y.append(y[-1] + frame.down[gap] + room + frame.up[gap + 1])
    return y


def _near(place: float, others: Sequence[float]) -> bool:
    return any(abs(place - other) < PARENTS for other in others)


def _middles(rows: Rows, x: Sequence[float]) -> dict[int, float]:
    """The middle of the children of each union, where its line to them begins."""
    spans = {net.union: [x[n] for n in net.bottom] for net in reversed(rows.nets)}
    return {union: _middle([min(places), max(places)]) for union, places in spans.items()}


def _legs(rows: Rows, bows: Mapping[int, Bow]) -> dict[int, list[float]]:
    """By row: the uprights of the arches above it."""
    legs: dict[int, list[float]] = {}
    for bow in bows.values():
        if bow.above:
            legs.setdefault(rows.row[rows.couples[bow.couple].a], []).extend((bow.low, bow.high))
    return legs


def _drops(rows: Rows, x: Sequence[float], legs: Mapping[int, Sequence[float]]) -> dict[tuple[int, int], float]:
    """The columns of drops that do not fall on the middle of one child: twins, and several pairs of parents."""
    found: dict[tuple[int, int], float] = {}
    hung: dict[int, list[int]] = {}
    for net in rows.nets:
        for node in net.bottom if not net.trunk else ():
            hung.setdefault(node, []).append(net.union)
    tops = {(net.union, node): _middle([x[n] for n in net.top]) for net in rows.nets for node in net.bottom}
    for node, unions in hung.items():
        for i, union in enumerate(sorted(unions, key=lambda u: (tops[u, node], u))):
            found[union, node] = x[node] + (i - (len(unions) - 1) / 2) * PARENTS * 2
    for group in rows.twins:
        for union in {u for n in group for u in hung.get(n, ())}:
            here = [n for n in group if (union, n) in found and rows.row[n] == rows.row[group[0]]]
            if len(here) > 1:
                middle = (min(found[union, n] for n in here) + max(found[union, n] for n in here)) / 2
                others = [at for (_, n), at in found.items() if n not in here and rows.row[n] == rows.row[here[0]]]
                others += legs.get(rows.row[here[0]], ())
                fork = min((middle + aside for aside in ASIDE), key=lambda place: _near(place, others))
                found.update({(union, n): fork for n in here})
    return found


def _middle(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0.0
