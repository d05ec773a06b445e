"""The vault under a new key: all or nothing, wherever it is cut off."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.vaults import laid, new_vault

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Cancelled
from kasesupport.store import engine, vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import anchor
from kasesupport.store.history.journal import verify
from kasesupport.store.home import ANCHOR, PAGE_1
from kasesupport.store.keys import header, keyring, rekey, slots, succession
from kasesupport.store.keys.secret import Secret
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.op import Op
from kasesupport.store.tables import family, journal

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS, PRINTED = "いちばんめの合言葉", "紙の鍵"
SETTLED = ["anchor", "data-2.db", "header.a", "header.b", "lock", "page1"]


@pytest.fixture
def made(vault_folder: Path) -> Path:
    return laid(vault_folder, _with_a_printed_key)


def _with_a_printed_key(folder: Path) -> None:
    new_vault(folder, WORDS, practitioner="相談員")
    file = vault.unlock(folder, WORDS)
    add(file, "髙橋" * 200)
    printed = slots.make(file.home.key.key, Secret(PRINTED), "", "recovery", file.home.vault_id, QUICK)
    keyring.add(file, Op("key.test", silent=True), printed)
    file.close()


def add(file: CaseFile, name: str) -> None:
    row = {"id": file.new_id(), "name": name}
    file.transact(Op("family.new", row["id"]), lambda c: c.execute(family.insert(), row))


def names(file: CaseFile) -> list[str]:
    return list(file.read(lambda c: c.execute(select(family.c.name).order_by(family.c.id)).scalars().all()))


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def nothing(_share: float) -> None:
    """No one looks on."""


def rekeyed(folder: Path) -> None:
    rekey.rekey(vault.unlock(folder, WORDS), nothing)


def test_everything_is_there_under_another_key(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    old, shares = file.home, []
    rekey.rekey(file, shares.append)
    assert listed(made) == SETTLED
    assert shares == sorted(shares)
    assert shares[-1] == 1
    again = vault.unlock(made, WORDS)
    assert again.notices == ()
    assert (again.home.key.key, again.home.key.salt) != (old.key.key, old.key.salt)
    assert again.home.key.salt != old.key.salt
    assert names(again) == ["髙橋" * 200]
    assert again.read(verify) is None
    ops = again.read(lambda c: c.execute(select(journal.c.op, journal.c.practitioner)).all())
    assert tuple(ops[-1]) == ("vault.rekey", "相談員")
    add(again, "後")
    again.close()
    assert vault.unlock(made, WORDS).head().seq == 5


def test_the_file_is_closed_and_its_old_key_opens_nothing(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    old = file.home
    rekey.rekey(file, nothing)
    with pytest.raises(Problem) as caught:
        add(file, "late")
    assert caught.value.code == "vault_closed"
    with pytest.raises(Exception, match="not a database"):
        engine.connect(made / "data-2.db", old.key, "mode=ro")
    assert not any(header.is_authentic(copy, old.key.key) for copy in header.read(made))
    assert anchor.read(made / ANCHOR, old.key.key) is None


def test_every_slot_opens_it_without_anybodys_passphrase(made: Path) -> None:
    rekeyed(made)
    opened = vault.unlock(made, PRINTED, slot=header.read(made)[0].slots[1].id)
    assert names(opened) == ["髙橋" * 200]
    opened.close()


def test_a_removed_slot_in_an_old_header_opens_nothing_any_more(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "old")
    file = vault.unlock(made, WORDS)
    keyring.remove(file, Op("key.remove", silent=True), [keyring.current(file.home).slots[1].id])
    rekey.rekey(file, nothing)
    for name in header.COPIES:
        shutil.copy(tmp_path / "old" / name, made / name)
    with pytest.raises(Problem) as caught:
        vault.unlock(made, PRINTED, slot=header.read(made)[0].slots[1].id)
    assert caught.value.code == "damaged_file"
    assert "data-2.db" in listed(made), "an old header put back deletes nothing"


def test_again_and_again(made: Path) -> None:
    for number in (2, 3, 4):
        rekeyed(made)
        assert [name for name in listed(made) if name.startswith("data")] == [f"data-{number}.db"]
    opened = vault.unlock(made, WORDS)
    assert opened.notices == ()
    assert keyring.current(opened.home).generation == 5
    opened.close()


def test_a_file_with_a_wal_is_taken_with_it(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    for n in range(20):
        add(file, f"家{n}")
    assert (made / "data.db-wal").stat().st_size > 0
    rekey.rekey(file, nothing)
    again = vault.unlock(made, WORDS)
    assert len(names(again)) == 21
    again.close()


@pytest.mark.parametrize("share", [0.0, 0.5, 0.8, 1.0])
def test_a_cancelled_one_leaves_all_as_it_was(made: Path, share: float) -> None:
    file = vault.unlock(made, WORDS)
    before = {name: (made / name).read_bytes() for name in header.COPIES}

    def stop(done: float) -> None:
        if done >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        rekey.rekey(file, stop)
    add(file, "そのまま")
    assert len(names(file)) == 2
    file.close()
    assert {name: (made / name).read_bytes() for name in header.COPIES} == before
    assert [name for name in listed(made) if name not in {"anchor", "lock", "page1", *before}] == ["data.db"]
    vault.unlock(made, WORDS).close()


def test_a_copy_that_is_not_the_same_is_not_used(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = vault.unlock(made, WORDS)
    true = rekey._copy

    def lossy(source, plan, progress) -> None:
        true(source, plan, progress)
        connection = engine.connect(plan.copy, plan.home.key, "mode=rw")
        connection.execute("DELETE FROM family")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    monkeypatch.setattr(rekey, "_copy", lossy)
    with pytest.raises(Problem) as caught:
        rekey.rekey(file, nothing)
    assert caught.value.code == "rekey_not_whole"
    assert names(file) == ["髙橋" * 200]
    file.close()


def test_acts_of_other_threads_wait_and_are_not_lost(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    refusals: list[str] = []
    started = threading.Event()

    def act() -> None:
        started.set()
        try:
            add(file, "よこから")
        except Problem as problem:
            refusals.append(problem.code)

    other = threading.Thread(target=act)

    def look(share: float) -> None:
        if not started.is_set():
            other.start()
            started.wait()

    rekey.rekey(file, look)
    other.join()
    assert refusals == ["vault_closed"], "told, not lost in the old file"
    again = vault.unlock(made, WORDS)
    assert names(again) == ["髙橋" * 200]
    again.close()


def test_a_window_may_read_meanwhile(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    seen: list[list[str]] = []

    def look(_share: float) -> None:
        reader = threading.Thread(target=lambda: seen.append(names(file)), daemon=True)
        reader.start()
        reader.join(30)

    rekey.rekey(file, look)
    assert len(seen) > 2
    assert all(found == ["髙橋" * 200] for found in seen)


def test_closing_from_another_thread_waits_for_the_end(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    closers: list[threading.Thread] = []

    def look(_share: float) -> None:
        if not closers:
            closers.append(threading.Thread(target=file.close))
            closers[0].start()
        assert (made / "lock").exists()
        with pytest.raises(Problem) as caught:
            vault.unlock(made, WORDS)
        assert caught.value.code == "vault_in_use"

    rekey.rekey(file, look)
    closers[0].join()
    assert listed(made) == SETTLED


MOMENTS = ["_copy", "_prove", "_entered", "anchor.create", "_switch", "header.a", "header.b", "close", "_settle"]
KILLED = """
import os, sys
from pathlib import Path
from kasesupport.store import files, vault
from kasesupport.store.history import anchor
from kasesupport.store.keys import rekey
from kasesupport.store.casefile import CaseFile
folder, words, moment = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
file = vault.unlock(folder, words)
def die(*_, **__):
    os._exit(9)
