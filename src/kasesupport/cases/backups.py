"""Backups of the vault, as the windows and the commands see them.

What takes a `progress` is slow, writes nothing to the record and may run in a thread of its own, beside the acts.
"""

import json
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, func, select

from kasesupport.cases.checking import (
    CheckReport,
    Finding,
    HeadAnswer,
    check,
    check_due,
    compare_head,
    is_damaged,
    keep_check,
    kept_setting,
    last_check,
)  # fmt: skip
from kasesupport.domain.monthly import Monthly
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Cancelled, Progress
from kasesupport.store import settings, tables
from kasesupport.store.backups import backup, comparing, copies, overdue, restoring, shelf, staging
from kasesupport.store.backups.comparing import Comparison
from kasesupport.store.backups.restoring import Restored
from kasesupport.store.backups.shelf import BackupLine, look_at
from kasesupport.store.casefile import CaseFile
from kasesupport.store.home import BACKUPS
from kasesupport.store.keys.secret import Secret, as_secret
from kasesupport.store.op import Op, Setting

__all__ = [
    "BackupLine",
    "CheckReport",
    "Comparison",
    "Finding",
    "HeadAnswer",
    "Monthly",
    "Restored",
    "back_up",
    "back_up_briefly",
    "backup_due",
    "backups",
    "check",
    "check_due",
    "compare",
    "compare_head",
    "is_damaged",
    "keep_check",
    "kept_aside",
    "last_check",
    "last_good",
    "look_at",
    "monthly",
    "restore",
    "second_lags",
    "second_place",
    "set_second_place",
    "waits",
]  # fmt: skip

EACH = timedelta(hours=1)
SMALL = 32 << 20  # bytes: with a larger file a brief backup is not even begun
SECOND = "backup.second"


def back_up(file: CaseFile, progress: Progress | None = None) -> BackupLine:
    """Makes a backup now. `notices` of the line tell of a second place that was not there, or full.

    Raises read_only_vault, backup_running, backup_not_whole, damaged_file, disk_full, disk_failed; Cancelled.
    Nothing is left under a backup's name then. Slow: about ten times a copy of the file.
    """
    return backup.back_up(file, second_place(file), progress or _silent)


def back_up_briefly(file: CaseFile, within: float) -> bool:
    """Before a lock: one in the vault alone, if something waits for it; False where there was no time for it.

    `within`: seconds, by the clock that nobody sets. What is given up leaves nothing behind. The second place gets it
    later (`second_lags`): a stick may keep one waiting.
    """
    if not backup_due(file, quitting=True) or file.home.file.stat().st_size > SMALL:
        return False
    end = time.monotonic() + within

    def hurry(_share: float) -> None:
        if time.monotonic() > end:
            raise Cancelled

    try:
        backup.make(file.home, file.now(), hurry)
    except (Problem, Cancelled):
        return False
    return True


def backups(file: CaseFile) -> tuple[BackupLine, ...]:
    """All backups of this vault, in both places, newest first; those that a restore went back before are `apart`."""
    here = shelf.lines(file.home.folder / BACKUPS, file.home, "here")
    second = second_place(file)
    there = shelf.lines(copies.shelf_in(second, file.home), file.home, "second") if second else ()
    return overdue.told_apart(file, sorted((*here, *there), key=lambda line: line.at, reverse=True))


def last_good(file: CaseFile) -> BackupLine | None:
    """The newest backup of this history that the present key opens and that was checked when it was made."""
    return overdue.last_good(backups(file))


def waits(file: CaseFile, last: BackupLine | None) -> bool:
    """Whether something was written that `last`, the last good one, does not hold."""
    return not file.read_only and overdue.waiting(file, last) is not None


def kept_aside(file: CaseFile) -> tuple[Path, ...]:
    """The vaults that restores put aside for this one and that are still there, the newest last."""
    return staging.kept_aside(file.home.folder)


def backup_due(file: CaseFile, *, quitting: bool = False) -> bool:
    """Whether to make one now: an hour after the first act that no backup holds; when `quitting`, after any."""
    if file.read_only:
        return False
    waited = overdue.waiting(file, last_good(file))
    if waited is None or quitting:
        return waited is not None
    return not timedelta(0) <= waited < EACH  # a clock set back makes it due at once


