"""One person with everything written around the symbol."""

import math
from collections.abc import Iterator

from kasesupport.diagrams.colours import CALM, INK, PAPER, SOFT_INK
from kasesupport.diagrams.genogram import boxes
from kasesupport.diagrams.genogram.boxes import LEADING, LONGEST, NAME, RUBY, SMALL
from kasesupport.diagrams.genogram.colours import INDEX_FILL, NOTE_FILL, RING_FILL, STAR_FILL
from kasesupport.diagrams.genogram.look import (
    GenogramLook,
    badges,
    beside,
    described,
    inside,
    is_dead,
    label,
    staff_lines,
    year,
)  # fmt: skip
from kasesupport.diagrams.genogram.room import HEAVY, Room
from kasesupport.diagrams.genogram.symbols import R, form_of, middle, outline, symbol
from kasesupport.diagrams.genogram.values import Spot
from kasesupport.domain.people import Person
from kasesupport.drawing.items import Box, Group, Item, Path, Point, line, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

RING = 5.0  # from the symbol to the ring around a selected person
AGE, TRIANGLE_AGE = 16.0, 13.0
LETTER_MIDDLE = 0.36  # em from the middle of a digit to its baseline
UPPER, LOWER = -9.0, 18.0  # baselines of what stands beside the symbol, above and below the partners' line
YEAR_RISE, YEAR_TRIES = 5.0, 4  # baseline of a year above the symbol; how many places are tried
INSET = 0.42  # radius of a star's inner corners
PILL = 5.0


def person_group(person: Person, spot: Spot, look: GenogramLook, room: Room | None = None) -> Group:
    """Everything drawn for one person; the symbol's white body hides line ends below it.

    `room`: the lines and words that what stands beside the symbol keeps clear of.
    """
    at = middle(person, spot.x, spot.y)
    items: list[Item] = []
    if person.id in look.selected:
        ring = outline(
            form_of(person, look.conventions), at, boxes.radius(person) + RING, boxes.place_half(person) + RING
        )
        items.append(Path(ring, CALM, RING_FILL, 3.0))
    items.extend(face(person, at, look))
    room = room or Room()
    items.extend(_beside(person, spot, look, room))
    items.extend(_years(person, spot, look, room))
    items.extend(_below(person, spot, look))
    return Group(person.id, tuple(items), described(person, look))


def face(person: Person, at: Point, look: GenogramLook) -> Iterator[Item]:
    """The symbol about its middle, with what stands inside it."""
    yield from symbol(person, at, look)
    yield from _inside(person, at, look)


def star(x: float, y: float, r: float = boxes.STAR) -> Path:
    """The badge of a key person."""
    turns = [(math.pi * (k / 5 - 0.5), r if k % 2 == 0 else r * INSET) for k in range(10)]
    return Path(line([(x + far * math.cos(t), y + far * math.sin(t)) for t, far in turns], True), INK, STAR_FILL, 1.2)


def _inside(person: Person, at: Point, look: GenogramLook) -> Iterator[Item]:
    x, y = at
    if person.kind == "place":
        rows, size = boxes.place_name(label(person, look))
        for i, row in enumerate(rows):
            middle_of_row = y + (i - (len(rows) - 1) / 2) * size * LEADING
            yield from set_line(row, x, middle_of_row + LETTER_MIDDLE * size, size, color=INK, anchor="middle")
        return
    text = inside(person, look)
    size = AGE if len(text) < 3 else AGE * 0.85
    if form_of(person, look.conventions) == "triangle":
        size, y = min(size, TRIANGLE_AGE), y + R * 0.28
    covered = is_dead(person) or (look.practitioner and person.conditions)
    halo = (INDEX_FILL if person.index else PAPER) if covered else None
    yield from set_line(text, x, y + LETTER_MIDDLE * size, size, color=INK, anchor="middle", halo=halo)


