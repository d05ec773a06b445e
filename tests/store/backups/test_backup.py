import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.damage import fill
from tests.store.shelves import WORDS, Clock, add, again, back_up, contents, listed, made, names, small_disk

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Cancelled
from kasesupport.store import engine, migrations, vault
from kasesupport.store.backups import about, backup, copies, shelf
from kasesupport.store.backups.inspection import Holds
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import verify
from kasesupport.store.home import BACKUPS


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(vault_folder: Path, clock: Clock) -> Iterator[CaseFile]:
    opened = made(vault_folder, clock)
    add(opened, "高橋")
    yield opened
    opened.close()


def shelf_of(file: CaseFile) -> Path:
    return file.home.folder / BACKUPS


def named(file: CaseFile) -> list[str]:
    return [name for name in listed(shelf_of(file)) if name != "lock"]


def test_a_backup_is_a_whole_vault_that_the_same_words_open(file: CaseFile) -> None:
    line = back_up(file)
    assert line.path.name == "2026-11-24T101500.backup"
    assert listed(line.path) == ["about.json", "anchor", "data.db", "header.a", "header.b", "page1"]
    opened = vault.unlock(line.path, WORDS)
    assert names(opened) == ["高橋"]
    assert (opened.head(), opened.read(verify)) == (file.head(), None)
    opened.close()


def test_opening_a_backup_leaves_it_as_it_is(file: CaseFile) -> None:
    line = back_up(file)
    before = contents(line.path)
    opened = vault.unlock(line.path, WORDS)
    assert [notice.code for notice in opened.notices] == ["backup_opened"]
    with pytest.raises(Problem, match="read_only_vault"):
        add(opened, "書けない")
    opened.close()
    with pytest.raises(Problem, match="backup_not_opened"):
        vault.unlock(line.path, "x")
    assert contents(line.path) == before


def test_it_says_what_it_holds_and_the_key_proves_it(file: CaseFile) -> None:
    made_line = back_up(file)
    assert (made_line.families, made_line.people, made_line.head) == (1, 0, file.head())
    assert (made_line.place, made_line.proven, made_line.opens_with_present_key) == ("here", True, True)
    said = shelf.look_at(made_line.path)
    assert (said.families, said.people, said.seq, said.at) == (None, None, None, file.now())
    assert (said.proven, said.place) == (False, "")


def test_what_it_holds_is_sealed_and_bound_to_it(file: CaseFile) -> None:
    line, key = back_up(file), file.home.key.key
    said = about.read(line.path)
    assert about.holds(said, key) == Holds(1, 0, file.head().seq, file.head().hash)
    assert about.holds(said, bytes(32)) is None
    assert about.holds(replace(said, at="2026-11-25T10:15:00+00:00"), key) is None
    written = json.loads((line.path / about.FILE).read_text())
    assert written.keys().isdisjoint({"families", "people", "seq", "hash", "told"})


def test_one_of_an_older_program_is_read_with_its_counts(file: CaseFile) -> None:
    line, key = back_up(file), file.home.key.key
    said = about.read(line.path)
    old = replace(said, sealed="", told=about.holds(said, key))
    about.write(line.path, old, key)
    assert json.loads((line.path / about.FILE).read_text())["version"] == 1
    (again,) = shelf.lines(line.path.parent, file.home, "here")
    assert (again.families, again.head, again.proven) == (1, file.head(), True)
    assert shelf.look_at(line.path).families == 1


def test_a_changed_word_of_it_is_no_longer_proven(file: CaseFile) -> None:
    line = back_up(file)
    told = line.path / about.FILE
    told.write_text(told.read_text().replace(f'"size":{line.size}', '"size":9'))
    (changed,) = shelf.lines(shelf_of(file), file.home, "here")
    assert (changed.size, changed.proven) == (9, False)


@pytest.mark.parametrize("junk", [b"", b"{", b"[]", b"null", b'{"format":"kasesupport-backup"}', b"[" * 70_000])
def test_what_says_nothing_is_no_backup_and_is_left_alone(file: CaseFile, junk: bytes) -> None:
    line = back_up(file)
    (line.path / about.FILE).write_bytes(junk)
    with pytest.raises(Problem, match="not_a_backup"):
        shelf.look_at(line.path)
    assert shelf.lines(shelf_of(file), file.home, "here") == ()
    assert line.path.is_dir()


