"""A folder that photographs and scans come into: what lies there, whole, and how one of them is taken away.

Nothing outside the folder is read or removed: only plain files that stand in it, no links, no folders below.
"""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import time

from kasesupport.domain.attached import LARGEST, kind_of
from kasesupport.domain.problems import Problem
from kasesupport.ui.attached.taking import Source

ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".pdf", ".heic", ".heif"})  # those of a telephone are refused with words
PATIENCE = 60.0  # seconds without a change after which a file that is not whole is offered as it is
NEW = 24 * 3600.0  # seconds: what lay there before is new for so long
END_OF_PDF, TAIL = b"%%EOF", 2048  # bytes at the end of a PDF in which it stands
PLAIN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Lying:
    """A file of the folder as it stood: its name there, bytes, and when it was changed (ns)."""

    name: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Found:
    """`there`: whether the folder can be read. `files`: all of it; `whole`: by file the SHA-256 of those that are."""

    there: bool = False
    files: frozenset[Lying] = frozenset()
    whole: Mapping[Lying, str] = field(default_factory=dict)

    @property
    def waits(self) -> bool:
        """Whether something is still being written."""
        return len(self.whole) < len(self.files)


def look(folder: Path, before: Found) -> Found:
    """What lies there now. A file counts as whole once it is the same as `before` and ends as its kind does."""
    try:
        with os.scandir(folder) as entries:
            files = frozenset(found for entry in entries if (found := _lying(folder, entry.name)))
    except OSError:
        return Found(False, before.files, before.whole)  # the network is away: what was known stays known
    whole = {each: before.whole[each] for each in files if each in before.whole}
    for each in (files & before.files) - whole.keys():
        if digest := _digest(folder, each):
            whole[each] = digest
    return Found(True, files, whole)


def reader(folder: Path, file: Lying) -> Source:
    """Reads it, never more of it than may be kept. Raises attach_unreadable."""
    return lambda: _bytes(folder, file.name)


def remove(folder: Path, name: str, digest: str) -> None:
    """Take the original away, if it is still the very file that was kept. Raises Problem("attach_original_stays")."""
    try:
        if sha256(_bytes(folder, name)).hexdigest() == digest:
            (folder / name).unlink()
            return
    except (OSError, Problem):
        pass
    raise Problem("attach_original_stays")


def is_recent(file: Lying) -> bool:
    """Whether it was changed within the last day, by this laptop's clock."""
    return time() - file.changed / 1e9 < NEW


def _lying(folder: Path, name: str) -> Lying | None:
    """A file by its name; None for anything else, and for what a program hides while it writes."""
    if name.startswith((".", "~")) or Path(name).suffix.lower() not in ENDINGS:
        return None
    with suppress(OSError):
        told = os.lstat(folder / name)  # not the entry's own: Windows keeps an old size in it
        if stat.S_ISREG(told.st_mode) and not _is_elsewhere(told):
            return Lying(name, told.st_size, told.st_mtime_ns)
    return None


def _is_elsewhere(told: os.stat_result) -> bool:
    """Whether Windows would read it from another place."""
    return bool(getattr(told, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_REPARSE_POINT)


def _digest(folder: Path, file: Lying) -> str:
    """Its SHA-256; "" while it may still be written."""
    try:
        content = _bytes(folder, file.name)
    except Problem:
        return ""
    is_old = time() - file.changed / 1e9 > PATIENCE
    return sha256(content).hexdigest() if content and (is_old or _has_end(content)) else ""


def _has_end(content: bytes) -> bool:
    try:
        kind = kind_of(content)
    except Problem as problem:
        return problem.code != "attach_broken"
    return kind != "pdf" or END_OF_PDF in content[-TAIL:]


def _bytes(folder: Path, name: str) -> bytes:
    if Path(name).name != name:
        raise Problem("attach_unreadable")
    try:
        with os.fdopen(os.open(folder / name, PLAIN), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Problem("attach_unreadable")
            return file.read(LARGEST + 1)
    except OSError:
        raise Problem("attach_unreadable") from None
