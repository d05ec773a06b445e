"""How a restored vault takes its place: two renames, then its backups come after; a crash leaves none of it undone.

The shelf stays with the vault in use. Its backups are moved one by one, each by a rename, only once the restored vault
has its name; until all are there a file in the vault says from where they come, and each opening goes on with it.
"""

import json
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kasesupport.domain.problems import Problem
from kasesupport.domain.set_aside import aside_name, name_before
from kasesupport.store.backups import about, shelf
from kasesupport.store.files import sync_folder, write_atomic
from kasesupport.store.home import BACKUPS
from kasesupport.store.keys import header

STAGED = ".restored"  # whole, and about to take its name
COMING = "backups.from"  # where its backups still have to be fetched
SIZE_LIMIT = 1 << 12


def stage(building: Path, target: Path) -> Path:
    """Gives a whole vault the name from which it takes its place. Raises OSError."""
    staged = _staged(target)
    shutil.rmtree(staged, ignore_errors=True)  # of a restore cut off: no more than a copy of a backup
    building.rename(staged)
    sync_folder(target.parent)
    return staged


def take_place(staged: Path, target: Path, at: datetime) -> Path | None:
    """Puts what stands at `target` aside under a name with the moment, never deleting it, and gives where it is.

    Its backups stay with the vault in use. Raises OSError.
    """
    aside = None
    if target.is_dir() and not any(target.iterdir()):
        target.rmdir()
    elif target.exists():
        aside = _aside(target, at)
        write_atomic(staged / COMING, json.dumps(aside.name).encode())
        target.rename(aside)
    staged.rename(target)
    sync_folder(target.parent)
    _fetch_backups(target)
    return aside


def settle(target: Path) -> None:
    """Ends a restore that was cut off: the place is empty, so the vault takes it, and its backups come after."""
    if _staged(target).is_dir() and not target.exists():
        _staged(target).rename(target)
        sync_folder(target.parent)
    _fetch_backups(target)


def kept_aside(target: Path) -> tuple[Path, ...]:
    """The vaults that restores put aside for the one at `target`, the newest last."""
    with suppress(OSError):
        found = [each for each in target.parent.iterdir() if name_before(each.name) == target.name]
        return tuple(sorted(found, key=lambda each: each.name.replace("）", " ")))  # 0915 before 0915 2
    return ()


def _fetch_backups(target: Path) -> None:
    """What cannot be fetched now, as another program stands on it, is fetched at the next opening."""
    coming = target / COMING
    if not coming.is_file():
        return
    with suppress(OSError, Problem, ValueError):
        source = target.with_name(_named(coming)) / BACKUPS
        if moving := _own(source, header.read(target)[0].vault_id):
            _move(moving, target / BACKUPS)
            sync_folder(source)
        coming.unlink(missing_ok=True)


def _named(coming: Path) -> str:
    """A folder beside the vault, never a path that leads elsewhere. Raises ValueError, OSError."""
    with coming.open("rb") as file:
        name = json.loads(file.read(SIZE_LIMIT).decode())
    if not isinstance(name, str) or Path(name).name != name or not name_before(name):
        raise ValueError("name")
    return name


def _own(source: Path, vault_id: str) -> list[Path]:
    """The backups of this vault alone: where another one was replaced, that keeps its own."""
    return [folder for folder in shelf.folders(source) if _vault_of(folder) == vault_id]


def _vault_of(backup: Path) -> str:
    try:
        return about.read(backup).vault_id
    except Problem:
        return ""


def _move(moving: list[Path], there: Path) -> None:
    with shelf.held(there):
        for folder in moving:
            if not (there / folder.name).exists():
                folder.rename(there / folder.name)
        sync_folder(there)


def _staged(target: Path) -> Path:
    return target.with_name(f"{target.name}{STAGED}")


def _aside(target: Path, at: datetime) -> Path:
    names = (aside_name(target.stem, target.suffix, at, number) for number in range(1, 10_000))
    return next(path for name in names if not (path := target.with_name(name)).exists())
