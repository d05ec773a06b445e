"""One person as a symbol with its labels, per the drawing standard."""

from collections.abc import Iterator

from kasesupport.diagrams.colours import CALM, INK, PAPER, SOFT_INK
from kasesupport.diagrams.genogram.boxes import (
    BADGE,
    BADGE_SIDES,
    GAP_BELOW,
    LEADING,
    LONGEST,
    NAME,
    RUBY,
    SMALL,
    SYMBOL,
    YEAR_ASIDE,
)
from kasesupport.diagrams.genogram.colours import INDEX_FILL, NOTE_FILL, RING_FILL
from kasesupport.diagrams.genogram.look import GenogramLook, age, badges, described, is_dead, is_unknown, label, year
from kasesupport.diagrams.genogram.values import Spot
from kasesupport.domain.people import Person, Sex
from kasesupport.drawing.items import Group, Item, Op, Path, circle, line, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

R = SYMBOL / 2
STROKE = 2.0
INNER = 5.0  # from the outer to the inner outline of the 本人
RING = 5.0  # from the symbol to the ring around a selected person
AGE = 16.0
UNKNOWN_DASH = (5.0, 4.0)
LETTER_MIDDLE = 0.36  # em from the middle of a digit to its baseline


def person_group(person: Person, spot: Spot, look: GenogramLook) -> Group:
    """Everything drawn for one person; the symbol's white body hides line ends below it."""
    items: list[Item] = []
    if person.id in look.selected:
        items.append(Path(shape(person, spot.x, spot.y, R + RING), CALM, RING_FILL, 3.0))
    items.extend(symbol(person, spot.x, spot.y, R))
    items.extend(_inside(person, spot, look))
    items.extend(_years(person, spot, look))
    items.extend(_labels(person, spot, look))
    return Group(person.id, tuple(items), described(person, look))


def symbol(person: Person, x: float, y: float, r: float) -> Iterator[Path]:
    """The bare symbol: square, circle, diamond or triangle; double for the 本人; crossed after a death."""
    dash = UNKNOWN_DASH if is_unknown(person) else ()
    yield Path(shape(person, x, y, r), INK, INDEX_FILL if person.index else PAPER, STROKE, dash)
    if person.index:
        yield Path(shape(person, x, y, r - INNER), INK, None, STROKE * 0.8)
    if is_dead(person):
        k = r * (0.71 if person.sex == "F" else 0.5 if person.sex == "U" else 1.0)
        yield Path((*line([(x - k, y - k), (x + k, y + k)]), *line([(x - k, y + k), (x + k, y - k)])), INK, None, 1.4)


def shape(person: Person, x: float, y: float, r: float) -> tuple[Op, ...]:
    """The outline of a symbol of radius r about x, y."""
    if person.pregnancy:
        return line([(x, y - r * 0.9), (x + r, y + r * 0.8), (x - r, y + r * 0.8)], closed=True)
    return outline_of(person.sex, x, y, r)


def outline_of(sex: Sex, x: float, y: float, r: float) -> tuple[Op, ...]:
    """Square for men, circle for women, diamond where the sex is not known or another."""
    if sex == "F":
        return circle(x, y, r)
    if sex == "M":
        return rect((x - r, y - r, 2 * r, 2 * r), 2.0)
    return line([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], closed=True)


def _inside(person: Person, spot: Spot, look: GenogramLook) -> Iterator[Item]:
    text = "?" if is_unknown(person) else age(person, look)
    size = AGE if len(text) < 3 else AGE * 0.85
    halo = (INDEX_FILL if person.index else PAPER) if is_dead(person) else None
    yield from set_line(text, spot.x, spot.y + LETTER_MIDDLE * size, size, color=INK, anchor="middle", halo=halo)


def _years(person: Person, spot: Spot, look: GenogramLook) -> Iterator[Item]:
    """Birth above left, death above right; the line to the parents passes between."""
    if "years" in look.hidden or person.pregnancy:
        return
    y = spot.y - R - 5
    halo = PAPER if person.id in look.selected else None
    if person.birth:
        yield from set_line(
            year(person.birth, look), spot.x - YEAR_ASIDE, y, SMALL, color=SOFT_INK, anchor="end", halo=halo
        )
    if person.death:
        yield from set_line(year(person.death, look), spot.x + YEAR_ASIDE, y, SMALL, color=SOFT_INK, halo=halo)


def _labels(person: Person, spot: Spot, look: GenogramLook) -> Iterator[Item]:
    y = spot.y + R + GAP_BELOW
    if person.kana:
        if look.furigana:
            yield from _fitted(person.kana, spot.x, y + RUBY, RUBY, SOFT_INK)
        y += RUBY * LEADING if look.furigana else 0.0
    if text := label(person, look):
        yield from _fitted(text, spot.x, y + NAME, NAME, INK, bold=person.index)
        y += NAME * LEADING
    for text in badges(person, look):
        yield from _badge(text, spot.x, y + 1)
        y += BADGE


def _badge(text: str, x: float, y: float) -> Iterator[Item]:
    """A line on a pill whose top is y."""
    room = LONGEST - BADGE_SIDES
    width = min(text_width(text, SMALL), room) + BADGE_SIDES
    yield Path(rect((x - width / 2, y, width, SMALL * LEADING), 5.0), None, NOTE_FILL, 0)
    yield from _fitted(text, x, y + SMALL, SMALL, SOFT_INK, room=room)


def _fitted(
    text: str, x: float, y: float, size: float, color: str, *, bold: bool = False, room: float = LONGEST
) -> Iterator[Item]:
    """A line about x, set smaller where it is longer than the room."""
    width = text_width(text, size, bold)
    yield from set_line(
        text, x, y, size * min(1.0, room / width) if width else size, bold=bold, color=color, anchor="middle"
    )
