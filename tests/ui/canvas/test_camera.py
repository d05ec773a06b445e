import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.ui.canvas.camera import LEAST, MOST, NATURAL, Camera, fitting
from kasesupport.ui.canvas.touch import pinched, spread

PLACES = st.floats(-2000, 2000)
CAMERAS = st.builds(Camera, st.floats(LEAST, MOST), PLACES, PLACES)


@given(CAMERAS, PLACES, PLACES)
def test_what_is_seen_somewhere_lies_there(camera: Camera, x: float, y: float) -> None:
    assert camera.to_picture(*camera.to_screen(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(CAMERAS, st.floats(0.01, 100), PLACES, PLACES)
def test_zooming_keeps_what_is_under_the_pointer(camera: Camera, factor: float, x: float, y: float) -> None:
    near = camera.zoomed(factor, x, y)
    assert LEAST <= near.scale <= MOST
    assert near.to_screen(*camera.to_picture(x, y)) == pytest.approx((x, y), abs=1e-3)


@given(st.floats(10, 5000), st.floats(10, 5000))
def test_fitting_shows_all_of_it_in_the_middle(width: float, height: float) -> None:
    camera = fitting((-50, 30, width, height), 800, 600)
    left, top = camera.to_screen(-50, 30)
    right, bottom = camera.to_screen(-50 + width, 30 + height)
    assert camera.scale <= NATURAL
    assert (left + right, top + bottom) == pytest.approx((800, 600))
    if camera.scale > LEAST:
        assert min(left, top) >= 0
        assert right <= 800
        assert bottom <= 600


def test_showing_moves_no_more_than_it_must() -> None:
    camera = Camera()
    assert camera.showing((100, 100, 50, 50), 800, 600) == camera
    assert camera.showing((780, 100, 50, 50), 800, 600) == Camera(1, -54, 0)
    assert camera.showing((-30, 590, 50, 50), 800, 600) == Camera(1, 54, -64)


def test_two_fingers_pull_and_spread() -> None:
    before, after = spread([(100, 100), (200, 100)]), spread([(100, 150), (300, 150)])
    camera = pinched(Camera(), before, after)
    assert camera.scale == 2
    assert camera.to_screen(150, 100) == (200, 150)


def test_what_floats_at_the_left_covers_nothing_of_a_picture_that_is_seen_whole() -> None:
    wide = fitting((0.0, 0.0, 2000.0, 1200.0), 800.0, 500.0, corner=(120.0, 140.0))
    left, right = wide.to_screen(0.0, 0.0)[0], wide.to_screen(2000.0, 0.0)[0]
    assert left >= 120.0
    assert right == pytest.approx(800.0 - 16.0)
    high = (0.0, 0.0, 1200.0, 1000.0)  # there is room for it at the right, and it stays as large
    aside = fitting(high, 800.0, 500.0, corner=(120.0, 140.0))
    assert aside.scale == fitting(high, 800.0, 500.0).scale
    assert aside.to_screen(0.0, 0.0)[0] >= 120.0
    flat = (0.0, 0.0, 2000.0, 200.0)  # above what floats nothing is covered
    assert fitting(flat, 800.0, 500.0, corner=(120.0, 140.0)) == fitting(flat, 800.0, 500.0)
