"""What is put down by hand covers nothing, and nothing else moves for it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kasesupport.diagrams.ecomap import layout
from kasesupport.diagrams.ecomap.dropping import load_of, put_down
from kasesupport.domain.ecomap import Resource, Tie

from .families import FAMILY, ecomaps, overlaps


@given(ecomaps(9), st.floats(-500, 500), st.floats(-400, 400))
@settings(max_examples=6, deadline=None)
def test_whatever_lies_there_it_comes_to_stand_beside_it(
    ecomap: tuple[tuple[Resource, ...], tuple[Tie, ...]], x: float, y: float
) -> None:
    resources, ties = ecomap
    placed = layout(FAMILY, resources, ties)
    subject = resources[0].id
    at = put_down(placed, subject, (x, y))
    pins = {each: (spot.x, spot.y) for each, spot in placed.resources.items()} | {subject: at}
    after = layout(FAMILY, resources, ties, pins, placed)
    assert not [pair for pair in overlaps(after) if subject in pair]
    assert all(after.resources[each] == spot for each, spot in placed.resources.items() if each != subject)


def test_on_free_ground_it_stays_where_it_was_put() -> None:
    placed = layout(FAMILY, (Resource("s", "学校"), Resource("k", "医院")), ())
    assert put_down(placed, "s", (900.0, 900.0)) == (900.0, 900.0)
    other = placed.resources["k"]
    beside = put_down(placed, "s", (other.x, other.y))
    assert 0 < math.dist(beside, (other.x, other.y)) < other.w + 40
    new = put_down(placed, "", (other.x, other.y))
    assert abs(new[0] - other.x) >= other.w or abs(new[1] - other.y) >= other.h


def test_who_lives_elsewhere_is_put_beside_what_stands_there_and_members_are_no_load() -> None:
    known, ties = (Resource("s", "学校"), Resource("k", "医院")), (Tie("t", "s", "f"),)
    placed = layout(FAMILY, known, ties)
    other = placed.resources["k"]
    at = put_down(placed, "f", (other.x, other.y))
    after = layout(FAMILY, known, ties, {"f": at}, placed)
    assert (after.people["f"].symbol.x, after.people["f"].symbol.y) == pytest.approx(at, abs=0.1)
    assert not overlaps(after)
    assert [load_of(placed, person) for person in placed.people if placed.is_home(person)] == [None] * 4
