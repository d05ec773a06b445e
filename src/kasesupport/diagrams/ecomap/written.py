"""Words on ties as drawn: on the tie, or a number on it and the words below the picture."""

from collections.abc import Iterator, Mapping

from kasesupport.diagrams.colours import INK, PAPER, SOFT_INK
from kasesupport.diagrams.ecomap.model import EcomapLayout, Note
from kasesupport.diagrams.ecomap.notes import LINE, SIZE, words_of
from kasesupport.domain.ecomap import Tie
from kasesupport.drawing.items import Group, Item, Path, circle, moved
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

RADIUS = 7.5  # of the ring around a number
DIGITS = 10.0  # size of a number
EDGE, ROW, STEP = 24.0, 24.0, 22.0  # of the words below: to the sides, from row to row, from one to the next
GAP = 6.0


def notes(layout: EcomapLayout, ties: Mapping[str, Tie]) -> Iterator[Group]:
    """What stands on the ties."""
    for way in layout.ties:
        if way.note and way.id in ties:
            yield Group(way.id, tuple(_note(ties[way.id], way.note)), "".join(way.note.lines))


def _note(tie: Tie, note: Note) -> Iterator[Item]:
    color = SOFT_INK if tie.state == "past" else INK
    if note.number:
        yield from _number(note.number, note.spot.x, note.spot.y, color)
        return
    top = note.spot.y - note.spot.h / 2
    for i, words in enumerate(note.lines):
        base = top + LINE * i + SIZE * 0.98
        yield from set_line(words, note.spot.x, base, SIZE, color=color, anchor="middle", halo=PAPER)


def _number(number: int, x: float, y: float, color: str) -> Iterator[Item]:
    yield Path(circle(x, y, RADIUS), color, PAPER, 1.1)
    yield from set_line(str(number), x, y + DIGITS * 0.36, DIGITS, color=color, anchor="middle")


def below(
    layout: EcomapLayout, ties: Mapping[str, Tie], names: Mapping[str, str], width: float
) -> tuple[tuple[Item, ...], float]:
    """The words to the numbers, in rows under a picture of this width, and the height they take.

    `names`: of the resources, told with the words.
    """
    numbered = {w.note.number: w.id for w in layout.ties if w.note and w.note.number and w.id in ties}
    told = [(number, numbered[number]) for number in sorted(numbered)]
    told += [(0, tie) for tie in layout.unnoted if tie in ties]  # not even a number found its place
    if not told:
        return (), 0.0
    items: list[Item] = []
    x, y = EDGE, ROW / 2
    for number, tie in told:
        wide, entry = _entry(ties[tie], number, names.get(ties[tie].resource, ""))
        if x > EDGE and x + wide > width - EDGE:
            x, y = EDGE, y + ROW
        items.append(moved(entry, x, y))
        x += wide + STEP
    return tuple(items), y + ROW


def _entry(tie: Tie, number: int, name: str) -> tuple[float, Group]:
    """The width of a number with its words, and these, their middle at y 0."""
    words = "：".join(part for part in (name, words_of(tie)) if part)
    sign = tuple(_number(number, RADIUS, 0.0, INK)) if number else ()
    start = 2 * RADIUS + GAP if number else 0.0
    items = (*sign, *set_line(words, start, SIZE * 0.38, SIZE, color=INK))
    return start + text_width(words, SIZE), Group(tie.id, items, words)
