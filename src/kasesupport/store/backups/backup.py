"""Backups (控え): a consistent copy made beside the acts, reopened and checked before it gets its name.

The copy keeps key and salt, so a backup is a whole vault folder: the same header opens it. It is made byte by byte
while a reader stands on the file, or, where other readers leave no moment for that, by VACUUM INTO.
"""

import os
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.store import engine, files
from kasesupport.store.backups import about, copies, inspection, shelf
from kasesupport.store.backups.about import About
from kasesupport.store.backups.inspection import Holds, part, watched
from kasesupport.store.backups.shelf import PART, SUFFIX, BackupLine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.errors import database_problems, disk_problems
from kasesupport.store.history import anchor
from kasesupport.store.home import ANCHOR, BACKUPS, PAGE_1, Home
from kasesupport.store.keys import header

COPYING, CHECKING = 0.2, 0.9  # the shares of the work done after each
TRIES, SHORT_WAIT = 5, "PRAGMA busy_timeout=200"  # another reader may stand there for long: then rows are copied
PIECE = 1 << 18  # bytes between two words of progress
COPY_CACHE = "PRAGMA cache_size=-1000"  # pages go to the file as they come, not all at the end


def back_up(file: CaseFile, second: Path | None, progress: Progress) -> BackupLine:
    """Makes a backup in the vault and carries it to the `second` place, if one is set; rotates both.

    Runs in any thread beside the acts. That the second place is not there, or is full, is told in the line's
    notices, and is no error. Raises read_only_vault, backup_running, backup_not_whole, damaged_file, disk_full,
    disk_failed; Cancelled. None of them leaves anything behind under a backup's name.
    """
    if file.read_only:
        raise Problem("read_only_vault")
    made = make(file.home, file.now(), part(progress, 0, CHECKING))
    told = copies.carry(made.path, second, file.home, part(progress, CHECKING, 1)) if second else ()
    progress(1)
    return replace(made, notices=told)


def make(home: Home, at: datetime, progress: Progress) -> BackupLine:
    """The same for a vault that is just being opened, in the vault alone: before its schema is changed."""
    here = home.folder / BACKUPS
    with disk_problems(), database_problems(), shelf.held(here):
        shelf.sweep(here)
        folder = _made(home, here, at, progress)
        shelf.rotate(here, home, folder)
    return next(line for line in shelf.lines(here, home, "here") if line.path == folder)


def before_steps(home: Home, at: datetime) -> None:
    """A backup before the schema changes. Raises what `make` does; the schema then stays as it is."""
    make(home, at, lambda _share: None)


def _made(home: Home, here: Path, at: datetime, progress: Progress) -> Path:
    name = shelf.free_name(here, at)
    building = here / f"{name}{PART}"
    building.mkdir(mode=0o700)
    try:
        _fill(home, building, at, progress)
        named = building.with_suffix(SUFFIX)
        building.rename(named)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    files.sync_folder(here)
    return named


def _fill(home: Home, building: Path, at: datetime, progress: Progress) -> None:
    opening = _header(home)
    copy = building / home.data
    before, after = _copy(home, copy, part(progress, 0, COPYING))
    holds = _inspected(home, copy, part(progress, COPYING, 1))
    if not holds.between(before, after):
        raise Problem("backup_not_whole")
    header.repair(building, opening)
    anchor.create(building / ANCHOR, home.key.key, holds.head, closed=True)
    with copy.open("rb") as file:
        files.write_atomic(building / PAGE_1, file.read(engine.PAGE_SIZE))
    said = _about(home, at, opening.generation, holds, copy.stat().st_size)
    about.write(building, said, home.key.key)


def _inspected(home: Home, copy: Path, progress: Progress) -> Holds:
    """What the copy holds. Where it is not whole because the vault is not, that is what is told: damaged_file."""
    try:
        return inspection.inspect(copy, home.key, progress)
    except Problem:
        with database_problems(), closing(engine.connect(home.file, home.key, "mode=rw", engine.AFTER_KEY)) as vault:
            torn = set(inspection.bad_pages(vault)) & set(
                inspection.bad_pages(vault)
            )  # one that is just written is not
            if torn or inspection.bad_trees(vault, lambda: None):
                raise Problem("damaged_file") from None
        raise


def _header(home: Home) -> header.Header:
    """The copy that opens what is being backed up. Raises damaged_file."""
    for copy in header.read(home.folder):
        if copy.data == home.data and header.is_authentic(copy, home.key.key):
            return copy
    raise Problem("damaged_file")


def _copy(home: Home, copy: Path, progress: Progress) -> tuple[Holds, Holds]:
    """Copies while acts go on; gives what the vault held before and after."""
    copy.touch(mode=0o600)  # VACUUM INTO takes an empty file, and keeps its rights
    with closing(engine.connect(home.file, home.key, "mode=rw", engine.AFTER_KEY, exports=True)) as connection:
        if _stands_on_the_file(connection, home):
            held = inspection.holds(connection)
            _copy_bytes(home.file, copy, progress)
            return held, held
        return _copy_rows(connection, home, copy, progress)


def _stands_on_the_file(connection: driver.Connection, home: Home) -> bool:
    """Begins to read where the WAL is empty. While this reader stands there, nobody may write to the file itself:
    acts go to the WAL, and checkpoints wait (sqlite.org/walformat.html, WAL_READ_LOCK(0)).

    False, and nothing is begun, if acts or other readers leave no such moment.
    """
    log = home.file.with_name(f"{home.file.name}-wal")
    connection.execute(SHORT_WAIT).fetchone()
    for _ in range(TRIES):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        connection.execute("BEGIN")
        inspection.holds(connection)
        if not log.exists() or log.stat().st_size == 0:
            return True
        connection.execute("ROLLBACK")
    return False


def _copy_bytes(source: Path, copy: Path, progress: Progress) -> None:
    """Page for page, as it stands: a tenth of what VACUUM INTO takes; the check that follows reads every page."""
    whole, done = max(source.stat().st_size, 1), 0
    with source.open("rb") as there, copy.open("wb") as here:
        while piece := there.read(PIECE):
            here.write(piece)
            done += len(piece)
            progress(min(done / whole, 1))
        here.flush()
        os.fsync(here.fileno())


def _copy_rows(connection: driver.Connection, home: Home, copy: Path, progress: Progress) -> tuple[Holds, Holds]:
    whole = max(home.file.stat().st_size, 1)
    connection.execute(COPY_CACHE)
    before = inspection.holds(connection)
    with watched(connection, lambda: progress(min(copy.stat().st_size / whole, 1))):
        connection.execute("VACUUM INTO ?", (str(copy.resolve()),))
    return before, inspection.holds(connection)


def _about(home: Home, at: datetime, generation: int, holds: Holds, size: int) -> About:
    bare = About(at.isoformat(timespec="seconds"), home.vault_id, generation, size)
    return about.sealed(bare, holds, home.key.key)
