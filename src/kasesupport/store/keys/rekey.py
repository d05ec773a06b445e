"""A new data key (鍵をつくり直す): the whole file encrypted anew, so that keys taken away open nothing of later.

All or nothing at any moment: the copy is made and checked under a name that does not count, then one header of the
next generation names it and holds all slots sealed anew (nobody's passphrase is needed). See succession.py.
"""

import os
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_bytes

import sqlcipher3.dbapi2 as driver

from kasesupport.domain.ids import IdSource
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.store import engine, files
from kasesupport.store.backups import inspection
from kasesupport.store.backups.inspection import part
from kasesupport.store.casefile import CaseFile
from kasesupport.store.engine import DataKey
from kasesupport.store.errors import database_problems, disk_problems
from kasesupport.store.history import anchor
from kasesupport.store.history.journal import Head
from kasesupport.store.home import ANCHOR, LOCK, PAGE_1, Home
from kasesupport.store.keys import header, keyring, slots, succession
from kasesupport.store.keys.header import Header
from kasesupport.store.op import Op, Setting
from kasesupport.store.opening import open_file

OP = "vault.rekey"
PAGES = 500  # copied between two looks: 2 MB
COPIED = 0.7  # the share of the work done after copying
# The copy is a new file: what is written to it has no former state to keep.
COPYING = ("PRAGMA journal_mode=DELETE", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-4000")


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the vault goes: its home under the new key, and the header that will say so."""

    home: Home
    header: Header

    @property
    def copy(self) -> Path:
        return self.home.file.with_name(self.home.data + succession.PART)


def rekey(file: CaseFile, progress: Progress) -> None:
    """Encrypts the vault anew and closes `file`; all slots open it as before. Acts of other threads wait, reads do not.

    Raises read_only_vault, damaged_file, rekey_not_whole, disk_full, disk_failed; Cancelled. Whatever is raised,
    nothing has changed and `file` is open.
    """
    if file.read_only:
        raise Problem("read_only_vault")
    with file.acts_held(), disk_problems(), database_problems():
        plan = _planned(file)
        try:
            with file.second() as source:
                _prepare(file, source, plan, progress)
            progress(1)
            _switch(plan)
        except BaseException:
            with suppress(OSError):
                succession.abandon(file.home, plan.home.data)
            raise
        file.close()
    _settle(plan.home)


def _planned(file: CaseFile) -> _Plan:
    old, key = file.home, DataKey(token_bytes(32), token_bytes(16))
    home = replace(old, key=key, data=succession.next_name(old))
    sealed = tuple(slots.reseal(slot, key.key, old.vault_id) for slot in keyring.current(old).slots)
    return _Plan(home, Header(old.vault_id, keyring.next_generation(file), key.salt, home.data, sealed))


def _prepare(file: CaseFile, source: driver.Connection, plan: _Plan, progress: Progress) -> None:
    """The next file, whole and synced, with its anchor and its page 1."""
    _copy(source, plan, part(progress, 0, COPIED))
    _prove(source, plan, part(progress, COPIED, 0.99))
    head = _entered(file, plan)
    with plan.copy.open("rb") as copied:
        files.write_atomic(succession.following(plan.home, PAGE_1), copied.read(engine.PAGE_SIZE))
    anchor.create(succession.following(plan.home, ANCHOR), plan.home.key.key, head)
    plan.copy.rename(plan.home.file)
    files.sync_folder(plan.home.folder)


def _copy(source: driver.Connection, plan: _Plan, progress: Progress) -> None:
    """By the driver's backup, which encrypts for the connection it writes to. What `progress` raises stops it."""
    os.close(os.open(plan.copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))

    def look(_status: int, remaining: int, total: int) -> None:
        progress(1 - remaining / max(total, 1))

    with closing(engine.connect(plan.copy, plan.home.key, "mode=rw", COPYING)) as target:
        source.backup(target, pages=PAGES, progress=look)


def _prove(source: driver.Connection, plan: _Plan, progress: Progress) -> None:
    """Every page, every tree, and the same counts and last act as in the file it came from."""
    with closing(engine.connect(plan.copy, plan.home.key, "immutable=1")) as copied:
        bad = inspection.bad_pages(copied) or inspection.bad_trees(copied, lambda: progress(0.5))
        if bad or inspection.holds(copied) != inspection.holds(source):
            raise Problem("rekey_not_whole")
    progress(1)


def _entered(file: CaseFile, plan: _Plan) -> Head:
    """The entry that tells of the new key, in the new file alone; gives the new last act."""
    setting = Setting(file.now, IdSource(), file.author)
    with closing(open_file(plan.copy, plan.home.key, setting)) as opened:
        opened.transact(Op(OP, silent=True), lambda c: keyring.note(c, plan.header.generation))
        return opened.head()


def _switch(plan: _Plan) -> None:
    """Once the first copy of the header has its name the new key counts, whatever happens to the second."""
    try:
        header.write(plan.home.folder, plan.header, plan.home.key.key)
    except OSError:
        if not _counts(plan):
            raise


def _counts(plan: _Plan) -> bool:
    newest = header.read(plan.home.folder)
    return any(copy.data == plan.home.data and header.is_authentic(copy, plan.home.key.key) for copy in newest)


def _settle(home: Home) -> None:
    """Tidies up at once if nobody has opened the vault meanwhile; else whoever did so has tidied up."""
    with suppress(Problem, OSError):
        release = files.lock(home.folder / LOCK)
        try:
            succession.settle(home)
        finally:
            release()
