"""The whole chart: words at the left, bars at the right with their numbers, what the fills mean above. Logical px."""

from collections.abc import Iterator

from kasesupport.diagrams.charts import paint
from kasesupport.diagrams.charts.model import Chart, Line
from kasesupport.diagrams.colours import INK, SOFT_INK
from kasesupport.drawing.items import Drawing, Group, Item, Path, line
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.ruby import literal
from kasesupport.drawing.text import paragraph, set_line

WIDTH = 760.0
NAMES, BARS = 250.0, 440.0  # the words, and the longest bar
EDGE, APART = 14.0, 10.0
BAR, THIN, BETWEEN = 22.0, 16.0, 3.0
SWATCH = (24.0, 15.0)
LEGEND = 22.0
SIZE, SMALL = 13.0, 11.5


def draw(chart: Chart) -> Drawing:
    """The chart as a drawing; each row is a group with its numbers in words."""
    items: list[Item] = []
    y = EDGE
    if len(chart.series) > 1:
        legend, y = _legend(chart, y)
        items += legend
    top, scale = y, BARS / max(_longest(chart), 1)
    for each in chart.lines:
        high = _height(chart)
        items.append(Group("", tuple(_row(chart, each, y, scale, high)), _alt(chart, each)))
        y += high + APART
    x = EDGE + NAMES
    items.append(Path(line([(x, top - 3), (x, y - APART + 3)]), SOFT_INK, width=1.0))
    return Drawing(WIDTH, y + EDGE - APART, tuple(items))


def _longest(chart: Chart) -> int:
    if chart.stacked:
        return max((each.total or sum(v or 0 for v in each.values) for each in chart.lines), default=1)
    return max((value or 0 for each in chart.lines for value in each.values), default=1)


def _height(chart: Chart) -> float:
    if chart.stacked or len(chart.series) == 1:
        return BAR
    return len(chart.series) * (THIN + BETWEEN) - BETWEEN


def _row(chart: Chart, told: Line, y: float, scale: float, high: float) -> Iterator[Item]:
    box = (EDGE, y - 3, NAMES - 12, high + 6)
    yield from paragraph(
        literal(told.words), box, SIZE, leading=1.25, color=INK, align="end", valign="middle", least=10.0
    ).items
    if chart.stacked:
        yield from _stack(chart, told, y, scale)
    else:
        yield from _beside(chart, told, y, scale)


def _beside(chart: Chart, told: Line, y: float, scale: float) -> Iterator[Item]:
    thick = BAR if len(chart.series) == 1 else THIN
    first = len(paint.FILLS) if len(chart.series) == 1 else len(chart.series)
    for at, value in enumerate(told.values):
        fill = paint.FILLS[(first - 1 - at) % 3] if first <= 3 else paint.FILLS[1]
        yield from _bar(chart, value, (EDGE + NAMES, y + at * (THIN + BETWEEN), thick), scale, fill)


def _bar(chart: Chart, value: int | None, at: tuple[float, float, float], scale: float, fill: object) -> Iterator[Item]:
    x, y, thick = at
    wide = (value or 0) * scale
    if wide and callable(fill):
        yield from fill((x, y, wide, thick))
    words = chart.hidden if value is None else f"{value:,}"
    yield from set_line(words, x + wide + 7, y + thick / 2 + 4.5, SMALL, bold=value is not None, color=INK)


def _stack(chart: Chart, told: Line, y: float, scale: float) -> Iterator[Item]:
    x = EDGE + NAMES
    for at, value in enumerate(told.values):
        wide = (value or 0) * scale
        if wide:
            yield from paint.FILLS[at % len(paint.FILLS)]((x, y, wide, BAR))
            if wide > text_width(str(value), SMALL) + 8:
                middle = x + wide / 2
                yield from set_line(
                    str(value), middle, y + BAR / 2 + 4.5, SMALL, bold=True, color=INK, anchor="middle", halo="#ffffff"
                )
        x += wide
    untold = (told.total - sum(v or 0 for v in told.values)) * scale if told.total else 0.0
    if untold > 0:
        yield from paint.rest((x, y, untold, BAR))
        x += untold
    words = chart.hidden if None in told.values and not told.total else f"{told.total or 0:,}"
    yield from set_line(words, x + 7, y + BAR / 2 + 4.5, SMALL, color=SOFT_INK)


def _legend(chart: Chart, y: float) -> tuple[list[Item], float]:
    """What the fills mean, on as many lines as it takes, and where the bars begin."""
    items: list[Item] = []
    x = EDGE
    for at, words in enumerate(chart.series):
        wide = SWATCH[0] + 6 + text_width(words, SMALL) + 18
        if x > EDGE and x + wide > WIDTH - EDGE:
            x, y = EDGE, y + LEGEND
        fill = paint.FILLS[at] if chart.stacked else paint.FILLS[(len(chart.series) - 1 - at) % 3]
        items += fill((x, y, *SWATCH))
        items += set_line(words, x + SWATCH[0] + 6, y + SWATCH[1] / 2 + 4.5, SMALL, color=INK)
        x += wide
    return items, y + LEGEND + 8


def _alt(chart: Chart, told: Line) -> str:
    numbers = [chart.hidden if value is None else str(value) for value in told.values]
    if len(chart.series) == 1:
        return f"{told.words}　{numbers[0]}"
    each = (f"{words}{number}" for words, number in zip(chart.series, numbers, strict=True))
    return f"{told.words}　{'、'.join(each)}"
