"""The hard guarantees H1 to H9 of the drawing standard, each as a list of what breaks it."""

from collections.abc import Iterator
from itertools import combinations, pairwise

import networkx as nx

from kasesupport.diagrams.genogram.values import GenogramLayout, Line
from kasesupport.domain.births import by_birth
from kasesupport.domain.generations import generations
from kasesupport.domain.people import FamilyGraph, Union

Rect = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]
SAME = 0.5  # px


def rects(layout: GenogramLayout) -> dict[str, Rect]:
    """Left, top, right, bottom of symbol and labels."""
    return {p: (s.x - s.half, s.y - s.up, s.x + s.half, s.y + s.down) for p, s in layout.spots.items()}


def overlapping(layout: GenogramLayout) -> list[tuple[str, str]]:
    """H1"""
    return [(a, b) for (a, r), (b, s) in combinations(rects(layout).items(), 2) if _meet(r, s)]


def _meet(a: Rect, b: Rect, pad: float = 0.0) -> bool:
    return a[0] < b[2] + pad and b[0] < a[2] + pad and a[1] < b[3] + pad and b[1] < a[3] + pad


def rows_broken(graph: FamilyGraph, layout: GenogramLayout) -> list[str]:
    """H3"""
    row, box, spots = generations(graph), rects(layout), layout.spots
    apart = [u.id for u in graph.unions for a, b in combinations(u.partners, 2)
             if row[a] == row[b] and abs(spots[a].y - spots[b].y) > SAME]  # fmt: skip
    return apart + [f"{p}>{c}" for u in graph.unions for p in u.partners for c in u.children if box[p][3] > box[c][1]]


def out_of_birth_order(graph: FamilyGraph, layout: GenogramLayout) -> list[tuple[str, str]]:
    """H4 for all siblings of one row, twins aside."""
    return [pair for pair in _sibling_pairs(graph, layout) if layout.spots[pair[0]].x >= layout.spots[pair[1]].x]


def _sibling_pairs(graph: FamilyGraph, layout: GenogramLayout) -> Iterator[tuple[str, str]]:
    person = {p.id: p for p in graph.persons}
    for union in graph.unions:
        for a, b in combinations(by_birth(union.children, person), 2):
            twins = any({a, b} <= set(group) for group in union.twins)
            if not twins and abs(layout.spots[a].y - layout.spots[b].y) < SAME:
                yield a, b


def men_right(graph: FamilyGraph, layout: GenogramLayout) -> list[str]:
    """H5, where birth order leaves it possible at all (siblings who marry crosswise)."""
    pairs = [p for union in exclusive(graph) if (p := _man_and_woman(graph, union))]
    order = nx.DiGraph([*_sibling_pairs(graph, layout), *pairs])
    tied = {n for part in nx.strongly_connected_components(order) if len(part) > 1 for n in part}
    same = [(m, w) for m, w in pairs if abs(layout.spots[m].y - layout.spots[w].y) < SAME]
    return [m for m, w in same if layout.spots[m].x > layout.spots[w].x and not {m, w} <= tied]


def exclusive(graph: FamilyGraph) -> list[Union]:
    """Unions of two who have this one partner only."""
    count = {p.id: sum(p.id in u.partners and len(u.partners) == 2 for u in graph.unions) for p in graph.persons}
    return [u for u in graph.unions if len(u.partners) == 2 and all(count[p] == 1 for p in u.partners)]


def _man_and_woman(graph: FamilyGraph, union: Union) -> tuple[str, str] | None:
    sex = {p.id: p.sex for p in graph.persons}
    by_sex = {sex[p]: p for p in union.partners}
    return (by_sex["M"], by_sex["F"]) if set(by_sex) == {"M", "F"} else None


