"""A writer killed at any moment loses no act that it had confirmed.

The writer is a fork of this process (so that a thousand cost no thousand starts); it opens the vault, acts at
random and prints each confirmed act's number and hash into a pipe.
"""

import os
import random
import signal
import time
import traceback
from contextlib import closing
from pathlib import Path

from benchmarks.soak import acts, vaults
from benchmarks.soak.report import Row, Run

LIVES = 25  # kills one vault lives through before a new one is made
LONGEST = 0.3  # seconds to the kill: from the start for one in four, which dies while it opens, else from the first act


def proof(run: Run) -> Row:
    """Kills writers at random; every confirmed act must be there, and everything must hold."""
    dice, kills = random.Random(run.seed), run.times(1000, 8)
    confirmed, found = 0, list[str]()
    for first in range(0, kills, LIVES):
        with vaults.room() as folder:
            more, wrong = _one_vault(folder / "a.vault", dice, min(LIVES, kills - first))
            confirmed, found = confirmed + more, found + wrong
    holds = not found and confirmed > kills // 2
    lost = sum("lost" in fault for fault in found)
    said = f"{kills} kills, {confirmed} acts confirmed, {lost} lost, {len(found)} faults"
    return Row("SIGKILL at random while acting", said, "0 lost, 0 faults", holds, tuple(found))


def _one_vault(folder: Path, dice: random.Random, lives: int) -> tuple[int, list[str]]:
    """How many acts were confirmed over all lives, and what did not hold."""
    vaults.make(folder)
    known: dict[int, str] = {}
    found: list[str] = []
    for life in range(1, lives + 1):
        known |= killed_after(folder, dice, life)
        found += checked(folder, known, life)
    return len(known), found


def killed_after(folder: Path, dice: random.Random, life: int) -> dict[int, str]:
    """What a writer confirmed before it was killed."""
    out, into = os.pipe()
    seed, opening, patience = dice.random(), dice.random() < 0.25, dice.uniform(0, LONGEST)
    writer = os.fork()
    if writer == 0:
        os.close(out)
        _write(folder, into, random.Random(seed), life)
    os.close(into)
    printed = b"" if opening else os.read(out, 1 << 16)  # waits for the first act
    time.sleep(patience)
    os.kill(writer, signal.SIGKILL)
    _, status = os.waitpid(writer, 0)
    with os.fdopen(out, "rb") as pipe:
        printed += pipe.read()
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the writer ended before it was killed")
    return confirmed_in(printed)


def confirmed_in(printed: bytes) -> dict[int, str]:
    """Entries by number; a line cut short was not confirmed."""
    whole = printed.decode().splitlines(keepends=True)
    pairs = [line.split() for line in whole if line.endswith("\n")]
    return {int(seq): digest for seq, digest in pairs}


def _write(folder: Path, into: int, dice: random.Random, life: int) -> None:
    """The writer's whole life. Whatever goes wrong ends it with a code of its own, never in our stack."""
    try:
        for seq, digest in acts.endless(vaults.unlock(folder, life), dice):
            os.write(into, f"{seq} {digest}\n".encode())
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def checked(folder: Path, known: dict[int, str], life: int) -> list[str]:
    """What does not hold when the vault is opened again."""
    with closing(vaults.unlock(folder, life)) as file:
        there = vaults.entries(file)
        lost = [seq for seq, digest in known.items() if there.get(seq) != digest]
        return [*(f"lost {seq}" for seq in lost), *vaults.faults(file)]
