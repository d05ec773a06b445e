"""The household in the middle: who belongs to it, and the small picture of those living together."""

from collections.abc import Iterable
from dataclasses import dataclass

from kasesupport.diagrams.ecomap.model import Seat, Spot
from kasesupport.diagrams.hit import joined
from kasesupport.domain.ecomap import HOUSEHOLD, Tie
from kasesupport.domain.people import FamilyGraph, Household, Person
from kasesupport.drawing.measure import text_width

SYMBOL = 48.0
LABEL = 14.0
PAD = 26.0  # between the people and the outline
TITLE = 13.0
CORNER = 30.0  # radius of the outline
STEP = 28.0  # between two people
LEAST = (190.0, 120.0)


@dataclass(frozen=True, slots=True)
class Centre:
    """The outline, its name's place ("" for none) and the members' seats."""

    frame: Spot
    name: str
    name_spot: Spot
    seats: dict[str, Seat]


def home(graph: FamilyGraph) -> Household:
    """The household of the index child, else the first one; without any, all persons of the family.

    An ecomap is drawn of those who live together (ecomap section of the drawing standard).
    """
    index = {p.id for p in graph.persons if p.index}
    homes = graph.households
    whole = Household("", tuple(p.id for p in graph.persons), "")
    return next((h for h in homes if index & set(h.members)), homes[0] if homes else whole)


def outsiders(graph: FamilyGraph, household: Household, ties: Iterable[Tie]) -> tuple[Person, ...]:
    """Persons who live elsewhere and to whom a tie runs."""
    wanted = {t.to for t in ties} - {HOUSEHOLD, *household.members}
    return tuple(p for p in graph.persons if p.id in wanted)


def name_of(person: Person) -> str:
    """The word the family uses, else the name."""
    return person.called or person.name


def seat_size(person: Person) -> tuple[float, float]:
    """Room of a person outside: the symbol with its name below."""
    return max(SYMBOL, text_width(name_of(person), LABEL)), SYMBOL + 4 + LABEL


def centre_of(graph: FamilyGraph, household: Household) -> Centre:
    """The household's people in a row, its outline around them."""
    wanted = set(household.members)
    people = [p for p in graph.persons if p.id in wanted]
    widths = [seat_size(p)[0] for p in people]
    seats: dict[str, Seat] = {}
    left = -(sum(widths) + STEP * max(0, len(people) - 1)) / 2
    for person, wide in zip(people, widths, strict=True):
        seats[person.id] = _seat(left + wide / 2, 0.0, wide)
        left += wide + STEP
    return _framed(seats, household.name)


def _seat(x: float, y: float, wide: float) -> Seat:
    return Seat(Spot(x, y, SYMBOL, SYMBOL), Spot(x, y + (LABEL + 4) / 2, wide, SYMBOL + 4 + LABEL))


def _framed(seats: dict[str, Seat], name: str) -> Centre:
    """The outline around the seats, all shifted so that its middle is 0, 0."""
    title = TITLE + 10 if name else 0.0
    left, top, width, height = joined(s.whole.box for s in seats.values())
    size = (
        max(width + 2 * PAD, text_width(name, TITLE) + 2 * CORNER, LEAST[0]),
        max(height + 2 * PAD + title, LEAST[1]),
    )
    dx, dy = -(left + width / 2), -(top + height / 2) + title / 2
    moved = {i: Seat(_shifted(s.symbol, dx, dy), _shifted(s.whole, dx, dy)) for i, s in seats.items()}
    name_spot = Spot(0.0, -size[1] / 2 + 10 + TITLE / 2, text_width(name, TITLE), TITLE)
    return Centre(Spot(0.0, 0.0, *size), name, name_spot, moved)


def _shifted(spot: Spot, dx: float, dy: float) -> Spot:
    return Spot(round(spot.x + dx, 2), round(spot.y + dy, 2), spot.w, spot.h)
