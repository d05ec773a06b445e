"""Restoring (控えから戻す): a backup becomes a vault again, whole or not at all. Nothing is deleted for it."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.store import files, vault
from kasesupport.store.backups import about, carrying, comparing, copies, inspection, overdue, shelf, staging
from kasesupport.store.backups.about import About
from kasesupport.store.backups.carrying import Kept
from kasesupport.store.backups.inspection import part
from kasesupport.store.errors import disk_problems
from kasesupport.store.history import anchor, seen
from kasesupport.store.history.verify import RESTORED, fork
from kasesupport.store.home import ANCHOR, BACKUPS, LOCK, Home
from kasesupport.store.keys import attempts
from kasesupport.store.keys.secret import Secret
from kasesupport.store.op import Op, Setting
from kasesupport.store.opening import open_file

LEFT_OUT = frozenset({about.FILE, attempts.FILE, LOCK})
COPIED, CHECKED = 0.5, 0.9  # the shares of the work done after each


@dataclass(frozen=True, slots=True)
class Request:
    """What to restore where, by which secret and slot ("" tries all).

    When `replacing`, a vault that stands at `target` is put aside and kept, but for its backups. `accept` has the
    codes of Problems that the user has read and goes on with: restore_older, restore_unread. `laptop` is where it
    remembers what it saw, so that it does not wonder at the older state. `today`: the vault of today where it is not
    the one at `target`; `erase_again`: what it has erased since the backup is erased again.
    """

    backup: Path
    target: Path
    secret: Secret
    slot: str = ""
    replacing: bool = False
    accept: frozenset[str] = frozenset()
    laptop: Path | None = None
    today: Path | None = None
    erase_again: bool = True


@dataclass(frozen=True, slots=True)
class Restored:
    """The vault's folder, and how many families of the backup were erased since; None where nobody can tell.

    `backup` tells what was restored. `kept`: where the vault that stood there is kept, without its backups, which stay
    with the vault in use.
    """

    folder: Path
    erased: int | None
    backup: shelf.BackupLine
    kept: Path | None = None


def restore(asked: Request, setting: Setting, progress: Progress) -> Restored:
    """Makes a vault from a backup, checked, with an entry "vault.restore" in its journal, and erasures carried on.

    Raises not_a_backup, backup_not_opened, damaged_file (the backup's header), backup_not_whole, newer_schema,
    vault_exists, vault_there, vault_in_use, restore_older (acts, at), restore_unread, read_only_folder, disk_full;
    Cancelled. Whatever is raised, what stood at the target stands there still.
    """
    staging.settle(asked.target)
    said = about.read(asked.backup)
    with disk_problems():
        _refuse_taken(asked)
        home = comparing.backup_home(asked.backup, asked.secret, None, asked.slot)
        if vault.is_vault(asked.target):
            _ask(asked, home, said)
        erased = comparing.erased_since(asked.today or asked.target, home, asked.secret)
        again = erased or () if asked.erase_again else ()
        line = shelf.known_by(shelf.look_at(asked.backup), home)
        stays = shelf.lines(asked.target / BACKUPS, home, "here")
        staged = _staged(home, said, asked.target, lambda own: _enter(own, said, setting, again, stays), progress)
        kept = staging.take_place(staged, asked.target, setting.clock())
    _remember(asked, home, kept)
    progress(1)
    return Restored(asked.target, None if erased is None else len(erased), line, kept)


def _refuse_taken(asked: Request) -> None:
    """What is there and no vault is never touched; a vault is replaced only when that is asked for."""
    target = asked.target
    taken = target.is_symlink() or target.is_file() or (target.is_dir() and any(target.iterdir()))
    if taken and not (asked.replacing and vault.is_vault(target)):
        raise Problem("vault_there" if vault.is_vault(target) else "vault_exists")
    if taken:
        files.lock(target / LOCK)()


def _ask(asked: Request, home: Home, said: About) -> None:
    """A vault that has acts which the backup lacks is not replaced unless the user knows."""
    found = comparing.compare_closed(asked.target, home, asked.secret)
    if found.relation == "unreadable" and "restore_unread" not in asked.accept:
        raise Problem("restore_unread")
    if found.lost and "restore_older" not in asked.accept:
        raise Problem("restore_older", acts=found.lost, at=said.time)


def _remember(asked: Request, home: Home, kept: Path | None) -> None:
    head = anchor.read(asked.target / ANCHOR, home.key.key)
    if asked.laptop is not None and head is not None:
        with suppress(OSError):  # a help, not a lock
            seen.fork(asked.laptop, home.vault_id, asked.target, head, kept)


def _staged(home: Home, said: About, target: Path, enter: Callable[[Home], None], progress: Progress) -> Path:
    """The vault, whole, beside its place. Raises backup_not_whole and others, leaving nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix=f"{target.name}.new-", dir=target.parent))
    try:
        building = room / target.name
        copies.copy_folder(home.folder, building, part(progress, 0, COPIED), LEFT_OUT)
        own = replace(home, folder=building)
        _prove(own, said, part(progress, COPIED, CHECKED))
        enter(own)
        return staging.stage(building, target)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _prove(home: Home, said: About, progress: Progress) -> None:
    """The copy is whole, and holds what the backup says."""
    held = inspection.inspect(home.file, home.key, progress)
    if not about.is_authentic(said, home.key.key) or about.holds(said, home.key.key) != held:
        raise Problem("backup_not_whole")


def _seq(home: Home, said: About) -> int:
    """The backup's last act; it was proven just before."""
    held = about.holds(said, home.key.key)
    return held.seq if held else 0


def _enter(
    home: Home, said: About, setting: Setting, erased: Sequence[Kept], stays: Sequence[shelf.BackupLine]
) -> None:
    """The entry that tells from which backup, and the erasures; with it the schema is brought up to today's.

    It names the last acts of backups on the shelf that are of another history, so that no check wonders at them.
    """
    with closing(open_file(home.file, home.key, setting, home=home)) as opened:
        opened.sign_as(vault.author_of(opened, home.slot_id, setting.author.device or None))
        base = _seq(home, said)
        apart = [line.head for line in overdue.told_apart(opened, stays) if line.proven and line.apart]
        note = " ".join([said.at, str(base), *(fork(head) for head in apart if head.seq <= base)])
        opened.transact(Op(RESTORED, logged=True, note=note), lambda _connection: None)
        carrying.erase_again(opened, erased)
