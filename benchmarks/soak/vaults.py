"""A real vault with a quick key, and what must hold of it after whatever was done to it."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, func, select

from kasesupport.domain.problems import Problem
from kasesupport.store import vault
from kasesupport.store.backups import inspection
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import verify
from kasesupport.store.keys.secret import Secret
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.op import local_now
from kasesupport.store.tables import UNRECORDED, journal, metadata

PASSPHRASE = "みどりの川をわたる七つの橋"
QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)

Tables = dict[str, dict[str, tuple[object, ...]]]


@contextmanager
def room() -> Iterator[Path]:
    """A folder for a proof; in memory where that can be had, as no proof asks the disk itself."""
    memory = Path("/dev/shm")  # a proof's own data, made up
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def make(folder: Path) -> None:
    """A new vault."""
    vault.create(folder, PASSPHRASE, practitioner="相談員", kdf=QUICK)


def unlock(folder: Path, later: int = 0, seen: Path | None = None, secret: str = PASSPHRASE) -> CaseFile:
    """The vault, opened with its passphrase `later` days from now: a proof need not wait after failed tries."""
    return vault.unlock(folder, secret, clock=lambda: local_now() + timedelta(days=later), seen=seen)


def opens(folder: Path, secret: str) -> bool:
    """Whether this passphrase opens it. Raises every Problem but wrong_passphrase."""
    try:
        unlock(folder, 3, secret=secret).close()
    except Problem as problem:
        if problem.code != "wrong_passphrase":
            raise
        return False
    return True


def is_whole(backup: Path) -> bool:
    """Whether every page and tree of this backup can be read by the passphrase of its time."""
    try:
        home = vault.home_of(backup, Secret(PASSPHRASE))
        inspection.inspect(home.file, home.key, lambda _share: None)
    except Problem:
        return False
    return True


def entries(file: CaseFile) -> dict[int, str]:
    """Every journal entry's hash by its number."""
    hashes = select(journal.c.seq, journal.c.hash)
    return file.read(lambda c: {row.seq: row.hash for row in c.execute(hashes)})


def restored(file: CaseFile) -> int:
    """The number of the last entry that tells of a restore; 0 for none."""
    query = select(func.max(journal.c.seq)).where(journal.c.op == "vault.restore")
    return file.read(lambda c: c.execute(query).scalar()) or 0


def faults(file: CaseFile) -> list[str]:
    """What does not hold in an open file: chain, rows as the journal tells them, SQLite's own checks."""
    found = []
    if (broken := file.read(verify)) is not None:
        found.append(f"chain broken at {broken}")
    if file.read(rows) != file.read(told):
        found.append("rows differ from the journal")
    if (words := file.read(lambda c: c.exec_driver_sql("PRAGMA integrity_check").scalars().all())) != ["ok"]:
        found.append(f"integrity {words[0]}")
    if file.read(lambda c: c.exec_driver_sql("PRAGMA foreign_key_check").all()):
        found.append("foreign keys")
    return found


def rows(connection: Connection) -> Tables:
    """Every row of every recorded table, by table and id."""
    recorded = [table for table in metadata.sorted_tables if table not in UNRECORDED]
    return {t.name: {row.id: tuple(row) for row in connection.execute(select(t))} for t in recorded}


def told(connection: Connection) -> Tables:
    """The same as the journal alone tells it."""
    state: Tables = {t.name: {} for t in metadata.sorted_tables if t not in UNRECORDED}
    for text in connection.execute(select(journal.c.changes).order_by(journal.c.seq)).scalars():
        for change in json.loads(text):
            state[change["table"]].pop(change["id"], None)
            if change["new"]:
                columns = metadata.tables[change["table"]].columns.keys()
                state[change["table"]][change["id"]] = tuple(change["new"][name] for name in columns)
    return state
