"""What the keys and the past of a vault just opened ask for: a first backup, a passphrase after a paper key."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from kasesupport.cases import backups, keys, salvaging
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.store.tables import journal

REKEY, RESTORE = "vault.rekey", "vault.restore"
NO_BACKUP = "backup_none"
ASKING = frozenset({NO_BACKUP, "salvaged"})


def notices(file: CaseFile) -> tuple[Notice, ...]:
    """All that one should know after opening `file`: its own, and what its keys ask for."""
    own = tuple(file.notices)
    try:
        rekeyed, recovered = _rekeyed(file), _recovered(file)
        first, salvaged = wants_first_backup(file), _salvaged(file)
    except Problem:  # a damaged file says so where something is done to it
        return own
    if first or salvaged:  # it is made at once, or asked for
        own = tuple(notice for notice in own if notice.code != NO_BACKUP)
    return (*recovered, *salvaged, *rekeyed, *own)


def still(file: CaseFile, found: Iterable[Notice]) -> list[Notice]:
    """Those of `found` that still hold: what asks for a backup does not once there is one."""
    return [notice for notice in found if notice.code not in ASKING or not _has_backup(file)]


def wants_first_backup(file: CaseFile) -> bool:
    """Whether the key was made anew or the vault restored, and no backup of what it is now is there yet."""
    return not file.read_only and (_last(file, REKEY) or _last(file, RESTORE)) is not None and not _has_backup(file)


def _rekeyed(file: CaseFile) -> tuple[Notice, ...]:
    """Until the first backup by the new key is there: so it is told once."""
    at = _last(file, REKEY)
    return () if at is None or _has_backup(file) else (Notice("rekeyed", {"at": datetime.fromisoformat(at)}),)


def _salvaged(file: CaseFile) -> tuple[Notice, ...]:
    """Until the first backup is there: what was brought out of a damaged vault stands in one place alone."""
    wanted = not file.read_only and salvaging.is_salvaged(file) and not _has_backup(file)
    return (Notice("salvaged"),) if wanted else ()


def _last(file: CaseFile, op: str) -> str | None:
    """When the last such act was, in ISO 8601; None if there was none."""
    newest = select(journal.c.at).where(journal.c.op == op).order_by(journal.c.seq.desc()).limit(1)
    return file.read(lambda connection: connection.execute(newest).scalar())


def _has_backup(file: CaseFile) -> bool:
    return backups.last_good(file) is not None


def _recovered(file: CaseFile) -> tuple[Notice, ...]:
    opened_by = next((each for each in keys.keys(file) if each.slot_id == file.home.slot_id), None)
    printed = opened_by is not None and opened_by.kind in keys.PRINTED
    return (Notice("recovered"),) if printed else ()