def test_acts_go_on_while_a_backup_is_made(file: CaseFile) -> None:
    shares: list[float] = []

    def between(share: float) -> None:
        if not shares:
            add(file, "途中")
        shares.append(share)

    line = back_up(file, progress=between)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert line.families in {1, 2}
    assert names(file) == ["高橋", "途中"]


def test_acts_of_another_thread_do_not_disturb_it(file: CaseFile) -> None:
    stop = threading.Event()

    def acting() -> None:
        while not stop.is_set():
            add(file, "家" * 100)

    thread = threading.Thread(target=acting)
    thread.start()
    try:
        line = back_up(file)
    finally:
        stop.set()
        thread.join()
    opened = vault.unlock(line.path, WORDS)
    assert opened.read(verify) is None
    assert opened.head() == line.head
    opened.close()


def test_while_the_bytes_are_copied_the_file_itself_stands_still(file: CaseFile) -> None:
    for number in range(20):
        add(file, f"家{number}" * 2000)
    seen: list[bytes] = []

    def acting(share: float) -> None:
        if share < backup.COPYING:
            for _ in range(30):  # more pages than SQLite lets a WAL grow by itself
                add(file, "途中" * 20_000)
            seen.append(file.home.file.read_bytes())

    line = back_up(file, progress=acting)
    assert len(seen) >= 1
    assert set(seen) == {(line.path / file.home.data).read_bytes()}
    file.checkpoint()
    assert file.home.file.read_bytes() != seen[0], "the acts were there, and come in afterwards"
    assert line.families == 21


def test_a_reader_in_the_way_only_makes_it_slower(file: CaseFile) -> None:
    with file.second() as other:
        add(file, "まえ")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM family").fetchone()
        add(file, "あと")
        line = back_up(file)
    assert line.families == 3


def test_progress_comes_from_the_size_and_can_stop_it(file: CaseFile) -> None:
    fill(file, 600, 10)
    shares: list[float] = []

    def stopping(share: float) -> None:
        shares.append(share)
        if 0.1 < share < 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        back_up(file, progress=stopping)
    assert named(file) == []
    assert len(shares) > 3
    assert back_up(file).families == 601


@pytest.mark.parametrize("at", [0, 0.55, 0.9])
def test_stopped_at_any_point_it_leaves_nothing(file: CaseFile, at: float) -> None:
    def stopping(share: float) -> None:
        if share >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        back_up(file, progress=stopping)
    assert [name for name in named(file) if not (at >= 0.9 and name.endswith(shelf.SUFFIX))] == []


def test_two_at_once_are_one_too_many(file: CaseFile) -> None:
    with shelf.held(shelf_of(file)), pytest.raises(Problem, match="backup_running"):
        back_up(file)
    back_up(file)


def test_what_a_kill_left_is_cleared_and_never_counts(file: CaseFile) -> None:
    half = shelf_of(file) / f"2026-01-01T000000{shelf.PART}"
    half.mkdir(parents=True)
    (half / "data.db").write_bytes(b"half")
    assert shelf.lines(shelf_of(file), file.home, "here") == ()
    back_up(file)
    assert not half.exists()


def test_a_kill_at_any_moment_leaves_no_half_backup(vault_folder: Path) -> None:
    made(vault_folder).close()
    code = (
        "import os, sys; from pathlib import Path; from kasesupport.store import vault; from kasesupport.store.backups import backup\n"
        "file = vault.unlock(Path(sys.argv[1]), sys.argv[2])\n"
        "backup.back_up(file, None, lambda share: os._exit(9) if share >= float(sys.argv[3]) else None)\n"
    )
    for share in ("0", "0.3", "0.55", "0.8"):
        ran = subprocess.run([sys.executable, "-c", code, vault_folder, WORDS, share], check=False)
        assert ran.returncode == 9
    opened = again(vault_folder)
    assert shelf.lines(shelf_of(opened), opened.home, "here") == ()
    back_up(opened)
    assert len(named(opened)) == 1
    opened.close()


def test_the_clock_set_back_to_the_same_second_loses_none(file: CaseFile) -> None:
    first = back_up(file)
    add(file, "林")
    second = back_up(file)
    assert first.path != second.path
    assert len(named(file)) == 2


def test_old_ones_make_way_and_the_newest_stays(file: CaseFile, clock: Clock) -> None:
    for _ in range(12):
        clock.wait(days=1)
        add(file, "家")
        last = back_up(file)
    lines = shelf.lines(shelf_of(file), file.home, "here")
    assert lines[0].path == last.path
    # 26.11.-6.12. made: the last seven days, the Sunday 29 Nov and the end of November.
    assert [line.at.day for line in lines] == [6, 5, 4, 3, 2, 1, 30, 29]


