from dataclasses import replace

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.genograms import write
from tests.ui.vault.conftest import Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import keys
from kasesupport.cases.levels import office_series
from kasesupport.cases.lock_setting import lock_minutes
from kasesupport.cases.together import is_pin, leaving
from kasesupport.domain.levels import by_id
from kasesupport.practice.aids import load_series
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.page import VaultPage
from kasesupport.ui.vault.sections import entries


def test_the_minutes_until_the_lock_are_kept_and_heeded_at_once(page: VaultPage, vault: CaseFile, heard: Heard) -> None:
    page.go("settings")
    press(page, "10分")
    assert lock_minutes(vault) == 10
    assert (heard.set_anew, len(heard.notes)) == (1, 1)


def test_who_may_not_write_changes_nothing_and_sees_what_holds(page: VaultPage, vault: CaseFile, heard: Heard) -> None:
    vault.sign_as(replace(vault.author, role="reader"))
    page.go("settings")
    minutes = page.section("settings").minutes
    assert not minutes.isEnabled()
    minutes.chips["10"].click()
    assert minutes.chips["5"].isChecked()
    assert lock_minutes(vault) == 5
    assert heard.problems == []


def test_what_a_key_needs_and_who_may_what_are_told_and_lead_to_their_pages(page: VaultPage, vault: CaseFile) -> None:
    keys.set_factor_required(vault, True)
    page.go("settings")
    words = shown(page)
    assert "いまの決まり：必ず使う" in words
    assert "記録を消去する" in words
    press(page, "鍵のページへ")
    assert page.section("keys").isVisible()


def test_a_reader_is_told_so_on_every_page(qtbot: QtBot, vault: CaseFile) -> None:
    vault.sign_as(replace(vault.author, role="reader"))
    made = VaultPage(Desk(vault, print, print, print, print), entries())  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    for section in entries():
        made.go(section.name)
        assert "読むだけで開いています" in shown(made)
    made.go("backups")
    offered = {each.text().strip() for each in made.findChildren(QPushButton) if each.isVisible()}
    assert "フォルダーを選ぶ" not in offered
    assert "いま控えをとる" in offered
    made.put_down()


def test_the_offices_levels_are_typed_kept_and_go_back_to_the_proposal(page: VaultPage, vault: CaseFile) -> None:
    page.go("settings")
    card = page.section("settings").levels
    proposed = load_series()
    _, word, plain = card.fields["involvement"][-2]  # an empty line
    write(word, "毎日会う")
    write(plain, "毎日会います")
    page.flush()
    own = by_id(office_series(vault, proposed))["involvement"]
    assert (own.offered[-1].word, own.offered[-1].plain) == ("毎日会う", "毎日会います")
    first_id = own.offered[-1].id
    write(word, "（夕方）")
    page.flush()
    own = by_id(office_series(vault, proposed))["involvement"]
    assert (own.offered[-1].id, own.offered[-1].word) == (first_id, "毎日会う（夕方）")
    next(b for b in card.findChildren(QPushButton) if b.text().strip() == "はじめの案に戻す").click()
    assert office_series(vault, proposed) == proposed
    assert word.text() == ""


def test_how_the_familys_screen_is_left_is_settled_here(page: VaultPage, vault: CaseFile) -> None:
    page.go("settings")
    page.section("settings").leaving.chips["lock"].click()
    assert leaving(vault) == "lock"
    section = page.section("settings")
    assert section.leaving.chips["lock"].isChecked()
    section.leaving.chips["pin"].click()
    assert leaving(vault) == "lock"
    section.pin.line.setText("2580")
    press(page, "このPINにする")
    assert leaving(vault) == "pin"
    assert is_pin(vault, "2580")
    assert section.pin.text() == ""
