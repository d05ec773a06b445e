"""The long jobs killed at any moment: the vault opens in exactly one state, the old one or the new one."""

import os
import random
import shutil
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks.soak import acts, vaults
from benchmarks.soak.report import Row, Run

from kasesupport.cases import backups, keys
from kasesupport.domain.problems import Problem
from kasesupport.store import engine
from kasesupport.store.backups import inspection
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import verify
from kasesupport.store.keys.secret import Secret
from kasesupport.store.opening import open_file

OTHER = "あたらしい合言葉は朝の海のいろ"
OLD_SCHEMA = Path(__file__).parents[2] / "tests" / "store" / "kept" / "schema-1.db"
OLD_KEY = engine.DataKey(bytes(range(32)), bytes(range(16)))

Known = dict[int, str]  # journal entries by number


def _silent(_share: float) -> None:
    """Nobody watches."""


def _backup(folder: Path) -> None:
    with closing(vaults.unlock(folder)) as file:
        backups.back_up(file)


def _slot(folder: Path) -> None:
    with closing(vaults.unlock(folder)) as file:
        keys.change_secret(file, file.home.slot_id, Secret(vaults.PASSPHRASE), Secret(OTHER), vaults.QUICK)


def _rekey(folder: Path) -> None:
    keys.rekey(vaults.unlock(folder), _silent)


def _restore(folder: Path) -> None:
    newest = max((folder / "backups").glob("*.backup"))
    kept = Path(shutil.copytree(newest, folder.with_name("kept.backup")))
    backups.restore(kept, folder, vaults.PASSPHRASE, replace=True, accept=frozenset({"restore_older"}))


def _migrate(folder: Path) -> None:
    open_file(folder / "old.db", OLD_KEY).close()


JOBS: dict[str, Callable[[Path], None]] = {
    "backup": _backup, "slot change": _slot, "rekey": _rekey, "restore": _restore, "migration": _migrate,
}  # fmt: skip


def proof(run: Run) -> Row:
    """Each job killed at random between its start and its end."""
    dice, kills = random.Random(run.seed), run.times(40, 1)
    cut, found = 0, list[str]()
    with vaults.room() as folder:
        known = _base(folder / "base.vault")
        for name in JOBS:
            begun = time.perf_counter()
            _run(name, _fresh(folder), None)
            lasts = time.perf_counter() - begun
            for _ in range(kills):
                cut += _run(name, _fresh(folder), dice.uniform(0, lasts))
                found += [f"{name}: {fault}" for fault in _faults(name, folder / "work" / "a.vault", known)]
    said = f"{kills} kills in each of {', '.join(JOBS)}, {cut} before the job's end; {len(found)} faults"
    return Row("SIGKILL in the long jobs", said, "old state or new, 0 faults", not found and cut > 0, tuple(found))


def _base(folder: Path) -> Known:
    """A vault with a backup and acts after it, and a file of the first schema beside."""
    vaults.make(folder)
    with closing(vaults.unlock(folder)) as file:
        doing = acts.endless(file, random.Random(1))
        list(islice(doing, 40))
        backups.back_up(file)
        list(islice(doing, 10))
        known = vaults.entries(file)
    shutil.copy(OLD_SCHEMA, folder / "old.db")
    return known


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder / "work", ignore_errors=True)
    return Path(shutil.copytree(folder / "base.vault", folder / "work" / "a.vault"))


def _run(name: str, folder: Path, patience: float | None) -> bool:
    """Does the job in a fork, killed after `patience` seconds; gives whether it was cut. RuntimeError if it failed."""
    child = os.fork()
    if child == 0:
        _child(JOBS[name], folder)
    if patience is not None:
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"{name} failed")
    return os.WIFSIGNALED(status)


def _child(job: Callable[[Path], None], folder: Path) -> None:
    code = 1
    try:
        job(folder)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _faults(name: str, folder: Path, known: Known) -> list[str]:
    if name == "migration":
        return _migrated(folder / "old.db")
    opens = [secret for secret in (vaults.PASSPHRASE, OTHER) if _opens(folder, secret)]
    if len(opens) != 1:
        return [f"{len(opens)} passphrases open"]
    with closing(vaults.unlock(folder, 2, secret=opens[0])) as file:
        kept = _shelf(folder.parents[1] / "base.vault") if name == "restore" else set()  # a backup rotates
        gone = kept - _shelf(folder)
        return [
            *(f"{each} gone from the shelf" for each in gone),
            *_acts(file, known, name),
            *vaults.faults(file),
            *_backups(file),
        ]


def _shelf(folder: Path) -> set[str]:
    return {path.name for path in (folder / "backups").glob("*.backup")}


def _opens(folder: Path, secret: str) -> bool:
    try:
        vaults.unlock(folder, 1, secret=secret).close()
    except Problem as problem:
        if problem.code != "wrong_passphrase":
            raise
        return False
    return True


def _acts(file: CaseFile, known: Known, name: str) -> list[str]:
    """All acts are there; or, after a restore, all of the backup's and the entry that tells of it."""
    there = vaults.entries(file)
    lost = [seq for seq, digest in known.items() if there.get(seq) != digest]
    return [f"lost {lost}"] if lost and (name != "restore" or vaults.restored(file) != lost[0]) else []


def _backups(file: CaseFile) -> list[str]:
    """Every backup under a backup's name is whole, and another one can be made."""
    found = []
    lines = [backups.back_up(file), *backups.backups(file)]
    for line in lines:
        try:
            inspection.inspect(line.path / file.home.data, file.home.key, _silent)
        except Problem as problem:
            found += [] if not line.proven else [f"{line.path.name} {problem.code}"]
    return found


def _migrated(path: Path) -> list[str]:
    """The kept file in today's schema, with the rows and the chain that a migration in peace gives."""
    with vaults.room() as room, closing(open_file(Path(shutil.copy(OLD_SCHEMA, room)), OLD_KEY)) as peaceful:
        expected = peaceful.read(vaults.rows)
    with closing(open_file(path, OLD_KEY)) as file:
        whole = file.read(vaults.rows) == expected and file.read(verify) is None
        return [] if whole and any(expected.values()) else ["not the rows of a migration in peace"]
