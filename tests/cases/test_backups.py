"""Backups, restore and checks as the windows and commands use them."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.store.shelves import WORDS, Clock, add, again, made, names

from kasesupport.cases import backups, keys, opening
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
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


def test_a_backup_is_due_an_hour_after_the_first_act_and_when_quitting(file: CaseFile, clock: Clock) -> None:
    assert (backups.backup_due(file), backups.backup_due(file, quitting=True)) == (False, True)
    clock.wait(minutes=59)
    add(file, "林")
    assert not backups.backup_due(file)
    clock.wait(minutes=1)
    assert backups.backup_due(file)
    backups.back_up(file)
    assert (backups.backup_due(file), backups.backup_due(file, quitting=True)) == (False, False)
    clock.wait(hours=5)
    assert not backups.backup_due(file), "without an act there is nothing to back up"
    add(file, "森")
    assert not backups.backup_due(file), "an hour from the first act, not from the last backup"
    clock.wait(hours=1)
    assert backups.backup_due(file)


def test_a_clock_set_back_makes_a_backup_due_at_once(file: CaseFile, clock: Clock) -> None:
    backups.back_up(file)
    add(file, "林")
    clock.wait(days=-1)
    assert backups.backup_due(file)


def test_a_vault_open_for_reading_needs_none(file: CaseFile) -> None:
    line = backups.back_up(file)
    opened = again(line.path)
    assert not backups.backup_due(opened, quitting=True)
    with pytest.raises(Problem, match="read_only_vault"):
        backups.back_up(opened)
    opened.close()


def test_a_spoilt_backup_is_not_the_last_good_one(file: CaseFile, clock: Clock) -> None:
    good = backups.back_up(file)
    clock.wait(days=1)
    (backups.back_up(file).path / "data.db").write_bytes(b"")
    found = backups.last_good(file)
    assert found is not None
    assert (found.path, found.at) == (good.path, good.at)


def test_the_second_place_is_kept_for_this_laptop(file: CaseFile, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    assert backups.second_place(file) is None
    backups.set_second_place(file, usb)
    assert backups.second_place(file) == usb
    line = backups.back_up(file)
    assert [(each.place, each.at) for each in backups.backups(file)] == [("here", line.at), ("second", line.at)]
    file.close()
    other = opening.unlock(file.home.folder, WORDS, device="another")
    assert backups.second_place(other) is None
    other.close()


def test_the_second_place_may_be_given_up(file: CaseFile, tmp_path: Path) -> None:
    backups.set_second_place(file, tmp_path)
    backups.set_second_place(file, None)
    assert backups.second_place(file) is None


def test_no_second_place_within_the_vault_nor_where_nothing_is(file: CaseFile, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="second_place_inside"):
        backups.set_second_place(file, file.home.folder)
    with pytest.raises(Problem, match="folder_missing"):
        backups.set_second_place(file, tmp_path / "nothing")


def test_a_recovery_key_alone_restores_on_a_clean_machine(file: CaseFile, tmp_path: Path) -> None:
    folder, codes = file.home.folder, keys.new_recovery(file, "recovery")
    line = backups.back_up(file)
    outside = shutil.copytree(line.path, tmp_path / "usb" / line.path.name)
    file.close()
    shutil.rmtree(folder)
    secret = keys.recovery_secret(codes)
    assert backups.restore(outside, folder, secret).folder == folder
    opened = opening.unlock(folder, secret)
    assert (names(opened), opened.author.practitioner) == (["高橋"], "")
    opened.close()


def test_a_week_without_a_backup_is_told_at_unlocking(file: CaseFile, clock: Clock) -> None:
    folder = file.home.folder
    file.close()
    assert again(folder, clock).close() is None
    clock.wait(days=8)
    opened = again(folder, clock)
    assert [notice.code for notice in opened.notices] == ["backup_none"]
    line = backups.back_up(opened)
    opened.close()
    clock.wait(days=60)
    calm = again(folder, clock)
    assert calm.notices == (), "nothing was changed, so nothing waits"
    add(calm, "林")
    calm.close()
    clock.wait(days=8)
    late = again(folder, clock)
    assert [(notice.code, notice.facts) for notice in late.notices] == [("backup_old", {"at": line.at})]
    late.close()


def test_a_check_is_kept_and_due_again_after_a_week(file: CaseFile, clock: Clock) -> None:
    assert backups.last_check(file) is None
    assert not backups.check_due(file)
    clock.wait(days=7)
    assert backups.check_due(file)
    report = backups.check(file)
    backups.keep_check(file, report)
    assert backups.last_check(file) == report
    assert not backups.check_due(file)
    clock.wait(days=7)
    assert backups.check_due(file)


def test_a_check_in_a_thread_writes_nothing(file: CaseFile) -> None:
    before = file.head()
    backups.check(file)
    assert file.head() == before


def test_a_bad_report_is_not_kept(file: CaseFile) -> None:
    report = backups.CheckReport(file.now(), (backups.Finding("pages", False, {"count": 1}),))
    backups.keep_check(file, report)
    assert backups.is_damaged(file)
    with pytest.raises(Problem, match="damaged_file"):
        backups.last_check(file)
    file.guard.damaged = False
    assert backups.last_check(file) is None


@pytest.mark.parametrize("write", [str, str.upper, lambda h: " ".join(h), lambda h: f"{h[:4]}-{h[4:8]}　{h[8:16]}"])
def test_a_head_typed_from_paper_is_found(file: CaseFile, write: object) -> None:
    head = file.head()
    add(file, "林")
    assert backups.compare_head(file, head.seq, write(head.hash)) == "there"


def test_a_head_in_full_width_is_found(file: CaseFile) -> None:
    head = file.head()
    wide = "".join(chr(ord(c) + 0xFEE0) for c in head.hash[:16])
    assert backups.compare_head(file, head.seq, wide) == "there"


def test_a_head_that_is_gone_or_another_is_told(file: CaseFile) -> None:
    head = file.head()
    assert backups.compare_head(file, head.seq + 1, head.hash) == "missing"
    assert backups.compare_head(file, head.seq - 1, head.hash) == "other"


@pytest.mark.parametrize("typed", ["", "abc", "zzzzzzzzzzzz", "0123456"])
def test_what_is_no_head_is_refused(file: CaseFile, typed: str) -> None:
    with pytest.raises(Problem, match="head_unreadable"):
        backups.compare_head(file, 1, typed)


def test_expiry_is_foretold(file: CaseFile) -> None:
    line = backups.back_up(file)
    assert line.expires_on is not None
    assert line.expires_on - line.at.date() < timedelta(days=366)
    assert listed_backups(file) == [line.path.name]


def listed_backups(file: CaseFile) -> list[str]:
    return sorted(path.name for path in (file.home.folder / BACKUPS).glob("*.backup"))


def test_the_monthly_sheet_has_what_the_vault_says(file: CaseFile, tmp_path: Path, clock: Clock) -> None:
    empty = backups.monthly(file)
    assert (empty.vault, empty.families, empty.people) == ("相談", 1, 0)
    assert (empty.backup, empty.second, empty.check) == (None, None, None)
    backups.set_second_place(file, tmp_path)
    line = backups.back_up(file)
    clock.wait(hours=1)
    backups.keep_check(file, backups.check(file))
    told = backups.monthly(file)
    assert (told.backup, told.second, told.check) == (line.at, line.at, file.now())
    assert backups.compare_head(file, told.acts, told.digest) == "there"
