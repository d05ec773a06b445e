"""Under a timeline on paper: each mark with its day, level and reason, and events in full. Sizes in logical px."""

from collections.abc import Iterator

from kasesupport.diagrams.colours import INK, SOFT_INK
from kasesupport.diagrams.timeline.model import Timeline, TimelineLook
from kasesupport.diagrams.timeline.rows import shown
from kasesupport.diagrams.timeline.scale import Axis
from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.items import Item, Path, line
from kasesupport.drawing.ruby import literal
from kasesupport.drawing.text import paragraph

SIZE = 12.5
DAY = 210.0  # the column of days
LEVEL = 250.0  # the column of levels


def notes(timeline: Timeline, look: TimelineLook, axis: Axis) -> tuple[tuple[Item, ...], float]:
    """The items, the top at 0, and the height they take; nothing where there is nothing to tell."""
    told = [*(_marks(timeline, axis) if look.notes else ()), *(_events(timeline, axis) if look.whole else ())]
    items: list[Item] = []
    y = 10.0
    for day, what, words in told:
        part, high = _note(what, day, words, look.width, y)
        items += [Path(line([(12.0, y), (look.width - 28.0, y)]), "#e4dfd6", width=0.8), *part]
        y += high
    return tuple(items), y if told else 0.0


def _marks(timeline: Timeline, axis: Axis) -> Iterator[tuple[str, str, str]]:
    for lane in timeline.lanes:
        for mark in lane.marks:
            if axis.holds(mark.on):
                yield both(PartialDate.of(mark.on)), f"{lane.name}：{mark.word}", mark.reason


def _events(timeline: Timeline, axis: Axis) -> Iterator[tuple[str, str, str]]:
    for flag in timeline.flags:
        if axis.holds(flag.on) and "".join(shown(flag.label)) != flag.label:
            yield flag.told, "出来事", flag.label


def _note(level: str, on: str, reason: str, width: float, y: float) -> tuple[list[Item], float]:
    left = 12.0 + DAY + LEVEL
    words = paragraph(literal(reason), (left, y + 5, width - 40.0 - left, 1000.0), SIZE, color=INK)
    named = paragraph(literal(level), (12.0 + DAY, y + 5, LEVEL - 16.0, 1000.0), SIZE, color=INK)
    day = paragraph(literal(on), (12.0, y + 5, DAY - 8.0, 1000.0), SIZE, color=SOFT_INK)
    return [*day.items, *named.items, *words.items], max(words.used_height, named.used_height, SIZE * 1.6) + 12
