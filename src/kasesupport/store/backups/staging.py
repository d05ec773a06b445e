"""How a restored vault takes its place: two renames, which a crash between them does not leave undone."""

import shutil
from datetime import datetime
from pathlib import Path

from kasesupport.store.files import sync_folder

STAGED = ".restored"  # whole, and about to take its name
BEFORE = ".before-restore-"


def stage(building: Path, target: Path) -> Path:
    """Gives a whole vault the name from which it takes its place. Raises OSError."""
    staged = _staged(target)
    shutil.rmtree(staged, ignore_errors=True)  # of a restore cut off: no more than a copy of a backup
    building.rename(staged)
    sync_folder(target.parent)
    return staged


def take_place(staged: Path, target: Path, at: datetime) -> None:
    """Puts what stands at `target` aside under a name with the moment, never deleting it. Raises OSError."""
    if target.is_dir() and not any(target.iterdir()):
        target.rmdir()
    elif target.exists():
        target.rename(_aside(target, at))
    staged.rename(target)
    sync_folder(target.parent)


def settle(target: Path) -> None:
    """Ends a restore that was cut off between its two renames: the place is empty, so the vault takes it."""
    if _staged(target).is_dir() and not target.exists():
        _staged(target).rename(target)
        sync_folder(target.parent)


def _staged(target: Path) -> Path:
    return target.with_name(f"{target.name}{STAGED}")


def _aside(target: Path, at: datetime) -> Path:
    stem = f"{target.stem}{BEFORE}{at:%Y-%m-%dT%H%M%S}"
    names = (f"{stem}{f'-{n}' if n > 1 else ''}{target.suffix}" for n in range(1, 10_000))
    return next(path for name in names if not (path := target.with_name(name)).exists())
