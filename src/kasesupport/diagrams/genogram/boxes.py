"""How much room a person takes: the symbol with everything written around it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kasesupport.diagrams.genogram.look import GenogramLook, badges, beside, loss_of, staff_lines
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.drawing.lines import lines
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import literal

SYMBOL = 48.0  # side of a square, diameter of a circle
HALF = 0.5  # size of a pet and of a loss against a whole symbol
NAME, SMALL, RUBY = 14.0, 11.0, 8.0  # sizes of the name, of years and notes, of the reading
LEADING = 1.3
LONGEST = 168.0  # a label wider than this is set smaller or in several lines, never cut
SMALLER = 1.25  # how much wider a line may be that is set smaller; above it is broken
YEARS = 15.0  # height of the line of years above the symbol
YEAR_ASIDE = 5.0  # from the middle of the symbol to a year
YEAR_STEP = 6.0  # and further aside where lines of several pairs of parents come down
GAP_BELOW = 8.0  # between the symbol and its label
BADGE_SIDES = 8.0  # of a badge beside its words, both together
BADGE_GAP = 2.0  # below a badge
ASIDE = 6.0  # from the symbol to what stands beside it
STAR = 8.0  # radius of the key person's star
PLACE_SIDES, PLACE_HIGH = 12.0, SYMBOL * 0.8  # of a place: beside its name; its height
PLACE_SIZES = (NAME, SMALL, 9.5, 8.0)  # of its name, the first at which it goes in


@dataclass(frozen=True, slots=True)
class Extent:
    """Room around the middle of a symbol: to each side, above, below."""

    half: float
    up: float
    down: float


def extents(graph: FamilyGraph, look: GenogramLook) -> list[Extent]:
    """The room of every person, in the order of the graph."""
    homes = Counter(child for union in graph.unions for child in union.children)
    return [extent(person, look, homes[person.id]) for person in graph.persons]


def extent(person: Person, look: GenogramLook, homes: int = 1) -> Extent:
    """The room of a person. It holds whichever name is shown, with or without reading, years and ages.

    `homes`: from how many pairs of parents lines come down between the years.
    """
    years = (each + YEAR_STEP * max(0, homes - 1) for each in _year_halves(person))
    half = max(*_below_halves(person, look), *years, SYMBOL / 2 + 4, *reach(person, look))
    up = SYMBOL / 2 + (YEARS if dates(person) else 4.0)
    below = label_height(person) + sum(badge_height(text) for text in all_badges(person, look))
    return Extent(half + 1, up, SYMBOL / 2 + GAP_BELOW + below)


def reach(person: Person, look: GenogramLook) -> tuple[float, float]:
    """How far symbol, star and what stands beside them reach to the left and to the right of the middle."""
    side = side_of(person)
    words = max(text_width(text, SMALL) for text in beside(person, _with_ages(look)))
    return side + (ASIDE + 2 * STAR) * person.key_person, side + (ASIDE + words if words else 0.0)


def side_of(person: Person) -> float:
    """From the middle of the symbol to what stands beside it, but for the gap."""
    return {"place": place_half(person), "pet": radius(person)}.get(person.kind, SYMBOL / 2)


def _with_ages(look: GenogramLook) -> GenogramLook:
    return GenogramLook(look.on, conventions=look.conventions)


def radius(person: Person) -> float:
    """Half the height of the symbol itself."""
    return SYMBOL / 2 * (HALF if loss_of(person) or person.kind == "pet" else 1.0)


def place_half(person: Person) -> float:
    """Half the width of a place, whose name stands inside."""
    if person.kind != "place":
        return radius(person)
    widths = [text_width(row, size) for rows, size in map(place_name, (person.name, person.called)) for row in rows]
    return max(SYMBOL / 2, max(widths, default=0.0) / 2 + PLACE_SIDES)


def place_name(text: str) -> tuple[tuple[str, ...], float]:
    """The name of a place in the lines it is written in within its rectangle, and their size."""
    rows: tuple[str, ...] = ()
    size = NAME
    for size in PLACE_SIZES:
        rows = _rows(text, size, False, LONGEST - 2 * PLACE_SIDES)
        if len(rows) * size * LEADING <= PLACE_HIGH:
            return rows, size
    return rows, min(size, PLACE_HIGH / LEADING / len(rows))


def dates(person: Person) -> list[PartialDate]:
    """What is written above the symbol: birth to the left, death to the right."""
    if person.kind == "place" or (person.pregnancy and not loss_of(person)):
        return []
    return [day for day in (person.birth, person.death) if day]


def rows_of(text: str, size: float, bold: bool = False, room: float = LONGEST) -> tuple[str, ...]:
    """A label in lines no wider than the room, or a little wider and then to be set smaller."""
    return (
        _rows(text, size, bold, room * SMALLER)
        if text_width(text, size, bold) <= room * SMALLER
        else _rows(text, size, bold, room)
    )


def _rows(text: str, size: float, bold: bool, room: float) -> tuple[str, ...]:
    if not text or text_width(text, size, bold) <= room:
        return (text,) if text else ()
    return tuple("".join(piece.text for piece in row).strip() for row in lines(literal(text), room / size, bold=bold))


def label_height(person: Person) -> float:
    """The height of reading and name, whichever name is shown."""
    if person.kind == "place":
        return 0.0
    names = max(len(rows_of(text, NAME, person.index)) for text in (person.name, person.called))
    return names * NAME * LEADING + len(rows_of(person.kana, RUBY)) * RUBY * LEADING


def all_badges(person: Person, look: GenogramLook) -> list[str]:
    """The badges below the name, those of the practitioner's layer last."""
    return [*badges(person, look), *staff_lines(person, look)]


def badge_rows(text: str) -> tuple[str, ...]:
    """The lines of a badge."""
    return rows_of(text, SMALL, room=LONGEST - BADGE_SIDES)


def badge_height(text: str) -> float:
    """The height of a badge and the gap below it."""
    return len(badge_rows(text)) * SMALL * LEADING + BADGE_GAP


def _below_halves(person: Person, look: GenogramLook) -> Iterator[float]:
    if person.kind != "place":
        for text in (person.name, person.called):
            yield from (_half(row, NAME, person.index) for row in rows_of(text, NAME, person.index))
        yield from (_half(row, RUBY) for row in rows_of(person.kana, RUBY))
    for text in all_badges(person, look):
        yield from (_half(row, SMALL, room=LONGEST - BADGE_SIDES) + BADGE_SIDES / 2 for row in badge_rows(text))


def _half(row: str, size: float, bold: bool = False, room: float = LONGEST) -> float:
    return min(text_width(row, size, bold), room) / 2


def _year_halves(person: Person) -> Iterator[float]:
    yield from (YEAR_ASIDE + text_width("約" * day.approx + "2000", SMALL) for day in dates(person))
