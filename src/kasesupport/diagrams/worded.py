"""A picture with lines of words below it, as it goes on paper."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kasesupport.diagrams.colours import INK
from kasesupport.drawing.items import Drawing, Group, Item
from kasesupport.drawing.ruby import literal
from kasesupport.drawing.text import height_of, paragraph

SIZE = 14.0
BETWEEN = 8.0  # px between two lines
EDGE = 24.0
NARROWEST = 560.0  # px: a narrower picture is given this room


def with_words(drawing: Drawing, lines: Iterable[str]) -> Drawing:
    """The picture with these lines below it, broken to its width."""
    width = max(drawing.width, NARROWEST)
    items = list(drawing.items)
    y = drawing.height + EDGE
    for words in lines:
        group, used = _line(words, y, width)
        items.append(group)
        y += used + BETWEEN
    return replace(drawing, width=width, height=y + EDGE, items=tuple(items))


def _line(words: str, y: float, width: float) -> tuple[Group, float]:
    room = width - 2 * EDGE
    high = height_of(literal(words), room, SIZE)
    return Group("", tuple(_set(words, (EDGE, y, room, high + 1))), words), high


def _set(words: str, box: tuple[float, float, float, float]) -> Iterator[Item]:
    yield from paragraph(literal(words), box, SIZE, color=INK).items
