"""Reads what can be read of a damaged vault into a new one that opens by the same keys.

The damaged folder is only read. What a source knows stands in sources.py, which one counts in merging.py.
"""

import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path

from kasesupport.domain.ids import IdSource
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.domain.salvage import Report
from kasesupport.store import anchor, engine, files, header, putting_back, slots
from kasesupport.store.engine import DataKey
from kasesupport.store.errors import disk_problems
from kasesupport.store.header import Header
from kasesupport.store.home import ANCHOR, LOCK, Home
from kasesupport.store.journal import Author, Head
from kasesupport.store.merging import Merged, merge
from kasesupport.store.op import Setting, local_now
from kasesupport.store.opening import open_file
from kasesupport.store.pages import Pages, open_pages
from kasesupport.store.secret import Secret, as_secret
from kasesupport.store.sources import Source, source
from kasesupport.store.strays import place
from kasesupport.store.vault import Clock, is_vault


@dataclass(frozen=True, slots=True)
class _Opened:
    """A folder whose header the secret opens."""

    folder: Path
    header: Header
    slot_id: str
    key: DataKey


@dataclass(frozen=True, slots=True)
class _Read:
    """All sources, read."""

    vault: _Opened
    file: Source
    late: tuple[Source, ...]
    backups: tuple[Source, ...]
    unplaced: int


def salvage(
    damaged: Path,
    secret: Secret | str,
    new_folder: Path,
    backups: Sequence[Path] = (),
    progress: Progress | None = None,
    *,
    clock: Clock = local_now,
    ids: IdSource | None = None,
    device: str | None = None,
) -> Report:
    """Makes a new vault at `new_folder` of what can be read in `damaged` and in `backups` (vault folders, newest
    first). The same passphrases open it. `progress` is told the share done, 0 to 1.

    Raises not_a_vault, vault_in_use, vault_exists, salvage_inside, wrong_passphrase, newer_schema, trial_vault,
    nothing_to_salvage, read_only_folder, disk_full, disk_failed, memory_short; Cancelled. Not for the main thread.
    """
    tell = progress or _nobody
    with disk_problems(), ExitStack() as held:
        _refuse(damaged, new_folder)
        held.callback(_hold(damaged / LOCK))
        found = _read(damaged, as_secret(secret), backups, held, tell)
        known = anchor.read(damaged / ANCHOR, found.vault.key.key) or Head()
        merged = merge(found.file, found.late, found.backups, known.seq)
        tell(0.6)
        if not any(merged.rows.values()):
            raise Problem("nothing_to_salvage")
        setting = Setting(clock, ids or IdSource(), Author(device=platform.node() if device is None else device))
        return _build(new_folder, found, merged, setting, tell)


def _nobody(_share: float) -> None:
    """Progress is told to nobody."""


def _refuse(damaged: Path, new_folder: Path) -> None:
    if not is_vault(damaged):
        raise Problem("not_a_vault")
    if damaged.resolve() in (new_folder.resolve(), *new_folder.resolve().parents):
        raise Problem("salvage_inside")
    if new_folder.is_symlink() or new_folder.is_file() or (new_folder.is_dir() and any(new_folder.iterdir())):
        raise Problem("vault_exists")


def _hold(lock: Path) -> Callable[[], None]:
    """Keeps others from writing meanwhile. Where there is no lock, or none can be taken, nothing is made for it."""
    with suppress(OSError):
        if lock.is_file():
            return files.lock(lock)
    return lambda: None


def _read(damaged: Path, secret: Secret, backups: Sequence[Path], held: ExitStack, tell: Progress) -> _Read:
    opened = list(_openings((damaged, *backups), damaged, secret))
    vault = _chosen(damaged, opened)
    main = held.enter_context(open_pages(damaged / vault.header.data, vault.key))
    file, *late = (source(origin, pages) for origin, pages in zip(("file", "late"), main, strict=False))
    tell(0.2)
    kept = tuple(_backup(each, held) for each in opened if each.folder != damaged and _same(each, vault))
    tell(0.3)
    every = (file, *late, *kept)
    unplaced = [place(each, (other for other in every if other is not each)) for each in every]
    tell(0.4)
    return _Read(vault, file, tuple(late), kept, unplaced[0])


def _same(one: _Opened, other: _Opened) -> bool:
    return one.header.vault_id == other.header.vault_id


def _backup(opened: _Opened, held: ExitStack) -> Source:
    pages: Pages = held.enter_context(open_pages(opened.folder / opened.header.data, opened.key))[0]
    return source("backup", pages)


def _openings(folders: Sequence[Path], damaged: Path, secret: Secret) -> Iterator[_Opened]:
    """The folders whose header opens, the damaged one first. Raises wrong_passphrase if headers are there but none
    opens, nothing_to_salvage if there is no header.
    """
    read, opened = 0, 0
    for folder in dict.fromkeys(folders):
        copies = _headers(folder, strict=folder == damaged)
        read += len(copies)
        found = next((each for copy in copies if (each := _opening(folder, copy, secret))), None)
        if found is not None:
            opened += 1
            yield found
    if not opened:
        raise Problem("wrong_passphrase" if read else "nothing_to_salvage")


def _headers(folder: Path, *, strict: bool) -> tuple[Header, ...]:
    try:
        return header.read(folder)
    except Problem as problem:
        if strict and problem.code != "damaged_file":
            raise
        return ()


def _opening(folder: Path, copy: Header, secret: Secret) -> _Opened | None:
    for slot in copy.slots:
        with suppress(ValueError):
            key = _unwrap(slot, secret, copy.vault_id)
            if key is not None and header.is_authentic(copy, key):
                return _Opened(folder, copy, slot.id, DataKey(key, copy.salt))
    return None


def _unwrap(slot: slots.Slot, secret: Secret, vault_id: str) -> bytes | None:
    try:
        return slots.unwrap(slot, secret, vault_id)
    except Problem as problem:
        if problem.code != "damaged_file":
            raise
        return None


def _chosen(damaged: Path, opened: list[_Opened]) -> _Opened:
    """The first header whose key reads a page of the damaged file: after a new key, an old one in a backup does not."""
    for each in opened:
        with open_pages(damaged / each.header.data, each.key) as found:
            if any(pages.fetch(number) for pages in found for number in range(1, pages.count + 1)):
                return each
    return opened[0]


def _build(new_folder: Path, found: _Read, merged: Merged, setting: Setting, tell: Progress) -> Report:
    """The new vault appears under its name only when it is whole."""
    new_folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f"{new_folder.name}.new-", dir=new_folder.parent))
    try:
        report = _fill(building, found, merged, setting, tell)
        if new_folder.is_dir():
            new_folder.rmdir()  # Windows does not rename over an empty folder
        building.rename(new_folder)
        files.sync_folder(new_folder.parent)
        tell(1.0)
        return report
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _fill(building: Path, found: _Read, merged: Merged, setting: Setting, tell: Progress) -> Report:
    vault = found.vault
    home = Home(building, vault.key, vault.header.vault_id, vault.slot_id, vault.header.data)
    header.repair(building, vault.header)
    engine.create_file(home.file, home.key)
    anchor.create(building / ANCHOR, home.key.key, Head())
    sources = (found.file, *found.late, *merged.backups)
    with closing(open_file(home.file, home.key, setting, home=home)) as opened:
        opened.sign_as(putting_back.author(merged, vault.slot_id, setting.author))
        entries = putting_back.put_back(opened, merged, sources, lambda share: tell(0.6 + 0.4 * share))
    return putting_back.report(merged, found.file, found.unplaced, entries)