def test_one_made_by_a_clock_far_behind_is_not_taken_away_at_once(file: CaseFile, clock: Clock) -> None:
    for _ in range(13):
        clock.wait(days=31)
        back_up(file)
    clock.wait(days=-20_000)
    line = back_up(file)
    assert line.path.is_dir()
    clock.wait(hours=1)
    back_up(file)
    assert not line.path.exists(), "but it does not hold its place against the next"


@pytest.mark.parametrize(("held", "fits"), [(3, False), (4, True), (5, True), (6, False)])
def test_a_copy_of_a_vault_in_use_holds_what_was_there_meanwhile(held: int, fits: bool) -> None:
    before, after = Holds(1, 1, 4, "a"), Holds(1, 1, 5, "b")
    assert Holds(1, 1, held, "c").between(before, after) == fits


def test_a_copy_of_a_vault_at_rest_holds_just_that() -> None:
    still = Holds(1, 1, 4, "a")
    assert still.between(still, still)
    for other in (Holds(0, 1, 4, "a"), Holds(1, 0, 4, "a"), Holds(1, 1, 4, "b")):
        assert not other.between(still, still)


def test_backups_of_another_vault_are_left_alone(file: CaseFile, tmp_path: Path, clock: Clock) -> None:
    other = made(tmp_path / "other.vault", clock)
    foreign = back_up(other).path
    other.close()
    shelf_of(file).mkdir(exist_ok=True)
    kept = shutil.copytree(foreign, shelf_of(file) / "2001-01-01T000000.backup")
    for _ in range(10):
        clock.wait(days=1)
        back_up(file)
    assert kept.is_dir()
    assert kept not in [line.path for line in shelf.lines(shelf_of(file), file.home, "here")]


