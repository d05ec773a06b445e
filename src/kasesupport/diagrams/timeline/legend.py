"""What the signs of a timeline mean: only those that stand in it. Sizes in logical px."""

from collections.abc import Iterator
from dataclasses import dataclass

from kasesupport.diagrams.colours import SOFT_INK
from kasesupport.diagrams.timeline.model import Bar, Timeline, TimelineLook, within
from kasesupport.diagrams.timeline.rows import COLOURS, SIGNS, shape
from kasesupport.diagrams.timeline.scale import Axis
from kasesupport.drawing.items import Item, Path, circle, line, moved, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

SIZE, HIGH = 11.5, 20.0
SIGN, BETWEEN = 26.0, 18.0  # the room of a sign, and after the words
EVENTS = {
    "life": "暮らしの出来事",
    "change": "小さな変化・うれしかったこと",
    "hard": "つらかったこと",
    "agency": "支援の出来事",
    "plan": "プランのこと",
}
SAME = {"good": "change"}  # these two have one sign


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign, its middle at 13, 8, and what it means."""

    sign: tuple[Item, ...]
    words: str


def legend(timeline: Timeline, look: TimelineLook, axis: Axis) -> tuple[tuple[Item, ...], float]:
    """The items, the top at 0, and the height they take; nothing where no sign is used."""
    items: list[Item] = []
    x, row = axis.left, 0
    for entry in _used(timeline, look, axis):
        wide = SIGN + text_width(entry.words, SIZE)
        if x > axis.left and x + wide > axis.right:
            x, row = axis.left, row + 1
        words = set_line(entry.words, SIGN, 12.0, SIZE, color=SOFT_INK)
        items += [moved(each, x, row * HIGH) for each in (*entry.sign, *words)]
        x += wide + BETWEEN
    return tuple(items), (row + 1) * HIGH if items else 0.0


def _used(timeline: Timeline, look: TimelineLook, axis: Axis) -> Iterator[Entry]:
    bars = within((*timeline.bars, *timeline.supports), look.first, look.last)
    yield from _bars(bars)
    met = [on for on in timeline.meetings if axis.holds(on)]
    if any(on <= timeline.today for on in met):
        yield Entry((Path(circle(13, 8, 4.5), SOFT_INK, SOFT_INK, 1.5),), "会った日")
    if any(on > timeline.today for on in met):
        yield Entry((Path(circle(13, 8, 4.5), SOFT_INK, "#ffffff", 1.5),), "会う予定")
    kinds = {SAME.get(flag.kind, flag.kind) for flag in timeline.flags if axis.holds(flag.on)}
    for kind, words in EVENTS.items():
        if kind in kinds:
            yield Entry((Path(shape(kind, 13, 8, 5.5), SIGNS[kind], SIGNS[kind], 1.2),), words)


def _bars(bars: list[Bar]) -> Iterator[Entry]:
    if any(not bar.end and bar.kind != "past" for bar in bars):
        yield Entry((Path(line([(10, 3), (16, 8), (10, 13)]), SOFT_INK, width=1.6),), "今もつづく")
    if any(not bar.start for bar in bars):
        yield Entry((Path(rect((2, 2, 20, 12), 3), SOFT_INK, None, 1.2, (4.0, 3.0)),), "いつからかは聞いていない")
    if any(bar.kind == "past" for bar in bars):
        fill, stroke = COLOURS["past"]
        yield Entry((Path(rect((2, 2, 20, 12), 3), stroke, fill, 1.2),), "前にあった（いつまでかは聞いていない）")
