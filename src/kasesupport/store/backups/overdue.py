"""Which backup was the last good one, and since when acts wait for the next."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from kasesupport.domain.notices import Notice
from kasesupport.store import engine, tables
from kasesupport.store.backups import inspection, rotation, shelf
from kasesupport.store.backups.shelf import BackupLine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import journal
from kasesupport.store.home import BACKUPS

LONG = timedelta(days=7)


def told_apart(file: CaseFile, lines: Iterable[BackupLine]) -> tuple[BackupLine, ...]:
    """The same, with those marked whose last act this vault's history does not have: a restore went back before it."""
    found = tuple(lines)
    newest = max((line.at.date() for line in found), default=file.today())

    def told(connection: Connection) -> Iterator[BackupLine]:
        chain = inspection.chain(engine.raw(connection))
        for line in found:
            apart = line.seq is not None and not chain.has(line.head)
            stays = newest + timedelta(days=rotation.DAYS)
            until = max(line.expires_on, stays) if apart and line.expires_on else line.expires_on
            yield replace(line, apart=apart, expires_on=until)

    return file.read(lambda connection: tuple(told(connection)))


def last_good(lines: Iterable[BackupLine]) -> BackupLine | None:
    """Of these, newest first, the newest of this history that the present key opens; each was checked when made."""
    return next((line for line in lines if line.proven and line.opens_with_present_key and not line.apart), None)


def waiting(file: CaseFile, last: BackupLine | None) -> timedelta | None:
    """How long the first act has waited that `last` does not hold; None if it holds all.

    Where it knows another history, all acts wait. A clock set back gives a time below zero.
    """
    at = file.read(lambda connection: _first_after(connection, last))
    return None if at is None else file.now() - at


def notices(file: CaseFile) -> tuple[Notice, ...]:
    """After unlocking: acts wait longer than a week for a backup in the vault."""
    last = last_good(told_apart(file, shelf.lines(file.home.folder / BACKUPS, file.home, "here")))
    waited = waiting(file, last)
    if waited is None or waited < LONG:
        return ()
    return (Notice("backup_old", {"at": last.at}) if last else Notice("backup_none"),)


def _first_after(connection: Connection, last: BackupLine | None) -> datetime | None:
    rows = tables.journal.c
    known = last.head.seq if last and journal.hash_at(connection, last.head.seq) == last.hash else 0
    at = connection.execute(select(rows.at).where(rows.seq > known).order_by(rows.seq).limit(1)).scalar()
    return datetime.fromisoformat(at) if at else None
