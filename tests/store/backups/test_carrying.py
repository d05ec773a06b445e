"""A family that was erased does not come back by an older backup unasked."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.store.history.test_erasure import plain_bytes
from tests.store.shelves import WORDS, Clock, add, again, back_up, made, names

from kasesupport.cases import family_merging
from kasesupport.domain.merging import Wish
from kasesupport.store.backups import comparing, restoring
from kasesupport.store.backups.restoring import Request, Restored
from kasesupport.store.backups.shelf import BackupLine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import erasure
from kasesupport.store.history.erasure_note import ERASE, parse
from kasesupport.store.history.verify import verify_file
from kasesupport.store.keys.secret import Secret
from kasesupport.store.op import Setting
from kasesupport.store.salvaging.salvage import salvage
from kasesupport.store.tables import family, journal

SECRET = Secret(WORDS)
ANYWAY = frozenset({"restore_older", "restore_unread"})
WHY = ("期間がすぎたため", "課長")


@pytest.fixture
def file(vault_folder: Path) -> Iterator[CaseFile]:
    opened = made(vault_folder)
    for name in ("鷹司", "佐倉", "辻"):
        add(opened, name)
    yield opened
    opened.close()


def erase(file: CaseFile, name: str) -> None:
    erasure.erase(file, whose(file, name), *WHY)


def whose(file: CaseFile, name: str) -> str:
    return str(file.read(lambda c: c.execute(select(family.c.id).where(family.c.name == name)).scalar_one()))


def after_two_erasures(file: CaseFile) -> BackupLine:
    """The backup before: two of its three families were erased since, and one that it never had."""
    line = back_up(file)
    add(file, "あとから")
    for name in ("鷹司", "佐倉", "あとから"):
        erase(file, name)
    return line


def test_a_family_that_was_erased_as_a_part_of_another_does_not_come_back_either(
    file: CaseFile, tmp_path: Path
) -> None:
    line, today = back_up(file), file.home.folder
    family_merging.merge(file, whose(file, "鷹司"), whose(file, "佐倉"), Wish())
    erase(file, "鷹司")
    file.close()
    assert restore(line, tmp_path / "b.vault", today=today).erased == 2
    opened = again(tmp_path / "b.vault")
    assert (names(opened), notes(opened), verify_file(opened).flaws) == (["辻"], [WHY, WHY], ())
    opened.close()


def restore(line: BackupLine, target: Path, **given: object) -> Restored:
    asked = Request(line.path, target, SECRET, accept=ANYWAY, **given)
    return restoring.restore(asked, Setting(clock=Clock()), lambda _share: None)


def notes(file: CaseFile) -> list[tuple[str, str]]:
    told = file.read(lambda c: c.execute(select(journal.c.note).where(journal.c.op == ERASE)).scalars().all())
    return [(note.reason, note.approver) for note in map(parse, told) if note]


def test_a_comparison_counts_the_families_that_would_come_back(file: CaseFile) -> None:
    line = after_two_erasures(file)
    assert comparing.compare(file, line.path, None).erased == 2
    newer = back_up(file)
    assert comparing.compare(file, newer.path, None).erased == 0
    assert comparing.compare(None, line.path, SECRET).erased is None
    folder, home = file.home.folder, comparing.backup_home(line.path, SECRET, None)
    file.close()
    assert comparing.compare_closed(folder, home, SECRET).erased == 2


@pytest.mark.parametrize("aside", [False, True])
def test_what_was_erased_is_erased_again(file: CaseFile, tmp_path: Path, aside: bool) -> None:
    line, today = after_two_erasures(file), file.home.folder
    file.close()
    target = tmp_path / "戻した.vault" if aside else today
    done = restore(line, target, today=today, replacing=not aside)
    assert (done.folder, done.erased) == (target, 2)
    opened = again(target)
    assert names(opened) == ["辻"]
    assert notes(opened) == [WHY, WHY]
    assert verify_file(opened).flaws == ()
    assert not erasure.is_unwiped(opened.home)
    assert "鷹司".encode() not in plain_bytes(opened.home)
    assert "辻".encode() in plain_bytes(opened.home)
    opened.close()


def test_they_come_back_where_that_is_wanted(file: CaseFile, tmp_path: Path) -> None:
    line, today = after_two_erasures(file), file.home.folder
    file.close()
    assert restore(line, tmp_path / "b.vault", today=today, erase_again=False).erased == 2
    opened = again(tmp_path / "b.vault")
    assert (sorted(names(opened)), notes(opened)) == (["佐倉", "辻", "鷹司"], [])
    opened.close()


@pytest.mark.parametrize("today", ["lost", "damaged", "other"])
def test_where_todays_vault_cannot_tell_nothing_is_claimed(file: CaseFile, tmp_path: Path, today: str) -> None:
    line, folder = after_two_erasures(file), file.home.folder
    file.close()
    kept = shutil.copytree(line.path, tmp_path / line.path.name)
    if today == "damaged":
        (folder / "data.db").write_bytes(b"x" * 8192)
    else:
        shutil.rmtree(folder)
    if today == "other":
        made(tmp_path / "other.vault").close()
        (tmp_path / "other.vault").rename(folder)
    asked = Request(kept, tmp_path / "b.vault", SECRET, today=folder)
    assert restoring.restore(asked, Setting(clock=Clock()), lambda _share: None).erased is None
    opened = again(tmp_path / "b.vault")
    assert sorted(names(opened)) == ["佐倉", "辻", "鷹司"]
    opened.close()


def test_erasures_before_a_salvage_are_still_known(file: CaseFile, tmp_path: Path) -> None:
    line, folder = after_two_erasures(file), file.home.folder
    file.close()
    salvage(folder, WORDS, tmp_path / "saved.vault")
    assert restore(line, tmp_path / "b.vault", today=tmp_path / "saved.vault").erased == 2


def test_a_restored_vault_hands_on_what_it_erased_again(file: CaseFile, tmp_path: Path) -> None:
    line, today = after_two_erasures(file), file.home.folder
    file.close()
    first = restore(line, tmp_path / "b.vault", today=today).folder
    assert restore(line, tmp_path / "c.vault", today=first).erased == 2