def badly_joined(graph: FamilyGraph, layout: GenogramLayout) -> list[str]:
    """H6: side by side with a straight line, or joined by a U below the row (those of several partners: or an arch)."""
    alone = {u.id for u in exclusive(graph)}
    broken = []
    for union in graph.unions:
        if len(union.partners) < 2:
            continue
        a, b = sorted((layout.spots[p] for p in union.partners), key=lambda s: s.x)
        if abs(a.y - b.y) > SAME:
            continue
        between = [s for s in layout.spots.values() if a.x < s.x < b.x and abs(s.y - a.y) < SAME]
        lines = [x for x in layout.lines if x.union == union.id and x.kind == "union" and len(x.points) in (2, 6)]
        bar = lines[0].points[len(lines[0].points) // 2][1] if lines else None
        if (
            bar is None
            or (not between and bar != a.y)
            or (between and abs(bar - a.y) < 24)
            or between
            and union.id in alone
            and bar < a.y
        ):
            broken.append(union.id)
    return broken


def household_faults(layout: GenogramLayout) -> list[tuple[str, str]]:
    """H7: members whose box is not inside, strangers whose box touches the region."""
    faults = []
    for outline in layout.households:
        for person, rect in rects(layout).items():
            corners = [(x, y) for x in (rect[0], rect[2]) for y in (rect[1], rect[3])]
            inside = [any(_within(c, ring) for ring in outline.rings) for c in corners]
            cut = any(_cuts(a, b, rect) for ring in outline.rings for a, b in pairwise([*ring, ring[0]]))
            wrong = (not all(inside) or cut) if person in outline.members else (any(inside) or cut)
            faults += [(outline.household, person)] * wrong
    return faults


def _within(point: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> bool:
    x, y = point
    crossed = [a[0] for a, b in pairwise([*ring, ring[0]]) if a[0] == b[0] and (a[1] > y) != (b[1] > y)]
    return sum(x < edge for edge in crossed) % 2 == 1


def _cuts(a: tuple[float, float], b: tuple[float, float], rect: Rect) -> bool:
    return _meet((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), rect)


def bars_upon_bars(layout: GenogramLayout) -> list[tuple[str, str]]:
    """H8: strokes of different unions that run upon each other."""
    found = []
    parts = [(line.union, s) for line in layout.lines for s in _segments(line)]
    for (u, a), (v, b) in combinations(parts, 2):
        for k in (0, 1):  # uprights, levels
            upon = a[k] == a[k + 2] and b[k] == b[k + 2] and abs(a[k] - b[k]) < SAME
            if u != v and upon and min(_high(a, k), _high(b, k)) - max(_low(a, k), _low(b, k)) > SAME:
                found.append((u, v))
    return found


def _low(s: Segment, k: int) -> float:
    return min(s[1 - k], s[3 - k])


def _high(s: Segment, k: int) -> float:
    return max(s[1 - k], s[3 - k])


def _segments(line: Line) -> Iterator[Segment]:
    for (x0, y0), (x1, y1) in pairwise(line.points):
        if (x0, y0) != (x1, y1):
            yield x0, y0, x1, y1


def through_people(graph: FamilyGraph, layout: GenogramLayout) -> list[tuple[str, str]]:
    """H8: strokes that run through the symbol or a label of somebody else (slanted ones by their frame)."""
    members = {u.id: {*u.partners, *u.children} for u in graph.unions}
    return [
        (line.union, person)
        for line in layout.lines
        for x0, y0, x1, y1 in _segments(line)
        for person, rect in rects(layout).items()
        if person not in members[line.union]
        and _meet((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), rect, -SAME)
    ]


def out_of_time_order(graph: FamilyGraph, layout: GenogramLayout) -> list[str]:
    """H9, first half, where nothing stronger speaks against it.

    That is where the partners have no other partner and no parents in the picture: then birth order
    and the order of others have no say.
    """
    alone = {p.id: sum(p.id in u.partners for u in graph.unions) == 1 for p in graph.persons}
    child = {c for u in graph.unions for c in u.children}
    broken = []
    for person in graph.persons:
        unions = [u for u in graph.unions if person.id in u.partners]
        partners = [p for u in unions for p in u.partners if p != person.id]
        free = all(alone[p] and p not in child for p in partners)
        if len(partners) > 1 and free and any(layout.spots[a].x > layout.spots[b].x for a, b in pairwise(partners)):
            broken.append(person.id)
    return broken


def stems_shared(graph: FamilyGraph, layout: GenogramLayout) -> list[str]:
    """H9, second half: unions with children that have no line of their own to each child."""
    ends = {(line.union, line.child) for line in layout.lines if line.child}
    return [u.id for u in graph.unions for c in u.children if (u.id, c) not in ends]


def broken(graph: FamilyGraph, layout: GenogramLayout) -> dict[str, list[object]]:
    """Every guarantee that does not hold, with what breaks it."""
    found: dict[str, list[object]] = {
        "H1": list(overlapping(layout)),
        "H2": sorted({p.id for p in graph.persons} ^ set(layout.spots)),
        "H3": list(rows_broken(graph, layout)),
        "H4": list(out_of_birth_order(graph, layout)),
        "H5": list(men_right(graph, layout)),
        "H6": list(badly_joined(graph, layout)),
        "H7": list(household_faults(layout)),
        "H8": [*bars_upon_bars(layout), *through_people(graph, layout)],
        "H9": [*out_of_time_order(graph, layout), *stems_shared(graph, layout)],
    }
    return {name: faults for name, faults in found.items() if faults}
