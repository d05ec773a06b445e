"""Unions as they are drawn: the partners' line by its kind, slashes, years, and the lines to the children."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from kasesupport.diagrams.colours import INK, PAPER, SOFT_INK
from kasesupport.diagrams.genogram.boxes import SMALL
from kasesupport.diagrams.genogram.hops import leaping
from kasesupport.diagrams.genogram.linewords import is_remarriage, line_words, on_the_line
from kasesupport.diagrams.genogram.look import GenogramLook, label
from kasesupport.diagrams.genogram.room import Room
from kasesupport.diagrams.genogram.values import Line
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.people import FamilyGraph, Person, Union
from kasesupport.drawing.items import Group, Item, Op, Path, Point, line
from kasesupport.drawing.text import set_line

WIDTH = 1.8
DASH: Mapping[str, tuple[float, ...]] = {"cohab": (8.0, 5.0), "dating": (2.0, 4.0), "unknown": (8.0, 3.0, 2.0, 3.0)}
DASHED = (7.0, 4.0)
CHILD_DASH: Mapping[str, tuple[float, ...]] = {
    "adopted": DASHED,
    "special_adopted": DASHED,
    "foster": (2.0, 4.0),
    "step": (9.0, 3.0, 2.0, 3.0),
}
SLASHES: Mapping[str, int] = {"separated": 1, "divorced": 2, "reconciled": 2}
KINDS: Mapping[str, str] = {
    "married": "婚姻", "cohab": "事実婚", "separated": "別居", "divorced": "離婚", "reconciled": "復縁",
    "dating": "交際", "unknown": "関係は未確認",
}  # fmt: skip
MARRIAGES = frozenset({"married", "separated", "divorced", "reconciled"})
SLANT = (3.5, 8.0)  # half width and half height of a slash
TWIN = 2.4  # half the distance of the two lines of an adoption
DOUBLE = 2.6  # between the two lines of a marriage
ON_LINE = 11.0  # from a bar down to the baseline of a word on a child's line
LEG = 0.6  # share of the way from the fork of twins to their legs' ends where the bar of identical ones lies
Uprights = Sequence[tuple[float, float, float, str]]
Reach = Mapping[str, tuple[float, float]]  # how far a person's symbol and what stands beside it reach left and right
NOBODY: Reach = MappingProxyType({})


def union_group(
    union: Union,
    graph: FamilyGraph,
    lines: Sequence[Line],
    upright: Uprights,
    look: GenogramLook,
    reach: Reach = NOBODY,
    room: Room | None = None,
) -> Group:
    """All lines of one union, whose partners are given from left to right.

    `reach`: from x to x of those drawn; `room`: what words may lie on.
    """
    kinds = dict(union.child_kinds)
    items: list[Item] = []
    for stroke in lines:
        if stroke.kind != "union":
            items.extend(_descent(stroke, kinds.get(stroke.child, ""), upright, look))
    items.extend(_identical(union, lines))
    items.extend(_holders(union, graph, lines, look))
    for stroke in lines:
        if stroke.kind == "union":
            items.extend(partners_line(leaping(stroke, upright), union.kind, look.conventions))
    level = next((stroke for stroke in lines if stroke.kind == "union" and _is_level(stroke)), None)
    if level:
        items.extend(_marks(union, graph, level, lines, look, reach, room or Room()))
    return Group(union.id, tuple(items), _described(union, graph, look))


def partners_line(ops: tuple[Op, ...], kind: str, conventions: Conventions) -> Iterator[Path]:
    """The line of two partners; a marriage in two lines where the office draws it so."""
    if kind in MARRIAGES and conventions.marriage == "double":
        yield Path(ops, INK, None, DOUBLE + 2 * WIDTH * 0.9)
        yield Path(ops, PAPER, None, DOUBLE)
    else:
        yield Path(ops, INK, None, WIDTH, DASH.get(kind, ()))


def is_doubled(kind: str, conventions: Conventions) -> bool:
    """Whether a child of this kind hangs from two lines."""
    return kind == "adopted" and conventions.adoption == "double"


def _is_level(stroke: Line) -> bool:
    return any(a[1] == b[1] and a[0] != b[0] for a, b in zip(stroke.points, stroke.points[1:], strict=False))


def _descent(stroke: Line, kind: str, upright: Uprights, look: GenogramLook) -> Iterator[Item]:
    if is_doubled(kind, look.conventions):
        for side in (-TWIN, TWIN):
            yield Path(line([(x + side, y) for x, y in stroke.points]), INK, None, WIDTH * 0.75)
    else:
        yield Path(leaping(stroke, upright), INK, None, WIDTH, CHILD_DASH.get(kind, ()))
    if kind == "special_adopted":
        yield from _on_line(stroke, "特別養子", 0)


def _on_line(stroke: Line, text: str, row: int) -> Iterator[Item]:
    """A word on the last upright to a child, just below its bar, above the years."""
    (x, y), (_, low) = stroke.points[-2:]
    size = SMALL * 0.9
    baseline = min(y + ON_LINE, (y + low) / 2) + row * SMALL
    yield from set_line(text, x, baseline, size, color=SOFT_INK, anchor="middle", halo=PAPER)


def _identical(union: Union, lines: Sequence[Line]) -> Iterator[Path]:
    """A bar between the legs of identical twins."""
    legs = {stroke.child: stroke.points for stroke in lines if len(stroke.points) > 2 and stroke.child}
    for group in union.identical:
        ends = sorted(_between(legs[child][0], legs[child][1]) for child in group if child in legs)
        if len(ends) > 1:
            yield Path(line([ends[0], ends[-1]]), INK, None, WIDTH)


def _between(a: Point, b: Point) -> Point:
    return a[0] + (b[0] - a[0]) * LEG, a[1] + (b[1] - a[1]) * LEG


def _custody(union: Union) -> dict[str, set[str]]:
    """Who of the partners holds 親権, by child."""
    held: dict[str, set[str]] = {}
    for child, parent in union.custody:
        if parent in union.partners:
            held.setdefault(child, set()).add(parent)
    return held


def _holders(union: Union, graph: FamilyGraph, lines: Sequence[Line], look: GenogramLook) -> Iterator[Item]:
    """Where the children are with different parents their lines cannot all hang on one side: it is written on them."""
    held = _custody(union)
    if len({frozenset(parents) for parents in held.values()}) < 2:
        return
    person = {p.id: p for p in graph.persons}
    special = {child for child, kind in union.child_kinds if kind == "special_adopted"}
    for stroke in lines:
        if parents := held.get(stroke.child):
            words = "・".join(_parent_word(person[p], look) for p in union.partners if p in parents and p in person)
            yield from _on_line(stroke, f"親権 {words}", int(stroke.child in special))


def _parent_word(person: Person, look: GenogramLook) -> str:
    return {"M": "父", "F": "母"}.get(person.sex) or label(person, look) or "親"


def _marks(
    union: Union, graph: FamilyGraph, stroke: Line, lines: Sequence[Line], look: GenogramLook, reach: Reach, room: Room
) -> Iterator[Item]:
    level = [(a, b) for a, b in zip(stroke.points, stroke.points[1:], strict=False) if a[1] == b[1]]
    (x0, y), (x1, _) = max(level, key=lambda part: abs(part[0][0] - part[1][0]))
    low, high = _free(union, min(x0, x1) + 2, max(x0, x1) - 2, reach)
    beside = union.partners if len(stroke.points) == 2 else ()  # else the line runs elsewhere than the partners
    count = SLASHES.get(union.kind, 0)
    x = _slash_place(union, graph, (low, high), _stem(lines, y)) if high - low > 24 else (low + high) / 2
    if count:
        yield Path(tuple(slashes(x, y, count, union.kind == "reconciled")), INK, None, WIDTH)
    yield from on_the_line(line_words(union, graph, look), (low, high, y), SLANT[1] + 4 if count else 6.0, room, beside)


def _free(union: Union, low: float, high: float, reach: Reach) -> tuple[float, float]:
    """The part of the partners' line that nothing beside their symbols covers; all of it if that leaves nothing."""
    ends = [reach[partner] for partner in union.partners if partner in reach]
    left, right = (ends[0][1], ends[-1][0]) if len(ends) > 1 else (low, high)
    free = max(low, left) if left < high else low, min(high, right) if right > low else high
    return free if free[0] < free[1] else (low, high)


