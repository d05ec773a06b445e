"""The household in the middle: who belongs to it, and the small picture of those living together."""

from collections.abc import Iterable
from dataclasses import dataclass

from kasesupport.diagrams import genogram
from kasesupport.diagrams.ecomap.model import Seat, Spot
from kasesupport.diagrams.genogram.boxes import SYMBOL
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.diagrams.genogram.values import Spot as PersonSpot
from kasesupport.diagrams.hit import joined
from kasesupport.domain.ecomap import HOUSEHOLD, Tie
from kasesupport.domain.parts import part
from kasesupport.domain.people import FamilyGraph, Household, Person
from kasesupport.drawing.items import Box, Point
from kasesupport.drawing.measure import text_width

PAD = 26.0  # between the people and the outline
TITLE = 13.0  # size of the household's name, in the corner where few ties come in
TITLE_LEFT = 22.0
CORNER = 30.0  # radius of the outline
LEAST = (190.0, 120.0)


@dataclass(frozen=True, slots=True)
class Centre:
    """The outline, its name's place ("" for none), the members' seats, and their small genogram."""

    frame: Spot
    name: str
    name_spot: Spot
    seats: dict[str, Seat]
    inner: genogram.GenogramLayout
    shift: Point  # from the genogram's places to those of the ecomap


def home(graph: FamilyGraph) -> Household:
    """The household of the index child, else the first one; without any, all persons of the family.

    An ecomap is drawn of those who live together (ecomap section of the drawing standard).
    """
    index = {p.id for p in graph.persons if p.index}
    homes = graph.households
    whole = Household("", tuple(p.id for p in graph.persons), "")
    return next((h for h in homes if index & set(h.members)), homes[0] if homes else whole)


def central(graph: FamilyGraph, middle: str = "") -> Household:
    """Who stands in the middle: the household, or one person alone where one of the family is chosen."""
    if middle in {person.id for person in graph.persons}:
        return Household("", (middle,), "")
    return home(graph)


def outsiders(graph: FamilyGraph, household: Household, ties: Iterable[Tie]) -> tuple[Person, ...]:
    """Persons who are not in the middle and to whom a tie runs."""
    wanted = {t.to for t in ties} - {HOUSEHOLD, *household.members}
    return tuple(p for p in graph.persons if p.id in wanted)


def living(graph: FamilyGraph, household: Household) -> FamilyGraph:
    """The part of the family that lives together: its members and what joins them."""
    inner = part(graph, frozenset(household.members))
    return FamilyGraph(inner.persons, tuple(union for union in inner.unions if union.partners))


def centre_of(
    graph: FamilyGraph, household: Household, look: GenogramLook | None = None, least: tuple[float, float] = LEAST
) -> Centre:
    """The small genogram of those living together, with the outline around it, its middle at 0, 0."""
    inner = genogram.layout(living(graph, household), look=look)
    name = household.name
    title = TITLE + 10 if name else 0.0
    left, top, width, height = joined(_boxes(inner))
    narrow = max(least[0], text_width(name, TITLE) + 2 * CORNER)
    size = (max(width + 2 * PAD, narrow), max(height + 2 * PAD + title, least[1]))
    shift = (-(left + width / 2), -(top + height / 2) + title / 2)
    seats = {person: seat_at(spot, shift) for person, spot in inner.spots.items()}
    wide = text_width(name, TITLE)
    name_spot = Spot(-size[0] / 2 + TITLE_LEFT + wide / 2, -size[1] / 2 + 12 + TITLE / 2, wide, TITLE)
    return Centre(Spot(0.0, 0.0, *size), name, name_spot, seats, inner, shift)


def _boxes(inner: genogram.GenogramLayout) -> list[Box]:
    points = [(x, y, 0.0, 0.0) for line in inner.lines for x, y in line.points]
    return [spot.box for spot in inner.spots.values()] + points


def seat_at(spot: PersonSpot, shift: Point) -> Seat:
    """A person of a genogram as a seat of the ecomap."""
    left, top, width, height = spot.box
    middle = (left + width / 2 + shift[0], top + height / 2 + shift[1])
    symbol = Spot(round(spot.x + shift[0], 2), round(spot.y + shift[1], 2), SYMBOL, SYMBOL)
    return Seat(symbol, Spot(round(middle[0], 2), round(middle[1], 2), width, height))


def alone(person: Person, look: GenogramLook | None = None) -> Seat:
    """A person who lives elsewhere, the middle of the whole at 0, 0."""
    seat = seat_at(genogram.layout(FamilyGraph((person,)), look=look).spots[person.id], (0.0, 0.0))
    dx, dy = seat.symbol.x - seat.whole.x, seat.symbol.y - seat.whole.y
    return Seat(Spot(dx, dy, SYMBOL, SYMBOL), Spot(0.0, 0.0, seat.whole.w, seat.whole.h))
