"""Carries a backup to the second place (2つめの置き場: a USB stick), and reads it back before it gets its name."""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.store import files
from kasesupport.store.backups import shelf
from kasesupport.store.backups.inspection import part
from kasesupport.store.errors import disk_problems
from kasesupport.store.home import Home

CHUNK = 1 << 20
FOLDER = ".backups"


def shelf_in(place: Path, home: Home) -> Path:
    """The folder for this vault's backups there. Two vaults of one name may share it: each counts only its own."""
    return place / f"{home.folder.stem}{FOLDER}"


def carry(backup: Path, place: Path, home: Home, progress: Progress) -> tuple[Notice, ...]:
    """Copies a backup there and rotates; tells if that could not be. Raises Cancelled."""
    if not place.is_dir():
        return (Notice("second_place_missing", {"place": str(place)}),)
    try:
        with disk_problems():
            _carry(backup, shelf_in(place, home), home, progress)
    except (Problem, OSError) as error:
        full = isinstance(error, Problem) and error.code == "disk_full"
        return (Notice("second_place_full" if full else "second_place_failed", {"place": str(place)}),)
    return ()


def copy_folder(source: Path, target: Path, progress: Progress, skipped: frozenset[str] = frozenset()) -> None:
    """Copies a backup's files into a new folder, synced, and reads them back. Raises OSError, backup_not_whole."""
    target.mkdir(mode=0o700)
    found = sorted(path for path in source.iterdir() if path.is_file() and path.name not in skipped)
    whole, done = sum(path.stat().st_size for path in found) or 1, 0
    for path in found:
        size = path.stat().st_size
        _copy(path, target / path.name, part(progress, done / whole, (done + size) / whole))
        done += size
    files.sync_folder(target)


def _carry(backup: Path, there: Path, home: Home, progress: Progress) -> None:
    with shelf.held(there):
        shelf.sweep(there)
        named = there / backup.name
        if not named.exists():
            building = named.with_suffix(shelf.PART)
            try:
                copy_folder(backup, building, progress)
                building.rename(named)
            except BaseException:
                shutil.rmtree(building, ignore_errors=True)
                raise
            files.sync_folder(there)
        shelf.rotate(there, home, named)


def _copy(source: Path, target: Path, progress: Progress) -> None:
    """One file; what was read back from the medium must equal what was written."""
    whole, done, written = max(source.stat().st_size, 1), 0, hashlib.sha256()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with source.open("rb") as read, os.fdopen(descriptor, "wb") as out:
        while chunk := read.read(CHUNK):
            out.write(chunk)
            written.update(chunk)
            done += len(chunk)
            progress(done / whole)
        out.flush()
        os.fsync(out.fileno())
        _forget(out.fileno())
    with target.open("rb") as again:
        if hashlib.file_digest(again, "sha256").digest() != written.digest():
            raise Problem("backup_not_whole")


def _forget(descriptor: int) -> None:
    """Asks the system to read the file from the medium next time, not from its memory, where it can be asked."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