def before(owner, name):
    setattr(owner, name, die)
if moment == "anchor.create":
    before(anchor, "create")
elif moment.startswith("header."):
    true = files.write_atomic
    def write(path, data):
        if path.name == moment:
            die()
        true(path, data)
    rekey.header.write_atomic = write
elif moment == "close":
    true = CaseFile.close
    CaseFile.close = lambda self: die() if self._home else true(self)  # not that of the copy
else:
    before(rekey, moment)
rekey.rekey(file, lambda share: None)
"""


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_it_is_the_old_vault_or_the_new(made: Path, moment: str) -> None:
    ran = subprocess.run([sys.executable, "-c", KILLED, str(made), WORDS, moment], check=False)
    assert ran.returncode == 9
    new = MOMENTS.index(moment) > MOMENTS.index("header.a")
    opened = vault.unlock(made, WORDS)
    assert opened.notices == ()
    assert names(opened) == ["髙橋" * 200]
    assert opened.read(verify) is None
    assert opened.home.data == ("data-2.db" if new else "data.db")
    add(opened, "後")
    opened.close()
    assert listed(made) == [name if new else name.replace("-2", "") for name in SETTLED]
    assert (made / PAGE_1).read_bytes() == opened.home.file.read_bytes()[:4096]
    rekeyed(made)
    vault.unlock(made, WORDS).close()


def _failing(monkeypatch: pytest.MonkeyPatch, count: int) -> Callable[[], int]:
    """From the count-th time on, nothing is synced any more: the disk is full."""
    true, calls = rekey.files.os.fsync, [0]

    def fsync(descriptor: int) -> None:
        calls[0] += 1
        if calls[0] >= count:
            raise OSError(28, "No space left on device")
        true(descriptor)

    monkeypatch.setattr("os.fsync", fsync)
    return lambda: calls[0]


@pytest.mark.parametrize("count", range(1, 12))
def test_a_disk_that_fills_at_any_moment_leaves_the_old_or_the_new(
    made: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = vault.unlock(made, WORDS)
    done = _failing(monkeypatch, count)
    with suppress(Problem):
        rekey.rekey(file, nothing)
    assert done() >= count or count > 9
    monkeypatch.undo()
    file.close()
    opened = vault.unlock(made, WORDS)
    assert names(opened) == ["髙橋" * 200]
    assert opened.notices == ()
    opened.close()
    expected = [name if opened.home.data == "data-2.db" else name.replace("-2", "") for name in SETTLED]
    assert listed(made) == expected


def test_a_newer_file_beside_an_old_header_is_kept_unless_a_rekey_was_under_way(made: Path) -> None:
    (made / "data-7.db").write_bytes(b"somebody's")
    rekeyed(made)
    assert [name for name in listed(made) if name.startswith("data")] == ["data-8.db"]
    (made / "data-9.db").write_bytes(b"somebody's")
    vault.unlock(made, WORDS).close()
    assert "data-9.db" in listed(made)
    (made / f"anchor{succession.NEXT}").write_bytes(b"junk")
    vault.unlock(made, WORDS).close()
    assert "data-9.db" not in listed(made)


def test_a_vault_open_for_reading_is_not_rekeyed(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    file.read_only = True
    with pytest.raises(Problem) as caught:
        rekey.rekey(file, nothing)
    assert caught.value.code == "read_only_vault"
    file.close()
