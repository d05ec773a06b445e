"""Files of the vault folder: written whole or not at all, and locked against a second process."""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kasesupport.domain.problems import Problem


def write_atomic(path: Path, data: bytes) -> None:
    """Replaces the file; after a crash either the old or the new content is there. Raises OSError."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        raise
    sync_folder(path.parent)


def write_changed(path: Path, data: bytes) -> None:
    """The same, but leaves a file alone that holds just this already."""
    if not path.is_file() or path.read_bytes() != data:
        write_atomic(path, data)


def is_writable(folder: Path) -> bool:
    """Whether files can be made in `folder`: asked by making one, as permissions and media both may forbid it.

    A full disk counts as writable: that is a trouble of its own.
    """
    probe = folder / ".probe"
    try:
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT, 0o600))
        probe.unlink()
    except OSError as error:
        return error.errno not in {errno.EROFS, errno.EACCES, errno.EPERM}
    return True


def can_write(path: Path) -> bool:
    """Whether this file may be changed. SQLite would open it all the same, for reading only."""
    try:
        path.open("r+b").close()
    except OSError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Makes a rename in `folder` last through a power cut. Windows has no such call and needs none."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def lock(path: Path) -> Callable[[], None]:
    """Holds `path` against other processes; gives the function that lets go. Dies with its owner.

    Raises vault_in_use if another one holds it; OSError if the file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor)
    except OSError as error:
        os.close(descriptor)
        raise Problem("vault_in_use") from error
    return lambda: os.close(descriptor)


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
