"""Opening vaults: what the windows and the commands may do before a family is on the table."""

import secrets
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from kasesupport.domain.notices import Notice
from kasesupport.store import places, vault
from kasesupport.store.backups import staging
from kasesupport.store.casefile import CaseFile
from kasesupport.store.keys import calibration, header, slots
from kasesupport.store.keys.secret import Secret
from kasesupport.store.keys.slots import Kdf, Slot
from kasesupport.store.op import local_now
from kasesupport.store.vault import is_vault, unlock

__all__ = [
    "CaseFile", "Kdf", "KeyLine", "Secret", "calibrate", "create", "is_there", "is_vault", "key_lines", "look_at_place",
    "open_example", "unlock",
]  # fmt: skip


WALKED = 126  # days: how long ago the example families came
LIGHT = Kdf(memory=8 * 1024, passes=1, lanes=1)  # of the example: a key of 256 random bits gains nothing by stretching


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One key slot as it is shown. `kind`: "practitioner", "recovery" or "pair"; `factor`: needs a key file.

    `practitioner` and `title` are known once the vault is open, "" before and for a printed key; `own` likewise.
    """

    slot_id: str
    label: str
    kind: str
    factor: bool
    practitioner: str = ""
    title: str = ""
    own: bool = False


def create(
    folder: Path,
    secret: Secret | str,
    *,
    practitioner: str = "",
    label: str = "",
    kdf: Kdf | None = None,
    clock: Callable[[], datetime] = local_now,
) -> None:
    """Makes a new vault for its keeper; `kdf` None measures this laptop first (about two seconds).

    Raises vault_exists, passphrase_empty, read_only_folder, disk_full, memory_short.
    """
    cost = kdf or calibrate()
    vault.create(folder, secret, practitioner=practitioner, label=label, kdf=cost, clock=clock)


def is_there(folder: Path) -> bool:
    """Whether a vault stands there. A restore that was cut off before it took its name is ended first."""
    with suppress(OSError):
        staging.settle(folder)
    return is_vault(folder)


def look_at_place(folder: Path) -> tuple[Notice, ...]:
    """What speaks against keeping a vault at `folder`, which need not be there yet: cloud_folder, conflict_copy.

    Raises network_folder: there it cannot be kept.
    """
    places.refuse_network(folder)
    return places.notices(folder)


def key_lines(folder: Path) -> tuple[KeyLine, ...]:
    """The key slots of a locked vault, from its header alone, to choose one.

    Raises damaged_file, newer_schema, trial_vault.
    """
    return tuple(key_line(slot) for slot in header.read(folder)[0].slots)


def key_line(slot: Slot, practitioner: str = "", title: str = "", *, own: bool = False) -> KeyLine:
    """A slot as it is shown."""
    return KeyLine(slot.id, slot.label, slot.kind, slot.factor, practitioner, title, own)


@cache
def calibrate() -> Kdf:
    """What a key slot should cost on this laptop: about half a second. Measured once; takes about two seconds."""
    return calibration.calibrated(_seconds)


def _seconds(kdf: Kdf) -> float:
    start = time.perf_counter()
    slots.stretch(Secret("calibration"), bytes(16), kdf)
    return time.perf_counter() - start


def open_example() -> CaseFile:
    """A throw-away vault with the example families. It is gone when the file is closed, and its key is told nobody.

    They came WALKED days ago and have walked on since (cases.walks).
    """
    from kasesupport.cases.walks import Calendar, walk_all

    folder = tempfile.TemporaryDirectory(prefix="kasesupport-example-")
    place, key = Path(folder.name) / "example.vault", secrets.token_urlsafe(32)
    calendar = Calendar(local_now() - timedelta(days=WALKED))
    create(place, key, kdf=LIGHT)  # of today: it is no old vault that wants a backup
    walking = unlock(place, key, clock=calendar)
    walk_all(walking, calendar)
    walking.close()
    file = unlock(place, key)
    file.when_closed(folder.cleanup)
    return file
