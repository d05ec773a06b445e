"""The 7×9 picture as it may leave the office: no numbers, only how much of what was seen is done, in three shades."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kasesupport.diagrams.charts.paint import dark, hatched, rest, white
from kasesupport.diagrams.colours import INK, SOFT_INK
from kasesupport.drawing.items import Box, Drawing, Group, Item, moved
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.ruby import literal
from kasesupport.drawing.text import paragraph, set_line

MUCH, SOME = 0.7, 0.3  # shares (暫定)
EDGE, NAMES, WIDE, HIGH, GAP, HEADS = 14.0, 250.0, 52.0, 30.0, 4.0, 36.0
APART = 26.0
LEGEND = ("much", "some", "little", "untold")
WORDS: Mapping[str, str] = {
    "much": "7割より多い",
    "some": "3割から7割",
    "little": "3割より少ない",
    "untold": "書いていない",
}
Shade = str  # one of LEGEND


@dataclass(frozen=True, slots=True)
class Shades:
    """Names of the nine, heads of the columns, and a shade for each row and column. `after`: columns set apart."""

    names: tuple[str, ...]
    heads: tuple[str, ...]
    cells: tuple[tuple[Shade, ...], ...]
    after: int = 0


def shade(done: float, seen: int) -> Shade:
    """How much is done of what was seen; `done` counts what is done in part by half."""
    if not seen:
        return "untold"
    share = done / seen
    return "much" if share > MUCH else "some" if share >= SOME else "little"


def draw_shades(told: Shades) -> Drawing:
    """The picture; each cell is a group that says its shade in words. Logical px."""
    items: list[Item] = list(_legend())
    top = EDGE + 26.0
    for at, head in enumerate(told.heads):
        box = (_left(told, at) - 4, top, WIDE + 8, HEADS - 4)
        items += paragraph(literal(head), box, 10.0, leading=1.2, color=SOFT_INK, align="middle", valign="bottom",
                           least=8.0).items  # fmt: skip
    for row, (name, cells) in enumerate(zip(told.names, told.cells, strict=True)):
        y = top + HEADS + row * (HIGH + GAP)
        box = (EDGE, y, NAMES - 12, HIGH)
        items += paragraph(literal(name), box, 11.5, leading=1.2, color=INK, valign="middle", least=9.0).items
        items += (
            Group("", tuple(_cell(each, (_left(told, at), y, WIDE, HIGH))), f"{name}　{told.heads[at]}　{WORDS[each]}")
            for at, each in enumerate(cells)
        )
    width = _left(told, len(told.heads) - 1) + WIDE + EDGE
    return Drawing(width, top + HEADS + len(told.names) * (HIGH + GAP) + EDGE, tuple(items))


def _left(told: Shades, at: int) -> float:
    apart = APART if told.after and at >= len(told.heads) - told.after else 0.0
    return EDGE + NAMES + at * (WIDE + GAP) + apart


def _cell(each: Shade, box: Box) -> Iterator[Item]:
    return {"much": dark, "some": hatched, "little": white, "untold": rest}[each](box)


def _legend() -> Iterator[Item]:
    x = EDGE
    for each in LEGEND:
        yield from _cell(each, (x, EDGE, 24.0, 15.0))
        yield from set_line(WORDS[each], x + 30, EDGE + 12, 11.0, color=INK)
        x += 30 + text_width(WORDS[each], 11.0) + 20


def below(shown: Sequence[Drawing]) -> Drawing:
    """Pictures below each other as one."""
    items: list[Item] = []
    y = 0.0
    for each in shown:
        items += [moved(item, 0.0, y) for item in each.items]
        y += each.height + GAP
    return Drawing(max((each.width for each in shown), default=1.0), max(y, 1.0), tuple(items))
