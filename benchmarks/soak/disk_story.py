"""What disk.py runs: a vault's whole life again and again, each time with another call failing.

Arguments: seed, step (1: every call; 9: every ninth), acts each time it is open. Prints JSON.
"""

import ctypes
import errno
import json
import os
import random
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benchmarks.soak import acts, vaults

from kasesupport.cases import backups, keys
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.keys.secret import Secret
from kasesupport.store.vault import is_vault

SECRET = Secret(vaults.PASSPHRASE)
CODES = ("disk_full", "disk_failed")
shim = ctypes.CDLL(None)


@dataclass(slots=True)
class Life:
    """One run of the story: how far it came, and what it confirmed."""

    folder: Path
    seed: int
    acts: int
    step: str = "make"
    file: CaseFile | None = None
    known: dict[int, str] = field(default_factory=dict)
    kept: dict[int, str] = field(default_factory=dict)  # what the backup has


def story(life: Life) -> None:
    """Make, unlock, act, lock; unlock again, act, back up, change the slot, lock; make the key anew; restore."""
    vaults.make(life.folder)
    for day in range(2):
        life.step = "unlock"
        life.file = vaults.unlock(life.folder, day)
        life.step = "act"
        life.known |= dict(islice(acts.endless(life.file, random.Random(life.seed)), life.acts))
        if day:
            life.step, life.kept = "backup", dict(life.known)
            backups.back_up(life.file)
            life.step = "slot change"
            keys.change_secret(life.file, life.file.home.slot_id, SECRET, SECRET, vaults.QUICK)
        life.step = "lock"
        life.file.close()
    life.step = "unlock"
    life.file = vaults.unlock(life.folder, 2)
    life.step = "rekey"
    keys.rekey(life.file, _silent)
    life.step, (backup,) = "restore", (life.folder / "backups").glob("*.backup")
    backups.restore(backup, life.folder, SECRET, replace=True, accept=frozenset({"restore_older"}))


def _silent(_share: float) -> None:
    """Nobody watches."""


def main(seed: int, step: int, number: int, folder: Path) -> dict[str, object]:
    """Tries every `step`th call with both kinds of failure."""
    met, faults, tried = Counter[str](), list[str](), 0
    for code, lasting in ((errno.EIO, 0), (errno.ENOSPC, 1)):
        at, hit = 1 + seed % step, True
        while hit:
            life = Life(folder / f"{code}-{at}.vault", seed, number)
            hit, said = _with_failure(life, at, code, lasting)
            met[said] += hit
            tried += hit
            faults += [f"call {at}, {errno.errorcode[code]}, {life.step}: {fault}" for fault in _afterwards(life, said)]
            at += step
    return {"met": met, "tried": tried, "faults": faults}


def _with_failure(life: Life, at: int, code: int, lasting: int) -> tuple[bool, str]:
    """Whether the story came as far as the failing call, and what a user would be told."""
    shim.soak_arm(at, code, lasting)
    try:
        story(life)
        said = "nothing"
    except Problem as problem:
        said = problem.code
    except Exception as error:
        said = repr(error)
    return shim.soak_arm(0, 0, 0) >= at, said


def _afterwards(life: Life, said: str) -> list[str]:
    """What does not hold once there is room again: in the open file, then in the file opened anew."""
    found = [] if said in (*CODES, "nothing") else [said]
    try:
        if life.step in ("act", "backup", "slot change", "rekey") and life.file is not None:
            life.known |= _two_acts(life.file)
            life.file.close()
        elif life.step == "make":
            found += _made_again(life.folder)
        file = vaults.unlock(life.folder, 9)
        there = vaults.entries(file)
        known = life.kept if life.step == "restore" and vaults.restored(file) else life.known
        found += [f"lost {seq}" for seq, digest in known.items() if there.get(seq) != digest]
        found += vaults.faults(file)
        _two_acts(file)
        file.close()
    except Exception as error:
        found.append(f"afterwards {error!r}")
    for left in life.folder.parent.iterdir():  # a restore puts what stood there aside
        shutil.rmtree(left, ignore_errors=True)
    return found


def _two_acts(file: CaseFile) -> dict[int, str]:
    return dict(islice(acts.endless(file, random.Random(0)), 2))


def _made_again(folder: Path) -> list[str]:
    """A vault that could not be made leaves nothing behind and can be made where there is room."""
    left = [path.name for path in folder.parent.iterdir()]
    if not is_vault(folder):
        vaults.make(folder)
        return [f"left behind {left}"] if left else []
    return []


if __name__ == "__main__":
    chosen = [int(argument) for argument in sys.argv[1:4]]
    print(json.dumps(main(chosen[0], chosen[1], chosen[2], Path(os.environ["SOAK_ROOT"]))))
