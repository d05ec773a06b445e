"""Backups found without an open vault: on its shelf, on a stick, in any folder; and what one key sees in them."""

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kasesupport.cases import views
from kasesupport.domain.problems import Problem
from kasesupport.store.backups import comparing, shelf
from kasesupport.store.backups.comparing import Comparison
from kasesupport.store.backups.shelf import SUFFIX, BackupLine, look_at
from kasesupport.store.home import BACKUPS, Home
from kasesupport.store.keys.secret import Secret
from kasesupport.store.opening import open_file
from kasesupport.store.vault import author_of, is_vault

__all__ = ["BackupLine", "Comparison", "Look", "find", "look", "of_vault"]

MOST = 2000  # folders looked at: a stick full of other things must not take long


@dataclass(frozen=True, slots=True)
class Look:
    """What a key sees.

    `families`: the names that whoever holds the key may see, None where they cannot be read, as of an older schema;
    `lines`: the list that was given, with what this key tells of each.
    """

    comparison: Comparison
    families: tuple[str, ...] | None
    lines: tuple[BackupLine, ...]


def find(folder: Path) -> tuple[BackupLine, ...]:
    """The backups that `folder` is, or holds up to two folders deep, newest first. What they say is unproven.

    Folders that cannot be read count as empty; a backup of a newer program is passed over.
    """
    found: dict[Path, BackupLine] = {}
    for each in islice(_looked_at(folder), MOST):
        if each.suffix == SUFFIX:
            with suppress(Problem):
                found[each.resolve()] = look_at(each)
    return tuple(sorted(found.values(), key=lambda line: line.at, reverse=True))


def of_vault(vault: Path, places: Iterable[Path] = ()) -> tuple[BackupLine, ...]:
    """Those on the vault's own shelf and in these other folders, each once, newest first."""
    found = {line.path.resolve(): line for folder in (vault / BACKUPS, *places) for line in find(folder)}
    return tuple(sorted(found.values(), key=lambda line: line.at, reverse=True))


def look(vault: Path | None, backup: Path, secret: Secret, lines: Iterable[BackupLine] = ()) -> Look:
    """Opens a backup to see whether it is the right one, writing nothing. A damaged vault is a relation, not a Problem.

    Raises not_a_backup, backup_not_opened, key_file_needed, damaged_file (the backup), newer_schema. Slow (Argon2id).
    """
    home = comparing.backup_home(backup, secret, None)
    there = vault is not None and is_vault(vault)
    found = comparing.compare_closed(vault, home, secret) if vault and there else comparing.alone(home)
    return Look(found, _names(home), tuple(shelf.known_by(line, home) for line in lines))


def _names(home: Home) -> tuple[str, ...] | None:
    """As the list on the first page shows them: what is hidden from a practitioner stays so."""
    try:
        with closing(open_file(home.file, home.key, home=home, read_only=True)) as opened:
            opened.sign_as(author_of(opened, home.slot_id, None))
            return tuple(line.name for line in views.families(opened))
    except Problem:
        return None


def _looked_at(folder: Path) -> Iterable[Path]:
    yield folder
    for each in _folders(folder):
        yield each
        if each.suffix != SUFFIX:
            for inner in _folders(each):
                yield inner
                if inner.name == BACKUPS:
                    yield from _folders(inner)


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.is_dir())
    except OSError:
        return []
