"""The name of a household covers nobody and no other name."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from tests.chance import runs
from tests.diagrams.genogram.hard import HARD
from tests.families import families

from kasesupport.diagrams.genogram import GenogramLayout, layout
from kasesupport.diagrams.genogram.nameplate import nameplate, plate
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Box

NAMES = ("母の家", "祖父母と同居の家", "佐倉家")


def named(graph: FamilyGraph) -> FamilyGraph:
    return replace(graph, households=tuple(replace(h, name=NAMES[i % 3]) for i, h in enumerate(graph.households)))


def covered(graph: FamilyGraph, placed: GenogramLayout) -> int:
    """Pairs of a plate with a person or with another plate that lie upon each other."""
    names = {h.id: h.name for h in graph.households}
    plates = [plate(names[o.household], o.label) for o in placed.households if o.label]
    boxes = [spot.box for spot in placed.spots.values()]
    return sum(meet(p, b) for p in plates for b in boxes) + sum(meet(a, b) for a, b in combinations(plates, 2))


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


@pytest.mark.parametrize("name", HARD)
def test_no_name_of_a_hard_familys_household_covers_anybody(name: str) -> None:
    graph = named(HARD[name])
    placed = layout(graph)
    assert all(outline.label for outline in placed.households)
    assert covered(graph, placed) == 0


@given(families(most=24))
@settings(deadline=None, max_examples=runs(25), suppress_health_check=list(HealthCheck))
def test_no_name_of_a_household_covers_anybody(graph: FamilyGraph) -> None:
    graph = named(graph)
    assert covered(graph, layout(graph)) == 0


def test_a_name_stands_on_the_line_where_it_can_and_beside_it_where_not() -> None:
    ring = ((0.0, 0.0), (200.0, 0.0), (200.0, 100.0), (0.0, 100.0))
    member = (20.0, 20.0, 160.0, 60.0)
    on = nameplate("母の家", [ring], [member], [])
    assert on is not None
    assert on[1] == 100.0
    neighbours = [member, (-40.0, 85.0, 280.0, 30.0), (-40.0, -15.0, 280.0, 30.0)]
    beside = nameplate("母の家", [ring], neighbours, [])
    assert beside is not None
    assert not any(meet(plate("母の家", beside), box) for box in neighbours)
    assert nameplate("", [ring], [member], []) is None
