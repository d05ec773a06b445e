"""A backup against the vault of today: who has acts that the other lacks."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from kasesupport.domain.problems import Problem
from kasesupport.store import engine, vault
from kasesupport.store.backups import about, carrying, inspection, shelf
from kasesupport.store.backups.carrying import Kept
from kasesupport.store.backups.inspection import Chain
from kasesupport.store.backups.shelf import BackupLine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.errors import database_problems
from kasesupport.store.history import anchor, journal
from kasesupport.store.history.journal import Head
from kasesupport.store.home import ANCHOR, Home
from kasesupport.store.keys import header
from kasesupport.store.keys.secret import Secret


@dataclass(frozen=True, slots=True)
class Comparison:
    """A backup against the vault of today.

    `relation`: "same"; "older": the vault went on after it; "newer": the vault lacks acts that it has; "apart":
    each has acts that the other lacks; "other_vault"; "no_vault": nothing to compare with; "unreadable": the vault
    could not be read. `lost`: acts of today that would be gone; `gained`: acts that would come back; `erased`:
    families in the backup that were erased since, None where today's vault cannot tell.
    """

    backup: BackupLine
    relation: str
    lost: int = 0
    gained: int = 0
    erased: int | None = None


def compare(present: CaseFile | None, folder: Path, secret: Secret | None) -> Comparison:
    """Against an open vault. A backup that the present key opens needs no secret.

    Raises not_a_backup, backup_not_opened, damaged_file, newer_schema.
    """
    home = backup_home(folder, secret, present.home if present else None)
    if present is None:
        return alone(home)
    if home.vault_id != present.home.vault_id:
        return Comparison(_line(home), "other_vault")
    own = Chain(present.head(), lambda seq: present.read(lambda c: journal.hash_at(c, seq)))
    erased = present.read(lambda c: carrying.erasures(engine.raw(c)))
    with _looked_at(home) as kept:
        return _compared(home, own, kept, erased)


def alone(home: Home) -> Comparison:
    """Where there is no vault to compare with."""
    return Comparison(_line(home), "no_vault")


def compare_closed(target: Path, home: Home, secret: Secret) -> Comparison:
    """The backup `home` against a closed vault, writing nothing to it. Damage is a relation, not a Problem."""
    try:
        present = vault_home(target, home, secret)
        if present.vault_id != home.vault_id:
            return Comparison(_line(home), "other_vault", lost=_last(present))
        with _looked_at(present) as own, _looked_at(home) as kept:
            return _compared(home, inspection.chain(own), kept, carrying.erasures(own))
    except Problem:
        known = anchor.read(target / ANCHOR, home.key.key) or Head()
        line = _line(home)
        return Comparison(line, "unreadable", lost=max(known.seq - line.head.seq, 0))


def backup_home(folder: Path, secret: Secret | None, present: Home | None, slot: str = "") -> Home:
    """The way into a backup: by the present key where it fits, else by the secret. Raises backup_not_opened."""
    about.read(folder)
    if present is not None and (known := _by_key(folder, present)):
        return known
    if secret is None:
        raise Problem("backup_not_opened")
    try:
        return vault.home_of(folder, secret, slot)
    except Problem as problem:
        if problem.code == "wrong_passphrase":  # words that speak of the vault
            raise Problem("backup_not_opened") from problem
        raise


def vault_home(target: Path, known: Home, secret: Secret) -> Home:
    """The way into a closed vault: by a key known already, else by the secret."""
    return _by_key(target, known) or vault.home_of(target, secret)


def _by_key(folder: Path, known: Home) -> Home | None:
    for copy in header.read(folder):
        if header.is_authentic(copy, known.key.key):
            return Home(folder, engine.DataKey(known.key.key, copy.salt), copy.vault_id, known.slot_id, copy.data)
    return None


def erased_since(target: Path, home: Home, secret: Secret) -> tuple[Kept, ...] | None:
    """The families in the backup `home` that the closed vault has erased since; None where it cannot tell."""
    try:
        present = vault_home(target, home, secret)
        if present.vault_id != home.vault_id:
            return None
        with _looked_at(present) as own, _looked_at(home) as kept:
            return carrying.come_back(carrying.erasures(own), kept)
    except Problem:
        return None


@contextmanager
def _looked_at(home: Home) -> Iterator[driver.Connection]:
    """Raises damaged_file. Never writes: a WAL that a crash left is read where it is."""
    with database_problems(), closing(engine.connect_to_look(home.file, home.key)) as connection:
        yield connection


def _last(home: Home) -> int:
    with _looked_at(home) as own:
        return inspection.holds(own).seq


def _line(home: Home) -> BackupLine:
    found = shelf.lines(home.folder.parent, home, "")
    return next((line for line in found if line.path == home.folder), shelf.look_at(home.folder))


def _compared(home: Home, own: Chain, backup: driver.Connection, known: Sequence[Kept]) -> Comparison:
    kept = inspection.chain(backup)
    common = _common(own, kept)
    lost, gained = own.head.seq - common, kept.head.seq - common
    relation = {(False, False): "same", (True, False): "older", (False, True): "newer"}.get(
        (lost > 0, gained > 0), "apart"
    )
    return Comparison(_line(home), relation, lost, gained, len(carrying.come_back(known, backup)))


def _common(one: Chain, other: Chain) -> int:
    """The last entry that both have: chained hashes agree up to there, and nowhere after."""
    low, high = 0, min(one.head.seq, other.head.seq)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one.hash_at(middle) == other.hash_at(middle) else (low, middle - 1)
    return low
