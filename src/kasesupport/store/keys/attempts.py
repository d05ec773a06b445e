"""Failed tries to unlock, kept beside the header so that a restart does not forget them."""

import json
import math
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.store.canonical import canonical
from kasesupport.store.files import write_atomic

FILE = "attempts"
FREE = 3
FIRST_WAIT = 5.0
LONGEST_WAIT = 600.0
KEPT = 20  # times
SIZE_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Tries:
    """How many failed since the vault was last opened, and when: the last KEPT, in seconds since 1970."""

    failed: int = 0
    times: tuple[float, ...] = ()


def wait_after(failed: int) -> float:
    """Seconds to wait after so many failed tries: none for the first few, then doubling up to ten minutes."""
    return 0.0 if failed < FREE else min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(failed - FREE, 20))


def pause(folder: Path) -> int:
    """Whole seconds until the next try, just after one that failed; 0 if it may follow at once."""
    return math.ceil(wait_after(_read(folder / FILE).failed))


def begin(folder: Path, now: float) -> Tries:
    """Counts a try before it is made, so that killing the program does not save it; too_soon if too early.

    Gives those before it. `now` is in seconds since 1970. A clock set back lengthens no wait beyond its full measure.
    """
    before = _read(folder / FILE)
    last = before.times[-1] if before.times else 0.0
    left = min(wait_after(before.failed), last + wait_after(before.failed) - now)
    if left > 0:
        raise Problem("too_soon", seconds=math.ceil(left))
    _write(folder, Tries(before.failed + 1, (*before.times, now)[-KEPT:]))
    return before


def take_back(folder: Path, before: Tries) -> None:
    """The try was called off before it was known whether it would open: as `begin` found it."""
    if before == Tries():
        forget(folder)
    else:
        _write(folder, before)


def forget(folder: Path) -> None:
    """The right passphrase was given."""
    (folder / FILE).unlink(missing_ok=True)


def notices(before: Tries, zone: tzinfo | None) -> tuple[Notice, ...]:
    """What to tell whoever opened the vault: how many tries failed before, and when the last one was."""
    if not before.times:
        return ()
    times = [datetime.fromtimestamp(at, zone) for at in before.times]
    return (Notice("failed_tries", {"count": before.failed, "last": times[-1], "times": times}),)


def _write(folder: Path, tries: Tries) -> None:
    write_atomic(folder / FILE, canonical({"failed": tries.failed, "times": list(tries.times)}).encode())


def _read(path: Path) -> Tries:
    """A damaged file counts as no tries: the passphrase is guarded by Argon2id, not by this."""
    try:
        kept = json.loads(path.read_bytes()[:SIZE_LIMIT].decode())
        times = tuple(_moment(at) for at in kept["times"][-KEPT:])
        return Tries(max(len(times), int(kept["failed"])), times)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Tries()


def _moment(told: object) -> float:
    """A time that a calendar has. Raises ValueError, TypeError, OverflowError."""
    moment = float(told)  # type: ignore[arg-type]
    datetime.fromtimestamp(moment)
    return moment
