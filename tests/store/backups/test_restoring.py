import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.store.shelves import WORDS, Clock, add, again, back_up, contents, listed, made, names, small_disk

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Cancelled
from kasesupport.store.backups import about, comparing, overdue, restoring, shelf, staging
from kasesupport.store.backups.restoring import Request
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import verify
from kasesupport.store.home import BACKUPS
from kasesupport.store.keys import header
from kasesupport.store.keys.secret import Secret
from kasesupport.store.op import Setting
from kasesupport.store.tables import journal

SECRET = Secret(WORDS)
ASIDE = "相談（戻す前 2026-11-24 1015）.vault"
BOTH = frozenset({"restore_older", "restore_unread"})


@pytest.fixture
def file(vault_folder: Path) -> Iterator[CaseFile]:
    opened = made(vault_folder)
    add(opened, "高橋")
    yield opened
    opened.close()


def restore(backup: Path, target: Path, secret: Secret = SECRET, **given: object) -> Path:
    asked = Request(backup, target, secret, **given)
    return restoring.restore(asked, Setting(clock=Clock()), lambda _share: None).folder


def refused(backup: Path, target: Path, secret: Secret = SECRET, **given: object) -> Problem:
    with pytest.raises(Problem) as caught:
        restore(backup, target, secret, **given)
    return caught.value


def silent(_share: float) -> None:
    """Nobody watches."""


def compared(file: CaseFile | None, backup: Path, secret: Secret | None = None) -> tuple[str, int, int]:
    found = comparing.compare(file, backup, secret)
    return found.relation, found.lost, found.gained


def test_a_backup_becomes_a_vault_in_a_new_folder(file: CaseFile, tmp_path: Path) -> None:
    line = back_up(file)
    add(file, "あとから")
    before = contents(line.path)
    target = restore(line.path, tmp_path / "new" / "戻した.vault")
    assert contents(line.path) == before
    assert listed(target.parent) == ["戻した.vault"]
    assert listed(target) == ["anchor", "data.db", "header.a", "header.b", "page1"]
    opened = again(target)
    assert opened.notices == ()
    assert (names(opened), opened.read(verify)) == (["高橋"], None)
    add(opened, "つづき")
    opened.close()


def test_its_journal_tells_of_it(file: CaseFile, tmp_path: Path) -> None:
    line = back_up(file)
    opened = again(restore(line.path, tmp_path / "b.vault"))
    last = opened.read(lambda c: c.execute(select(journal).order_by(journal.c.seq.desc())).first())
    assert (last.op, last.practitioner, last.note) == (
        "vault.restore",
        "相談員",
        f"2026-11-24T10:15:00+00:00 {line.seq}",
    )
    opened.close()


def test_words_that_do_not_open_it_restore_nothing(file: CaseFile, tmp_path: Path) -> None:
    line = back_up(file)
    assert refused(line.path, tmp_path / "b.vault", Secret("x")).code == "backup_not_opened"
    assert listed(tmp_path) == [file.home.folder.name]


@pytest.mark.parametrize("taken", ["vault", "full", "file"])
def test_nothing_that_exists_is_touched(file: CaseFile, tmp_path: Path, taken: str) -> None:
    line = back_up(file)
    target = file.home.folder if taken == "vault" else tmp_path / "there"
    if taken == "full":
        target.mkdir()
        (target / "memo.txt").write_text("x")
    if taken == "file":
        target.write_text("x")
    code = "vault_there" if taken == "vault" else "vault_exists"
    assert refused(line.path, target, replacing=taken != "vault").code == code
    assert taken == "vault" or target.exists()


def test_an_open_vault_is_not_replaced(file: CaseFile) -> None:
    line = back_up(file)
    assert refused(line.path, file.home.folder, replacing=True).code == "vault_in_use"


