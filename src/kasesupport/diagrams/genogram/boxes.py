"""How much room a person takes: the symbol with everything written around it."""

from dataclasses import dataclass

from kasesupport.diagrams.genogram.look import GenogramLook, badges
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.drawing.measure import text_width

SYMBOL = 48.0  # side of a square, diameter of a circle
NAME, SMALL, RUBY = 14.0, 11.0, 8.0  # sizes of the name, of years and notes, of the reading
LEADING = 1.3
LONGEST = 168.0  # a label wider than this is set smaller, never cut
YEARS = 15.0  # height of the line of years above the symbol
YEAR_ASIDE = 5.0  # from the middle of the symbol to a year
GAP_BELOW = 8.0  # between the symbol and its label
BADGE = SMALL * LEADING + 2  # height of a badge's line
BADGE_SIDES = 8.0  # of a badge beside its words, both together


@dataclass(frozen=True, slots=True)
class Extent:
    """Room around the middle of a symbol: to each side, above, below."""

    half: float
    up: float
    down: float


def extent(person: Person, look: GenogramLook) -> Extent:
    """The room of a person. It holds whichever name is shown, with or without reading, years and ages."""
    texts = [text_width(text, NAME, bold=person.index) for text in (person.name, person.called)]
    texts += [text_width(person.kana, RUBY), SYMBOL + 8]
    texts += [text_width(text, SMALL) + BADGE_SIDES for text in badges(person, look)]
    texts += [2 * (YEAR_ASIDE + text_width("約" * day.approx + "2000", SMALL)) for day in dates(person)]
    up = SYMBOL / 2 + (YEARS if dates(person) else 4.0)
    return Extent(min(max(texts), LONGEST) / 2 + 1, up, SYMBOL / 2 + GAP_BELOW + _label_height(person, look))


def dates(person: Person) -> list[PartialDate]:
    """What is written above the symbol: birth to the left, death to the right."""
    return [] if person.pregnancy else [day for day in (person.birth, person.death) if day]


def _label_height(person: Person, look: GenogramLook) -> float:
    name = NAME * LEADING if person.name or person.called else 0.0
    reading = RUBY * LEADING if person.kana else 0.0
    return name + reading + len(badges(person, look)) * BADGE


def extents(graph: FamilyGraph, look: GenogramLook) -> list[Extent]:
    """The room of every person, in the order of the graph."""
    return [extent(person, look) for person in graph.persons]
