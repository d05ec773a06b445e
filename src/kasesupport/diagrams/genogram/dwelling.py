"""Which household a place of the genogram lies in, and what putting somebody down there means."""

from dataclasses import dataclass

from kasesupport.diagrams.genogram.values import GenogramLayout, Outline
from kasesupport.drawing.items import Point


@dataclass(frozen=True, slots=True)
class Move:
    """Out of one household, into another; "" for none."""

    left: str = ""
    joined: str = ""


def moved(layout: GenogramLayout, person: str, at: Point) -> Move:
    """What it means to put a person down at a place of the layout's plane: within the own outline nothing.

    Of nested outlines the innermost counts. Who lives in several households leaves the one the drag began in.
    """
    own = [each for each in layout.households if person in each.members]
    if any(_inside(each, at) for each in own):
        return Move()
    spot = layout.spots[person]
    left = next((each for each in _inward(own) if _inside(each, (spot.x, spot.y))), None)
    there = next((each for each in _inward(layout.households) if _inside(each, at)), None)
    return Move(left.household if left else "", there.household if there else "")


def _inward(outlines: list[Outline] | tuple[Outline, ...]) -> list[Outline]:
    return sorted(outlines, key=lambda each: (len(each.members), each.household))


def _inside(outline: Outline, at: Point) -> bool:
    return any(_encloses(ring, at) for ring in outline.rings)


def _encloses(ring: tuple[Point, ...], at: Point) -> bool:
    """By the number of sides that a ray to the right meets."""
    x, y = at
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside
