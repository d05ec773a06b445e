"""How far a photographed sheet is out of the straight, found from its lines of writing and its rules.

Where a picture is straight, the edges of its lines fall into few of its rows and the rows between them are empty: the
sum of the squares of a row's edges (the projection profile) is then at its highest. Nothing is done to the picture.
"""

from collections.abc import Sequence
from math import radians, tan

from kasesupport.domain.progress import Progress

WIDEST = 600  # px of the longer side of the picture that is looked at
MOST = 15.0  # degrees; a sheet that lies further round was laid so
STEPS = (1.0, 0.25, 0.1)  # degrees: coarse over all of it, then finer about the best
POINTS = 9_000  # edges that are counted: this bounds the time
LEAST_POINTS = 200  # fewer tell nothing
STEEP = 14  # of 255: so much darker than the pixel above it is an edge
CLEAR = 1.15  # the best has to be so much better than none at all

Edges = Sequence[tuple[int, int]]


def tilt(grey: bytes, width: int, height: int, tell: Progress) -> float:
    """By how many degrees the picture is to be turned, clockwise above 0, to be straight; 0.0 where none can be told.

    `grey`: one byte a pixel, row by row. `tell` hears how far it is, and may stop it.
    """
    edges = _edges(grey, width, height)
    if len(edges) < LEAST_POINTS:
        return 0.0
    straight = _profile(edges, 0.0, width, height)
    best, about = 0.0, MOST
    for number, step in enumerate(STEPS):
        tries = _around(best, about, step)
        scores = []
        for count, angle in enumerate(tries):
            scores.append((_profile(edges, angle, width, height), angle))
            tell((number + (count + 1) / len(tries)) / len(STEPS))
        top, best = max(scores)
        about = step
    return round(-best, 1) if top > CLEAR * straight else 0.0


def _around(middle: float, about: float, step: float) -> list[float]:
    few = round(about / step)
    return [middle + n * step for n in range(-few, few + 1)]


def _edges(grey: bytes, width: int, height: int) -> Edges:
    """Pixels that are darker than those above them, evenly thinned."""
    found = []
    for y in range(1, height):
        above, row = grey[(y - 1) * width : y * width], grey[y * width : (y + 1) * width]
        found += [(x, y) for x, (a, b) in enumerate(zip(above, row, strict=True)) if a - b > STEEP]
    return found[:: max(1, -(-len(found) // POINTS))]


def _profile(edges: Edges, angle: float, width: int, height: int) -> float:
    """The sum of the squares of the rows, for lines that fall by `angle` degrees to the right."""
    slope = tan(radians(angle))
    room = int(abs(slope) * width) + 2
    rows = [0] * (height + 2 * room)
    for x, y in edges:
        rows[int(y - x * slope) + room] += 1
    return float(sum(count * count for count in rows))
