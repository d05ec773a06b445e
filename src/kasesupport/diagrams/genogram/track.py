"""A way to draw along: places at a length along it and a distance aside."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kasesupport.drawing.items import Point


@dataclass(frozen=True, slots=True)
class Track:
    """A polyline by length: its corners, and how far along each lies."""

    points: tuple[Point, ...]
    lengths: tuple[float, ...]

    @property
    def length(self) -> float:
        """From end to end."""
        return self.lengths[-1]

    def at(self, along: float, aside: float = 0.0) -> Point:
        """The place so far along, and so far to the right of it as one goes (px)."""
        last = len(self.points) - 2
        i = min(max(bisect_right(self.lengths, along) - 1, 0), last)
        (x0, y0), (x1, y1) = self.points[i], self.points[i + 1]
        far = self.lengths[i + 1] - self.lengths[i]
        ux, uy = (x1 - x0) / far, (y1 - y0) / far
        step = along - self.lengths[i]
        return x0 + ux * step - uy * aside, y0 + uy * step + ux * aside

    def stretch(self, start: float, end: float, aside: float = 0.0) -> list[Point]:
        """The places from one length to another, beside the track by `aside`."""
        inner = [at for at in self.lengths[1:-1] if start < at < end]
        return [self.at(along, aside) for along in (start, *inner, end)]


def track(points: Sequence[Point]) -> Track:
    """The track along points; one of no length reaches one px to the right."""
    kept = [points[0]]
    kept.extend(p for p in points[1:] if math.dist(p, kept[-1]) > 1e-3)
    if len(kept) == 1:
        kept.append((kept[0][0] + 1.0, kept[0][1]))
    return Track(tuple(kept), tuple(accumulate((math.dist(a, b) for a, b in pairwise(kept)), initial=0.0)))
