"""Under a timeline on paper: each mark with its day, level and reason in words. Sizes in logical px."""

from collections.abc import Iterator

from kasesupport.diagrams.colours import INK, SOFT_INK
from kasesupport.diagrams.timeline.model import Timeline, TimelineLook
from kasesupport.diagrams.timeline.scale import Axis
from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.items import Item, Path, line
from kasesupport.drawing.ruby import literal
from kasesupport.drawing.text import paragraph

SIZE = 12.5
DAY = 210.0  # the column of days
LEVEL = 250.0  # the column of levels


def notes(timeline: Timeline, look: TimelineLook, axis: Axis) -> tuple[tuple[Item, ...], float]:
    """The items, the top at 0, and the height they take; nothing where nothing was marked."""
    told = [(lane, mark) for lane in timeline.lanes for mark in lane.marks if axis.holds(mark.on)]
    items: list[Item] = []
    y = 10.0
    for lane, mark in told:
        part, high = _note(f"{lane.name}：{mark.word}", both(PartialDate.of(mark.on)), mark.reason, look.width, y)
        items += [Path(line([(12.0, y), (look.width - 28.0, y)]), "#e4dfd6", width=0.8), *part]
        y += high
    return tuple(items), y if told else 0.0


def _note(level: str, on: str, reason: str, width: float, y: float) -> tuple[list[Item], float]:
    left = 12.0 + DAY + LEVEL
    words = paragraph(literal(reason), (left, y + 5, width - 40.0 - left, 1000.0), SIZE, color=INK)
    named = paragraph(literal(level), (12.0 + DAY, y + 5, LEVEL - 16.0, 1000.0), SIZE, color=INK)
    day = paragraph(literal(on), (12.0, y + 5, DAY - 8.0, 1000.0), SIZE, color=SOFT_INK)
    return [*day.items, *named.items, *words.items], max(words.used_height, named.used_height, SIZE * 1.6) + 12


def lines_of(timeline: Timeline) -> Iterator[str]:
    """The same in plain lines, to be copied."""
    for lane in timeline.lanes:
        for mark in lane.marks:
            yield f"{both(PartialDate.of(mark.on))}　{lane.name}：{mark.word}　{mark.reason}".rstrip()
