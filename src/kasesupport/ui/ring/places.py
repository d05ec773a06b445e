"""Where the buttons around a subject stand: near it, never over it, never off the canvas. Logical px."""

import math
from collections.abc import Iterator

from kasesupport.drawing.items import Box, Point

GAP = 10.0  # between the subject and the nearest button
BETWEEN = 6.0  # between two buttons
SEATS = 8  # buttons of a whole ring, two on each side

Size = tuple[float, float]


def around(box: Box, room: Box, size: Size, count: int, whole: bool = True) -> tuple[Box, ...] | None:
    """Boxes for `count` buttons of one size, in their order; None where the room has no place for them.

    `whole`: eight buttons may stand as a ring, two on each side of the subject. Else, and where the ring would
    leave the room, they stand in a block beside it, the nearest of all blocks that fit.
    """
    if whole and count == SEATS:
        ring = tuple(_ring(box, size))
        if all(_inside(each, room) for each in ring):
            return ring
    blocks = [b for b in _blocks(box, room, size, count) if all(_inside(e, room) for e in b) and _clear(b, box)]
    return min(blocks, key=lambda block: _distance(block, box), default=None)


def _ring(box: Box, size: Size) -> Iterator[Box]:
    """Father and mother above, partner right, sibling left, child below; the three others fill each side."""
    left, top, wide, high = box
    w, h = size
    middle, upper = left + wide / 2, top + high / 2 - h - BETWEEN / 2
    lower = upper + h + BETWEEN
    above, below = min(top - GAP, upper - BETWEEN) - h, max(top + high + GAP, lower + h + BETWEEN)
    west, east = middle - w - BETWEEN / 2, middle + BETWEEN / 2
    far_left, far_right = left - GAP - w, left + wide + GAP
    seats = (
        (west, above), (east, above), (far_right, upper), (far_left, upper),
        (west, below), (far_left, lower), (far_right, lower), (east, below),
    )  # fmt: skip
    return ((x, y, w, h) for x, y in seats)


def _blocks(box: Box, room: Box, size: Size, count: int) -> Iterator[tuple[Box, ...]]:
    """Rows and columns below, above, right and left of the subject, shifted into the room."""
    for columns in sorted({count, math.ceil(count / 2), math.ceil(count / 4), 2, 1}):
        rows = math.ceil(count / columns)
        wide, high = columns * (size[0] + BETWEEN) - BETWEEN, rows * (size[1] + BETWEEN) - BETWEEN
        x = _within(box[0] + box[2] / 2 - wide / 2, wide, room[0], room[2])
        y = _within(box[1] + box[3] / 2 - high / 2, high, room[1], room[3])
        corners = (
            (x, box[1] + box[3] + GAP), (x, box[1] - GAP - high), (box[0] + box[2] + GAP, y), (box[0] - GAP - wide, y)
        )  # fmt: skip
        for corner in corners:
            yield tuple(_block(corner, size, columns, count))


def _block(corner: Point, size: Size, columns: int, count: int) -> Iterator[Box]:
    for n in range(count):
        row, column = divmod(n, columns)
        yield (corner[0] + column * (size[0] + BETWEEN), corner[1] + row * (size[1] + BETWEEN), *size)


def _within(at: float, length: float, start: float, room: float) -> float:
    return max(start, min(at, start + room - length))


def _inside(box: Box, room: Box) -> bool:
    across = room[0] <= box[0] and box[0] + box[2] <= room[0] + room[2]
    return across and room[1] <= box[1] and box[1] + box[3] <= room[1] + room[3]


def _clear(block: tuple[Box, ...], box: Box) -> bool:
    return not any(_overlap(each, box) for each in block)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def _distance(block: tuple[Box, ...], box: Box) -> float:
    """From the middle of the subject to the farthest button."""
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    return max(math.hypot(b[0] + b[2] / 2 - x, b[1] + b[3] / 2 - y) for b in block)
