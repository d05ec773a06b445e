"""Parents moved aside where their line to the children would cross others without need.

The order of the rows settles which crossings there must be; where parents stand over the middle of
their children, the columns may add some. A stem that passes a drop of the other family frees them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from kasesupport.diagrams.genogram.bars import Wire, upper_cost
from kasesupport.diagrams.genogram.boxes import Extent
from kasesupport.diagrams.genogram.frame import Frame, framed
from kasesupport.diagrams.genogram.place import isotonic
from kasesupport.diagrams.genogram.rows import Rows
from kasesupport.diagrams.genogram.walls import WIDEST

LARGE, HUGE = 400, 1500  # persons above which rows are moved as a whole, each once; above which that is not worth it
TURNS = 4
CLEAR = 9.0  # between a stem and the drop it shall pass
FIRM = 50.0  # weight of a place that frees a line, against 1 for a place as it is


def uncrossed(
    rows: Rows, order: Sequence[Sequence[int]], x: Sequence[float], boxes: Sequence[Extent], fixed: Mapping[int, float]
) -> list[float]:
    """The x of every node with the parents moved who had lines crossing without need; pinned ones stay."""
    best = list(x)
    if rows.people > HUGE:
        return best
    frame = framed(rows, order, best, boxes)
    if rows.people > LARGE:
        return _in_bulk(frame, fixed)
    count = met(frame)
    tried: set[tuple[int, int]] = set()
    for _ in range(TURNS):
        wish = next((w for w in _wishes(frame) if w[:2] not in tried), None)
        if not count or wish is None:
            break
        tried.add(wish[:2])
        moved = _moved(frame, {wish[1]: wish[2]}, fixed)
        other = framed(rows, order, moved, boxes)
        if (now := met(other)) < count:
            best, frame, count = moved, other, now
    return best


def _in_bulk(frame: Frame, fixed: Mapping[int, float]) -> list[float]:
    """Every second row at once, then the others: each stays moved if fewer lines then cross above and below it."""
    for parity in (0, 1):
        shifts: dict[int, dict[int, float]] = {}
        for _, net, shift in _wishes(frame):
            row = frame.rows.nets[net].gap
            if row % 2 == parity:
                shifts.setdefault(row, {}).setdefault(net, shift)
        moved = {row: _moved(frame, those, fixed) for row, those in shifts.items()}
        before, after = _by_gap(frame), _by_gap(_with_rows(frame, moved))
        better = {row: x for row, x in moved.items() if after[row - 1] + after[row] < before[row - 1] + before[row]}
        frame = _with_rows(frame, better)
    return list(frame.x)


def _with_rows(frame: Frame, moved: Mapping[int, Sequence[float]]) -> Frame:
    x = list(frame.x)
    for row, places in moved.items():
        for node in frame.order[row]:
            x[node] = places[node]
    return framed(frame.rows, frame.order, x, frame.boxes)


def _by_gap(frame: Frame) -> Counter[int]:
    count: Counter[int] = Counter()
    for a, b in _pairs(frame):
        count[frame.rows.nets[a.net].gap] += _met(a, b)
    return count


def met(frame: Frame) -> int:
    """How often bars and uprights of the families cross between the rows."""
    return sum(_met(a, b) for a, b in _pairs(frame))


def _met(a: Wire, b: Wire) -> int:
    if a.level == b.level:
        return 0
    upper, lower = (a, b) if a.level < b.level else (b, a)
    return round(upper_cost(upper, lower)) % 100


def _pairs(frame: Frame) -> Iterator[tuple[Wire, Wire]]:
    gaps: dict[int, list[Wire]] = {}
    for wire in frame.wires:
        gaps.setdefault(frame.rows.nets[wire.net].gap, []).append(wire)
    for wires in gaps.values():
        yield from ((a, b) for a, b in combinations(wires, 2) if a.low < b.high and b.low < a.high)


def _wishes(frame: Frame) -> Iterator[tuple[int, int, float]]:
    """Pairs of nets that cross too often: the other net, the one whose stem should move, and by how much."""
    for one, other in _pairs(frame):
        if one.stem is None or other.stem is None:
            continue
        a, b = (one, other) if one.stem <= other.stem else (other, one)
        now = _met(a, b)
        low, high = min(b.drops), max(b.drops)
        if sum(low < d < high for d in a.drops) + (max(a.drops) > high) < now:  # with a's bar above b's
            beyond = [d for d in a.drops if d > high]
            place = min(beyond) - CLEAR if beyond else max(a.drops) + CLEAR
            yield a.net, b.net, place - (b.stem or 0.0)
        low, high = min(a.drops), max(a.drops)
        if sum(low < d < high for d in b.drops) + (min(b.drops) < low) < now:  # with b's bar above a's
            beyond = [d for d in b.drops if d < low]
            place = max(beyond) + CLEAR if beyond else min(b.drops) - CLEAR
            yield b.net, a.net, place - (a.stem or 0.0)


def _moved(frame: Frame, shifts: Mapping[int, float], fixed: Mapping[int, float]) -> list[float]:
    """The places with the parents of some nets of one gap moved, their neighbours making room."""
    shift = {node: by for net, by in shifts.items() for node in frame.rows.nets[net].top}
    sequence = frame.order[frame.rows.row[next(iter(shift))]]
    wishes = [
        (frame.x[n] + shift[n], FIRM) if n in shift else (frame.x[n], 1e9 if n in fixed else 1.0) for n in sequence
    ]
    half = [box.half for box in frame.boxes] + [0.0] * (len(frame.x) - len(frame.boxes))
    gaps = [min(frame.x[b] - frame.x[a], half[a] + half[b] + WIDEST) for a, b in pairwise(sequence)]
    x = list(frame.x)
    for node, place in zip(sequence, isotonic(wishes, gaps), strict=True):
        x[node] = fixed.get(node, place)
    return x
