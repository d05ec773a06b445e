"""What is new, gone and changed, marked on a drawing; told apart without colour too.

New: a full line around and a plus; changed: a dashed line around and a triangle; gone: pale.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kasesupport.diagrams.hit import bounds, joined
from kasesupport.domain.comparing import What
from kasesupport.drawing.items import Box, Drawing, Group, Item, Path, Text, circle, line, rect

COLOURS: Mapping[What, str] = {"new": "#0f7a4d", "changed": "#b45309", "gone": "#8a8f98"}
PALE = "#b3b8bf"
PAPER = "#ffffff"
AROUND = 7.0  # px between a subject and the line around it
SIGN = 9.0  # radius of a sign, px
DASH = (6.0, 4.0)


def marked(drawing: Drawing, marks: Mapping[str, What], framed: frozenset[str]) -> Drawing:
    """The drawing with its marks. `marks` by subject; of the `framed` ones (people, resources) a line goes around."""
    gone = {subject for subject, what in marks.items() if what == "gone"}
    items = tuple(_faded(item) if isinstance(item, Group) and item.subject in gone else item for item in drawing.items)
    frames = [frame for subject, what in marks.items() if subject in framed for frame in _frame(drawing, subject, what)]
    lines = tuple(_tinted(item, marks, framed) for item in items)
    return replace(drawing, items=(*lines, *frames))


def _tinted(item: Item, marks: Mapping[str, What], framed: frozenset[str]) -> Item:
    """A line that is new or changed in its colour; what has a line around it keeps its own."""
    if not isinstance(item, Group) or item.subject in framed or marks.get(item.subject, "gone") == "gone":
        return item
    return _coloured(item, COLOURS[marks[item.subject]])


def _coloured(group: Group, colour: str) -> Group:
    return replace(group, items=tuple(_recoloured(each, colour, None) for each in group.items))


def _faded(group: Group) -> Group:
    return replace(group, items=tuple(_recoloured(each, PALE, PAPER) for each in group.items))


def _recoloured(item: Item, colour: str, fill: str | None) -> Item:
    match item:
        case Group():
            return replace(item, items=tuple(_recoloured(each, colour, fill) for each in item.items))
        case Path():
            stroke = colour if item.stroke else None
            return replace(item, stroke=stroke, fill=fill if item.fill and fill else item.fill)
        case Text():
            return replace(item, color=colour)
        case _:
            return item


def _frame(drawing: Drawing, subject: str, what: What) -> Iterator[Item]:
    box = joined(bounds(item.items) for item in drawing.items if isinstance(item, Group) and item.subject == subject)
    if what == "gone" or not box[2]:
        return
    x, y, w, h = box
    around = (x - AROUND, y - AROUND, w + 2 * AROUND, h + 2 * AROUND)
    yield Path(rect(around, 10.0), COLOURS[what], None, 2.2, DASH if what == "changed" else ())
    yield from _sign(around, what)


def _sign(around: Box, what: What) -> Iterator[Item]:
    x, y = around[0] + around[2], around[1]
    yield Path(circle(x, y, SIGN), None, COLOURS[what], 0.0)
    if what == "new":
        yield Path((*line([(x - 4, y), (x + 4, y)]), *line([(x, y - 4), (x, y + 4)])), PAPER, None, 2.0)
    else:
        yield Path(line([(x, y - 4.5), (x + 4.5, y + 3.5), (x - 4.5, y + 3.5)], closed=True), PAPER, None, 1.6)
