"""Places for the words beside emotional lines: clear of people, of each other and, where it can be, of lines."""

from collections.abc import Iterable, Mapping, Sequence

from kasesupport.diagrams.genogram.room import HEAVY, Room
from kasesupport.diagrams.genogram.track import Track, track
from kasesupport.diagrams.genogram.values import GenogramLayout
from kasesupport.diagrams.hit import joined
from kasesupport.drawing.items import Box, Point
from kasesupport.drawing.measure import text_width

SIZE = 10.0  # of the words
AWAY = 9.0  # from the line to the nearest of its words, so that no zigzag reaches them
SHARES = (0.4, 0.5, 0.6, 0.3, 0.7, 0.2, 0.8)  # of the way, the first that is free
FURTHER = (0.0, 13.0, 26.0, 39.0)  # and further away where nothing nearer is free, each as bad as two lines
RIM = 20.0  # of the margin around everybody that words may use


def places(
    ways: Mapping[int, Sequence[Point]], words: Mapping[int, str], layout: GenogramLayout
) -> dict[int, tuple[float, float]]:
    """The middle of each text by the number of its way; baseline 0.37 em below it."""
    room = Room()
    for spot in layout.spots.values():
        room.add(spot.box, HEAVY)
    for points in (*(line.points for line in layout.lines), *ways.values()):
        room.add_line(points)
    frame = joined([spot.box for spot in layout.spots.values()])
    found = {}
    for index, text in words.items():
        if index in ways and text:
            tried = enumerate(FURTHER)
            boxes = [(2 * n, box) for n, more in tried for box in _boxes(track(ways[index]), text, more)]
            box = min(boxes, key=lambda each: each[0] + room.cost(each[1]) + HEAVY * _outside(each[1], frame))[1]
            room.add(box, HEAVY)
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


def _outside(box: Box, frame: Box) -> bool:
    """Whether a text would reach over the margin of a picture of these people."""
    left, top = box[0] - frame[0] + RIM, box[1] - frame[1] + RIM
    return min(left, top) < 0 or left + box[2] > frame[2] + 2 * RIM or top + box[3] > frame[3] + 2 * RIM
