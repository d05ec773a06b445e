"""What is to be placed, measured: the household in the middle and the nodes around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kasesupport.diagrams.ecomap.centre import Centre, centre_of, home, outsiders, seat_size
from kasesupport.diagrams.ecomap.geometry import Rect, rect_of
from kasesupport.diagrams.ecomap.label import broken
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, ResourceKind, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Point

# Clockwise from the top: kin and friends, school and care, health, public and private support, the rest.
SECTORS: tuple[ResourceKind, ...] = (
    "kin", "friend", "neighbour", "community", "nursery", "school", "afterschool",
    "medical", "health", "welfare", "government", "npo", "work", "other",
)  # fmt: skip
CARD = 118.0  # width of a resource
NAME = 14.0  # size of its name
LINE = 17.0
LINES = 3
ICON = 24.0
PAD = (10.0, 11.0)
ICON_GAP = 4.0
NODE_CORNER = 22.0


@dataclass(frozen=True, slots=True)
class Node:
    """Something placed around the household: a resource or a person who lives elsewhere."""

    id: str
    sector: int
    size: tuple[float, float]
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a layout is made of; ties whose ends are not there are left out."""

    centre: Centre
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]

    def targets(self) -> dict[str, Point]:
        """The places that do not move: the household's middle and the members' symbols."""
        seats = self.centre.seats
        return {HOUSEHOLD: (0.0, 0.0)} | {i: (s.symbol.x, s.symbol.y) for i, s in seats.items()}

    def inner(self, but: str = "") -> list[Rect]:
        """What stands inside the household and may not be run through, but for one member."""
        rects = [rect_of(seat.whole) for i, seat in self.centre.seats.items() if i != but]
        return [*rects, rect_of(self.centre.name_spot)] if self.centre.name else rects


def scene_of(graph: FamilyGraph, resources: Sequence[Resource], ties: Sequence[Tie]) -> Scene:
    """Measures everything."""
    household = home(graph)
    persons = outsiders(graph, household, ties)
    nodes = [Node(p.id, SECTORS.index("kin"), seat_size(p), is_person=True) for p in persons]
    nodes += [Node(r.id, SECTORS.index(r.kind), card_size(r.name)) for r in resources]
    centre = centre_of(graph, household)
    known = {r.id for r in resources}
    ends = {HOUSEHOLD, *centre.seats, *(p.id for p in persons)}
    return Scene(centre, tuple(nodes), tuple(t for t in ties if t.resource in known and t.to in ends))


def card_size(name: str) -> tuple[float, float]:
    """Room of a resource: its icon with the name in up to three lines below."""
    return CARD, 2 * PAD[1] + ICON + ICON_GAP + LINE * len(card_lines(name))


def card_lines(name: str) -> tuple[str, ...]:
    """The name as the card shows it."""
    return broken(name, CARD - 2 * PAD[0], NAME, LINES)
