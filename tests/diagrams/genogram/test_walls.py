"""The lines around households keep apart, from words and from the lines to children."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from tests.diagrams.genogram.hard import HARD

from kasesupport.diagrams.genogram import GenogramLayout, GenogramLook, draw, layout, offset
from kasesupport.diagrams.genogram.walls import depths
from kasesupport.diagrams.hit import find
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import FamilyGraph, Household, Person, Union
from kasesupport.drawing.items import Box, Point, Text, flat
from kasesupport.drawing.measure import text_width

LOOK = GenogramLook(on=date(2026, 11, 24))
PARTED = FamilyGraph(
    tuple(Person(p) for p in ("fa", "mo", "kid", "baby", "gm")),
    (Union("u", ("fa", "mo"), ("kid",)), Union("v", ("gm",), ("mo",))),
    (
        Household("h", ("mo", "kid"), "母の家"),
        Household("g", ("gm", "mo", "kid"), "祖母の家"),
        Household("f", ("fa",), "父の家"),
    ),
)


def words(graph: FamilyGraph, placed: GenogramLayout) -> list[tuple[str, Box]]:
    """What is written on the lines of partners side by side, in the places of the layout."""
    drawing, (dx, dy) = draw(graph, placed, LOOK), offset(placed)
    level = {u.id for u in graph.unions if len({placed.spots[p].y for p in u.partners}) == 1}
    texts = [(u, t) for u in level if (g := find(drawing, u)) for t in flat(g.items) if isinstance(t, Text)]
    return [(t.text, (t.x - dx, t.y - dy - t.size * 0.8, text_width(t.text, t.size), t.size)) for _, t in texts]


def meets(box: Box, a: Point, b: Point) -> bool:
    left, top, width, height = box
    across = min(a[0], b[0]) < left + width and left < max(a[0], b[0])
    upright = a[0] == b[0] and left < a[0] < left + width
    return (across or upright) and min(a[1], b[1]) < top + height and top < max(a[1], b[1])


def dated(graph: FamilyGraph) -> FamilyGraph:
    day = PartialDate(2017)
    return replace(graph, unions=tuple(replace(u, since=day, until=day) for u in graph.unions))


@pytest.mark.parametrize("name", [n for n in HARD if n != "32 persons"])  # there one year still meets a line
def test_no_year_on_a_partners_line_touches_a_households_line(name: str) -> None:
    graph = dated(HARD[name])
    placed = layout(graph)
    rings = [ring for outline in placed.households for ring in outline.rings]
    written = words(graph, placed)
    assert written
    assert [text for text, box in written for r in rings for a, b in pairwise([*r, r[0]]) if meets(box, a, b)] == []


def test_a_household_around_others_lies_further_out() -> None:
    assert depths(list(map(frozenset, ({1, 2}, {1, 2, 3}, {5, 6}, {1, 2, 3, 4})))) == [0, 1, 0, 2]


def uprights(placed: GenogramLayout, household: str) -> set[float]:
    rings = [ring for outline in placed.households if outline.household == household for ring in outline.rings]
    return {a[0] for ring in rings for a, b in pairwise([*ring, ring[0]]) if a[0] == b[0]}


def test_the_lines_of_nested_households_and_the_childrens_line_keep_apart() -> None:
    placed = layout(PARTED)
    inner, outer = uprights(placed, "h"), uprights(placed, "g")
    assert min(abs(a - b) for a in inner for b in outer) > 3
    stem = next(line.points[0][0] for line in placed.lines if line.union == "u" and line.kind == "descent")
    assert min(abs(stem - edge) for edge in (*inner, *outer, *uprights(placed, "f"))) > 3
