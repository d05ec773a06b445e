"""Failed tries to unlock, kept beside the header so that a restart does not forget them."""

import json
import math
from pathlib import Path

from kasesupport.domain.problems import Problem
from kasesupport.store.canonical import canonical
from kasesupport.store.files import write_atomic

FILE = "attempts"
FREE = 3
FIRST_WAIT = 5.0
LONGEST_WAIT = 600.0


def wait_after(failed: int) -> float:
    """Seconds to wait after so many failed tries: none for the first few, then doubling up to ten minutes."""
    return 0.0 if failed < FREE else min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(failed - FREE, 20))


def begin(folder: Path, now: float) -> None:
    """Counts a try before it is made, so that killing the program does not save it; too_soon if too early.

    `now` is in seconds since 1970. A clock set back lengthens no wait beyond its full measure.
    """
    failed, last = _read(folder / FILE)
    left = min(wait_after(failed), last + wait_after(failed) - now)
    if left > 0:
        raise Problem("too_soon", seconds=math.ceil(left))
    write_atomic(folder / FILE, canonical({"failed": failed + 1, "last": now}).encode())


def forget(folder: Path) -> None:
    """The right passphrase was given."""
    (folder / FILE).unlink(missing_ok=True)


def _read(path: Path) -> tuple[int, float]:
    """A damaged file counts as no tries: the passphrase is guarded by Argon2id, not by this."""
    try:
        kept = json.loads(path.read_bytes()[:1000].decode())
        return max(0, int(kept["failed"])), float(kept["last"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return 0, 0.0