def _stem(lines: Sequence[Line], level: float) -> float | None:
    """Where the line to the children leaves the partners' line."""
    tops = [stroke.points[0] for stroke in lines if stroke.kind == "descent"]
    return next((x for x, y in tops if abs(y - level) < 1), None)


def _slash_place(union: Union, graph: FamilyGraph, span: tuple[float, float], stem: float | None) -> float:
    """Between the children's line and the parent without 親権, or with whom they do not live; else in the middle."""
    low, high = span
    side = _away(union, graph)
    if stem is None or not low < stem < high:
        return (low + high) / 2 + (high - low) * 0.27 * side
    return {0: (low + high) / 2, 1: (stem + high) / 2, -1: (low + stem) / 2}[side]


def _away(union: Union, graph: FamilyGraph) -> int:
    """1 if the children are with the left partner and not with the right one, -1 the other way round, else 0.

    By 親権 where that is told, else by where they live.
    """
    left, right = union.partners[0], union.partners[-1]
    if held := _custody(union):
        with_one = {next(iter(parents)) for parents in held.values() if len(parents) == 1}
        return (with_one == {left}) - (with_one == {right})
    homes = [set(h.members) for h in graph.households if set(h.members) & set(union.children)]
    return any(left in h and right not in h for h in homes) - any(right in h and left not in h for h in homes)


def slashes(x: float, y: float, count: int, crossed: bool) -> Iterator[Op]:
    """So many slashes about a place on the line; crossed out where the two are together again."""
    dx, dy = SLANT
    for i in range(count):
        at = x + (i - (count - 1) / 2) * 6
        yield from line([(at - dx, y + dy), (at + dx, y - dy)])
    if crossed:
        yield from line([(x - 9, y - dy * 0.7), (x + 9, y + dy * 0.7)])


def _described(union: Union, graph: FamilyGraph, look: GenogramLook) -> str:
    person = {p.id: p for p in graph.persons}
    names = [label(person[p], look) or "名前未記入" for p in union.partners if p in person]
    kind = "再婚" if is_remarriage(union, graph) and union.kind == "married" else KINDS[union.kind]
    return f"{'と'.join(names)}、{kind}" if len(names) > 1 else f"{''.join(names)}とこども"
