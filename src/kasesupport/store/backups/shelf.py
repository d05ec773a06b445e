"""The shelf (控えの置き場): a folder with backups, each a whole vault folder `2026-11-24T101500.backup`."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.store import engine, files
from kasesupport.store.backups import about, inspection, rotation
from kasesupport.store.backups.about import About
from kasesupport.store.backups.inspection import Holds
from kasesupport.store.errors import database_problems
from kasesupport.store.history.journal import Head
from kasesupport.store.home import Home
from kasesupport.store.keys import header

SUFFIX = ".backup"
PART = ".part"  # neither whole yet, nor any longer
LOCK = "lock"
STAMP = "%Y-%m-%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup. `place`: "here" in the vault, "second" on the other medium, "" not known.

    `families`, `people`, `seq`, `hash`: None without the data key that it was made with; `hash` "" then.
    `proven`: what it says of itself was written by someone with the present data key; without that it is only
    said. `apart`: its last act is not in the present vault's history, as a restore went back to before it; known only
    of an open vault. `expires_on`: the day by which rotation has taken it away at the latest, if backups go on.
    `size` in bytes.
    """

    path: Path
    at: datetime
    families: int | None
    people: int | None
    seq: int | None
    hash: str
    size: int
    place: str = ""
    opens_with_present_key: bool = False
    proven: bool = False
    apart: bool = False
    expires_on: date | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def head(self) -> Head:
        """Number and hash of the last act it holds."""
        return Head(self.seq or 0, self.hash)


def look_at(folder: Path) -> BackupLine:
    """What a backup says of itself, unproven. Raises not_a_backup, newer_schema."""
    said = about.read(folder)
    return _line(folder, said, said.told)


def known_by(line: BackupLine, home: Home) -> BackupLine:
    """The same with what it holds, where the data key of `home` proves and opens it."""
    with suppress(Problem):
        said = about.read(line.path)
        if said.vault_id == home.vault_id and about.is_authentic(said, home.key.key):
            return _line(line.path, said, about.holds(said, home.key.key))
    return line


def is_backup(folder: Path) -> bool:
    """Whether this vault folder is a backup: it is opened for reading alone, so that it stays what it says it is."""
    return (folder / about.FILE).is_file()


def lines(shelf: Path, home: Home, place: str) -> tuple[BackupLine, ...]:
    """The whole backups of this vault on a shelf, newest first; none where there is no shelf."""
    said = dict(_said(shelf, home.vault_id))
    times = [each.time for each in said.values()]
    found = (_known(folder, each, home, place, times) for folder, each in said.items())
    return tuple(sorted(found, key=lambda line: line.at, reverse=True))


def rotate(shelf: Path, home: Home, spared: Path) -> None:
    """Takes away what need not stay; never the newest nor the `spared` one, just made and of the present history.

    Raises OSError, damaged_file.
    """
    said = dict(_said(shelf, home.vault_id))
    apart = _apart(said, home, spared / home.data)
    own = [each.time for folder, each in said.items() if folder not in apart]
    stays = rotation.kept(own, [said[folder].time for folder in apart])
    for folder, each in said.items():
        if each.time not in stays and folder != spared:
            remove(folder)


def _apart(said: Mapping[Path, About], home: Home, present: Path) -> set[Path]:
    """Those whose last act is not in the history of the `present` file, which nobody writes to."""
    with database_problems(), closing(engine.connect(present, home.key, "immutable=1")) as connection:
        chain = inspection.chain(connection)
        held = {folder: about.holds(each, home.key.key) for folder, each in said.items()}
        return {folder for folder, holds in held.items() if holds is not None and not chain.has(holds.head)}


def remove(folder: Path) -> None:
    """Takes one backup away; cut short, it is no longer one under its name. Raises OSError."""
    gone = folder.with_suffix(PART)
    folder.rename(gone)
    shutil.rmtree(gone)


def sweep(shelf: Path) -> None:
    """Clears what a kill or a full disk left unfinished. Only for who holds the shelf."""
    for part in shelf.glob(f"*{PART}"):
        shutil.rmtree(part, ignore_errors=True)


def free_name(shelf: Path, at: datetime) -> str:
    """A name by the moment, and a number behind it where the clock was set back to one that is taken."""
    stamp = at.strftime(STAMP)
    names = (stamp if n == 1 else f"{stamp}-{n}" for n in range(1, 10_000))
    return next(name for name in names if not (shelf / f"{name}{SUFFIX}").exists())


@contextmanager
def held(shelf: Path) -> Iterator[None]:
    """Makes the shelf and keeps others from it meanwhile. Raises backup_running, OSError."""
    shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        release = files.lock(shelf / LOCK)
    except Problem as problem:
        raise Problem("backup_running") from problem
    try:
        yield
    finally:
        release()


def _said(shelf: Path, vault_id: str) -> Iterator[tuple[Path, About]]:
    """What the backups of this vault say of themselves. One that says nothing is left alone, and does not count."""
    for folder in folders(shelf):
        with suppress(Problem):
            said = about.read(folder)
            if said.vault_id == vault_id:
                yield folder, said


def folders(shelf: Path) -> Iterable[Path]:
    """Whatever stands there under a backup's name; none where there is no shelf."""
    try:
        return sorted(folder for folder in shelf.iterdir() if folder.suffix == SUFFIX and folder.is_dir())
    except OSError:
        return ()


def _known(folder: Path, said: About, home: Home, place: str, times: list[datetime]) -> BackupLine:
    return replace(
        _line(folder, said, about.holds(said, home.key.key)),
        place=place,
        opens_with_present_key=_opens(folder, said, home),
        proven=about.is_authentic(said, home.key.key),
        expires_on=rotation.gone_by(said.time, times),
    )


def _line(folder: Path, said: About, holds: Holds | None) -> BackupLine:
    if holds is None:
        return BackupLine(folder, said.time, None, None, None, "", said.size)
    return BackupLine(folder, said.time, holds.families, holds.people, holds.seq, holds.hash, said.size)


def _opens(folder: Path, said: About, home: Home) -> bool:
    """Whether the present key opens it, and the encrypted file is there in its full size."""
    with suppress(Problem, OSError):
        copies = [copy for copy in header.read(folder) if header.is_authentic(copy, home.key.key)]
        return any((folder / copy.data).stat().st_size == said.size for copy in copies)
    return False
