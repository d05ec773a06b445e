import pytest

from kasesupport.domain.problems import Problem
from kasesupport.store.keys.calibration import LEAST, MOST_MEMORY, TARGET, calibrated
from kasesupport.store.keys.slots import BOUNDS, MIB, Kdf


def laptop(speed: float, room: int = 1 << 30):
    """A laptop that works through so many MiB·passes a second and has so many KiB of memory."""

    def seconds(kdf: Kdf) -> float:
        if kdf.memory > room:
            raise Problem("memory_short", megabytes=kdf.memory // MIB)
        return kdf.memory / MIB * kdf.passes / speed

    return seconds


@pytest.mark.parametrize("speed", [500.0, 1000.0, 2200.0, 4000.0, 9000.0])
def test_a_slot_costs_about_half_a_second(speed: float) -> None:
    seconds = laptop(speed)
    assert 0.7 * TARGET < seconds(calibrated(seconds)) < 1.4 * TARGET


@pytest.mark.parametrize("speed", [1.0, 50.0, 380.0])
def test_a_slow_laptop_gets_the_least_and_no_less(speed: float) -> None:
    assert calibrated(laptop(speed)) == LEAST
    assert LEAST.memory >= 64 * MIB


def test_a_very_fast_one_stays_within_bounds() -> None:
    assert calibrated(lambda _: 0.0) == Kdf(MOST_MEMORY, BOUNDS["passes"][1], LEAST.lanes)


@pytest.mark.parametrize("room", [64, 100, 128])
def test_memory_that_cannot_be_had_is_not_asked_for(room: int) -> None:
    chosen = calibrated(laptop(9000.0, room * MIB))
    assert 64 * MIB <= chosen.memory <= room * MIB
    assert chosen.passes > LEAST.passes


def test_a_laptop_without_the_least_says_so() -> None:
    with pytest.raises(Problem) as caught:
        calibrated(laptop(9000.0, 32 * MIB))
    assert caught.value.code == "memory_short"


def test_a_timer_that_trembles_does_no_harm() -> None:
    steady, trembling = laptop(2200.0), iter([1.5, 0.7, 1.2, 0.8, 1.1, 1.0, 1.0])
    assert 0.4 * TARGET < steady(calibrated(lambda kdf: steady(kdf) * next(trembling))) < 2 * TARGET
