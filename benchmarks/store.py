"""The speed goals of the vault, as ratios in one run: part of python3 dev.py bench.

Encrypted and plain files are each worked on in a process of their own, as memory security, once on, holds for the
whole process; round by round in turn, so that a busy machine slows both alike.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from argon2.low_level import Type, hash_secret_raw
from benchmarks import acts
from sqlalchemy import Connection, insert

from kasesupport.store import engine, vault
from kasesupport.store.backups import backup
from kasesupport.store.backups.check import check
from kasesupport.store.casefile import CaseFile
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.op import Op
from kasesupport.store.tables import family, person

Row = tuple[str, str, str, bool]
ROUNDS, ROWS, LIST = 3, 40_000, 50
QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS, PASSPHRASE = "夕方から寝るまでが回らない。" * 8, "みどりの川をわたる七つの橋"
KEY = engine.DataKey(bytes(range(32)), bytes(range(16)))
PAGES = ("PRAGMA cipher_integrity_check", "PRAGMA quick_check")
LARGE = 200_000_000  # bytes


def rows() -> list[Row]:
    """All of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*beside_plain(), act_row(folder), *acts.rows(folder), *opening_rows(folder), *large_rows(folder)]


def at_most(what: str, figure: float, goal: float, unit: str = "x") -> Row:
    """A row whose figure must not exceed its goal."""
    return what, f"{figure:.2f}{unit}", f"{goal:g}{unit}", figure <= goal


def beside_plain() -> list[Row]:
    """Reads, lists and inserts of an encrypted file over those of a plain one."""
    rounds = [(_worker("encrypted"), _worker("plain")) for _ in range(ROUNDS)]
    ratios = {name: statistics.median(ours[name] / plain[name] for ours, plain in rounds) for name in rounds[0][0]}
    goals = {"warm point reads": 1.1, "warm lists of 50": 1.1, "inserts, 100 an act": 1.6}
    return [at_most(f"{name}, encrypted / plain SQLite", ratios[name], goal) for name, goal in goals.items()]