def test_a_newer_vault_is_replaced_only_when_that_is_known(file: CaseFile) -> None:
    folder, line = file.home.folder, back_up(file)
    add(file, "あとから")
    add(file, "さらに")
    file.close()
    before = contents(folder)
    problem = refused(line.path, folder, replacing=True)
    assert (problem.code, problem.facts) == ("restore_older", {"acts": 2, "at": line.at})
    assert contents(folder) == before
    restore(line.path, folder, replacing=True, accept=frozenset({"restore_older"}))
    aside = folder.with_name(ASIDE)
    assert contents(aside) == {name: data for name, data in before.items() if not name.startswith("backups/2026")}
    opened = again(folder)
    assert names(opened) == ["高橋"]
    assert listed(folder / BACKUPS) == [line.path.name, "lock"]
    opened.close()
    kept = again(aside)
    assert names(kept) == ["高橋", "あとから", "さらに"]
    kept.close()


def test_the_same_vault_is_replaced_without_a_question_and_kept(file: CaseFile) -> None:
    folder, line = file.home.folder, back_up(file)
    file.close()
    first = restoring.restore(Request(line.path, folder, SECRET, replacing=True), Setting(clock=Clock()), silent)
    second = Request(line.path, folder, SECRET, replacing=True, accept=BOTH)
    again_kept = restoring.restore(second, Setting(clock=Clock()), silent).kept
    assert (first.kept, again_kept) == (folder.with_name(ASIDE), folder.with_name(ASIDE.replace("5）", "5 2）")))
    assert staging.kept_aside(folder) == (first.kept, again_kept)


def test_acts_that_only_a_wal_holds_count(file: CaseFile, tmp_path: Path) -> None:
    folder, line = file.home.folder, back_up(file)
    add(file, "落ちる前")
    shutil.copytree(folder, tmp_path / "crashed.vault")
    (tmp_path / "crashed.vault" / "lock").unlink()
    before = contents(tmp_path / "crashed.vault")
    problem = refused(line.path, tmp_path / "crashed.vault", replacing=True)
    assert (problem.code, problem.facts["acts"]) == ("restore_older", 1)
    after = contents(tmp_path / "crashed.vault")
    assert {n: d for n, d in after.items() if "shm" not in n and n != "lock"} == {
        n: d for n, d in before.items() if "shm" not in n
    }


def test_a_damaged_vault_is_replaced_only_when_that_is_known(file: CaseFile) -> None:
    folder, line = file.home.folder, back_up(file)
    add(file, "あとから")
    file.close()
    (folder / "data.db").write_bytes(b"x" * 8192)
    before = contents(folder)
    assert refused(line.path, folder, replacing=True).code == "restore_unread"
    problem = refused(line.path, folder, replacing=True, accept=frozenset({"restore_unread"}))
    assert (problem.code, problem.facts["acts"]) == ("restore_older", 1), "its anchor still knows"
    restore(line.path, folder, replacing=True, accept=BOTH)
    (aside,) = staging.kept_aside(folder)
    stays = {name: data for name, data in before.items() if not name.startswith("backups/2026")}
    assert {**contents(aside), "lock": b""} == {**stays, "lock": b""}


def test_another_vault_is_replaced_only_when_that_is_known(file: CaseFile, tmp_path: Path) -> None:
    line = back_up(file)
    other = made(tmp_path / "other.vault")
    add(other, "よその家")
    other.close()
    other = again(tmp_path / "other.vault")
    own = back_up(other)
    other.close()
    assert refused(line.path, tmp_path / "other.vault", replacing=True).code == "restore_older"
    restore(line.path, tmp_path / "other.vault", replacing=True, accept=BOTH)
    (aside,) = staging.kept_aside(tmp_path / "other.vault")
    assert (aside / BACKUPS / own.path.name / "data.db").is_file(), "another vault keeps its own"
    assert not (tmp_path / "other.vault" / BACKUPS).exists()


def test_the_laptop_that_saw_newer_acts_does_not_wonder(file: CaseFile, tmp_path: Path) -> None:
    folder, line, seen = file.home.folder, back_up(file), tmp_path / "seen.json"
    file.close()
    later = again(folder, seen=seen)
    add(later, "あとから")
    later.close()
    restore(line.path, folder, replacing=True, accept=BOTH, laptop=seen)
    again(folder, seen=seen).close()


