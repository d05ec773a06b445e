"""What a pointer tells a tool, and what a tool wants: frozen values without a screen.

Units are those of the drawing.
"""

from dataclasses import dataclass

from kasesupport.drawing.items import Point


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is and which subject lies under it (see `hit`)."""

    x: float
    y: float
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Select:
    """The subject was tapped, at this place of it."""

    subject: str
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Deselect:
    """The empty ground was tapped, or a gesture was given up."""


@dataclass(frozen=True, slots=True)
class Open:
    """The subject was tapped twice: show its details."""

    subject: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Show the subject with its centre here for now; nothing is stored. `over`: what it would be joined to."""

    subject: str
    x: float
    y: float
    over: str = ""


@dataclass(frozen=True, slots=True)
class PlaceAt:
    """The subject was put down: its centre is pinned here."""

    subject: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Pan:
    """Shift the view by so much."""

    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Rubber:
    """Show a line from the subject to a place; `over` is what it would join, "" for nothing."""

    subject: str
    x: float
    y: float
    over: str = ""


@dataclass(frozen=True, slots=True)
class Connect:
    """Join the two."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """Show the line drawn so far."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Collect:
    """The subjects inside the closed stroke, in the order in which they were given."""

    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toggle:
    """Take the subject among those that are chosen, or out again."""

    subject: str


@dataclass(frozen=True, slots=True)
class Shift:
    """Show these subjects shifted by so much for now; nothing is stored."""

    subjects: tuple[str, ...]
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class PlaceAll:
    """The subjects were put down together, shifted by so much: each is pinned where it then stands."""

    subjects: tuple[str, ...]
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Cancel:
    """Take every preview away; nothing happened."""


Intent = (
    Select | Deselect | Open | Preview | PlaceAt | Pan | Rubber | Connect | Stroke | Collect
    | Toggle | Shift | PlaceAll | Cancel
)  # fmt: skip
Intents = tuple[Intent, ...]
