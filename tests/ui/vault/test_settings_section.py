from dataclasses import replace

from tests.ui.vault.conftest import Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import keys
from kasesupport.cases.lock_setting import lock_minutes
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.vault.page import VaultPage


def test_the_minutes_until_the_lock_are_kept_and_heeded_at_once(page: VaultPage, vault: CaseFile, heard: Heard) -> None:
    page.go("settings")
    press(page, "10分")
    assert lock_minutes(vault) == 10
    assert (heard.set_anew, len(heard.notes)) == (1, 1)


def test_who_may_not_write_changes_nothing_and_sees_what_holds(page: VaultPage, vault: CaseFile, heard: Heard) -> None:
    vault.sign_as(replace(vault.author, role="reader"))
    page.go("settings")
    press(page, "10分")
    assert [problem.code for problem in heard.problems] == ["read_only_role"]
    assert page.section("settings").minutes.chips["5"].isChecked()
    assert lock_minutes(vault) == 5


def test_what_a_key_needs_and_who_may_what_are_told_and_lead_to_their_pages(page: VaultPage, vault: CaseFile) -> None:
    keys.set_factor_required(vault, True)
    page.go("settings")
    words = shown(page)
    assert "いまの決まり：必ず使う" in words
    assert "記録を消去する" in words
    press(page, "鍵のページへ")
    assert page.section("keys").isVisible()