def _worker(kind: str) -> dict[str, float]:
    places = os.pathsep.join(part for part in sys.path if part)
    command = [sys.executable, "-m", "benchmarks.store", kind]
    ran = subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": places})
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def work(kind: str) -> dict[str, float]:
    """What one process measures on one kind of file: seconds by name."""
    with tempfile.TemporaryDirectory() as folder, closing(_file(kind, Path(folder) / "data.db")) as connection:
        connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, family INTEGER, text TEXT)")
        connection.execute("CREATE INDEX by_family ON note (family)")
        inserting = _seconds(lambda: _fill(connection))
        dice = random.Random(1)
        ids, lists = [dice.randrange(ROWS) for _ in range(10_000)], [dice.randrange(ROWS // LIST) for _ in range(300)]
        return {
            "inserts, 100 an act": inserting,
            "warm point reads": _warm(lambda: _ask(connection, "id", ids)),
            "warm lists of 50": _warm(lambda: _ask(connection, "family", lists)),
        }


def _file(kind: str, path: Path) -> driver.Connection:
    path.touch()
    if kind == "encrypted":
        return engine.connect(path, KEY, "mode=rw", engine.AFTER_KEY)
    connection = driver.connect(str(path), isolation_level=None, cached_statements=engine.STATEMENTS)
    for pragma in engine.AFTER_KEY:
        connection.execute(pragma)
    return connection


def _fill(connection: driver.Connection) -> None:
    for start in range(0, ROWS, 100):
        connection.execute("BEGIN IMMEDIATE")
        more = ((n, n // LIST, f"{n}{WORDS}") for n in range(start, start + 100))
        connection.executemany("INSERT INTO note VALUES (?, ?, ?)", more)
        connection.execute("COMMIT")


def _ask(connection: driver.Connection, column: str, wanted: list[int]) -> None:
    for value in wanted:
        connection.execute(f"SELECT * FROM note WHERE {column} = ?", (value,)).fetchall()


def _warm(ask: Callable[[], None]) -> float:
    ask()
    return min(_seconds(ask) for _ in range(3))


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def act_row(folder: Path) -> Row:
    """An act through the one door over the same statement in a bare transaction of SQLAlchemy on the same file."""
    vault.create(folder / "act.vault", PASSPHRASE, kdf=QUICK)
    with closing(vault.unlock(folder / "act.vault", PASSPHRASE)) as file:
        file.transact(Op("family.create"), lambda c: c.execute(insert(family).values(id="f", name="家")))
        with closing(_bare(file)) as connection:
            pairs = [(_act(file, n), _unwatched(connection, n)) for n in range(420)][20:]  # the first to warm up
    ours, plain = (statistics.median(side) for side in zip(*pairs, strict=True))
    what = f"an act ({ours * 1000:.1f} ms) / without recorder, journal, anchor ({plain * 1000:.1f} ms)"
    return at_most(what, ours / plain, 1.5)


def _bare(file: CaseFile) -> Connection:
    return engine.open_engine(file.home.file, file.home.key).connect()


def _act(file: CaseFile, n: int) -> float:
    return _seconds(lambda: file.transact(Op("person.add", "f"), lambda c: _person(c, f"a{n}")))


def _unwatched(connection: Connection, n: int) -> float:
    def act() -> None:
        with connection.begin():
            _person(connection, f"b{n}")

    return _seconds(act)


def _person(connection: Connection, row_id: str) -> None:
    connection.execute(insert(person).values(id=row_id, family_id="f", name="髙橋𠮷子", note=WORDS))


def opening_rows(folder: Path) -> list[Row]:
    """Unlocking with 10,000 families, beside Argon2."""
    vault.create(folder / "many.vault", PASSPHRASE, kdf=QUICK)
    with closing(vault.unlock(folder / "many.vault", PASSPHRASE)) as file:
        for start in range(0, 10_000, 500):
            many = [{"id": f"f{n}", "name": f"家{n}"} for n in range(start, start + 500)]
            file.transact(Op("family.create"), lambda c, many=many: c.execute(insert(family), many))
    argon = min(_seconds(_argon) for _ in range(5))
    spent = statistics.median(_unlocked(folder / "many.vault") for _ in range(7))
    return [at_most("unlock beside Argon2, 10,000 families", (spent - argon) * 1000, 150, " ms")]


def _argon() -> None:
    hash_secret_raw(b"x", bytes(16), QUICK.passes, QUICK.memory, QUICK.lanes, 32, Type.ID)


def _unlocked(folder: Path) -> float:
    begun = time.perf_counter()
    file = vault.unlock(folder, PASSPHRASE)
    spent = time.perf_counter() - begun
    file.close()
    return spent


def large_rows(folder: Path) -> list[Row]:
    """Backup over a copy of the file, and the whole check, at 200 MB."""
    vault.create(folder / "large.vault", PASSPHRASE, kdf=QUICK)
    with closing(vault.unlock(folder / "large.vault", PASSPHRASE)) as file:
        file.transact(Op("family.create"), lambda c: c.execute(insert(family).values(id="f", name="家")))
        for many in _notes():
            file.transact(Op("note", silent=True), lambda c, many=many: c.execute(insert(person), many))
        file.checkpoint()
        copying = statistics.median(_seconds(lambda: _copy(file.home.file, folder / "copy")) for _ in range(3))
        backing = _seconds(lambda: backup.make(file.home, datetime.now(UTC), lambda _share: None))
        with file.second() as second:
            pages = min(_seconds(lambda: [second.execute(pragma).fetchall() for pragma in PAGES]) for _ in range(2))
        checking = min(_seconds(lambda: check(file, None, lambda _share: None)) for _ in range(2))
        size = file.home.file.stat().st_size / 1e6
    shutil.rmtree(folder / "large.vault")
    return [
        at_most(f"backup, checked / copy of the file ({size:.0f} MB)", backing / copying, 11),
        at_most(
            f"pages and trees of 200 MB (with every row: {checking * 200 / size:.1f} s)", pages * 200 / size, 2, " s"
        ),
    ]


def _notes() -> Iterator[list[dict[str, str]]]:
    """Persons with long notes, half of the bytes in rows, half in the journal."""
    each = WORDS * 5
    for start in range(0, LARGE // (len(each.encode()) * 2), 500):
        yield [{"id": f"p{n}", "family_id": "f", "name": f"人{n}", "note": each} for n in range(start, start + 500)]


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb") as file:
        os.fsync(file.fileno())


if __name__ == "__main__":
    print(json.dumps(work(sys.argv[1])))
