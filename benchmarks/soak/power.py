"""A power cut at any moment, in backup, change of a key and rekey too, loses nothing that was confirmed.

A real run is recorded by shim.c; then the disk is worked out as a cut at a random call may have left it
(cuts.py) and opened with the real program. The control runs without syncs and must lose something: else the
proof would prove nothing.
"""

import random
import shutil
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from benchmarks.soak import cuts, shim, vaults
from benchmarks.soak.kill import confirmed_in
from benchmarks.soak.power_writer import BACKED_UP, CHANGED, OTHER, REKEYED
from benchmarks.soak.report import Row, Run

from kasesupport.cases import backups
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.vault import is_vault

WHAT = "Power cut at a random write (dropped, part, reordered, torn), in backup, slot change and rekey too"
GOAL = "0 lost; the control loses"
WRITER = "benchmarks.soak.power_writer"


def proof(run: Run) -> Row:
    """Cuts of a run as it is, and of a control without syncs."""
    if not shim.available():
        return Row(WHAT, "needs Linux and a C compiler", GOAL, None)
    number, acts = run.times(300, 12), run.times(400, 24)
    (lost, found), (control, _) = (_cuts(run.seed, number, acts, sync) for sync in ("full", "off"))
    said = f"{number} cuts, {lost} lost, {len(found)} faults; control without syncs: {control} of {number} lost"
    return Row(WHAT, said, GOAL, lost == 0 and not found and control > 0, tuple(found))


def _cuts(seed: int, number: int, acts: int, sync: str) -> tuple[int, list[str]]:
    """In how many cuts a confirmed act was lost, and all that did not hold."""
    dice = random.Random(seed)
    with vaults.room() as folder:
        shim.run(WRITER, str(folder / "disk" / "a.vault"), str(seed), str(acts), sync, folder=folder)
        happened = cuts.events(folder / "log")
        found, disk = list[str](), cuts.Disk()
        for before, now in pairwise([0, *_moments(happened, number, dice)]):
            for event in happened[before:now]:
                cuts.happen(disk, event)
            found += _opened(folder, disk, dice)
    return sum("lost" in fault for fault in found), found


def _moments(happened: list[cuts.Event], number: int, dice: random.Random) -> list[int]:
    """Half of the cuts come anywhere, half right after something was confirmed."""
    confirmed = [at for at, event in enumerate(happened, start=1) if event.kind == "C"]
    anywhere = [dice.randint(1, len(happened)) for _ in range(number // 2)]
    return sorted([*anywhere, *(dice.choice(confirmed) for _ in range(number - number // 2))])


def _opened(folder: Path, disk: cuts.Disk, dice: random.Random) -> list[str]:
    """What does not hold of the vault after a cut here."""
    mode, vault = dice.choice(cuts.MODES), folder / "disk" / "a.vault"
    shutil.rmtree(folder / "disk")
    for path, content in cuts.cut(disk, mode, dice).items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(content)
    known = confirmed_in(bytes(disk.confirmed))
    if not is_vault(vault) and not known:
        return []  # it was still being made
    try:
        return [f"{mode}: {fault}" for fault in _faults(vault, known)]
    except Problem as problem:
        return [f"{mode}: lost, {problem.code}"]


def _faults(vault: Path, known: dict[int, str]) -> list[str]:
    opens = [secret for secret in (vaults.PASSPHRASE, OTHER) if vaults.opens(vault, secret)]
    if len(opens) != 1 or (CHANGED in known and opens != [OTHER]):
        return [f"lost: {len(opens)} passphrases open"]
    with closing(vaults.unlock(vault, 4, secret=opens[0])) as file:
        there = vaults.entries(file)
        lost = [seq for seq, digest in known.items() if seq > 0 and there.get(seq) != digest]
        return [*([f"lost {len(lost)}"] if lost else []), *_jobs_lost(file, known), *vaults.faults(file)]


def _jobs_lost(file: CaseFile, known: dict[int, str]) -> list[str]:
    """Jobs that were confirmed and did not last, and backups that are not whole."""
    lines = backups.backups(file)
    bad = [line for line in lines if not vaults.is_whole(line.path)]
    return [
        *(["lost the backup"] if BACKED_UP in known and lines == tuple(bad) else []),
        *(["lost the new key"] if REKEYED in known and file.home.data == "data.db" else []),
        *(f"{line.path.name} is not whole" for line in bad if line.proven),
    ]
