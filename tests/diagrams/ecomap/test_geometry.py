"""Segments, rectangles and ways around them."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.diagrams.ecomap.geometry import border, crosses, cuts, entry, in_round, is_open, overlap, rect_of
from kasesupport.diagrams.ecomap.model import Spot
from kasesupport.diagrams.ecomap.reach import is_reachable
from kasesupport.diagrams.ecomap.route import bent, sight

RECT = (0.0, 0.0, 10.0, 10.0)
PLACES = st.tuples(st.integers(-30, 40), st.integers(-30, 40))


def test_a_segment_cuts_only_the_inside() -> None:
    assert cuts((-5, 5), (15, 5), RECT)
    assert cuts((5, 5), (6, 6), RECT)
    assert not cuts((-5, 0), (15, 0), RECT)
    assert not cuts((-5, 5), (0, 5), RECT)
    assert not cuts((-5, 8), (2, 15), RECT)


@given(PLACES, PLACES)
def test_cutting_does_not_depend_on_the_direction(a: tuple[int, int], b: tuple[int, int]) -> None:
    assert cuts(a, b, RECT) == cuts(b, a, RECT)
    assert cuts(a, b, RECT) == (entry(a, b, RECT) < 1.0)


def test_segments_that_meet_at_an_end_do_not_cross() -> None:
    assert crosses((0, 0), (10, 10), (0, 10), (10, 0))
    assert not crosses((0, 0), (10, 10), (10, 10), (20, 0))
    assert not crosses((0, 0), (10, 0), (0, 5), (10, 5))


def test_the_border_of_a_round_corner_is_further_in_than_the_corner() -> None:
    spot = Spot(0, 0, 100, 100)
    x, y = border(spot, 30, (0, 0), (100, 100))
    assert 40 < x < 42
    assert x == y
    assert border(spot, 30, (0, 0), (100, 0))[0] == pytest.approx(50, abs=0.01)
    assert not in_round(spot, 30, (49, 49))


def test_boxes_that_share_an_edge_do_not_overlap() -> None:
    assert not overlap(RECT, (10, 0, 20, 10))
    assert overlap(RECT, (9.9, 9.9, 20, 20))
    assert rect_of(Spot(5, 5, 10, 10), 1) == (-1, -1, 11, 11)


def test_a_free_way_is_straight_and_a_shut_one_goes_round() -> None:
    assert sight((-50, 5), [(50, 5)], []) == ((-50, 5), (50, 5))
    assert sight((-50, 5), [(50, 5)], [RECT]) is None
    found = bent((-50, 5), (50, 5), [RECT])
    assert len(found) > 2
    assert not any(cuts(a, b, RECT) for a, b in pairwise(found))


def test_what_is_shut_in_is_not_searched_for() -> None:
    box = [(-30.0, -30.0, 30.0, -20.0), (-30.0, 20.0, 30.0, 30.0), (-30.0, -20.0, -20.0, 20.0)]
    shut = (20.0, -20.0, 30.0, 20.0)
    assert is_reachable((90, 5), (0, 0), box)
    assert not is_reachable((90, 5), (0, 0), [*box, shut])
    assert not is_reachable((0, 0), (90, 5), [*box, shut])
    assert bent((90, 5), (0, 0), [*box, shut]) == ((90, 5), (0, 0))


def test_little_room_is_better_than_a_long_way_round() -> None:
    wall = [(0.0, -900.0, 10.0, -5.0), (0.0, 5.0, 10.0, 900.0), (30.0, -40.0, 40.0, 40.0)]
    found = bent((-50, 0), (90, 0), wall)
    assert max(abs(y) for _, y in found) < 60
    assert not any(cuts(a, b, rect) for a, b in pairwise(found) for rect in wall)


@given(st.lists(st.tuples(*[st.integers(-30, 30)] * 2), min_size=2, max_size=9))
@settings(max_examples=runs(60), deadline=None)
def test_a_way_that_was_found_can_be_gone(corners: list[tuple[int, int]]) -> None:
    rects = [(x, y, x + 13.0, y + 9.0) for x, y in corners]
    start, goal = (-60.0, 1.5), (60.5, 2.5)
    found = bent(start, goal, rects)
    assert is_reachable(start, goal, rects)
    assert all(is_open(a, b, rects) for a, b in pairwise(found))


def test_another_aim_in_sight_is_better_than_a_bend() -> None:
    assert sight((-50, 5), [(50, 5), (50, 60)], [RECT]) == ((-50, 5), (50, 60))


def test_a_narrow_lane_is_taken_with_less_room() -> None:
    above, below = (0.0, -100.0, 10.0, -5.0), (0.0, 5.0, 10.0, 100.0)
    assert sight((-50, 0), [(50, 0)], [above, below]) == ((-50, 0), (50, 0))


@given(st.lists(st.integers(0, 40), min_size=8, max_size=8))
@settings(max_examples=runs(60), deadline=None)
def test_what_is_open_is_not_cut(numbers: list[int]) -> None:
    ax, ay, bx, by, x, y, w, h = numbers
    rect = (x, y, x + w + 1, y + h + 1)
    assume((ax, ay) != (bx, by))
    assert is_open((ax, ay), (bx, by), [rect]) is not cuts((ax, ay), (bx, by), rect)
