"""What was found damaged, or does not belong together, is not written to."""

import shutil
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.store.damage import fill, flip, size
from tests.store.shelves import add, again, contents, made, names

from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import anchor
from kasesupport.store.history.journal import verify
from kasesupport.store.home import ANCHOR
from kasesupport.store.tables import person


def damaged(folder: Path) -> CaseFile:
    """Open, with acts in its WAL, and with damage that a read has met."""
    made(folder).close()
    file = again(folder)
    fill(file, 100, 20)
    file.close()
    opened = again(folder)
    add(opened, "まだWALに")
    for page in range(60, size(opened.home.file), 5):
        flip(opened.home.file, page * 4096 + 1000)
    with pytest.raises(Problem, match="damaged_file"):
        opened.read(lambda c: c.execute(select(person)).all())
    return opened


def test_after_damage_nothing_is_read_or_written_any_more(vault_folder: Path) -> None:
    with closing(damaged(vault_folder)) as opened:
        before = contents(vault_folder)
        for attempt in (lambda: add(opened, "x"), lambda: names(opened), opened.checkpoint, opened.head):
            with pytest.raises(Problem, match="damaged_file"):
                attempt()
        assert contents(vault_folder) == before


def test_closing_a_damaged_file_writes_nothing_into_it(vault_folder: Path) -> None:
    opened = damaged(vault_folder)
    before = contents(vault_folder)
    opened.close()
    after = contents(vault_folder)
    assert before["data.db-wal"]
    kept = ("data.db", "data.db-wal", "page1", "anchor", "header.a")
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}


def test_a_problem_of_ours_inside_an_act_is_no_damage_of_the_file(vault_folder: Path) -> None:
    with closing(made(vault_folder)) as opened:

        def failing(_connection: object) -> None:
            raise Problem("damaged_file")

        with pytest.raises(Problem, match="damaged_file"):
            opened.read(failing)
        add(opened, "つづき")
        assert names(opened) == ["つづき"]


def stale(folder: Path, beside: Path) -> None:
    """The WAL of an earlier day beside a vault that was closed properly since."""
    opened = made(folder)
    add(opened, "前の日")
    shutil.copy(folder / "data.db-wal", beside)
    add(opened, "あとから")
    opened.close()
    shutil.copy(beside, folder / "data.db-wal")


def test_a_stale_wal_is_never_mixed_in(vault_folder: Path, tmp_path: Path) -> None:
    stale(vault_folder, tmp_path / "wal")
    before = contents(vault_folder)
    with pytest.raises(Problem) as caught:
        again(vault_folder)
    assert (caught.value.code, caught.value.facts) == ("wal_stale", {"name": "data.db-wal"})
    after = contents(vault_folder)
    assert {**after, "attempts": b""} == {**before, "attempts": b""}
    with closing(again(vault_folder, accept=frozenset({"wal_stale"}))) as opened:
        assert names(opened) == ["前の日", "あとから"]
        assert opened.read(verify) is None
        assert [notice.code for notice in opened.notices] == []
    kept = vault_folder / "data.db-wal.kept-2026-11-24T101500"
    assert kept.read_bytes() == (tmp_path / "wal").read_bytes()
    again(vault_folder).close()


def test_the_wal_of_a_crash_is_not_taken_for_a_stale_one(vault_folder: Path, tmp_path: Path) -> None:
    opened = made(vault_folder)
    add(opened, "落ちる前")
    shutil.copytree(vault_folder, tmp_path / "crashed.vault")
    opened.close()
    with closing(again(tmp_path / "crashed.vault")) as after:
        assert names(after) == ["落ちる前"]


def test_a_power_cut_that_lost_all_unsynced_of_the_anchor_is_no_stale_wal(vault_folder: Path, tmp_path: Path) -> None:
    made(vault_folder).close()
    opened = again(vault_folder)
    synced = (vault_folder / ANCHOR).read_bytes()
    add(opened, "落ちる前")
    shutil.copytree(vault_folder, tmp_path / "crashed.vault")
    opened.close()
    (tmp_path / "crashed.vault" / ANCHOR).write_bytes(synced)
    with closing(again(tmp_path / "crashed.vault")) as after:
        assert names(after) == ["落ちる前"]


@pytest.mark.parametrize("junk", [b"", b"x" * 100, b"\xff" * 32_768, b"\0" * 65_536])
def test_a_shm_of_another_day_is_made_anew(vault_folder: Path, tmp_path: Path, junk: bytes) -> None:
    opened = made(vault_folder)
    add(opened, "落ちる前")
    shutil.copytree(vault_folder, tmp_path / "crashed.vault")
    opened.close()
    for folder in (vault_folder, tmp_path / "crashed.vault"):
        (folder / "data.db-shm").write_bytes(junk)
        with closing(again(folder)) as after:
            assert names(after) == ["落ちる前"]
            assert after.read(verify) is None


def test_only_a_clean_closing_is_noted(vault_folder: Path) -> None:
    opened = made(vault_folder)
    place, key = vault_folder / ANCHOR, opened.home.key.key
    add(opened, "x")
    assert not anchor.is_closed(place, key)
    opened.close()
    assert anchor.is_closed(place, key)
    again(vault_folder).close()
    assert anchor.is_closed(place, key)


def test_a_refused_vault_keeps_its_wal_and_accepting_keeps_a_copy(vault_folder: Path, tmp_path: Path) -> None:
    """A flipped WAL: SQLite reads up to the flip and would empty it when it closes."""
    opened = made(vault_folder)
    for n in range(5):
        add(opened, f"家{n}" * 200)
    shutil.copytree(vault_folder, tmp_path / "b.vault")
    opened.close()
    wal = tmp_path / "b.vault" / "data.db-wal"
    flip(wal, wal.stat().st_size // 2)
    harmed = wal.read_bytes()
    with pytest.raises(Problem, match="acts_missing"):
        again(tmp_path / "b.vault")
    assert wal.read_bytes() == harmed
    with closing(again(tmp_path / "b.vault", accept=frozenset({"acts_missing"}))) as after:
        assert after.read(verify) is None
    assert (tmp_path / "b.vault" / "data.db-wal.kept-2026-11-24T101500").read_bytes() == harmed
    again(tmp_path / "b.vault").close()


def test_accepting_many_missing_acts_is_asked_once(vault_folder: Path, tmp_path: Path) -> None:
    opened = made(vault_folder)
    shutil.copytree(vault_folder, tmp_path / "old.vault")
    for n in range(20):
        add(opened, str(n))
    opened.close()
    shutil.copy(vault_folder / ANCHOR, tmp_path / "old.vault" / ANCHOR)
    with suppress(FileNotFoundError):
        (tmp_path / "old.vault" / "data.db-wal").unlink()
    with pytest.raises(Problem, match="acts_missing"):
        again(tmp_path / "old.vault")
    again(tmp_path / "old.vault", accept=frozenset({"acts_missing"})).close()
    again(tmp_path / "old.vault").close()
