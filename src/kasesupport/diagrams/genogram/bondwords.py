"""Places for the words beside emotional lines: clear of people, of each other and, where it can be, of lines."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kasesupport.diagrams.genogram.track import Track, track
from kasesupport.diagrams.genogram.values import GenogramLayout
from kasesupport.diagrams.hit import joined
from kasesupport.drawing.items import Box, Point
from kasesupport.drawing.measure import text_width

SIZE = 10.0  # of the words
AWAY = 9.0  # from the line to the nearest of its words, so that no zigzag reaches them
SHARES = (0.4, 0.5, 0.6, 0.3, 0.7, 0.2, 0.8)  # of the way, the first that is free
FURTHER = (0.0, 13.0, 26.0, 39.0)  # and further away where nothing nearer is free, each as bad as two lines
STEP = 8.0  # px of a slanting line that count as one box
RIM = 20.0  # of the margin around everybody that words may use
HEAVY, LIGHT = 9, 1  # what it costs to lie on a person or other words, and on a piece of a line
Block = tuple[Box, int]


def places(
    ways: Mapping[int, Sequence[Point]], words: Mapping[int, str], layout: GenogramLayout
) -> dict[int, tuple[float, float]]:
    """The middle of each text by the number of its way; baseline 0.37 em below it."""
    blocks: list[Block] = [(spot.box, HEAVY) for spot in layout.spots.values()]
    lines = [line.points for line in layout.lines]
    blocks += [(box, LIGHT) for points in (*lines, *ways.values()) for box in _pieces(points)]
    frame = joined([spot.box for spot in layout.spots.values()])
    found = {}
    for index, text in words.items():
        if index in ways and text:
            tried = enumerate(FURTHER)
            boxes = [(2 * n, box) for n, more in tried for box in _boxes(track(ways[index]), text, more)]
            box = min(boxes, key=lambda each: each[0] + _cost(each[1], blocks) + HEAVY * _outside(each[1], frame))[1]
            blocks.append((box, HEAVY))
            found[index] = (box[0] + box[2] / 2, box[1] + box[3] / 2)
    return found


def _boxes(way: Track, text: str, more: float) -> Iterable[Box]:
    """Beside the way and so much further, on either side of it, above a level one first."""
    width = text_width(text, SIZE)
    for share in SHARES:
        at = way.length * share
        (x, y), (nx, ny) = way.at(at), way.at(at, 1.0)
        nx, ny = nx - x, ny - y
        far = AWAY + more + (abs(nx) * width + abs(ny) * SIZE) / 2
        first = -1 if (ny, nx) > (0, 0) else 1
        for side in (first, -first):
            yield x + side * nx * far - width / 2, y + side * ny * far - SIZE / 2, width, SIZE


def _cost(box: Box, blocks: Sequence[Block]) -> int:
    return sum(weight for block, weight in blocks if _meet(box, block))


def _outside(box: Box, frame: Box) -> bool:
    """Whether a text would reach over the margin of a picture of these people."""
    left, top = box[0] - frame[0] + RIM, box[1] - frame[1] + RIM
    return min(left, top) < 0 or left + box[2] > frame[2] + 2 * RIM or top + box[3] > frame[3] + 2 * RIM


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def _pieces(points: Sequence[Point]) -> Iterable[Box]:
    """A line as boxes: level and upright pieces whole, slanting ones in steps."""
    for (x0, y0), (x1, y1) in pairwise(points):
        count = 1 if x0 == x1 or y0 == y1 else max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / STEP))
        for k in range(count):
            ax, ay = x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count
            bx, by = x0 + (x1 - x0) * (k + 1) / count, y0 + (y1 - y0) * (k + 1) / count
            yield min(ax, bx), min(ay, by), abs(bx - ax) + 0.1, abs(by - ay) + 0.1
