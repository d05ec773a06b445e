"""Places lined up."""

from hypothesis import given
from hypothesis import strategies as st

from kasesupport.diagrams.lining import collide, lined

number = st.floats(-2000, 2000)
places = st.dictionaries(st.sampled_from("abcdefgh"), st.tuples(number, number), min_size=1)


@given(places)
def test_one_way_is_made_alike_and_the_other_kept(at: dict[str, tuple[float, float]]) -> None:
    level, upright = lined(at, "level"), lined(at, "upright")
    assert len({y for _, y in level.values()}) == 1
    assert len({x for x, _ in upright.values()}) == 1
    assert {e: x for e, (x, _) in level.items()} == {e: x for e, (x, _) in at.items()}
    assert {e: y for e, (_, y) in upright.items()} == {e: y for e, (_, y) in at.items()}


def test_equal_steps_go_along_the_longer_way_and_keep_the_ends() -> None:
    assert lined({"a": (0, 5), "b": (10, 0), "c": (90, 9)}, "even") == {"a": (0, 5), "b": (45, 0), "c": (90, 9)}
    assert lined({"a": (1, 0), "b": (2, 70), "c": (3, 100)}, "even") == {"a": (1, 0), "b": (2, 50), "c": (3, 100)}


def test_two_that_would_lie_on_each_other_are_seen() -> None:
    boxes = {"a": (0.0, 0.0, 10.0, 10.0), "b": (20.0, 0.0, 10.0, 10.0)}
    assert not collide(boxes, {"a": (0, 0), "b": (0, 0)})
    assert collide(boxes, {"a": (0, 0), "b": (-15, 5)})
