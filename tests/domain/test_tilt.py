"""A sheet that was photographed at a slant is found so; what has no lines is left as it is; one may stop it."""

from collections.abc import Iterator
from math import cos, radians, sin

import pytest

from kasesupport.domain.progress import Cancelled
from kasesupport.domain.tilt import tilt

WIDE, HIGH = 300, 400


def drawn(degrees: float) -> bytes:
    """Lines of writing on paper that lies at a slant, with a shadow over one half."""
    back, turn = radians(-degrees), bytearray()
    for y in range(HIGH):
        for x in range(WIDE):
            u = (x - WIDE / 2) * cos(back) - (y - HIGH / 2) * sin(back) + WIDE / 2
            v = (x - WIDE / 2) * sin(back) + (y - HIGH / 2) * cos(back) + HIGH / 2
            written = 20 < u < 280 and 20 < v < 380 and int(v) % 18 < 3 and int(u * 7) % 11 < 8
            turn.append((40 if written else 230) - (30 if x < WIDE / 2 else 0))
    return bytes(turn)


def nothing(_: float) -> None:
    """Nobody listens."""


@pytest.mark.parametrize("degrees", [-7.3, 0.0, 12.0])
def test_it_is_found_to_a_third_of_a_degree(degrees: float) -> None:
    assert tilt(drawn(degrees), WIDE, HIGH, nothing) == pytest.approx(-degrees, abs=0.34)


def noise() -> Iterator[int]:
    state = 7
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state >> 23


def test_without_lines_nothing_is_turned() -> None:
    dust = noise()
    assert tilt(bytes(WIDE * HIGH), WIDE, HIGH, nothing) == 0.0
    assert tilt(bytes(next(dust) for _ in range(WIDE * HIGH)), WIDE, HIGH, nothing) == 0.0


def test_it_says_how_far_it_is_and_can_be_stopped() -> None:
    heard: list[float] = []

    def stop(share: float) -> None:
        heard.append(share)
        if len(heard) == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        tilt(drawn(2.0), WIDE, HIGH, stop)
    assert heard == sorted(heard)
    assert 0 < heard[-1] < 0.3
