"""The line around a household: a region around its members that lets no stranger in.

Bands: neighbours of one row that are all members make one rectangle. Between the rows nobody stands, so
rectangles of neighbouring rows are joined there; where a row without members lies between, the
region passes it in a free strip. The union of these rectangles is traced and its corners rounded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kasesupport.diagrams.genogram.frame import Frame
from kasesupport.diagrams.genogram.nameplate import nameplate, plate
from kasesupport.diagrams.genogram.region import Rect, traced
from kasesupport.diagrams.genogram.values import Line, Outline, Spot
from kasesupport.diagrams.genogram.walls import BELOW, walls
from kasesupport.drawing.items import Box

NEST = 8.0  # least room to a stranger beside
EVEN = 26.0  # edges of neighbouring rows that differ by less are drawn as one
STRIP = 7.0  # half the width of a strip between strangers
NECK = 44.0  # least width where two rows join, if there is room


@dataclass(frozen=True, slots=True)
class _House:
    """One household in the frame, and how far its line stands off its members."""

    frame: Frame
    members: frozenset[int]
    pad: float

    def top(self, row: int) -> float:
        return self.frame.y[row] - self.frame.up[row] - self.pad

    def bottom(self, row: int) -> float:
        return self.frame.y[row] + self.frame.down[row] + min(self.pad, BELOW)


@dataclass(frozen=True, slots=True)
class _Band:
    """Members of one row with no stranger between."""

    row: int
    left: float
    right: float


def outlines(frame: Frame, spots: Mapping[str, Spot], lines: Sequence[Line]) -> Iterator[Outline]:
    """One outline for each household that has members in the picture."""
    boxes = {person: spot.box for person, spot in spots.items()}
    taken: list[Box] = []
    pads = walls(frame.rows.households).pads
    for house, nodes, pad in zip(frame.rows.graph.households, frame.rows.households, pads, strict=True):
        members = tuple(m for m in dict.fromkeys(house.members) if m in spots)
        if not members:
            continue
        strangers = [_rect(box) for person, box in boxes.items() if person not in members]
        inside = [_rect(boxes[m], min(pad, BELOW)) for m in members]
        rings = tuple(traced(list(_rects(_House(frame, nodes, pad), spots)), inside, strangers))
        label = nameplate(house.name, rings, [*boxes.values(), *taken], lines)
        if label:
            taken.append(plate(house.name, label))
        yield Outline(house.id, members, rings, label)


def _rect(box: Box, pad: float = 0.0) -> Rect:
    return box[0] - pad, box[1] - pad, box[0] + box[2] + pad, box[1] + box[3] + pad


def _rects(house: _House, spots: Mapping[str, Spot]) -> Iterator[Rect]:
    """All rectangles of a household."""
    frame = house.frame
    at = {n: spots[frame.rows.graph.persons[n].id] for n in house.members}
    on_row = {n for n in house.members if abs(at[n].y - frame.y[frame.rows.row[n]]) < 1}
    for node in sorted(house.members - on_row):
        yield _rect(at[node].box, house.pad)
    bands = _evened(frame, [list(_bands(house, row, on_row)) for row in range(len(frame.order))], on_row)
    for row, those in enumerate(bands):
        for band in those:
            yield band.left, house.top(row), band.right, house.bottom(row)
    yield from _joins(house, bands)


def _bands(house: _House, row: int, members: set[int]) -> Iterator[_Band]:
    frame = house.frame
    run: list[int] = []
    for node in [*(n for n in frame.order[row] if n < frame.rows.people), -1]:
        if node in members:
            run.append(node)
        elif run:
            first, last = run[0], run[-1]
            left = frame.x[first] - frame.boxes[first].half - house.pad
            yield _Band(row, left, frame.x[last] + frame.boxes[last].half + house.pad)
            run = []


def _evened(frame: Frame, bands: list[list[_Band]], members: set[int]) -> list[list[_Band]]:
    """The bands with edges that hardly differ from those of the next row drawn out to them, if nobody is there."""
    for row, other in [*pairwise(range(len(bands))), *((b, a) for a, b in pairwise(range(len(bands))))]:
        if bands[row] and bands[other]:
            first, last = bands[row][0], bands[row][-1]
            left, right = bands[other][0].left, bands[other][-1].right
            if 0 < first.left - left < EVEN and _is_free(frame, row, left, first.left, members):
                bands[row][0] = replace(first, left=left)
            if 0 < right - last.right < EVEN and _is_free(frame, row, last.right, right, members):
                bands[row][-1] = replace(bands[row][-1], right=right)
    return bands


def _is_free(frame: Frame, row: int, left: float, right: float, members: set[int]) -> bool:
    people = [n for n in frame.order[row] if n < frame.rows.people and n not in members]
    return not any(
        frame.x[n] - frame.boxes[n].half < right + NEST and left - NEST < frame.x[n] + frame.boxes[n].half
        for n in people
    )


def _joins(house: _House, bands: Sequence[Sequence[_Band]]) -> Iterator[Rect]:
    """What links the bands: through the gaps between rows, and in strips past rows without members."""
    rows = [row for row, those in enumerate(bands) if those]
    if len(rows) == 1 and len(bands[rows[0]]) > 1:
        yield _beneath(house, bands[rows[0]])
    for upper, lower in pairwise(rows):
        if lower == upper + 1:
            yield _through_gap(house, upper, bands[upper], bands[lower])
        else:
            yield from _past_rows(house, upper, lower, bands)


def _beneath(house: _House, those: Sequence[_Band]) -> Rect:
    """A strip below the strangers between members of one row."""
    y = house.bottom(those[0].row)
    return those[0].right - 2 * house.pad, y - min(house.pad, BELOW) + 3, those[-1].left + 2 * house.pad, y + 6


def _through_gap(house: _House, gap: int, above: Sequence[_Band], below: Sequence[_Band]) -> Rect:
    left = max(above[0].left, below[0].left)
    right = min(above[-1].right, below[-1].right)
    if right - left < NECK:
        left, right = _bridge(left, right, above, below)
    left, right = _snapped(left, [above[0].left, below[0].left]), _snapped(right, [above[-1].right, below[-1].right])
    for band in (*above, *below):
        left, right = min(left, band.right - 2 * house.pad), max(right, band.left + 2 * house.pad)
    return left, house.bottom(gap) - min(house.pad, BELOW) + 3, right, house.top(gap + 1) + house.pad - 3


def _snapped(edge: float, edges: Sequence[float]) -> float:
    """An edge without a small step to the next."""
    nearest = min(edges, key=lambda other: abs(other - edge))
    return nearest if abs(nearest - edge) < EVEN else edge


def _bridge(left: float, right: float, above: Sequence[_Band], below: Sequence[_Band]) -> tuple[float, float]:
    """Two rows that hardly lie above each other: from one to the other, a neck's width into both."""
    low, high = min(above[0].left, below[0].left), max(above[-1].right, below[-1].right)
    return max(low, min(left, right) - NECK), min(high, max(left, right) + NECK)


