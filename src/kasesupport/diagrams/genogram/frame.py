"""Heights: the bands of the rows, and between them gaps as high as their lines need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kasesupport.diagrams.genogram.bars import Bow, Wire, bows_of, wires_of
from kasesupport.diagrams.genogram.boxes import SYMBOL, Extent
from kasesupport.diagrams.genogram.rows import Couple, Rows

BELOW, ABOVE = 18.0, 30.0  # free room under the labels of a row, and over the symbols of the next
STEP = 16.0  # between two levels of bars
PARENTS = 9.0  # between the uprights of a child with several pairs of parents


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
        """The y of the bar of a U-line."""
        return self.y[row] + self.down[row] + BELOW + bow.level * STEP

    def bar_level(self, gap: int, wire: Wire) -> float:
        """The y of a sibship bar: levels count upwards from the lower row, in its own gap."""
        return self.y[gap] + self.down[gap] + BELOW + (self.bow_levels(gap) + wire.level) * STEP

    def bow_levels(self, row: int) -> int:
        """How many U-lines lie upon each other below a row."""
        couple_row = {c.union: self.rows.row[c.a] for c in self.rows.couples}
        return max((b.level + 1 for u, b in self.bows.items() if couple_row[u] == row), default=0)


def framed(rows: Rows, order: Sequence[Sequence[int]], x: Sequence[float], boxes: Sequence[Extent]) -> Frame:
    """Rows, bars and U-lines at their heights; row 0 at y 0."""
    half = [b.half for b in boxes] + [0.0] * (len(x) - len(boxes))
    place = {node: i for sequence in order for i, node in enumerate(sequence)}
    drop = _drops(rows, x)
    bows: dict[int, Bow] = {}
    for row in range(len(order)):
        for bow in bows_of(rows, row, x, lambda c: _apart(rows, order, place, c)):
            bows[rows.couples[bow.couple].union] = bow
    wires = [w for gap in range(-1, len(order)) for w in wires_of(rows, gap, x, half, drop, bows)]
    up = [max([SYMBOL / 2] + [boxes[n].up for n in row if n < rows.people]) for row in order]
    down = [max([SYMBOL / 2] + [boxes[n].down for n in row if n < rows.people]) for row in order]
    frame = Frame(rows, order, x, boxes, wires, bows, [0.0] * len(order), up, down, drop)
    return Frame(rows, order, x, boxes, wires, bows, _heights(frame), up, down, drop)


def _heights(frame: Frame) -> list[float]:
    y = [0.0]
    for gap in range(len(frame.order) - 1):
        levels = max((w.level + 1 for w in frame.wires if frame.rows.nets[w.net].gap == gap), default=0)
        room = BELOW + (max(levels, 1) - 1 + frame.bow_levels(gap)) * STEP + ABOVE
        y.append(y[-1] + frame.down[gap] + room + frame.up[gap + 1])
    return y


def _apart(rows: Rows, order: Sequence[Sequence[int]], place: Mapping[int, int], couple: Couple) -> bool:
    low, high = sorted((place[couple.a], place[couple.b]))
    return any(n < rows.people for n in order[rows.row[couple.a]][low + 1 : high])


def _drops(rows: Rows, x: Sequence[float]) -> dict[tuple[int, int], float]:
    """The columns of drops that do not fall on the middle of one child: twins, and several pairs of parents."""
    found: dict[tuple[int, int], float] = {}
    hung: dict[int, list[int]] = {}
    for net in rows.nets:
        for node in net.bottom if not net.trunk else ():
            hung.setdefault(node, []).append(net.union)
    tops = {(net.union, node): _middle(net.top, x) for net in rows.nets for node in net.bottom}
    for node, unions in hung.items():
        for i, union in enumerate(sorted(unions, key=lambda u: (tops[u, node], u))):
            found[union, node] = x[node] + (i - (len(unions) - 1) / 2) * PARENTS * 2
    for group in rows.twins:
        for union in {u for n in group for u in hung.get(n, ())}:
            here = [n for n in group if (union, n) in found and rows.row[n] == rows.row[group[0]]]
            if len(here) > 1:
                middle = (min(found[union, n] for n in here) + max(found[union, n] for n in here)) / 2
                found.update({(union, n): middle for n in here})
    return found


def _middle(nodes: Sequence[int], x: Sequence[float]) -> float:
    return sum(x[n] for n in nodes) / len(nodes) if nodes else 0.0
