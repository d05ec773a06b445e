"""Emotional relations as lines along their ways between two symbols; the practitioner's layer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kasesupport.diagrams.genogram.colours import HEARTH, STRAIN
from kasesupport.diagrams.genogram.track import Track, track
from kasesupport.domain.people import Bond, FamilyGraph
from kasesupport.drawing.items import Group, Op, Path, Point, line

GAP = 4.0  # between parallel lines
ZIG, ZAG = 9.0, 5.0  # length and height of a tooth
HEAD = 10.0
BREAK, BAR = 7.0, 8.0  # half the gap of a broken line, half the length of its bars


@dataclass(frozen=True, slots=True)
class Style:
    """How many lines, dashed how, zigzag or not, broken in the middle or not, with an arrow or not."""

    word: str
    lines: int = 1
    dash: tuple[float, ...] = ()
    zigzag: bool = False
    broken: bool = False
    arrow: bool = False


STYLES: Mapping[str, Style] = {
    "normal": Style("普通"),
    "close": Style("親密", 2),
    "fused": Style("融合", 3),
    "distant": Style("疎遠", 1, (2.0, 5.0)),
    "conflict": Style("対立", 0, zigzag=True),
    "close_conflict": Style("親密かつ対立", 2, zigzag=True),
    "fused_conflict": Style("融合かつ対立", 3, zigzag=True),
    "cutoff": Style("断絶", 1, broken=True),
    "repaired": Style("修復", 1, broken=True),
    "control": Style("支配", 1, arrow=True),
    "care": Style("世話", 1, (9.0, 4.0), arrow=True),
    "violence": Style("暴力", 0, zigzag=True, arrow=True),
}


def bond_groups(graph: FamilyGraph, ways: Mapping[int, Sequence[Point]]) -> Iterator[Group]:
    """The lines of all bonds that have a way in the picture, by their place in the graph (see `routes`)."""
    for index, bond in enumerate(graph.bonds):
        if index in ways:
            yield Group(f"bond:{bond.a}:{bond.b}", tuple(_paths(bond, track(ways[index]))), style_of(bond).word)


def style_of(bond: Bond) -> Style:
    """The style of a bond; one of another office's kinds is drawn as a plain line with its own word."""
    return STYLES.get(bond.kind, Style(bond.kind))


def _paths(bond: Bond, way: Track) -> Iterator[Path]:
    style = style_of(bond)
    far = way.length
    color = STRAIN if style.zigzag or style.broken else HEARTH
    for i in range(style.lines):
        aside = (i - (style.lines - 1) / 2) * GAP
        for start, end in ((0, far / 2 - BREAK), (far / 2 + BREAK, far)) if style.broken else ((0, far),):
            yield Path(line(way.stretch(start, end, aside)), color, None, 1.6, style.dash)
    if style.zigzag:
        teeth = max(2, round(far / ZIG))
        points = [way.at(far * k / teeth, ZAG * (-1) ** k * (0 < k < teeth)) for k in range(teeth + 1)]
        yield Path(line(points), color, None, 1.6)
    if style.broken:
        bars: list[Op] = []
        for along in (far / 2 - BREAK, far / 2 + BREAK):
            bars.extend(line([way.at(along, -BAR), way.at(along, BAR)]))
        yield Path(tuple(bars), color, None, 1.8)
    if style.arrow or bond.directed:
        head = [way.at(far - HEAD, -HEAD / 2), way.at(far), way.at(far - HEAD, HEAD / 2)]
        yield Path(line(head, closed=True), color, color, 1)
