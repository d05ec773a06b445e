"""Row ids: UUIDv7 text (RFC 9562), strictly ascending within one source."""

import secrets
import time
import uuid
from collections.abc import Callable


class IdSource:
    """Gives ids that sort in the order in which they were asked for.

    `clock` gives milliseconds since 1970, `noise` a random integer of so many bits; both are
    parameters so that the demo is the same on every run.
    """

    def __init__(
        self,
        clock: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        noise: Callable[[int], int] = secrets.randbits,
    ) -> None:
        self._clock = clock
        self._noise = noise
        self._last = 0

    def new(self) -> str:
        """One more id. The 12 bits after the version count within a millisecond (method 1 of 6.2)."""
        tick = max(self._clock() << 12, self._last + 1)
        self._last = tick
        value = (tick >> 12) << 80 | 0x7 << 76 | (tick & 0xFFF) << 64 | 0b10 << 62 | self._noise(62)
        return str(uuid.UUID(int=value))
