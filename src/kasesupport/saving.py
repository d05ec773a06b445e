"""Writing a file the user asked for: whole or not at all."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from kasesupport.domain.problems import Problem


def save(content: bytes, path: Path) -> None:
    """Replaces `path` by the content. Raises Problem: disk_full, read_only_folder, folder_missing, save_failed."""
    try:
        _replace(content, path)
    except FileNotFoundError as error:
        raise Problem("folder_missing") from error
    except PermissionError as error:
        raise Problem("read_only_folder") from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise Problem("disk_full" if full else "save_failed") from error


def _replace(content: bytes, path: Path) -> None:
    descriptor, fresh = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(fresh).replace(path)
    except OSError:
        with suppress(OSError):
            Path(fresh).unlink()
        raise
