"""What is to be placed, measured: the household in the middle and the nodes around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kasesupport.diagrams.ecomap.centre import Centre, alone, centre_of, home, outsiders
from kasesupport.diagrams.ecomap.geometry import Rect, rect_of
from kasesupport.diagrams.ecomap.label import broken
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, ResourceKind, Tie
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.drawing.items import Point

# Clockwise from the top: kin and friends, school and care, health, public and private support, the rest.
SECTORS: tuple[ResourceKind, ...] = (
    "kin", "friend", "neighbour", "own", "community", "place", "nursery", "school", "afterschool", "medical", "health",
    "welfare", "short_stay", "home_visit", "day_care", "home_help", "child_base", "parenting", "government", "npo",
    "work", "other",
)  # fmt: skip
OUTSIDE = -1  # the sector of persons who live elsewhere: at the top
CARD = 152.0  # width of a resource
LEAST = 52.0  # its least height: easy to touch
NAME = 14.0  # size of its name
LINE = 17.0
LINES = 3
DISC = 32.0  # the round sign of its kind
EDGE = (10.0, 12.0, 9.0)  # left of the sign, right of the name, above and below the name
SIGN_GAP = 8.0
NODE_CORNER = 24.0
SMALL = 11.0  # size of the words above or below the name: that it ended, that it is missing
SMALL_LINE = 15.0


@dataclass(frozen=True, slots=True)
class Node:
    """Something placed around the household: a resource, what is missing, or a person who lives elsewhere."""

    id: str
    sector: int
    size: tuple[float, float]
    rise: float = 0.0  # of a person: the symbol's middle above that of the whole
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


def scene_of(
    graph: FamilyGraph, resources: Sequence[Resource], ties: Sequence[Tie], look: GenogramLook | None = None,
    gaps: Sequence[Gap] = (),
) -> Scene:  # fmt: skip
    """Measures everything. What is missing stands among the resources until something fills it."""
    household, missing = home(graph), [gap for gap in gaps if not gap.met_on]
    lines = (*ties, *(tie_of_gap(gap) for gap in missing))
    persons = outsiders(graph, household, lines)
    nodes = [_outside(p, look) for p in persons]
    nodes += [Node(r.id, SECTORS.index(r.kind), card_size(r.name, small=bool(r.closed_on))) for r in resources]
    nodes += [Node(g.id, SECTORS.index(g.kind), card_size(g.text, small=True)) for g in missing]
    centre = centre_of(graph, household, look)
    known = {r.id for r in resources} | {g.id for g in missing}
    ends = {HOUSEHOLD, *centre.seats, *(p.id for p in persons)}
    return Scene(centre, tuple(nodes), tuple(t for t in lines if t.resource in known and t.to in ends))


def tie_of_gap(gap: Gap) -> Tie:
    """The line from an empty place to whom it is for: it has the gap's id."""
    return Tie(gap.id, gap.id, gap.to)


def _outside(person: Person, look: GenogramLook | None) -> Node:
    seat = alone(person, look)
    size = (seat.whole.w, seat.whole.h)
    return Node(person.id, OUTSIDE, size, -seat.symbol.y, is_person=True)


def card_size(name: str, small: bool = False) -> tuple[float, float]:
    """Room of a card: the sign of its kind, the name in up to three lines beside it, and a line of small words."""
    return CARD, max(LEAST, LINE * len(card_lines(name)) + SMALL_LINE * small + 2 * EDGE[2])


def card_lines(name: str) -> tuple[str, ...]:
    """The name as the card shows it."""
    return broken(name, CARD - EDGE[0] - DISC - SIGN_GAP - EDGE[1], NAME, LINES)
