"""Where everything of an ecomap stands: frozen values that layout gives and draw takes.

The middle of the household is 0, 0, so that nothing shifts when the picture grows to any side.
Units: logical px, x to the right, y down.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kasesupport.diagrams.genogram import GenogramLayout
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.drawing.items import Box, Point

TITLE_AT = (40.0, 22.0)  # px from the corner of the outline to what stands for the whole household


@dataclass(frozen=True, slots=True)
class Spot:
    """A box by its centre and size."""

    x: float
    y: float
    w: float
    h: float

    @property
    def box(self) -> Box:
        """Left, top, width, height."""
        return (self.x - self.w / 2, self.y - self.h / 2, self.w, self.h)


@dataclass(frozen=True, slots=True)
class Note:
    """Words on a tie, broken into lines, and the box they fill."""

    lines: tuple[str, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class TieLine:
    """The way of a tie from the edge of its resource to the edge of its member or of the household."""

    id: str
    points: tuple[Point, ...]
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A person: the symbol alone, and the symbol with its labels."""

    symbol: Spot
    whole: Spot


@dataclass(frozen=True, slots=True)
class EcomapLayout:
    """All places. `people` has the members and those outside to whom a tie runs."""

    household: Spot
    people: Mapping[str, Seat]
    resources: Mapping[str, Spot]
    ties: tuple[TieLine, ...]
    box: Box  # around everything, with a margin; its left top is the drawing's 0, 0
    inner: GenogramLayout  # the small genogram of the household
    shift: Point  # from its places to those of the ecomap
    unnoted: tuple[str, ...] = field(default=())  # ties for whose words there is no free place

    def to_drawing(self, at: Point) -> Point:
        """A place of the layout as a place of its drawing."""
        return at[0] - self.box[0], at[1] - self.box[1]

    def from_drawing(self, at: Point) -> Point:
        """A place of the drawing as a place of the layout (what pins are told in)."""
        return at[0] + self.box[0], at[1] + self.box[1]

    def centre(self, subject: str) -> Point | None:
        """The middle of a resource or of a person in the layout."""
        seat = self.people.get(subject)
        spot = seat.symbol if seat else self.resources.get(subject)
        return (spot.x, spot.y) if spot else None

    def inside(self, at: Point) -> str:
        """The member drawn at a place of the layout, else "household" within its outline, "" beyond it."""
        if not _holds(self.household, at):
            return ""
        members_ = (person for person, seat in self.people.items() if _holds(seat.whole, at))
        return next(members_, HOUSEHOLD)

    def title_place(self) -> Point:
        """The upper left corner of the outline, where the household's name stands."""
        left, top, _, _ = self.household.box
        return left + TITLE_AT[0], top + TITLE_AT[1]


def _holds(spot: Spot, at: Point) -> bool:
    return abs(at[0] - spot.x) <= spot.w / 2 and abs(at[1] - spot.y) <= spot.h / 2


def to_json(layout: EcomapLayout) -> dict[str, Any]:
    """The layout as plain data: persons and resources by id (centre, size with label), lines of the ties."""
    persons = {i: _plain(seat.whole) for i, seat in layout.people.items()}
    left, top, width, height = (round(v, 2) for v in layout.household.box)
    corners = [[left, top], [left + width, top], [left + width, top + height], [left, top + height]]
    lines = [
        {"kind": "tie", "tie": t.id, "points": [[round(x, 2), round(y, 2)] for x, y in t.points]} for t in layout.ties
    ]
    return {
        "persons": persons | {i: _plain(spot) for i, spot in layout.resources.items()},
        "lines": lines,
        "labels": {t.id: _plain(t.note.spot) for t in layout.ties if t.note},
        "households": [{"members": list(members(layout)), "polygon": corners}],
    }


def members(layout: EcomapLayout) -> tuple[str, ...]:
    """The people inside the household's outline."""
    left, top, width, height = layout.household.box
    inside = (left, top, left + width, top + height)
    return tuple(
        i for i, s in layout.people.items() if inside[0] < s.symbol.x < inside[2] and inside[1] < s.symbol.y < inside[3]
    )


def _plain(spot: Spot) -> dict[str, float]:
    return {"x": round(spot.x, 2), "y": round(spot.y, 2), "w": round(spot.w, 2), "h": round(spot.h, 2)}
