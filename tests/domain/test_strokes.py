"""A stroke goes to text and back within a tenth of a unit; an eraser takes what it touches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.problems import Problem
from kasesupport.domain.strokes import MOST_DOTS, WIDE, Dot, thinned, touches, understood, written

DOTS = st.lists(
    st.tuples(st.floats(0, WIDE), st.floats(0, 600), st.floats(0, 1)), min_size=1, max_size=20
)  # fmt: skip


@given(DOTS)
def test_there_and_back(dots: list[Dot]) -> None:
    back = understood(written(dots))
    assert len(back) == len(dots)
    for one, other in zip(dots, back, strict=True):
        assert one == pytest.approx(other, abs=0.0501)
    assert understood(written(back)) == back


def test_a_long_line_is_short_text() -> None:
    dots = [(n * 0.9, 100 + n % 7, 0.5) for n in range(1000)]
    assert len(written(dots)) < 10_000


@pytest.mark.parametrize("text", ["", "1,2", "a,b,c", "1,2,3 ", "1,2,3,4", "1.5,2,3"])
def test_what_is_no_stroke_is_refused(text: str) -> None:
    with pytest.raises(Problem, match="stroke_unreadable"):
        understood(text)


def test_a_stroke_without_end_is_refused_and_never_written() -> None:
    endless = [(float(n % 900), float(n % 500), 1.0) for n in range(MOST_DOTS + 5)]
    with pytest.raises(Problem, match="stroke_unreadable"):
        understood(written(endless))
    assert len(thinned(endless)) == MOST_DOTS


def test_dots_on_one_another_go_and_the_last_stays() -> None:
    still = [(10.0, 10.0, 0.1), (10.1, 10.1, 0.2), (10.2, 10.0, 0.3)]
    assert thinned(still) == (still[0], still[2])
    assert thinned(still[:1]) == (still[0],)


def test_an_eraser_takes_what_it_touches_between_dots_too() -> None:
    line = ((0.0, 0.0, 1.0), (100.0, 0.0, 1.0))
    assert touches(line, 50, 9, 10)
    assert not touches(line, 50, 11, 10)
    assert not touches(line, 112, 0, 10)
    assert touches(((5.0, 5.0, 1.0),), 5, 12, 10)
