"""Words of persons and lines keep clear of each other and of lines, over random families."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.diagrams.genogram.hard import HARD
from tests.families import families

from kasesupport.diagrams.genogram import GenogramLayout, GenogramLook, draw, layout, offset
from kasesupport.diagrams.hit import bounds
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Box, Drawing, Group, Text, flat

LOOK = GenogramLook(date(2026, 11, 24))
FILLED = replace(LOOK, conventions=Conventions(death="filled", era="seireki"))
TOUCH = 1.5  # px that two boxes of letters may share: their ink does not


def told(graph: FamilyGraph) -> FamilyGraph:
    """The family with all that is written beside symbols and on lines."""
    persons = tuple(
        replace(
            p, gender="トランス女性" * (n % 7 == 3), key_person=n % 5 == 0, missing=n % 11 == 5, note="小学校" * (n % 3)
        )
        for n, p in enumerate(graph.persons)
    )
    unions = tuple(replace(u, since=PartialDate(1980 + n), until=PartialDate(2010)) for n, u in enumerate(graph.unions))
    return replace(graph, persons=persons, unions=unions)


def written(drawing: Drawing) -> Iterator[tuple[str, Box]]:
    for group in drawing.items:
        if isinstance(group, Group):
            yield from ((item.text, bounds([item])) for item in flat(group.items) if isinstance(item, Text))


def shared(a: Box, b: Box) -> float:
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    high = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return min(wide, high)


def strokes(placed: GenogramLayout) -> Iterator[Box]:
    """Level and upright pieces of lines as thin boxes, without their ends, which symbols cover."""
    dx, dy = offset(placed)
    for line in placed.lines:
        for (x0, y0), (x1, y1) in pairwise(line.points):
            if x0 == x1:
                yield x0 + dx - TOUCH, min(y0, y1) + dy, 2 * TOUCH, abs(y1 - y0)
            elif y0 == y1:
                yield min(x0, x1) + dx, y0 + dy - TOUCH, abs(x1 - x0), 2 * TOUCH


def check(graph: FamilyGraph, look: GenogramLook) -> None:
    graph = told(graph)
    placed = layout(graph, look=look)
    drawing = draw(graph, placed, look)
    words = list(written(drawing))
    assert [(a, b) for (a, x), (b, y) in combinations(words, 2) if shared(x, y) > TOUCH] == []
    middles = [spot.x + offset(placed)[0] for spot in placed.spots.values()]  # ages and names: covered, or in the box
    aside = [(text, box) for text, box in words if not any(box[0] <= x <= box[0] + box[2] for x in middles)]
    assert [text for text, box in aside for stroke in strokes(placed) if shared(box, stroke) > TOUCH] == []


@pytest.mark.parametrize("look", [LOOK, FILLED], ids=["cross", "filled"])
@pytest.mark.parametrize("name", HARD)
def test_no_words_cover_others_or_lie_on_lines_in_hard_families(name: str, look: GenogramLook) -> None:
    check(HARD[name], look)


@given(families(), st.sampled_from([LOOK, FILLED]))
@settings(deadline=None, max_examples=runs(10), suppress_health_check=list(HealthCheck))
def test_no_words_cover_others_or_lie_on_lines(graph: FamilyGraph, look: GenogramLook) -> None:
    check(graph, look)
