"""Two fingers on the canvas: where they pull and spread it to."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kasesupport.drawing.items import Point
from kasesupport.ui.canvas.camera import Camera


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of the first two fingers and how far apart they are."""

    x: float
    y: float
    wide: float


def spread(fingers: Sequence[Point]) -> Spread:
    """Of two or more fingers."""
    (ax, ay), (bx, by) = fingers[0], fingers[1]
    return Spread((ax + bx) / 2, (ay + by) / 2, max(math.hypot(ax - bx, ay - by), 1.0))


def pinched(camera: Camera, before: Spread, after: Spread) -> Camera:
    """The camera after the fingers went from one place to the other: what lay under them stays under them."""
    shifted = camera.panned(after.x - before.x, after.y - before.y)
    return shifted.zoomed(after.wide / before.wide, after.x, after.y)