def test_neither_of_two_histories_is_taken_for_the_other_put_back(file: CaseFile, tmp_path: Path) -> None:
    folder, line, seen = file.home.folder, back_up(file), tmp_path / "seen.json"
    file.close()
    later = again(folder, seen=seen)
    add(later, "あとから")
    add(later, "さらに")
    later.close()
    copy = restore(line.path, tmp_path / "copy.vault", laptop=seen, today=folder)
    again(copy, seen=seen).close()
    again(folder, seen=seen).close()
    asked = Request(line.path, folder, SECRET, replacing=True, accept=BOTH, laptop=seen)
    kept = restoring.restore(asked, Setting(clock=Clock()), silent).kept
    assert kept is not None
    for each in (folder, kept, copy):
        again(each, seen=seen).close()
    folder.rename(tmp_path / "aside.vault")
    kept.rename(folder)
    with pytest.raises(Problem, match="other_than_seen") as caught:
        again(folder, seen=seen)
    assert caught.value.facts["last"] == 4, "it has more records, not fewer"
    again(folder, seen=seen, accept=frozenset({"other_than_seen"})).close()
    again(folder, seen=seen).close()


def test_a_restored_vault_put_back_to_an_earlier_day_is_noticed(file: CaseFile, tmp_path: Path) -> None:
    line, seen = back_up(file), tmp_path / "seen.json"
    copy = restore(line.path, tmp_path / "copy.vault", laptop=seen)
    shutil.copytree(copy, tmp_path / "old")
    opened = again(copy, seen=seen)
    add(opened, "あとから")
    opened.close()
    shutil.rmtree(copy)
    (tmp_path / "old").rename(copy)
    with pytest.raises(Problem, match="older_than_seen"):
        again(copy, seen=seen)


@pytest.mark.parametrize("share", [0, 0.2, 0.6, 0.9])
def test_stopped_at_any_point_all_is_as_it_was(file: CaseFile, tmp_path: Path, share: float) -> None:
    folder, line = file.home.folder, back_up(file)
    file.close()
    before = contents(folder)

    def stopping(done: float) -> None:
        if done >= share:
            raise Cancelled

    for target, replacing in ((folder, True), (tmp_path / "b.vault", False)):
        with pytest.raises(Cancelled):
            restoring.restore(Request(line.path, target, SECRET, replacing=replacing, accept=BOTH), Setting(), stopping)
    assert listed(tmp_path) == [folder.name]
    assert contents(folder) == before


def test_a_kill_at_any_moment_leaves_the_old_or_the_new(file: CaseFile) -> None:
    folder, line = file.home.folder, back_up(file)
    add(file, "あとから")
    file.close()
    outside = shutil.copytree(line.path, folder.parent / line.path.name)
    code = (
        "import os, sys; from pathlib import Path; from kasesupport.store.backups import restoring, staging\n"
        "from kasesupport.store.op import Setting; from kasesupport.store.keys.secret import Secret\n"
        "count = 0\n"
        "def counting(event, arguments):\n"
        "    global count\n"
        "    if event in {'os.rename', 'open', 'os.mkdir'} and 'vault' in str(arguments[0]):\n"
        "        count += 1\n"
        "        if count == int(sys.argv[4]): os._exit(9)\n"
        "asked = restoring.Request(Path(sys.argv[1]), Path(sys.argv[2]), Secret(sys.argv[3]), replacing=True,\n"
        "    accept=frozenset({'restore_older'}))\n"
        "sys.addaudithook(counting)\n"
        "restoring.restore(asked, Setting(), lambda share: None)\n"
    )
    states = set()
    for moment in range(1, 200, 3):  # every moment: soak jobs
        ran = subprocess.run([sys.executable, "-c", code, outside, folder, WORDS, str(moment)], check=False)
        if ran.returncode == 0:
            break
        staging.settle(folder)
        assert (folder / BACKUPS / line.path.name / "data.db").is_file()
        states.add(tuple(_names_in(folder)))
        if states == {("高橋", "あとから"), ("高橋",)}:
            break
    assert states == {("高橋", "あとから"), ("高橋",)}


