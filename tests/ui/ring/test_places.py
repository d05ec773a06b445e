"""The buttons of a ring: always on the canvas, never over what they stand around, never over each other."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.ui.ring.places import around

SIZE = (80.0, 62.0)


def overlap(a, b) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def inside(a, room) -> bool:
    return room[0] <= a[0] and a[0] + a[2] <= room[2] and room[1] <= a[1] and a[1] + a[3] <= room[3]


@settings(max_examples=runs(150), deadline=None)
@given(
    st.floats(-200, 1400), st.floats(-200, 900), st.floats(4, 500), st.floats(4, 500),
    st.floats(240, 1600), st.floats(200, 1000), st.integers(1, 12), st.booleans(),
)  # fmt: skip
def test_wherever_it_stands(x, y, wide, high, right, bottom, count, whole) -> None:
    box = (x, y, wide, high)
    found = around(box, (0, 0, right, bottom), SIZE, count, whole)
    if found is None:
        return
    assert len(found) == count
    assert all(inside(each, (0, 0, right, bottom)) for each in found)
    assert not any(overlap(each, box) for each in found)
    assert not any(overlap(a, b) for a, b in combinations(found, 2))


@settings(max_examples=runs(60), deadline=None)
@given(st.floats(0, 686), st.floats(0, 460), st.floats(20, 140), st.floats(30, 140))
def test_a_person_on_the_canvas_of_a_small_laptop_always_has_a_ring(x, y, wide, high) -> None:
    assert around((x, y, wide, high), (6, 6, 814, 580), SIZE, 8) is not None


def test_relatives_stand_where_they_will_be_drawn() -> None:
    father, mother, partner, sibling, child, *_ = around((400, 300, 90, 110), (0, 0, 1000, 800), SIZE, 8)
    assert father[1] == mother[1] < 300 - 60
    assert father[0] < mother[0]
    assert partner[0] >= 490
    assert sibling[0] + 80 <= 400
    assert child[1] >= 410
