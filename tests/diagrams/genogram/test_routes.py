"""Emotional lines keep clear of other people, of names and of each other; what is drawn follows the way."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.diagrams.genogram.hard import HARD
from tests.families import families

from kasesupport.diagrams.genogram import GenogramLayout, layout
from kasesupport.diagrams.genogram.boxes import SYMBOL
from kasesupport.diagrams.genogram.routes import RIM, routes
from kasesupport.diagrams.genogram.track import track
from kasesupport.domain.people import Bond, FamilyGraph, Person, Union
from kasesupport.drawing.items import Point

R = SYMBOL / 2


def ways(graph: FamilyGraph, placed: GenogramLayout) -> dict[int, tuple[Point, ...]]:
    return routes(graph, placed.spots, placed.lines)


def through(graph: FamilyGraph, placed: GenogramLayout) -> Iterator[tuple[str, str, str]]:
    """Bonds that touch the box of a third person, looked at every pixel."""
    for index, way in ways(graph, placed).items():
        bond, along = graph.bonds[index], track(way)
        places = [along.at(k) for k in range(int(along.length) + 1)]
        for person, spot in placed.spots.items():
            left, top, width, height = spot.box
            inside = (left < x < left + width and top < y < top + height for x, y in places)
            if person not in (bond.a, bond.b) and any(inside):
                yield bond.a, bond.b, person


def everybody_with_everybody(graph: FamilyGraph) -> FamilyGraph:
    ids = [p.id for p in graph.persons]
    return replace(graph, bonds=tuple(Bond(a, b, "close") for i, a in enumerate(ids) for b in ids[i + 1 :]))


@pytest.mark.parametrize("name", HARD)
def test_no_bond_of_a_hard_family_runs_through_anybody(name: str) -> None:
    graph = everybody_with_everybody(HARD[name])
    assert list(through(graph, layout(graph))) == []


@given(families(most=24), st.data())
@settings(deadline=None, max_examples=runs(30), suppress_health_check=list(HealthCheck))
def test_no_bond_runs_through_a_third(graph: FamilyGraph, data: st.DataObject) -> None:
    ids = st.sampled_from([p.id for p in graph.persons])
    pairs = data.draw(st.lists(st.tuples(ids, ids), max_size=12))
    graph = replace(graph, bonds=tuple(Bond(a, b, "close") for a, b in pairs))
    placed = layout(graph)
    assert list(through(graph, placed)) == []
    assert set(ways(graph, placed)) == {i for i, (a, b) in enumerate(pairs) if a != b}


def test_a_bond_begins_and_ends_at_the_rim() -> None:
    graph = everybody_with_everybody(HARD["both parents stepped"])
    placed = layout(graph)
    square = {p.id: p.sex == "M" for p in graph.persons}
    for index, way in ways(graph, placed).items():
        bond = graph.bonds[index]
        for person, place in ((bond.a, way[0]), (bond.b, way[-1])):
            x, y = abs(place[0] - placed.spots[person].x), abs(place[1] - placed.spots[person].y)
            assert (max(x, y) if square[person] else math.hypot(x, y)) == pytest.approx(R + RIM, abs=0.1)


def upon(one: Sequence[Point], other: Sequence[Point]) -> float:
    """The share of a way that lies nearer than 4 px to another (they meet at their ends, and may cross)."""
    a, b = track(one), track(other)
    places = [b.at(b.length * j / 80) for j in range(81)]
    near = [min(math.dist(a.at(a.length * k / 80), p) for p in places) < 4 for k in range(81)]
    return sum(near) / len(near)


@pytest.mark.parametrize("pair", [("p", "t"), ("a1", "s"), ("fa", "mo"), ("ex", "old")])
def test_several_bonds_of_a_pair_lie_beside_each_other(pair: tuple[str, str]) -> None:
    bonds = (Bond(*pair, "close"), Bond(*reversed(pair), "conflict"))
    graph = replace(HARD["both parents stepped"], bonds=bonds)
    first, second = ways(graph, layout(graph)).values()
    assert upon(first, second) < 0.2


def test_a_bond_of_partners_lies_below_their_line() -> None:
    people = (Person("a", sex="M"), Person("b", sex="F"))
    graph = FamilyGraph(people, (Union("u", ("a", "b")),), bonds=(Bond("b", "a", "conflict"),))
    placed = layout(graph)
    (way,) = ways(graph, placed).values()
    assert [y - placed.spots["a"].y for _, y in way] == pytest.approx([12.0, 12.0])


def test_turns_are_round() -> None:
    graph = everybody_with_everybody(HARD["both parents stepped"])
    for way in ways(graph, layout(graph)).values():
        bearings = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(way) if math.dist(a, b) > 0.01]
        assert max((abs(math.remainder(a - b, math.tau)) for a, b in pairwise(bearings)), default=0.0) < math.pi / 4


def test_a_track_tells_places_along_and_aside() -> None:
    way = track([(0, 0), (10, 0), (10, 0), (10, 10)])
    assert way.length == 20
    assert way.at(5, 2) == (5, 2)
    assert way.at(15, 2) == (8, 5)
    assert way.stretch(5, 15) == [(5, 0), (10, 0), (10, 5)]
    assert track([(3, 3), (3, 3)]).length == 1
