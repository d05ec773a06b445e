"""How much work a key slot should be on this laptop: about half a second of Argon2id, never below its least.

RFC 9106 says to take what memory there is first, then passes. A try with a stolen folder costs as much as this.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from kasesupport.domain.problems import Problem
from kasesupport.store.keys.slots import BOUNDS, MIB, Kdf

Timer = Callable[[Kdf], float]  # seconds that Argon2id takes with these parameters; may raise memory_short

TARGET = 0.5  # seconds
LEAST = Kdf(64 * MIB, 3, 2)
MOST_MEMORY = 256 * MIB  # a laptop with 4 GB must still open what another one made


def calibrated(seconds: Timer) -> Kdf:
    """The parameters that take about TARGET seconds here; LEAST on a laptop that is slower than that."""
    chosen = _with_memory(seconds)
    for _ in range(2):  # the second look corrects what the first one misjudged
        chosen = _with_passes(chosen, TARGET / max(seconds(chosen), 1e-6))
    return chosen


def _with_memory(seconds: Timer) -> Kdf:
    """Memory doubled while that stays within the time and can be had."""
    chosen = LEAST
    while 2 * chosen.memory <= MOST_MEMORY and seconds(chosen) <= TARGET / 2:
        larger = replace(chosen, memory=2 * chosen.memory)
        with suppress(Problem):
            seconds(larger)
            chosen = larger
            continue
        break
    return chosen


def _with_passes(kdf: Kdf, factor: float) -> Kdf:
    passes = round(kdf.passes * factor)
    return replace(kdf, passes=min(max(passes, LEAST.passes), BOUNDS["passes"][1]))