def test_rotation_cut_short_leaves_no_half_backup(file: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    line = back_up(file)
    monkeypatch.setattr(shutil, "rmtree", _fail)
    with pytest.raises(OSError, match="cut"):
        shelf.remove(line.path)
    monkeypatch.undo()
    assert shelf.lines(shelf_of(file), file.home, "here") == ()
    back_up(file)
    assert len(named(file)) == 1


def _fail(*_given: object, **_named: object) -> None:
    raise OSError("cut")


def test_a_backup_carried_to_the_second_place_is_the_same(file: CaseFile, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    line = back_up(file, tmp_path / "usb")
    assert line.notices == ()
    there = tmp_path / "usb" / "相談.backups" / line.path.name
    assert contents(there) == contents(line.path)


def test_a_second_place_that_is_gone_is_told_and_no_error(file: CaseFile, tmp_path: Path) -> None:
    line = back_up(file, tmp_path / "usb")
    assert [(notice.code, notice.facts) for notice in line.notices] == [
        ("second_place_missing", {"place": str(tmp_path / "usb")})
    ]
    assert not (tmp_path / "usb").exists()


def test_a_second_place_that_is_full_is_told_and_left_without_a_half(file: CaseFile) -> None:
    with small_disk("200k") as usb:
        line = back_up(file, usb)
        assert [notice.code for notice in line.notices] == ["second_place_full"]
        assert listed(usb / "相談.backups") == ["lock"]
    assert line.path.is_dir()


def test_a_medium_that_keeps_other_bytes_is_told(
    file: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "usb").mkdir()
    made_line = back_up(file)
    monkeypatch.setattr(os, "fsync", _forgetful(os.fsync))
    (told,) = copies.carry(made_line.path, tmp_path / "usb", file.home, lambda _share: None)
    assert told.code == "second_place_failed"
    assert listed(tmp_path / "usb" / "相談.backups") == ["lock"]


def _forgetful(true_fsync: Callable[[int], None]) -> Callable[[int], None]:
    """A stick that says it has kept all, and has not: the last byte of what was written is another."""

    def fsync(descriptor: int) -> None:
        true_fsync(descriptor)
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.pwrite(descriptor, b"?", os.fstat(descriptor).st_size - 1)

    return fsync


def test_the_second_place_rotates_too(file: CaseFile, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "usb").mkdir()
    for _ in range(12):
        clock.wait(days=1)
        back_up(file, tmp_path / "usb")
    there = shelf.lines(tmp_path / "usb" / "相談.backups", file.home, "second")
    assert [line.at.day for line in there] == [6, 5, 4, 3, 2, 1, 30, 29]
    assert all(line.proven and line.opens_with_present_key for line in there)


def test_a_full_disk_leaves_no_backup_and_the_acts_whole() -> None:
    with small_disk("2200k") as disk:
        file = made(disk / "a.vault")
        add(file, "高橋")
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(_free(disk) - 200_000))
        with pytest.raises(Problem, match="disk_full"):
            back_up(file)
        assert named(file) == []
        ballast.unlink()
        add(file, "後")
        assert back_up(file).families == 2
        file.close()


def _free(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def test_a_damaged_vault_is_not_backed_up(file: CaseFile) -> None:
    for n in range(100):
        add(file, f"家{n}" * 50)
    file.checkpoint()
    data = bytearray(file.home.file.read_bytes())
    data[-3000] ^= 1
    file.home.file.write_bytes(data)
    with pytest.raises(Problem, match="damaged_file"):
        back_up(file)
    assert named(file) == []


def test_damage_where_a_backup_does_not_look_is_the_vaults_and_not_the_copys(file: CaseFile) -> None:
    for n in range(400):
        add(file, f"家{n}" * 50)
    file.checkpoint()
    data = bytearray(file.home.file.read_bytes())
    for page in range(12, len(data) // 4096):  # leaves of rows, past what counts are read from
        data[page * 4096 + 2000] ^= 1
    file.home.file.write_bytes(data)
    with pytest.raises(Problem, match="damaged_file"):
        back_up(file)
    assert named(file) == []


def test_nothing_typed_stands_plainly_in_a_backup(file: CaseFile) -> None:
    add(file, "ひみつの相談" * 50)
    line = back_up(file)
    for data in contents(line.path).values():
        assert not any(word in data for word in ("ひみつ".encode(), "ひみつ".encode("utf-16-le"), "相談員".encode()))


def test_only_the_way_for_backups_can_write_elsewhere(file: CaseFile, tmp_path: Path) -> None:
    out = tmp_path / "plain.db"
    statements = [f"ATTACH '{out}' AS x KEY ''", f"VACUUM INTO '{out}'", "SELECT sqlcipher_export('temp')"]
    with file.second() as second:
        for statement in statements:
            for connection in (file._raw, second):
                with pytest.raises(engine.driver.Error, match=r"not authorized|denied"):
                    connection.execute(statement)
    assert not out.exists()


def test_an_older_schema_is_backed_up_before_it_is_changed(vault_folder: Path) -> None:
    file = made(vault_folder)
    home, now = file.home, file._raw.execute("PRAGMA user_version").fetchone()[0]
    file.close()
    with engine.closing(engine.connect(home.file, home.key, "mode=rw", engine.AFTER_KEY)) as raw:
        _as_of_schema_2(raw)
    older = (vault_folder / "data.db").read_bytes()
    again(vault_folder, accept=frozenset({"acts_missing"})).close()
    lines = shelf.lines(vault_folder / BACKUPS, home, "here")
    versions = [_version(line.path / "data.db", home.key) for line in lines]
    assert 2 in versions
    assert _version(vault_folder / "data.db", home.key) == now
    assert older != (vault_folder / "data.db").read_bytes()


def _version(path: Path, key: engine.DataKey) -> int:
    with engine.closing(engine.connect(path, key, "immutable=1")) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def _as_of_schema_2(raw: engine.driver.Connection) -> None:
    """What later schemas brought is taken out again."""
    with engine.closing(sqlite3.connect(":memory:")) as old:
        for sql, _after in migrations.STEPS[:2]:
            old.executescript(sql)
        names = "SELECT type, name FROM sqlite_master WHERE type IN ('index', 'table') AND sql NOT NULL"
        names = f"{names} AND name NOT GLOB 'word_index_*' ORDER BY type"  # they go with word_index
        before = set(old.execute(names))
        raw.execute("PRAGMA foreign_keys=OFF")
        for kind, name in raw.execute(names).fetchall():
            if (kind, name) not in before:
                raw.execute(f'DROP {kind} "{name}"')
            elif kind == "table":
                for column in _columns(raw, name) - _columns(old, name):
                    raw.execute(f'ALTER TABLE "{name}" DROP COLUMN {column}')
    raw.execute("PRAGMA user_version=2")


def _columns(connection: engine.driver.Connection | sqlite3.Connection, table: str) -> set[str]:
    return {f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info('{table}')")}
