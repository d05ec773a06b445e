"""Small real vaults with backups, for the tests of backup, restore and check."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.vaults import new_vault

from kasesupport.domain.progress import Progress
from kasesupport.store import vault
from kasesupport.store.backups import backup
from kasesupport.store.backups.shelf import BackupLine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.op import Op
from kasesupport.store.tables import family

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS = "さくらの木の下で がっこう"


class Clock:
    """A clock the test sets."""

    def __init__(self, at: datetime = datetime(2026, 11, 24, 10, 15, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def wait(self, **span: float) -> None:
        self.at += timedelta(**span)


def made(folder: Path, clock: Clock | None = None) -> CaseFile:
    """A new vault, open."""
    new_vault(folder, WORDS, practitioner="相談員", device="laptop", clock=clock or Clock())
    return again(folder, clock)


def again(folder: Path, clock: Clock | None = None, **given: object) -> CaseFile:
    return vault.unlock(folder, WORDS, device="laptop", clock=clock or Clock(), **given)


def add(file: CaseFile, name: str) -> None:
    row = {"id": file.new_id(), "name": name}
    file.transact(Op("family.new", row["id"]), lambda c: c.execute(family.insert(), row))


def names(file: CaseFile) -> list[str]:
    return list(file.read(lambda c: c.execute(select(family.c.name).order_by(family.c.id)).scalars().all()))


def back_up(file: CaseFile, second: Path | None = None, progress: Progress = lambda _share: None) -> BackupLine:
    return backup.back_up(file, second, progress)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """A disk of its own, where the system lets us make one."""
    folder = Path(tempfile.mkdtemp())
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        folder.rmdir()
        pytest.skip("needs the right to mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()
