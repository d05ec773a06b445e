import pytest

from kasesupport.drawing.icons import icon, names


@pytest.mark.parametrize("name", names())
def test_every_icon_stays_in_its_box(name) -> None:
    (shape,) = icon(name, (10, 20, 60, 48), "#0072B2")
    xs = [v for op in shape.ops for v in op[1::2]]
    ys = [v for op in shape.ops for v in op[2::2]]
    assert 16 <= min(xs) < max(xs) <= 64
    assert 20 <= min(ys) < max(ys) <= 68
    assert (shape.stroke, shape.width) == ("#0072B2", 4)


def test_the_five_feelings_and_the_rest_are_there() -> None:
    assert {f"face-{n}" for n in range(1, 6)} < set(names())
    assert len(names()) > 75


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("no-such-icon", (0, 0, 1, 1))
