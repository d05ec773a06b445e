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

    def moved(self, dx: float, dy: float) -> "Spot":
        """The same box elsewhere."""
        return Spot(round(self.x + dx, 2), round(self.y + dy, 2), self.w, self.h)


@dataclass(frozen=True, slots=True)
class Note:
    """Words on a tie, broken into lines, and the box they fill.

    Where there is no room for them there stands a number instead, and the words stand below the picture with it.
    """

    lines: tuple[str, ...]
    spot: Spot
    number: int = 0


@dataclass(frozen=True, slots=True)
class TieLine:
    """The way of a tie from the edge of its resource to the edge of its member or of the household."""

    id: str
    points: tuple[Point, ...]
    note: Note | None = None
    joins: tuple[object, ...] = ()  # what it was drawn for: as long as this is so, and it is free, it stays


@dataclass(frozen=True, slots=True)
class Seat:
    """A person: the symbol alone, and the symbol with its labels."""

    symbol: Spot
    whole: Spot

    def moved(self, dx: float, dy: float) -> "Seat":
        """The same person elsewhere."""
        return Seat(self.symbol.moved(dx, dy), self.whole.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class Home:
    """Another household beside the one in the middle: its outline, its name and the name's place, its genogram."""

    id: str
    name: str
    frame: Spot
    inner: GenogramLayout
    shift: Point  # from the places of its genogram to those of the ecomap


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
    homes: tuple[Home, ...] = field(default=())
    title: str = ""  # the name of the household in the middle

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

    def is_home(self, person: str) -> bool:
        """Whether a person stands inside the household's outline."""
        return _holds(self.household, (self.people[person].symbol.x, self.people[person].symbol.y))

    def stands(self) -> dict[str, Point]:
        """The middles of resources, empty places, other households, and of the symbols of those who stand alone."""
        housed = {*self.inner.spots, *(person for home in self.homes for person in home.inner.spots)}
        alone = {p: (seat.symbol.x, seat.symbol.y) for p, seat in self.people.items() if p not in housed}
        homes = {home.id: (home.frame.x, home.frame.y) for home in self.homes}
        return {own: (spot.x, spot.y) for own, spot in self.resources.items()} | homes | alone

    def title_place(self) -> Point:
        """The upper left corner of the outline, where the household's name stands."""
        left, top, _, _ = self.household.box
        return left + TITLE_AT[0], top + TITLE_AT[1]


def _holds(spot: Spot, at: Point) -> bool:
    return abs(at[0] - spot.x) <= spot.w / 2 and abs(at[1] - spot.y) <= spot.h / 2


def to_json(layout: EcomapLayout) -> dict[str, Any]:
    """The layout as plain data: persons and resources by id (centre, size with label), lines of the ties."""
    persons = {i: _plain(seat.whole) for i, seat in layout.people.items()}
    lines = [
        {"kind": "tie", "tie": t.id, "points": [[round(x, 2), round(y, 2)] for x, y in t.points]} for t in layout.ties
    ]
    return {
        "persons": persons | {i: _plain(spot) for i, spot in layout.resources.items()},
        "lines": lines,
        "labels": {t.id: _plain(t.note.spot) for t in layout.ties if t.note},
        "households": [_outline(layout, frame) for frame in (layout.household, *(h.frame for h in layout.homes))],
    }


def _outline(layout: EcomapLayout, frame: Spot) -> dict[str, Any]:
    left, top, width, height = (round(v, 2) for v in frame.box)
    corners = [[left, top], [left + width, top], [left + width, top + height], [left, top + height]]
    return {"members": list(members(layout, frame)), "polygon": corners}


def members(layout: EcomapLayout, frame: Spot | None = None) -> tuple[str, ...]:
    """The people inside the outline of the household, or inside another."""
    left, top, width, height = (frame or layout.household).box
    return tuple(
        person
        for person, seat in layout.people.items()
        if left < seat.symbol.x < left + width and top < seat.symbol.y < top + height
    )


def _plain(spot: Spot) -> dict[str, float]:
    return {"x": round(spot.x, 2), "y": round(spot.y, 2), "w": round(spot.w, 2), "h": round(spot.h, 2)}
