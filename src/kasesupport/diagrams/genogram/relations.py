"""Unions as they are drawn: the partners' line by its kind, slashes, years, and the lines to the children."""

from collections.abc import Iterator, Mapping, Sequence

from kasesupport.diagrams.colours import INK, PAPER, SOFT_INK
from kasesupport.diagrams.genogram.boxes import SMALL
from kasesupport.diagrams.genogram.hops import leaping
from kasesupport.diagrams.genogram.look import GenogramLook, is_dead, label, year
from kasesupport.diagrams.genogram.values import Line
from kasesupport.domain.people import FamilyGraph, Person, Union
from kasesupport.drawing.items import Group, Item, Op, Path, line
from kasesupport.drawing.text import set_line

WIDTH = 1.8
DASH: Mapping[str, tuple[float, ...]] = {"cohab": (8.0, 5.0), "dating": (2.0, 4.0), "unknown": (8.0, 3.0, 2.0, 3.0)}
CHILD_DASH: Mapping[str, tuple[float, ...]] = {
    "special_adopted": (7.0, 4.0),
    "foster": (2.0, 4.0),
    "step": (9.0, 3.0, 2.0, 3.0),
}
SLASHES: Mapping[str, int] = {"separated": 1, "divorced": 2, "reconciled": 2}
KINDS: Mapping[str, str] = {
    "married": "結婚", "cohab": "事実婚", "separated": "別居", "divorced": "離婚", "reconciled": "復縁",
    "dating": "交際", "unknown": "関係は未確認",
}  # fmt: skip
SLANT = (3.5, 8.0)  # half width and half height of a slash
TWIN = 2.4  # half the distance of the two lines of an adoption
Uprights = Sequence[tuple[float, float, float, str]]


def union_group(
    union: Union, graph: FamilyGraph, lines: Sequence[Line], upright: Uprights, look: GenogramLook
) -> Group:
    """All lines of one union, whose partners are given from left to right."""
    kinds = dict(union.child_kinds)
    items: list[Item] = []
    for stroke in lines:
        if stroke.kind == "union":
            items.append(Path(leaping(stroke, upright), INK, None, WIDTH, DASH.get(union.kind, ())))
        else:
            items.extend(_descent(stroke, kinds.get(stroke.child, ""), upright))
    partners_line = next((stroke for stroke in lines if stroke.kind == "union" and _is_level(stroke)), None)
    if partners_line:
        items.extend(_marks(union, graph, partners_line, look))
    return Group(union.id, tuple(items), _described(union, graph, look))


def _is_level(stroke: Line) -> bool:
    return any(a[1] == b[1] and a[0] != b[0] for a, b in zip(stroke.points, stroke.points[1:], strict=False))


def _descent(stroke: Line, kind: str, upright: Uprights) -> Iterator[Item]:
    if kind == "adopted":
        for side in (-TWIN, TWIN):
            yield Path(line([(x + side, y) for x, y in stroke.points]), INK, None, WIDTH * 0.75)
    else:
        yield Path(leaping(stroke, upright), INK, None, WIDTH, CHILD_DASH.get(kind, ()))
    if kind == "special_adopted":
        (x, y0), (_, y1) = stroke.points[0], stroke.points[-1]
        yield from set_line("特別養子", x, (y0 + y1) / 2, SMALL * 0.9, color=SOFT_INK, anchor="middle", halo=PAPER)


def _marks(union: Union, graph: FamilyGraph, stroke: Line, look: GenogramLook) -> Iterator[Item]:
    level = [(a, b) for a, b in zip(stroke.points, stroke.points[1:], strict=False) if a[1] == b[1]]
    (x0, y), (x1, _) = max(level, key=lambda part: abs(part[0][0] - part[1][0]))
    low, high = min(x0, x1) + 2, max(x0, x1) - 2
    count = SLASHES.get(union.kind, 0)
    x = _slash_place(union, graph, low, high) if high - low > 24 else (low + high) / 2
    if count:
        yield Path(tuple(_slashes(x, y, count, union.kind == "reconciled")), INK, None, WIDTH)
    rise = y - (SLANT[1] + 4 if count else 6)
    for text in reversed(_words(union, graph, look)):
        yield from set_line(text, (low + high) / 2, rise, SMALL, color=SOFT_INK, anchor="middle", halo=PAPER)
        rise -= SMALL * 1.15


def _slash_place(union: Union, graph: FamilyGraph, low: float, high: float) -> float:
    """On the side of the parent with whom the children do not live, where that is known; else in the middle."""
    return (low + high) / 2 + (high - low) * 0.27 * _away(union, graph)


def _away(union: Union, graph: FamilyGraph) -> int:
    """1 if a child lives with the left partner and not with the right one, -1 the other way round, else 0."""
    left, right = union.partners[0], union.partners[-1]
    homes = [set(h.members) for h in graph.households if set(h.members) & set(union.children)]
    return any(left in h and right not in h for h in homes) - any(right in h and left not in h for h in homes)


def _slashes(x: float, y: float, count: int, crossed: bool) -> Iterator[Op]:
    dx, dy = SLANT
    for i in range(count):
        at = x + (i - (count - 1) / 2) * 6
        yield from line([(at - dx, y + dy), (at + dx, y - dy)])
    if crossed:
        yield from line([(x - 9, y - dy * 0.7), (x + 9, y + dy * 0.7)])


def _words(union: Union, graph: FamilyGraph, look: GenogramLook) -> list[str]:
    words = ["再婚"] if is_remarriage(union, graph) else []
    day = union.until if union.kind in ("divorced", "separated") else union.since
    if day and "years" not in look.hidden:
        words.append(year(day, look))
    return words


def is_remarriage(union: Union, graph: FamilyGraph) -> bool:
    """A marriage of somebody whose earlier marriage ended by divorce or death."""
    if union.kind not in ("married", "separated", "reconciled"):
        return False
    person = {p.id: p for p in graph.persons}
    earlier = graph.unions[: [u.id for u in graph.unions].index(union.id)]
    return any(_ended(other, p, person) for p in union.partners for other in earlier if p in other.partners)


def _ended(union: Union, of: str, person: Mapping[str, Person]) -> bool:
    others = [person[p] for p in union.partners if p != of and p in person]
    return union.kind == "divorced" or (union.kind == "married" and any(is_dead(p) for p in others))


def _described(union: Union, graph: FamilyGraph, look: GenogramLook) -> str:
    person = {p.id: p for p in graph.persons}
    names = [label(person[p], look) or "名前未記入" for p in union.partners if p in person]
    kind = "再婚" if is_remarriage(union, graph) and union.kind == "married" else KINDS[union.kind]
    return f"{'と'.join(names)}、{kind}" if len(names) > 1 else f"{''.join(names)}とこども"
