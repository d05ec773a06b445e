"""Where on the household's outline a tie to the whole may end."""

from kasesupport.diagrams.ecomap.centre import CORNER
from kasesupport.diagrams.ecomap.model import Spot
from kasesupport.drawing.items import Point

SOFT = 0.6  # of the half side: how soon a tie ends nearer to the corner, as its node stands further aside
STEPS = (0.0, 22.0, -22.0, 44.0, -44.0, 70.0, -70.0, 100.0, -100.0)  # px along the outline, where it must give way


def facing(frame: Spot, start: Spot, along: float = 0.0) -> Point:
    """A place just inside the outline at the side that faces a node, moved along that side by so many px."""
    wide, high = max(frame.w / 2 - CORNER, 1.0), max(frame.h / 2 - CORNER, 1.0)
    x, y = _softened(start.x - frame.x, wide), _softened(start.y - frame.y, high)
    if abs(start.x - frame.x) - frame.w / 2 > abs(start.y - frame.y) - frame.h / 2:
        return frame.x + x, frame.y + _clamped(y + along, high)
    return frame.x + _clamped(x + along, wide), frame.y + y


def _softened(value: float, most: float) -> float:
    """Between 0 and the end of the side: no two nodes in a row end at one place."""
    return most * value / (abs(value) + SOFT * most)


def _clamped(value: float, most: float) -> float:
    return max(-most, min(most, value))
