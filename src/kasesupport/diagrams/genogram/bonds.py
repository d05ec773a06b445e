"""Emotional relations as straight lines between two symbols; the practitioner's layer."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kasesupport.diagrams.genogram.boxes import SYMBOL
from kasesupport.diagrams.genogram.colours import HEARTH, STRAIN
from kasesupport.diagrams.genogram.values import Spot
from kasesupport.domain.people import Bond, FamilyGraph
from kasesupport.drawing.items import Group, Op, Path, Point, line

GAP = 4.0  # between parallel lines
ZIG, ZAG = 9.0, 5.0  # length and height of a tooth
HEAD = 10.0
RIM = 9.0  # from the symbol to the end of the line


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


def bond_groups(graph: FamilyGraph, spots: Mapping[str, Spot]) -> Iterator[Group]:
    """The lines of all bonds between persons in the picture."""
    for bond in graph.bonds:
        if bond.a in spots and bond.b in spots and bond.a != bond.b:
            yield Group(f"bond:{bond.a}:{bond.b}", tuple(_paths(bond, spots)), style_of(bond).word)


def style_of(bond: Bond) -> Style:
    """The style of a bond; one of another office's kinds is drawn as a plain line with its own word."""
    return STYLES.get(bond.kind, Style(bond.kind))


def _paths(bond: Bond, spots: Mapping[str, Spot]) -> Iterator[Path]:
    style = style_of(bond)
    (x0, y0), (x1, y1) = _ends(spots[bond.a], spots[bond.b])
    far = math.hypot(x1 - x0, y1 - y0) or 1.0
    ux, uy = (x1 - x0) / far, (y1 - y0) / far
    color = STRAIN if style.zigzag or style.broken else HEARTH

    def at(along: float, aside: float) -> Point:
        return x0 + ux * along - uy * aside, y0 + uy * along + ux * aside

    for i in range(style.lines):
        aside = (i - (style.lines - 1) / 2) * GAP
        for start, end in ((0, far / 2 - 7), (far / 2 + 7, far)) if style.broken else ((0, far),):
            yield Path(line([at(start, aside), at(end, aside)]), color, None, 1.6, style.dash)
    if style.zigzag:
        teeth = max(2, round(far / ZIG))
        yield Path(
            line([at(far * k / teeth, ZAG * (-1) ** k * (0 < k < teeth)) for k in range(teeth + 1)]), color, None, 1.6
        )
    if style.broken:
        bars: list[Op] = []
        for along in (far / 2 - 7, far / 2 + 7):
            bars.extend(line([at(along, -8), at(along, 8)]))
        yield Path(tuple(bars), color, None, 1.8)
    if style.arrow or bond.directed:
        yield Path(
            line([at(far - HEAD, -HEAD / 2), at(far, 0), at(far - HEAD, HEAD / 2)], closed=True), color, color, 1
        )


def _ends(a: Spot, b: Spot) -> tuple[Point, Point]:
    far = math.hypot(b.x - a.x, b.y - a.y) or 1.0
    ux, uy = (b.x - a.x) / far, (b.y - a.y) / far
    rim = min(SYMBOL / 2 + RIM, far / 2)
    return (a.x + ux * rim, a.y + uy * rim), (b.x - ux * rim, b.y - uy * rim)