def _past_rows(house: _House, upper: int, lower: int, bands: Sequence[Sequence[_Band]]) -> Iterator[Rect]:
    x = _middle(bands[lower])
    stops = []
    for row in range(upper + 1, lower):
        x = _free_strip(house.frame, row, x)
        stops.append((row, x))
        yield x - STRIP, house.top(row) - 1, x + STRIP, house.bottom(row) + 1
    columns = [(upper, _Band(upper, bands[upper][0].left, bands[upper][-1].right))]
    columns += [(row, _Band(row, x - STRIP, x + STRIP)) for row, x in stops]
    columns.append((lower, _Band(lower, bands[lower][0].left, bands[lower][-1].right)))
    for (gap, above), (_, below) in pairwise(columns):
        high = bands[gap] if gap == upper else [above]
        low = bands[lower] if below.row == lower else [below]
        yield _through_gap(house, gap, high, low)


def _middle(those: Sequence[_Band]) -> float:
    return (those[0].left + those[-1].right) / 2


def _free_strip(frame: Frame, row: int, x: float) -> float:
    """The middle of the free room in a row nearest to x."""
    people = [n for n in frame.order[row] if n < frame.rows.people]
    edges = [(frame.x[n] - frame.boxes[n].half, frame.x[n] + frame.boxes[n].half) for n in people]
    if not edges:
        return x
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(edges)]
    outside = [min(x, edges[0][0] - 2 * STRIP), max(x, edges[-1][1] + 2 * STRIP)]
    return min((*middles, *outside), key=lambda place: abs(place - x))
