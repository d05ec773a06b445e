"""図の描き方: every choice by touch and key, seen at once, taken back; read only for who does not decide."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.vault.conftest import Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.cases.conventions import conventions
from kasesupport.cases.lock_setting import set_lock_minutes
from kasesupport.domain.conventions import CUSTOMS, Conventions
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.vault.conventions_pictures import small
from kasesupport.ui.vault.conventions_section import ConventionsSection
from kasesupport.ui.vault.page import VaultPage


@pytest.fixture
def section(page: VaultPage) -> ConventionsSection:
    page.go("conventions")
    QApplication.processEvents()
    found = page.section("conventions")
    assert isinstance(found, ConventionsSection)
    return found


def tap(section: ConventionsSection, name: str, custom: str) -> None:
    QTest.mouseClick(section.choices[name][custom], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.mark.parametrize("name", CUSTOMS)
def test_each_custom_has_a_picture_of_its_own(name: str) -> None:
    usual, other = (small(name, replace(Conventions(pregnancy="p"), **{name: c})) for c in CUSTOMS[name])
    assert usual != other


def test_what_is_tapped_is_kept_and_seen_at_once(section: ConventionsSection, vault: CaseFile) -> None:
    for name, customs in CUSTOMS.items():
        before = section.shown
        other = next(each for each in customs if each != getattr(conventions(vault), name))
        tap(section, name, other)
        assert getattr(conventions(vault), name) == other
        assert section.choices[name][other].isChecked()
        assert (section.shown == before) == (name == "ties")  # the ecomap's alone


def test_arrow_keys_choose_too(section: ConventionsSection, vault: CaseFile) -> None:
    section.choices["death"]["cross"].setFocus()
    QTest.keyClick(section.choices["death"]["cross"], Qt.Key.Key_Right)
    assert conventions(vault).death == "filled"


def test_a_triangle_changes_its_meaning_and_says_so(section: ConventionsSection, vault: CaseFile, heard: Heard) -> None:
    tap(section, "unknown_sex", "triangle")
    assert conventions(vault) == Conventions(unknown_sex="triangle", pregnancy="p")
    assert section.choices["pregnancy"]["p"].isChecked()
    assert "妊娠中の印を「Pの文字」に変えました" in heard.notes[-1]
    press(section, "元に戻す")
    assert conventions(vault) == Conventions()
    assert section.choices["unknown_sex"]["diamond"].isChecked()


def test_only_what_was_chosen_here_is_taken_back(section: ConventionsSection, vault: CaseFile, page: VaultPage) -> None:
    tap(section, "death", "filled")
    set_lock_minutes(vault, 12)
    page.go("conventions")
    press(section, "元に戻す")
    assert conventions(vault).death == "filled"


def test_who_does_not_decide_sees_what_holds_and_is_told_who_does(page: VaultPage, vault: CaseFile) -> None:
    vault.sign_as(replace(vault.author, role="practitioner"))
    page.go("conventions")
    section = page.section("conventions")
    assert isinstance(section, ConventionsSection)
    assert "統括支援員と管理担当" in shown(page)
    tap(section, "death", "filled")
    assert section.choices["death"]["cross"].isChecked()
    assert conventions(vault) == Conventions()
