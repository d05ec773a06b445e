"""A real vault with a quick key, and what must hold of it after whatever was done to it."""

import json
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, select

from kasesupport.store import journal, vault
from kasesupport.store.casefile import CaseFile, local_now
from kasesupport.store.slots import Kdf
from kasesupport.store.tables import metadata

PASSPHRASE = "みどりの川をわたる七つの橋"
QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)

Tables = dict[str, dict[str, tuple[object, ...]]]


def make(folder: Path) -> None:
    """A new vault."""
    vault.create(folder, PASSPHRASE, practitioner="相談員", kdf=QUICK)


def unlock(folder: Path, later: int = 0) -> CaseFile:
    """The vault, opened with its passphrase `later` days from now: a proof need not wait after failed tries."""
    return vault.unlock(folder, PASSPHRASE, clock=lambda: local_now() + timedelta(days=later))


def head(file: CaseFile) -> tuple[int, str]:
    """Number and hash of the last journal entry; (0, "") if there is none."""
    return file.read(_head)


def _head(connection: Connection) -> tuple[int, str]:
    last = select(journal.journal.c.seq, journal.journal.c.hash).order_by(journal.journal.c.seq.desc()).limit(1)
    row = connection.execute(last).first()
    return (row.seq, row.hash) if row else (0, "")


def entries(file: CaseFile) -> dict[int, str]:
    """Every journal entry's hash by its number."""
    hashes = select(journal.journal.c.seq, journal.journal.c.hash)
    return file.read(lambda c: {seq: digest for seq, digest in c.execute(hashes)})


def faults(file: CaseFile) -> list[str]:
    """What does not hold in an open file: chain, rows as the journal tells them, SQLite's own checks."""
    found = []
    if (broken := file.read(journal.verify)) is not None:
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
    recorded = [table for table in metadata.sorted_tables if table is not journal.journal]
    return {t.name: {row.id: tuple(row) for row in connection.execute(select(t))} for t in recorded}


def told(connection: Connection) -> Tables:
    """The same as the journal alone tells it."""
    state: Tables = {t.name: {} for t in metadata.sorted_tables if t is not journal.journal}
    for text in connection.execute(select(journal.journal.c.changes).order_by(journal.journal.c.seq)).scalars():
        for change in json.loads(text):
            state[change["table"]].pop(change["id"], None)
            if change["new"]:
                columns = metadata.tables[change["table"]].columns.keys()
                state[change["table"]][change["id"]] = tuple(change["new"][name] for name in columns)
    return state
