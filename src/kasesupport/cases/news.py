"""What the keys of a vault just opened ask for: a backup by a new key, a passphrase after a paper key."""

from datetime import datetime

from sqlalchemy import select

from kasesupport.cases import backups, keys
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.store.tables import journal

REKEY = "vault.rekey"
NO_BACKUP = "backup_none"


def notices(file: CaseFile) -> tuple[Notice, ...]:
    """All that one should know after opening `file`: its own, and what its keys ask for."""
    own = tuple(file.notices)
    try:
        rekeyed, recovered = _rekeyed(file), _recovered(file)
    except Problem:  # a damaged file says so where something is done to it
        return own
    if rekeyed:  # it says that of the backup too
        own = tuple(notice for notice in own if notice.code != NO_BACKUP)
    return (*recovered, *rekeyed, *own)


def wants_first_backup(file: CaseFile) -> bool:
    """Whether the vault's key was made anew and no backup by the new key is there yet."""
    return not file.read_only and bool(_rekeyed(file))


def _rekeyed(file: CaseFile) -> tuple[Notice, ...]:
    """Until the first backup by the new key is there: so it is told once."""
    row = journal.c
    newest = select(row.at).where(row.op == REKEY).order_by(row.seq.desc()).limit(1)
    at = file.read(lambda connection: connection.execute(newest).scalar())
    if at is None or backups.last_good(file) is not None:
        return ()
    return (Notice("rekeyed", {"at": datetime.fromisoformat(at)}),)


def _recovered(file: CaseFile) -> tuple[Notice, ...]:
    opened_by = next((each for each in keys.keys(file) if each.slot_id == file.home.slot_id), None)
    printed = opened_by is not None and opened_by.kind in keys.PRINTED
    return (Notice("recovered"),) if printed else ()
