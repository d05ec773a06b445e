"""Erasing a family for good: its rows, the words of its journal entries, its drafts, and their bytes in the file.

The chain covers a digest of an entry's words and not the words, so it holds without them. What emptied entries told
of others (the area register) is told again in an entry of its own, so that every row left stays proven (verify.py).
A register entry that is a private person (kin, friend, neighbour) known through this family alone goes with it.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, func, or_, select, update

from kasesupport.domain.problems import Problem
from kasesupport.store import engine, recorder
from kasesupport.store.casefile import CaseFile
from kasesupport.store.errors import database_problems
from kasesupport.store.history import journal, spans
from kasesupport.store.history.erasure_note import ERASE, KEPT, Erasure
from kasesupport.store.history.journal import Author, Entry
from kasesupport.store.history.surroundings import Surroundings, surroundings
from kasesupport.store.home import Home
from kasesupport.store.op import Op
from kasesupport.store.tables import draft, family, metadata, past_journal, resource
from kasesupport.store.tables import journal as entries
from kasesupport.store.words import index

UNWIPED = "unwiped"  # the file that says, beside the data, that bytes of erased rows may still stand in it
WORDLESS = {"changes": "", "note": "", "salt": ""}
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Erased:
    """What went: number of rows by table; number of journal entries emptied; when; whether the bytes are gone too."""

    rows: dict[str, int]
    entries: int
    at: str
    wiped: bool


def erase(file: CaseFile, family_id: str, reason: str, approver: str) -> Erased:
    """One act that cannot be undone. `reason` and `approver` stay in the journal.

    Raises no_such_family, read_only_vault, disk_full, disk_failed: nothing is gone then. Where only the bytes could
    not be wiped, `wiped` is False, and the next opening does it.
    """
    rows, emptied = act(file, family_id, reason, approver)
    with suppress(Problem):
        wipe(file)
    return Erased(rows, emptied, file.now_text(), not is_unwiped(file.home))


def act(file: CaseFile, family_id: str, reason: str, approver: str) -> tuple[dict[str, int], int]:
    """The same without the wiping, which stays due: number of rows by table, number of entries emptied."""
    around = file.read(lambda connection: surroundings(connection, family_id))
    rows = file.read(lambda connection: _counts(connection, around))
    note = Erasure(reason, approver, rows, spans.text(around.emptied)).note()
    _mark(file.home)
    op = Op(ERASE, family_id, silent=True, logged=True, note=note)
    parts = tuple(
        Entry(file.now_text(), ERASE, each, file.author, (), note=Erasure(reason, approver, part_of=family_id).note())
        for each in around.formers
    )
    file.transact(op, lambda connection: _erase(connection, around, parts, file.now_text(), file.author))
    for each in (family_id, *around.formers):
        file.forget(each)
    return rows, len(around.emptied)


def wipe(file: CaseFile) -> None:
    """Writes the encrypted file anew without what was deleted. Raises disk_full, disk_failed: it is then still due.

    Takes about ten times a copy of the file, twice its room on the disk, and no act meanwhile.
    """
    file.read(lambda _nobody_acts: _rewrite(file.home))


def is_unwiped(home: Home) -> bool:
    """Whether bytes of erased rows may still stand in the file: a full disk or a power cut came between."""
    return (home.folder / UNWIPED).exists()


def finish(file: CaseFile) -> None:
    """At opening: wipes what the last time could not. What fails again stays due."""
    if is_unwiped(file.home) and not file.read_only:
        with suppress(Problem):
            wipe(file)


def _mark(home: Home) -> None:
    (home.folder / UNWIPED).touch(mode=0o600)


def _rewrite(home: Home) -> None:
    with (
        database_problems(),
        closing(engine.connect(home.file, home.key, "mode=rw", engine.AFTER_KEY, exports=True)) as connection,
    ):
        index.tidy(connection)
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if not busy:
        (home.folder / UNWIPED).unlink(missing_ok=True)


def _counts(connection: Connection, around: Surroundings) -> dict[str, int]:
    """How many rows will go, by table."""
    counts = {table.name: _count(connection, table, around.family_id) for table in _family_tables()}
    counts |= {"family": 1, "resource": len(around.private)}
    return {name: number for name, number in counts.items() if number}


def _family_tables() -> Iterator[Table]:
    return (table for table in metadata.sorted_tables if "family_id" in table.c and table.foreign_keys)


def _count(connection: Connection, table: Table, family_id: str) -> int:
    query = select(func.count()).select_from(table).where(table.c.family_id == family_id)
    return int(connection.execute(query).scalar_one())


def _erase(connection: Connection, around: Surroundings, parts: Iterable[Entry], at: str, author: Author) -> None:
    """`parts`: entries that say of each family which had become part of it that it was erased too."""
    connection.execute(delete(resource).where(resource.c.id.in_(around.private)))
    connection.execute(delete(family).where(family.c.id == around.family_id))  # all that is its own goes with it
    index.forget_family(connection, around.family_id)
    _empty(connection, around)
    recorder.drain(connection)  # the rows that went are not told in the journal
    if around.retold:
        journal.append(connection, Entry(at, KEPT, "", author, around.retold))
    for each in parts:
        journal.append(connection, each)


def _empty(connection: Connection, around: Surroundings) -> None:
    for start in range(0, len(around.emptied), CHUNK):
        some = entries.c.seq.in_(around.emptied[start : start + CHUNK])
        connection.execute(update(entries).where(some).values(WORDLESS))
    past = past_journal.c
    for each in (around.family_id, *around.formers):
        named = or_(past.family_id == each, func.instr(past.changes, each) > 0)
        connection.execute(update(past_journal).where(named).values(WORDLESS))
        ours = or_(*(func.instr(column, each) > 0 for column in (draft.c.place, draft.c.value)))
        connection.execute(delete(draft).where(ours))
