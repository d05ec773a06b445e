from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.vault.conftest import PASSPHRASE, Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import backups, families, keys, opening
from kasesupport.store.casefile import CaseFile
from kasesupport.store.home import BACKUPS
from kasesupport.ui.vault.backups_section import BackupsSection
from kasesupport.ui.vault.page import VaultPage


@pytest.fixture
def section(page: VaultPage) -> BackupsSection:
    page.go("backups")
    return page.section("backups")


def back_up(qtbot: QtBot, section: BackupsSection, heard: Heard) -> None:
    before = len(heard.notes)
    press(section, "いま控えをとる")
    qtbot.waitUntil(lambda: len(heard.notes) > before, timeout=20_000)


def test_a_vault_without_a_backup_says_what_to_do(section: BackupsSection) -> None:
    assert "まだ控えがありません" in shown(section)
    assert "「いま控えをとる」を押す" in shown(section)


def test_a_press_makes_a_backup_that_is_told_with_its_counts(
    qtbot: QtBot, section: BackupsSection, vault: CaseFile, heard: Heard
) -> None:
    families.create(vault, "佐倉", members=[families.Newcomer("child", "陽葵"), families.Newcomer("mother", "美咲")])
    back_up(qtbot, section, heard)
    (line,) = backups.backups(vault)
    assert (line.families, line.people) == (1, 2)
    words = shown(section)
    assert "きょう" in words
    assert "1家庭・2人" in words
    assert "いまの鍵で開けます" in words
    assert "まだ控えに入っていません" not in words
    families.create(vault, "橋本")
    section.refresh()
    assert "まだ控えに入っていません" in shown(section)


def test_a_second_place_gets_a_copy_and_can_be_given_up(
    qtbot: QtBot, section: BackupsSection, vault: CaseFile, heard: Heard, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    section.set_second(stick)
    back_up(qtbot, section, heard)
    assert sorted(line.place for line in backups.backups(vault)) == ["here", "second"]
    assert "2つ目の置き場所" in shown(section)
    press(section, "使うのをやめる")
    assert backups.second_place(vault) == stick, "asked before"
    press(section, "使うのをやめる")
    assert backups.second_place(vault) is None
    assert list(stick.rglob("*.backup")), "what is there stays"


def test_a_stick_that_is_pulled_is_said_on_the_page_and_after_the_backup(
    qtbot: QtBot, section: BackupsSection, vault: CaseFile, heard: Heard, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    section.set_second(stick)
    stick.rename(tmp_path / "pulled")
    section.refresh()
    assert "見つかりません" in shown(section)
    back_up(qtbot, section, heard)
    assert str(stick) in heard.notes[-1]
    assert backups.last_good(vault) is not None


def test_a_place_inside_the_vault_is_refused_in_words(section: BackupsSection, vault: CaseFile, heard: Heard) -> None:
    section.set_second(vault.home.folder / BACKUPS)
    assert [problem.code for problem in heard.problems] in (["second_place_inside"], ["folder_missing"])
    assert backups.second_place(vault) is None


def test_after_a_new_vault_key_the_backups_before_are_told_apart(
    section: BackupsSection, vault: CaseFile, vault_folder: Path
) -> None:
    backups.back_up(vault)
    keys.rekey(vault, lambda _: None)
    again = opening.unlock(vault_folder, PASSPHRASE)
    later = BackupsSection(replace(section.desk, file=again))
    later.back()
    words = "\n".join(each.text() for each in later.findChildren(QLabel))
    assert "いまの鍵の控えは、まだありません" in words
    assert "前の鍵で開けます" in words
    again.close()
