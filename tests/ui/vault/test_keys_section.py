"""Keys: each colleague's own, the office's demand, the printed one, and the vault's key made anew."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.vault.conftest import PASSPHRASE, QUICK, Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import keys, opening
from kasesupport.cases import practitioners as people
from kasesupport.cases.opening import Secret
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.ui import files
from kasesupport.ui.start.recovery_sheets import CheckSheet, CodeSheet
from kasesupport.ui.start.words import groups
from kasesupport.ui.vault.key_forms import ChangeForm, NewKeyForm, RenameForm
from kasesupport.ui.vault.keys_section import KeysSection
from kasesupport.ui.vault.page import VaultPage

OTHER = "山のむこうの白い駅と汽車"


@pytest.fixture
def section(page: VaultPage) -> KeysSection:
    page.go("keys")
    return page.section("keys")


def line(section: KeysSection, words: str) -> QPushButton:
    shown(section)
    return next(b for b in section.findChildren(QPushButton) if b.isVisible() and words in b.accessibleName())


def opens(folder: Path, secret: Secret | str) -> bool:
    try:
        opening.unlock(folder, secret).close()
    except Problem:
        return False
    return True


def noted(qtbot: QtBot, heard: Heard, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(heard.notes) >= count, timeout=20_000)


def test_a_key_is_shown_with_whose_it_is_and_what_opens_it(section: KeysSection) -> None:
    words = shown(section)
    assert "鍵1　青木みどり" in words
    assert "開くには：合言葉" in words
    assert "あなたの鍵" in words


def test_a_colleague_gets_a_key_by_typing_a_passphrase_twice(
    qtbot: QtBot, section: KeysSection, vault: CaseFile, heard: Heard
) -> None:
    assert "先に「人と役割」で足してください" in shown(section)
    people.add_practitioner(vault, "石田 かな")
    section.refresh()
    press(section, "石田 かな")
    form = section.findChild(NewKeyForm)
    form.pair.first.line.setText(OTHER)
    form.pair.second.line.setText(OTHER + "。")
    press(form, "この合言葉で鍵をつくる")
    assert not form.is_busy(), "two different passphrases make no key"
    form.pair.second.line.setText(OTHER)
    press(form, "この合言葉で鍵をつくる")
    noted(qtbot, heard)
    assert [(each.label, each.practitioner) for each in keys.keys(vault)] == [
        ("鍵1", "青木みどり"),
        ("鍵2", "石田 かな"),
    ]
    folder = vault.home.folder
    vault.close()
    with_hers = opening.unlock(folder, OTHER)
    assert with_hers.author.practitioner == "石田 かな"
    with_hers.close()


def test_a_forgotten_passphrase_is_made_anew_with_the_same_label(
    qtbot: QtBot, section: KeysSection, vault: CaseFile, heard: Heard
) -> None:
    keys.add_key(vault, people.add_practitioner(vault, "石田 かな"), "鍵2", Secret(OTHER), QUICK)
    section.refresh()
    line(section, "石田 かな").click()
    press(section, "合言葉を忘れたので、鍵を新しくつくる")
    form = section.findChild(NewKeyForm)
    assert form.label.text() == "鍵2"
    for field in (form.pair.first, form.pair.second):
        field.line.setText(PASSPHRASE + "と川")
    press(form, "この合言葉で鍵をつくる")
    noted(qtbot, heard)
    folder = vault.home.folder
    vault.close()
    assert not opens(folder, OTHER)


def test_ones_own_passphrase_is_changed_and_a_wrong_old_one_leaves_the_form(
    qtbot: QtBot, section: KeysSection, vault: CaseFile, heard: Heard
) -> None:
    line(section, "青木みどり").click()
    press(section, "合言葉をかえる")
    form = section.findChild(ChangeForm)
    form.old.line.setText("ちがう合言葉です")
    for field in (form.pair.first, form.pair.second):
        field.line.setText(OTHER)
    press(form, "この合言葉にかえる")
    qtbot.waitUntil(lambda: bool(heard.problems), timeout=20_000)
    assert heard.problems[0].code == "secret_wrong"
    form.old.line.setText(PASSPHRASE)
    press(form, "この合言葉にかえる")
    noted(qtbot, heard)
    folder = vault.home.folder
    vault.close()
    assert opens(folder, OTHER)


def test_a_key_gets_another_label(qtbot: QtBot, section: KeysSection, vault: CaseFile, heard: Heard) -> None:
    line(section, "青木みどり").click()
    press(section, "名札をかえる")
    section.findChild(RenameForm).label.setText("窓口の鍵")
    press(section, "この名札にする")
    noted(qtbot, heard)
    assert keys.keys(vault)[0].label == "窓口の鍵"


def test_a_removed_key_opens_no_more_and_a_new_vault_key_is_proposed(
    qtbot: QtBot, section: KeysSection, vault: CaseFile, heard: Heard
) -> None:
    keys.add_key(vault, people.add_practitioner(vault, "石田 かな"), "鍵2", Secret(OTHER), QUICK)
    section.refresh()
    line(section, "石田 かな").click()
    press(section, "この鍵を外す")
    assert "前の鍵のまま開けます" in shown(section)
    assert len(keys.keys(vault)) == 2, "asked before"
    press(section, "この鍵を外す")
    assert [each.label for each in keys.keys(vault)] == ["鍵1"]
    assert "鍵をつくり直しますか" in shown(section)
    press(section, "鍵をつくり直す")
    qtbot.waitUntil(lambda: heard.locked == 1, timeout=20_000)
    folder = vault.home.folder
    assert opens(folder, PASSPHRASE)
    assert not opens(folder, OTHER)


def test_the_last_keepers_key_stays_and_it_is_said(section: KeysSection, vault: CaseFile, heard: Heard) -> None:
    line(section, "青木みどり").click()
    press(section, "この鍵を外す")
    press(section, "この鍵を外す")
    assert [problem.code for problem in heard.problems] == ["last_keeper"]
    assert len(keys.keys(vault)) == 1


def typed_back(sheet: CheckSheet, codes: list[str]) -> None:
    for (half, place), field in zip(sheet.asked, sheet.fields, strict=True):
        field.setText(groups(codes[half])[place])


@pytest.mark.parametrize(("way", "sheets"), [("1枚の紙にする", 1), ("ふたりでひらく（2枚に分ける）", 2)])
def test_a_recovery_key_is_shown_typed_back_and_opens_the_vault(
    qtbot: QtBot, section: KeysSection, vault: CaseFile, heard: Heard, way: str, sheets: int
) -> None:
    assert "まだありません" in shown(section)
    press(section, "回復キーをつくる")
    press(section, way)
    codes = []
    for number in range(sheets):
        qtbot.waitUntil(lambda: section.findChild(CodeSheet) is not None, timeout=20_000)
        shown(section)
        sheet = section.findChild(CodeSheet)
        codes.append("".join(each.text() for each in sheet.findChildren(QLabel) if each.objectName() == "code"))
        assert len(codes[number]) == 48
        press(sheet, "紙に残しました")
        qtbot.waitUntil(lambda sheet=sheet: section.findChild(CodeSheet) is not sheet)
    check = section.findChild(CheckSheet)
    for field in check.findChildren(QLineEdit):
        field.setText("000000")
    press(check, "確かめる")
    assert heard.notes == [], "a wrong copy is not taken"
    typed_back(check, codes)
    press(check, "確かめる")
    assert len(heard.notes) == 1
    assert "あります" in shown(section)
    folder = vault.home.folder
    vault.close()
    opened = opening.unlock(folder, keys.recovery_secret(codes))
    assert opened.author.practitioner == ""
    opened.close()


def test_the_printed_key_can_be_taken_away(qtbot: QtBot, section: KeysSection, vault: CaseFile) -> None:
    keys.new_recovery(vault, "recovery", QUICK)
    section.refresh()
    press(section, "回復キーを外す")
    press(section, "回復キーを外す")
    assert [each.kind for each in keys.keys(vault)] == ["practitioner"]


def test_where_the_office_asks_for_a_key_file_no_key_is_made_without(
    qtbot: QtBot, section: KeysSection, vault: CaseFile, heard: Heard, tmp_path: Path
) -> None:
    people.add_practitioner(vault, "石田 かな")
    section.refresh()
    press(section, "鍵ファイルを必ず使う")
    assert keys.factor_required(vault)
    press(section, "石田 かな")
    form = section.findChild(NewKeyForm)
    for field in (form.pair.first, form.pair.second):
        field.line.setText(OTHER)
    press(form, "この合言葉で鍵をつくる")
    qtbot.waitUntil(lambda: bool(heard.problems), timeout=20_000)
    assert heard.problems[0].code == "factor_needed"
    stick = tmp_path / "鍵.key"
    form.factor.make(stick)
    assert "同じパソコンの中" in shown(form), "kept beside the vault it is no second factor"
    press(form, "この合言葉で鍵をつくる")
    noted(qtbot, heard, 2)
    assert "合言葉と鍵ファイルの両方" in heard.notes[-1]
    folder = vault.home.folder
    vault.close()
    assert not opens(folder, OTHER)
    assert opens(folder, Secret(OTHER, keys.read_key_file(stick)))


def test_a_file_that_is_no_key_file_is_refused_in_words(
    section: KeysSection, vault: CaseFile, heard: Heard, tmp_path: Path
) -> None:
    people.add_practitioner(vault, "石田 かな")
    section.refresh()
    press(section, "石田 かな")
    (tmp_path / "memo.txt").write_text("memo", encoding="utf-8")
    section.findChild(NewKeyForm).factor.take(tmp_path / "memo.txt")
    assert [problem.code for problem in heard.problems] == ["key_file_unreadable"]
    assert section.findChild(NewKeyForm).factor.bits == b""


def test_after_a_key_file_was_chosen_the_cursor_goes_on(
    qtbot: QtBot, section: KeysSection, vault: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.add_practitioner(vault, "石田 かな")
    section.refresh()
    press(section, "石田 かな")
    form = section.findChild(NewKeyForm)
    monkeypatch.setattr(files, "new_file", lambda *_: (tmp_path / "usb.key", ""))
    press(form.factor, "新しくつくる")
    assert form.window().focusWidget() is form.label
    assert form.factor.bits
