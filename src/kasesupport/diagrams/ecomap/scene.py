"""What is to be placed, measured: the household in the middle and the nodes around it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kasesupport.diagrams.ecomap.centre import Centre, alone, central, centre_of, outsiders
from kasesupport.diagrams.ecomap.geometry import Rect, rect_of
from kasesupport.diagrams.ecomap.label import broken
from kasesupport.diagrams.ecomap.model import Seat, Spot
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, ResourceKind, Tie
from kasesupport.domain.people import FamilyGraph, Household
from kasesupport.drawing.items import Point

# Clockwise from the top: people, learning and care, health, the six services, public and private support, the rest.
# A group stands together and has one colour; so do, within it, all of a kind.
GROUPS: tuple[tuple[ResourceKind, ...], ...] = (
    ("kin", "friend", "neighbour", "own", "community", "place"),
    ("nursery", "school", "afterschool"),
    ("medical", "health"),
    ("short_stay", "home_visit", "day_care", "home_help", "child_base", "parenting"),
    ("welfare", "government", "npo"),
    ("work", "other"),
)
SECTORS: tuple[ResourceKind, ...] = tuple(kind for group in GROUPS for kind in group)
GROUP_OF = tuple(number for number, group in enumerate(GROUPS) for _ in group)  # of a sector
OUTSIDE = -1  # the sector of persons who live elsewhere: beside the household
CARD = 152.0  # width of a resource
LEAST = 52.0  # its least height: easy to touch
NAME = 16.0  # size of its name
LINE = 19.0
LINES = 3
DISC = 26.0  # the round sign of its kind
EDGE = (9.0, 10.0, 8.0)  # left of the sign, right of the name, above and below the name
SIGN_GAP = 6.0
NODE_CORNER = 24.0
LEAST_HOME = (100.0, 90.0)  # of the outline of another household
SMALL = 12.0  # size of the words above or below the name: that it ended, that it is missing
SMALL_LINE = 15.0


@dataclass(frozen=True, slots=True)
class Node:
    """Something placed around the household: a resource, what is missing, who lives elsewhere, or another household.

    `seats`: the persons in it, its middle at 0, 0; `home`: the outline of another household with its members.
    """

    id: str
    sector: int
    size: tuple[float, float]
    seats: Mapping[str, Seat] = field(default_factory=dict)
    home: Centre | None = None

    @property
    def is_company(self) -> bool:
        """Whether persons are in it: such nodes stand beside the household."""
        return bool(self.seats)

    @property
    def rise(self) -> float:
        """How far its middle stands below what a pin tells the place of: the symbol of a person."""
        return 0.0 if self.home else -sum(seat.symbol.y for seat in self.seats.values())


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a layout is made of; ties whose ends are not there are left out."""

    centre: Centre
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]

    def hosts(self) -> dict[str, Node]:
        """In which node somebody from outside is."""
        return {person: node for node in self.nodes for person in node.seats}

    def seats(self, spots: Mapping[str, Spot]) -> dict[str, Seat]:
        """Everybody's place: the members', and of those outside whose node is placed."""
        found = dict(self.centre.seats)
        for node in self.nodes:
            if node.seats and (spot := spots.get(node.id)):
                found |= {person: seat.moved(spot.x, spot.y) for person, seat in node.seats.items()}
        return found

    def inner(self, but: str = "") -> list[Rect]:
        """What stands inside the household and may not be run through, but for one member."""
        return inside(self.centre, but)


def inside(centre: Centre, but: str = "", at: Point = (0.0, 0.0)) -> list[Rect]:
    """What stands inside an outline whose middle is at a place, but for one member."""
    spots = [seat.whole for person, seat in centre.seats.items() if person != but]
    spots += [centre.name_spot] if centre.name else []
    return [rect_of(spot.moved(*at)) for spot in spots]


def scene_of(
    graph: FamilyGraph, resources: Sequence[Resource], ties: Sequence[Tie], look: GenogramLook | None = None,
    gaps: Sequence[Gap] = (), middle: str = "",
) -> Scene:  # fmt: skip
    """Measures everything. What is missing stands among the resources until something fills it.

    `middle`: the person in whose stead the household would stand there.
    """
    household, missing = central(graph, middle), [gap for gap in gaps if not gap.met_on]
    lines = (*ties, *(tie_of_gap(gap) for gap in missing))
    nodes = list(_company(graph, household, lines, look))
    nodes += [Node(r.id, SECTORS.index(r.kind), card_size(r.name, small=bool(r.closed_on))) for r in resources]
    nodes += [Node(g.id, SECTORS.index(g.kind), card_size(g.text, small=True)) for g in missing]
    centre = centre_of(graph, household, look)
    known = {r.id for r in resources} | {g.id for g in missing}
    ends = {HOUSEHOLD, *centre.seats, *(person for node in nodes for person in node.seats)}
    return Scene(centre, tuple(nodes), tuple(t for t in lines if t.resource in known and t.to in ends))


def _company(
    graph: FamilyGraph, household: Household, ties: Sequence[Tie], look: GenogramLook | None
) -> Iterator[Node]:
    """Who lives elsewhere and has a tie: two of one household in its outline, everybody else alone."""
    left = {person.id: person for person in outsiders(graph, household, ties)}
    for home in graph.households:
        members = tuple(m for m in home.members if m not in household.members)
        if len(left.keys() & set(members)) > 1:
            other = centre_of(graph, Household(home.id, members, home.name), look, least=LEAST_HOME)
            yield Node(home.id, OUTSIDE, (other.frame.w, other.frame.h), other.seats, other)
            left = {person: found for person, found in left.items() if person not in members}
    for person, found in left.items():
        seat = alone(found, look)
        yield Node(person, OUTSIDE, (seat.whole.w, seat.whole.h), {person: seat})


def tie_of_gap(gap: Gap) -> Tie:
    """The line from an empty place to whom it is for: it has the gap's id."""
    return Tie(gap.id, gap.id, gap.to)


def card_size(name: str, small: bool = False) -> tuple[float, float]:
    """Room of a card: the sign of its kind, the name in up to three lines beside it, and a line of small words."""
    return CARD, max(LEAST, LINE * len(card_lines(name)) + SMALL_LINE * small + 2 * EDGE[2])


def card_lines(name: str) -> tuple[str, ...]:
    """The name as the card shows it."""
    return broken(name, CARD - EDGE[0] - DISC - SIGN_GAP - EDGE[1], NAME, LINES)
