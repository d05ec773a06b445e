"""The picture of a timeline: rows from the top, all on one axis. Sizes in logical px."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kasesupport.diagrams.colours import INK, SOFT_INK
from kasesupport.diagrams.timeline import lanes, rows
from kasesupport.diagrams.timeline.legend import legend
from kasesupport.diagrams.timeline.model import Timeline, TimelineLook, within
from kasesupport.diagrams.timeline.notes import notes
from kasesupport.diagrams.timeline.scale import Axis
from kasesupport.drawing.items import Drawing, Group, Item, Path, line, moved
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

LEFT = 176.0  # the column of names
EDGE = 28.0
HEAD = 46.0
GRID = "#e4dfd6"
TODAY = "#a63d2f"
GAP = 12.0


@dataclass(frozen=True, slots=True)
class Row:
    """One stripe of the picture, its top at y 0."""

    items: tuple[Item, ...]
    height: float


def draw(timeline: Timeline, look: TimelineLook) -> Drawing:
    """Everything between the look's two days. Marks, events, plans and resources are groups by their ids."""
    axis = Axis(look.first, look.last, LEFT, look.width - EDGE)
    items: list[Item] = []
    y = HEAD + GAP
    for row in _rows(timeline, look, axis):
        items += [moved(item, 0.0, y) for item in row.items]
        y += row.height + GAP
    frame = [*_grid(axis, y), *_today(timeline, axis, y)]
    signs, high = legend(timeline, look, axis)
    told, more = notes(timeline, look, axis)
    below = (*(moved(item, 0.0, y + 4) for item in signs), *(moved(item, 0.0, y + high + 4) for item in told))
    return Drawing(look.width, y + high + 4 + more, (*frame, *items, *below))


def _rows(timeline: Timeline, look: TimelineLook, axis: Axis) -> Iterator[Row]:
    bars = within(timeline.bars, look.first, look.last)
    supports = within(timeline.supports, look.first, look.last)
    phases = within(timeline.phases, look.first, look.last)
    parts: Sequence[tuple[bool, Callable[[], tuple[tuple[Item, ...], float]]]] = (
        (bool(bars), lambda: rows.bars("期間とプラン", bars, axis, look)),
        (bool(phases), lambda: rows.chain("フェーズ", phases, axis)),
        *((True, lambda lane=lane: lanes.lane(lane, timeline.today, axis, look)) for lane in timeline.lanes),
        (bool(supports), lambda: rows.bars("支えている人・場所", supports, axis, look)),
        (bool(timeline.meetings), lambda: rows.meetings(timeline, axis)),
        (bool(timeline.flags), lambda: rows.flags(timeline.flags, axis, look)),
    )
    for there, make in parts:
        if there:
            yield Row(*make())


def _grid(axis: Axis, bottom: float) -> Iterator[Item]:
    for on, western, era in axis.ticks():
        x = axis.x(on)
        yield Path(line([(x, HEAD - 4), (x, bottom)]), GRID, width=1.0)
        if x + text_width(western, 13.0, bold=True) <= axis.right + EDGE - 6:
            yield from set_line(western, x + 4, 18.0, 13.0, bold=True, color=INK)
            yield from set_line(era if era != western else "", x + 4, 35.0, 11.0, color=SOFT_INK)
    yield Path(line([(axis.left, HEAD), (axis.right, HEAD)]), SOFT_INK, width=1.2)


def _today(timeline: Timeline, axis: Axis, bottom: float) -> Iterator[Item]:
    if axis.holds(timeline.today):
        x = axis.x(timeline.today)
        shown = Path(line([(x, HEAD), (x, bottom)]), TODAY, width=1.4, dash=(5.0, 4.0))
        word = set_line("今日", x - 3, HEAD + 11, 11.0, bold=True, color=TODAY, anchor="end", halo="#ffffff")
        yield Group("", (shown, *word), "今日")