def test_cut_while_taking_its_place_no_backup_is_lost(
    file: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [back_up(file), back_up(file)]
    add(file, "あとから")
    file.close()
    base = tmp_path / "base"
    base.mkdir()
    staging.stage(restore(lines[0].path, tmp_path / "whole.vault"), base / "a.vault")
    file.home.folder.rename(base / "a.vault")
    old, new = ((base / name / "data.db").read_bytes() for name in ("a.vault", "a.vault.restored"))
    shelf_before = {name: data for name, data in contents(base / "a.vault" / BACKUPS).items() if name != "lock"}
    seen = [_cut(shutil.copytree(base, tmp_path / f"cut-{cut}"), cut, monkeypatch) for cut in range(1, 9)]
    for folder in seen:
        there = contents(folder / BACKUPS)
        assert {name: data for name, data in there.items() if name != "lock"} == shelf_before
        replaced = (folder / "data.db").read_bytes() == new
        kept = [(each / "data.db").read_bytes() for each in staging.kept_aside(folder)]
        assert kept == ([old] if replaced else [])
        assert not (folder / staging.COMING).exists()
    assert {(folder / "data.db").read_bytes() for folder in seen} == {old, new}


def _cut(room: Path, cut: int, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The vault after a restore that ended at its `cut`th change of a name, and two openings."""
    folder = room / "a.vault"
    with monkeypatch.context() as patched:
        _ending_at(patched, cut)
        with suppress(PowerCut):
            staging.take_place(room / "a.vault.restored", folder, Clock().at)
    staging.settle(folder)
    staging.settle(folder)
    return folder


class PowerCut(BaseException):
    """Nothing catches it."""


def _ending_at(patched: pytest.MonkeyPatch, cut: int) -> None:
    """From the `cut`th change of a name on, nothing more is done."""
    done: list[str] = []

    def dying(change: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def run(path: Path, *to: Path, **given: object) -> Path:
            done.append(path.name)
            if len(done) >= cut:
                raise PowerCut
            return change(path, *to, **given)

        return run

    for name in ("rename", "replace", "unlink"):
        patched.setattr(Path, name, dying(getattr(Path, name)))


def test_a_backup_that_cannot_come_now_comes_with_the_next_opening(file: CaseFile) -> None:
    folder, line = file.home.folder, back_up(file)
    file.close()
    outside = shutil.copytree(line.path, folder.parent / line.path.name)
    (folder / BACKUPS).rename(folder / "elsewhere")
    kept = restoring.restore(Request(outside, folder, SECRET, replacing=True), Setting(clock=Clock()), silent).kept
    assert kept is not None
    (kept / "elsewhere").rename(kept / BACKUPS)
    staging.settle(folder)
    assert not (folder / BACKUPS).exists(), "it was told that all had come"
    (folder / staging.COMING).write_text(f'"{kept.name}"', encoding="utf-8")
    again(folder).close()
    assert listed(folder / BACKUPS) == [line.path.name, "lock"]


@pytest.mark.parametrize("told", ['"../../etc"', '"相談.vault"', "7", "{", '"相談（戻す前 2026-11-24 1015）.vault/x"'])
def test_backups_are_fetched_from_nowhere_else(file: CaseFile, told: str) -> None:
    folder = file.home.folder
    file.close()
    (folder / staging.COMING).write_text(told, encoding="utf-8")
    again(folder).close()
    assert not (folder / BACKUPS).exists()


def test_backups_of_the_history_that_was_left_are_told_apart(file: CaseFile) -> None:
    folder, older = file.home.folder, back_up(file)
    add(file, "あとから")
    newer = back_up(file)
    file.close()
    restore(older.path, folder, replacing=True, accept=BOTH)
    opened = again(folder)
    lines = overdue.told_apart(opened, shelf.lines(folder / BACKUPS, opened.home, "here"))
    assert [(line.path.name, line.apart) for line in lines] == [(newer.path.name, True), (older.path.name, False)]
    assert overdue.last_good(lines) == lines[1]
    add(opened, "戻したあと")
    last = back_up(opened)
    assert newer.path.is_dir(), "of the same day, and perhaps all that is left of it"
    assert overdue.last_good(overdue.told_apart(opened, shelf.lines(folder / BACKUPS, opened.home, "here"))) == last
    opened.close()


def _names_in(folder: Path) -> list[str]:
    opened = again(folder)
    try:
        assert opened.read(verify) is None
        return names(opened)
    finally:
        opened.close()


def test_a_crash_between_the_two_renames_is_ended_at_the_next_unlocking(file: CaseFile, tmp_path: Path) -> None:
    folder, line = file.home.folder, back_up(file)
    file.close()
    staged = staging.stage(restore(line.path, tmp_path / "whole.vault"), folder)
    assert staged.is_dir()
    folder.rename(tmp_path / "aside.vault")
    again(folder).close()
    assert listed(tmp_path) == ["aside.vault", folder.name]


@pytest.mark.parametrize("harm", ["page", "short", "about", "header", "gone"])
def test_a_backup_that_is_not_whole_is_not_restored(file: CaseFile, tmp_path: Path, harm: str) -> None:
    for n in range(50):
        add(file, f"家{n}" * 50)
    line = back_up(file)
    data = line.path / "data.db"
    if harm == "page":
        spoilt = bytearray(data.read_bytes())
        spoilt[-2000] ^= 1
        data.write_bytes(spoilt)
    if harm == "short":
        os.truncate(data, data.stat().st_size - 4096)
    if harm == "about":
        told = line.path / about.FILE
        told.write_text(told.read_text().replace(f'"size":{line.size}', '"size":4'))
    if harm == "header":
        for name in header.COPIES:
            (line.path / name).write_bytes(b"{}")
    if harm == "gone":
        data.unlink()
    code = {"header": "damaged_file"}.get(harm, "backup_not_whole")
    assert refused(line.path, tmp_path / "b.vault").code == code
    assert listed(tmp_path) == [file.home.folder.name]


def test_a_full_disk_leaves_all_as_it_was(file: CaseFile) -> None:
    line = back_up(file)
    with small_disk("300k") as disk:
        assert refused(line.path, disk / "b.vault").code == "disk_full"
        assert listed(disk) == []


def test_a_vault_folder_without_its_words_is_no_backup(file: CaseFile, tmp_path: Path) -> None:
    assert refused(file.home.folder, tmp_path / "b.vault").code == "not_a_backup"


def test_how_a_backup_stands_to_the_vault(file: CaseFile, tmp_path: Path) -> None:
    line = back_up(file)
    assert compared(file, line.path) == ("same", 0, 0)
    add(file, "あとから")
    assert compared(file, line.path) == ("older", 1, 0)
    newer = back_up(file)
    assert compared(None, line.path, SECRET) == ("no_vault", 0, 0)
    restored = again(restore(line.path, tmp_path / "b.vault"))
    assert compared(restored, newer.path) == ("apart", 1, 1)
    other = made(tmp_path / "c.vault")
    assert compared(other, line.path, SECRET) == ("other_vault", 0, 0)
    restored.close()
    other.close()


def test_a_backup_with_acts_that_the_vault_lacks_is_newer(file: CaseFile, tmp_path: Path) -> None:
    folder = file.home.folder
    file.close()
    shutil.copytree(folder, tmp_path / "old.vault")
    later = again(folder)
    add(later, "あとから")
    line = back_up(later)
    later.close()
    old = again(tmp_path / "old.vault")
    assert compared(old, line.path) == ("newer", 0, 1)
    old.close()


def test_comparing_asks_for_words_only_where_the_key_does_not_fit(file: CaseFile, tmp_path: Path) -> None:
    line = back_up(file)
    other = made(tmp_path / "c.vault")
    with pytest.raises(Problem, match="backup_not_opened"):
        comparing.compare(other, line.path, None)
    other.close()
    found = comparing.compare(file, line.path, None).backup
    assert (found.proven, found.opens_with_present_key) == (True, True)
