"""Reads what can be read of a damaged vault into a new one that opens by the same keys.

The damaged folder is only read. What a source knows stands in sources.py, which one counts in merging.py.
"""

import platform
import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kasesupport.domain.ids import IdSource
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.domain.salvage import Report
from kasesupport.store import engine, files, vault
from kasesupport.store.errors import disk_problems
from kasesupport.store.history import anchor
from kasesupport.store.history.journal import Author, Head
from kasesupport.store.home import ANCHOR, LOCK, Home
from kasesupport.store.keys import header
from kasesupport.store.keys.header import Header
from kasesupport.store.keys.secret import Secret, as_secret
from kasesupport.store.op import Setting, local_now
from kasesupport.store.opening import open_file
from kasesupport.store.salvaging import keeping, keyholder, putting_back
from kasesupport.store.salvaging.freshness import End
from kasesupport.store.salvaging.merging import Merged, merge
from kasesupport.store.salvaging.pages import is_another, open_pages
from kasesupport.store.salvaging.sources import Source, source
from kasesupport.store.salvaging.strays import place
from kasesupport.store.vault import Clock

CLOSED = {
    "damaged_file",
    "wrong_passphrase",
    "key_file_needed",
    "newer_schema",
    "trial_vault",
}  # how a header can be of no help


@dataclass(frozen=True, slots=True)
class _Read:
    """All sources, read. `home`: the folder whose header opened the file, which is a backup's where it has none."""

    home: Home
    header: Header
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
    slot: str = "",
    clock: Clock = local_now,
    ids: IdSource | None = None,
    device: str | None = None,
) -> Report:
    """Makes a new vault at `new_folder` of what can be read in `damaged` and in `backups` (vault folders, newest
    first). Its header is the damaged one's, or a backup's where that is lost, so the same keys open it. `slot` as in
    `unlock`. `progress` is told the share done, 0 to 1.

    Raises not_a_vault, vault_in_use, vault_exists, salvage_inside, wrong_passphrase, key_withdrawn, newer_schema,
    trial_vault, nothing_to_salvage, read_only_folder, disk_full, disk_failed, memory_short;
    Cancelled. Not for the main thread.
    """
    tell = progress or _nobody
    with disk_problems(), ExitStack() as held:
        _refuse(damaged, new_folder)
        held.callback(_hold(damaged / LOCK))
        found = _read(damaged, _homes((damaged, *backups), as_secret(secret), slot), held, tell)
        merged = merge(found.file, found.late, found.backups, _end(damaged, found.home))
        merged.rows.get("setting", {}).pop(
            keeping.KEY, None
        )  # what an earlier salvage brought: this one's takes its place
        tell(0.6)
        if not any(merged.rows.values()):
            raise Problem("nothing_to_salvage")
        setting = Setting(clock, ids or IdSource(), Author(device=platform.node() if device is None else device))
        return _build(new_folder, found, merged, setting, tell, damaged)


def _nobody(_share: float) -> None:
    """Progress is told to nobody."""


def _refuse(damaged: Path, new_folder: Path) -> None:
    if not vault.is_vault(damaged):
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


def _homes(folders: Sequence[Path], secret: Secret, slot: str) -> list[Home]:
    """The folders that the secret opens. A damaged vault's own header, if it can be read, must be one of them: a key
    that was taken away does not come back by a backup. Raises wrong_passphrase, key_file_needed, nothing_to_salvage.
    """
    homes: list[Home] = []
    codes: list[str] = []
    for folder in dict.fromkeys(folders):
        try:
            homes.append(vault.home_of(folder, secret, slot))
        except Problem as problem:
            codes.append(problem.code)
            if problem.code not in CLOSED or (folder == folders[0] and problem.code != "damaged_file"):
                raise
    if not homes:
        if "key_file_needed" in codes and "wrong_passphrase" not in codes:
            raise Problem("key_file_needed")
        raise Problem("wrong_passphrase" if "wrong_passphrase" in codes else "nothing_to_salvage")
    return homes


def _read(damaged: Path, homes: list[Home], held: ExitStack, tell: Progress) -> _Read:
    home = _chosen(damaged, homes)
    main = held.enter_context(open_pages(damaged / home.data, home.key))
    file, *late = (source(origin, pages) for origin, pages in zip(("file", "late"), main, strict=False))
    tell(0.2)
    kept = tuple(_backup(each, held) for each in homes if each.folder != damaged and each.vault_id == home.vault_id)
    tell(0.3)
    every = (file, *late, *kept)
    unplaced = [place(each, (other for other in every if other is not each)) for each in every]
    tell(0.4)
    return _Read(home, _header(home), file, tuple(late), kept, unplaced[0])


def _backup(home: Home, held: ExitStack) -> Source:
    return source("backup", held.enter_context(open_pages(home.file, home.key))[0])


def _header(home: Home) -> Header:
    found = (copy for copy in header.read(home.folder) if header.is_authentic(copy, home.key.key))
    return next(copy for copy in found if any(slot.id == home.slot_id for slot in copy.slots))


def _chosen(damaged: Path, homes: list[Home]) -> Home:
    """The first whose key reads a page of the damaged file: after a change of keys, that of an old backup does not."""
    for each in homes:
        with open_pages(damaged / each.data, each.key) as found:
            if any(pages.fetch(number) for pages in found for number in range(1, pages.count + 1)):
                return each
    return homes[0]


def _end(damaged: Path, home: Home) -> End:
    place, key = damaged / ANCHOR, home.key
    known, closed = anchor.read(place, key.key), anchor.is_closed(place, key.key)
    return End(known.seq, closed and not is_another(damaged / home.data, key)) if known else End()


def _build(new_folder: Path, found: _Read, merged: Merged, setting: Setting, tell: Progress, damaged: Path) -> Report:
    """The new vault appears under its name only when it is whole."""
    new_folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f"{new_folder.name}.new-", dir=new_folder.parent))
    try:
        report = _fill(building, found, merged, setting, tell, damaged)
        if new_folder.is_dir():
            new_folder.rmdir()  # Windows does not rename over an empty folder
        building.rename(new_folder)
        files.sync_folder(new_folder.parent)
        tell(1.0)
        return report
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _fill(building: Path, found: _Read, merged: Merged, setting: Setting, tell: Progress, damaged: Path) -> Report:
    home = replace(found.home, folder=building)
    holder = keyholder.find(merged, found.file, keyholder.slot(found.header, home.slot_id))
    header.repair(building, found.header)
    engine.create_file(home.file, home.key)
    anchor.create(building / ANCHOR, home.key.key, Head())
    sources = (found.file, *found.late, *merged.backups)
    with closing(open_file(home.file, home.key, setting, home=home)) as opened:
        opened.sign_as(keyholder.take_in(opened, holder, setting.author))
        entries = putting_back.put_back(opened, merged, sources, lambda share: tell(0.6 + 0.4 * share))
        report = putting_back.report(merged, found.file, found.unplaced, entries)
        report = replace(report, keeper_named=holder.label if holder.is_new else "")
        keeping.keep(opened, report, damaged.name)
    return report