def second_lags(file: CaseFile) -> bool:
    """Whether the second place is there and has waited an hour for what the vault's own backups hold."""
    place = second_place(file)
    if place is None or file.read_only or not place.is_dir():
        return False
    found = backups(file)
    here, there = (overdue.last_good(line for line in found if line.place == name) for name in ("here", "second"))
    return here is not None and (there is None or here.at - there.at >= EACH)


def monthly(file: CaseFile) -> Monthly:
    """What stands on the monthly sheet (sheets.monthly_sheet)."""
    lines, head, checked = backups(file), file.head(), last_check(file)
    families, people = file.read(_counts)
    newest = {place: overdue.last_good(line for line in lines if line.place == place) for place in ("here", "second")}
    here, second = ((line.at if line else None) for line in newest.values())
    at = checked.at if checked else None
    return Monthly(file.home.folder.stem, families, people, head.seq, head.hash, here, second, at)


def _counts(connection: Connection) -> tuple[int, int]:
    families, people = (
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (tables.family, tables.person)
    )
    return families, people


def second_place(file: CaseFile) -> Path | None:
    """The folder on this laptop that gets a copy of each backup; it may not be there now."""
    place = kept_setting(file, _second(file))
    return Path(place) if isinstance(place, str) and place else None


def set_second_place(file: CaseFile, folder: Path | None) -> None:
    """Keeps it for this laptop; None for no second place. Raises folder_missing, second_place_inside."""
    if folder is not None:
        if not folder.is_dir():
            raise Problem("folder_missing")
        folder = folder.resolve()
        if folder.is_relative_to(file.home.folder.resolve()):
            raise Problem("second_place_inside")
    if folder != second_place(file):
        value = json.dumps(str(folder or ""), ensure_ascii=False)
        file.transact(Op("backup.place", silent=True), lambda c: settings.put(c, _second(file), value))


def compare(file: CaseFile | None, backup: Path, secret: Secret | str | None = None) -> Comparison:
    """What a restore of this backup would lose and bring back; without an open vault, what it proves of itself.

    A backup that the open vault's key opens needs no secret. Overwrites nothing, writes nothing.
    Raises not_a_backup, backup_not_opened, damaged_file, newer_schema.
    """
    return comparing.compare(file, backup, None if secret is None else as_secret(secret))


def restore(
    backup: Path,
    target: Path,
    secret: Secret | str,
    *,
    slot: str = "",
    replace: bool = False,
    accept: frozenset[str] = frozenset(),
    seen: Path | None = None,
    today: Path | None = None,
    erase_again: bool = True,
    progress: Progress | None = None,
) -> Restored:
    """Makes a vault at `target` from a backup, whole or not at all, to be unlocked.

    With `replace` a closed vault that stands there is renamed to 「NAME（戻す前 TIME）.vault」 and kept
    (`Restored.kept`); its backups stay with the restored vault.
    Families that the vault of `today` (the one at `target` if it is not named) has erased since the backup are erased
    again, with the reason and the approver of then, unless `erase_again` is False; where it cannot be read, they may
    stand in what was restored (`Restored.erased` is None).
    The journal tells of all this ("vault.restore", "family.erase"). Any key of the backup's time opens it, a
    recovery key alone too.

    Raises restore_older (acts: so many acts of today would be gone; at: the backup's time) and restore_unread
    (today's vault could not be read) unless their code is in `accept`; vault_exists, vault_there, vault_in_use,
    not_a_backup, backup_not_opened, backup_not_whole, damaged_file, newer_schema, read_only_folder, disk_full;
    Cancelled. Slow (Argon2id, a copy, a check).
    """
    given = restoring.Request(backup, target, as_secret(secret), slot, replace, accept, seen, today, erase_again)
    return restoring.restore(given, Setting(), progress or _silent)


def _second(file: CaseFile) -> str:
    return f"{SECOND}.{file.author.device}"


def _silent(_share: float) -> None:
    """Nobody asked how far it is."""
