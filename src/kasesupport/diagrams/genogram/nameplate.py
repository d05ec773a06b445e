"""Where the name of a household stands: on its line where it covers nobody, else close beside the line."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kasesupport.diagrams.genogram.region import Rect
from kasesupport.diagrams.genogram.values import Line
from kasesupport.drawing.items import Box, Point
from kasesupport.drawing.measure import text_width

LABEL, LABEL_STEP = 12.0, 24.0  # size of the name on an outline, and how finely a place is looked for
SIDE, HALF = 6.0, 9.0  # from the name to the ends of its plate, and half the plate's height
ENDS = 18.0  # from the plate to the corners of the line
OFF = 3.0  # between the line and a plate beside it
SOMEBODY = 10  # what covering a person or a name costs, or leaving the picture, against 1 for a line
EDGE = 20.0  # how far beside the outermost person a plate may reach

Ring = Sequence[Point]
Stretch = tuple[float, float, float]  # from x to x, at y


def plate(name: str, at: Point) -> Box:
    """The room of a name whose left end stands at a place."""
    return at[0] - SIDE, at[1] - HALF, text_width(name, LABEL) + 2 * SIDE, 2 * HALF


def nameplate(name: str, rings: Sequence[Ring], boxes: Sequence[Box], lines: Sequence[Line]) -> Point | None:
    """The left end of the name at half its height; nothing for no name. `boxes`: people and names already placed."""
    if not name or not rings:
        return None
    width = text_width(name, LABEL) + 2 * SIDE
    left, right = min(box[0] for box in boxes), max(box[0] + box[2] for box in boxes)
    best: tuple[int, int, float, float] | None = None
    for rank, (x, y) in _places(rings, width):
        outside = x - SIDE < left - EDGE or x - SIDE + width > right + EDGE
        area = (x - SIDE, y - HALF, width, 2 * HALF)
        found = (_covered(area, boxes, lines) + SOMEBODY * outside, rank, -y, x)
        best = min(best or found, found)
        if rank and best[0] == 0 and best[1] < rank:
            break
    return (best[3], -best[2]) if best else None


def _places(rings: Sequence[Ring], width: float) -> Iterator[tuple[int, Point]]:
    """Places with their rank: on long level parts, on short ones, below and above, to the left and right."""
    level = [(min(a[0], b[0]), max(a[0], b[0]), a[1]) for r in rings for a, b in _sides(r) if a[1] == b[1]]
    for rank, ends in ((0, ENDS), (1, 1.0)):
        for low, high, y in level:
            if high - low >= width + 2 * ends:
                yield from ((rank, (x + SIDE, y)) for x in _along(low + ends, high - ends - width))
    for low, high, y in level:
        for beside in (y + HALF + OFF, y - HALF - OFF):
            yield from ((2, (x + SIDE, beside)) for x in _along(low - width, high))
    for (x, top), (_, bottom) in ((a, b) for r in rings for a, b in _sides(r) if a[0] == b[0]):
        for y in _along(min(top, bottom), max(top, bottom)):
            yield from ((3, (left, y)) for left in (x + OFF + SIDE, x - OFF - width + SIDE))


def _sides(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return pairwise([*ring, ring[0]])


def _along(low: float, high: float) -> list[float]:
    steps = max(0, int((high - low) // LABEL_STEP))
    return [low, *(low + LABEL_STEP * (i + 1) for i in range(steps)), max(low, high)]


def _covered(area: Box, boxes: Sequence[Box], lines: Sequence[Line]) -> int:
    here = _rect(area)
    parts = ((a, b) for line in lines for a, b in pairwise(line.points))
    crossed = sum(_meet(here, (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))) for a, b in parts)
    return crossed + SOMEBODY * sum(_meet(here, _rect(box)) for box in boxes)


def _rect(box: Box) -> Rect:
    return box[0], box[1], box[0] + box[2], box[1] + box[3]


def _meet(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