def _beside(person: Person, spot: Spot, look: GenogramLook, room: Room) -> Iterator[Item]:
    left, _ = boxes.reach(person, look)
    if person.key_person:
        mark = (spot.x - left, spot.y - R)
        room.add((*mark, 2 * boxes.STAR, 2 * boxes.STAR), HEAVY)
        yield star(mark[0] + boxes.STAR, mark[1] + boxes.STAR)
    for text, y in zip(beside(person, look), (UPPER, LOWER), strict=True):
        if text:
            box = room.best(_places(person, spot, text, y), (person.id,))
            room.add(box, HEAVY)
            yield from set_line(text, box[0], box[1] + SMALL * 0.88, SMALL, color=SOFT_INK, halo=PAPER)


def _places(person: Person, spot: Spot, text: str, y: float) -> Iterator[Box]:
    """To the right at its own height, at the other one, to the left: the first that no line runs through."""
    aside, width = boxes.side_of(person) + boxes.ASIDE, text_width(text, SMALL)
    for left in (spot.x + aside, spot.x - aside - width):
        for baseline in (y, UPPER + LOWER - y):
            yield left, spot.y + baseline - SMALL * 0.88, width, SMALL


def _years(person: Person, spot: Spot, look: GenogramLook, room: Room) -> Iterator[Item]:
    """Birth above left, death above right; the line to the parents passes between."""
    if "years" in look.hidden or not boxes.dates(person):
        return
    halo = PAPER if person.id in look.selected else None
    for day, side in ((person.birth, -1), (person.death, 1)):
        if day:
            x, y = _year_place(person, spot, year(day, look), side, room)
            yield from set_line(year(day, look), x, y, SMALL, color=SOFT_INK, halo=halo)


def _year_place(person: Person, spot: Spot, text: str, side: int, room: Room) -> Point:
    """The left end of a year, so far aside that no line from a pair of parents runs through it."""
    width, y = text_width(text, SMALL), spot.y - R - YEAR_RISE
    asides = [boxes.YEAR_ASIDE + boxes.YEAR_STEP * step for step in range(YEAR_TRIES)]
    places = ((spot.x + side * aside - width * (side < 0), y - SMALL * 0.88, width, SMALL) for aside in asides)
    return room.best(places, (person.id,))[0], y


def _below(person: Person, spot: Spot, look: GenogramLook) -> Iterator[Item]:
    y = spot.y + R + boxes.GAP_BELOW
    if person.kind != "place":
        reading = boxes.rows_of(person.kana, RUBY)
        if look.furigana:
            yield from _rows(reading, spot.x, y, RUBY, SOFT_INK)
            y += len(reading) * RUBY * LEADING
        names = boxes.rows_of(label(person, look), NAME, person.index)
        yield from _rows(names, spot.x, y, NAME, INK, bold=person.index)
        y += len(names) * NAME * LEADING
    for text in badges(person, look):
        yield from _badge(text, spot.x, y, staff=False)
        y += boxes.badge_height(text)
    for text in staff_lines(person, look):
        yield from _badge(text, spot.x, y, staff=True)
        y += boxes.badge_height(text)


def _badge(text: str, x: float, top: float, *, staff: bool) -> Iterator[Item]:
    """Lines on a pill; one with a rim is the practitioner's."""
    rows, room = boxes.badge_rows(text), LONGEST - boxes.BADGE_SIDES
    width = min(max(text_width(row, SMALL) for row in rows), room) + boxes.BADGE_SIDES
    pill = rect((x - width / 2, top + 1, width, len(rows) * SMALL * LEADING), PILL)
    yield Path(pill, INK, PAPER, 0.8) if staff else Path(pill, None, NOTE_FILL, 0)
    yield from _rows(rows, x, top, SMALL, INK if staff else SOFT_INK, room=room)


def _rows(
    rows: tuple[str, ...], x: float, top: float, size: float, color: str, *, bold: bool = False, room: float = LONGEST
) -> Iterator[Item]:
    """Lines about x, each set smaller where it is longer than the room."""
    for i, row in enumerate(rows):
        width, y = text_width(row, size, bold), top + size * (1 + LEADING * i)
        fitted = size * min(1.0, room / width) if width else size  # a selector alone has no width
        yield from set_line(row, x, y, fitted, bold=bold, color=color, anchor="middle")
