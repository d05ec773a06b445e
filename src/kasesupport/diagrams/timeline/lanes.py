"""The two series: areas of steps, each level held until the next mark; a dot a mark. Sizes in logical px."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from kasesupport.diagrams.colours import CALM, INK, SOFT_INK
from kasesupport.diagrams.timeline.model import Lane, Mark, TimelineLook
from kasesupport.diagrams.timeline.scale import Axis
from kasesupport.domain.dates import PartialDate, wareki
from kasesupport.drawing.items import Group, Item, Path, Point, circle, line
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

STEP = 22.0  # height of a level
NAME = 34.0  # of the line with the series' name
COLOURS = {"involvement": ("#f6dcc0", "#a8622a"), "capacity": ("#d9ebc9", "#4f7a31")}
FAINT = "#eee9e1"
DOT, RING = 6.5, 10.5


def lane(told: Lane, today: date, axis: Axis, look: TimelineLook) -> tuple[tuple[Item, ...], float]:
    """Its items, the top at 0, and its height."""
    high = NAME + STEP * len(told.steps)
    fill, stroke = COLOURS.get(told.id, COLOURS["involvement"])
    items: list[Item] = [*set_line(told.name, 12.0, 17.0, 14.0, bold=True, color=INK)]
    items += _scale(told, axis, high)
    items += _area(told.marks, today, axis, high, (fill, stroke))
    if not told.marks:
        items += set_line("まだ記していません", axis.left + 10, high - 8, 12.0, color=SOFT_INK)
    items += [_dot(told, mark, axis, high, stroke, look) for mark in told.marks if axis.holds(mark.on)]
    return tuple(items), high


def _y(height: float, high: float) -> float:
    return high - (high - NAME) * height


def _scale(told: Lane, axis: Axis, high: float) -> Iterator[Item]:
    for height, word in told.steps:
        y = _y(height, high)
        yield Path(line([(axis.left, y), (axis.right, y)]), FAINT, width=1.0)
        yield from set_line(_short(word, axis.left - 24), axis.left - 8, y + 4, 11.5, color=SOFT_INK, anchor="end")
    yield Path(line([(axis.left, high), (axis.right, high)]), SOFT_INK, width=1.2)


def _short(word: str, room: float) -> str:
    """The word without what stands in brackets where the whole has no room."""
    return word if text_width(word, 11.5) <= room else word.split("（")[0]


def _area(marks: Sequence[Mark], today: date, axis: Axis, high: float, colours: tuple[str, str]) -> Iterator[Item]:
    spans = [*pairwise(marks), (marks[-1], None)] if marks else []
    top: list[Point] = []
    for mark, after in spans:
        until = after.on if after else max(today, mark.on)
        if until >= axis.first and mark.on <= axis.last:
            top += [(axis.x(mark.on), _y(mark.height, high)), (axis.x(until), _y(mark.height, high))]
    if top:
        closed = [(top[0][0], high), *top, (top[-1][0], high)]
        yield Path(line(closed, closed=True), None, colours[0], 0.0)
        yield Path(line(top), colours[1], width=2.4)


def _dot(told: Lane, mark: Mark, axis: Axis, high: float, stroke: str, look: TimelineLook) -> Group:
    at = axis.x(mark.on), _y(mark.height, high)
    ring = (Path(circle(*at, RING), CALM, None, 2.5),) if mark.id == look.selected else ()
    said = f"{told.name}　{wareki(PartialDate.of(mark.on))}　{mark.word}　{mark.reason}".rstrip()
    return Group(mark.id, (*ring, Path(circle(*at, DOT), "#ffffff", stroke, 2.0)), said)
