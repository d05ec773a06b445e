"""A finished layout, as a frozen value and as the JSON that others read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kasesupport.drawing.items import Box, Point

LineKind = Literal["union", "descent", "sibship"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A person in the picture: the middle of the symbol, and the room of symbol and labels around it."""

    x: float
    y: float
    half: float
    up: float
    down: float

    @property
    def box(self) -> Box:
        """Left, top, width, height of symbol and labels."""
        return self.x - self.half, self.y - self.up, 2 * self.half, self.up + self.down


@dataclass(frozen=True, slots=True)
class Line:
    """One stroke of a union: the line of the partners, the bar of the children, or an upright to it.

    `child` is set on the last upright to a child, which shows the kind of parentage.
    """

    kind: LineKind
    union: str
    points: tuple[Point, ...]
    child: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The line around a household: closed rings of corners (to be rounded), each keeping strangers out."""

    household: str
    members: tuple[str, ...]
    rings: tuple[tuple[Point, ...], ...]
    label: Point | None = None  # left end of the baseline


@dataclass(frozen=True, slots=True)
class GenogramLayout:
    """Where everything stands, in logical px; x to the right, y down, the zero point anywhere."""

    spots: Mapping[str, Spot] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    households: tuple[Outline, ...] = ()


def to_json(layout: GenogramLayout) -> dict[str, Any]:
    """Persons (centre and size with label), lines and household polygons."""
    return {
        "persons": {person: _box(spot) for person, spot in layout.spots.items()},
        "lines": [
            {"kind": line.kind, "union": line.union, "points": [[round(x, 2), round(y, 2)] for x, y in line.points]}
            for line in layout.lines
        ],
        "households": [
            {"members": list(outline.members), "polygon": [[round(x, 2), round(y, 2)] for x, y in ring]}
            for outline in layout.households
            for ring in outline.rings
        ],
    }


def _box(spot: Spot) -> dict[str, float]:
    left, top, width, height = spot.box
    return {
        "x": round(left + width / 2, 2),
        "y": round(top + height / 2, 2),
        "w": round(width, 2),
        "h": round(height, 2),
    }
