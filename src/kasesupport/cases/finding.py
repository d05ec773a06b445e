"""Backups found without an open vault: on its shelf, on a stick, in any folder."""

from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path

from kasesupport.domain.problems import Problem
from kasesupport.store.backups import comparing
from kasesupport.store.backups.comparing import Comparison
from kasesupport.store.backups.shelf import SUFFIX, BackupLine, look_at
from kasesupport.store.home import BACKUPS
from kasesupport.store.keys.secret import Secret

MOST = 2000  # folders looked at: a stick full of other things must not take long


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


def compare_closed(vault: Path, backup: Path, secret: Secret) -> Comparison:
    """A backup against a vault that is not open, writing to neither. A damaged vault is a relation, not a Problem.

    Raises not_a_backup, wrong_passphrase, damaged_file (the backup), newer_schema. Slow (Argon2id).
    """
    return comparing.compare_closed(vault, comparing.backup_home(backup, secret, None), secret)


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
