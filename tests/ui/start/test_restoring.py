"""控えから戻す, on real vaults and backups."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.start.conftest import PASSPHRASE, QUICK
from tests.ui.start.walking import enter, press, sheet, shown, wait_for, wait_home

from kasesupport.cases import backups, families, keys, opening, retention, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import Secret
from kasesupport.ui.start.asking import AskSheet
from kasesupport.ui.start.choice import Choice
from kasesupport.ui.start.restored_sheet import RestoredSheet
from kasesupport.ui.start.restoring_sheets import BackupsSheet, SureSheet, TargetSheet
from kasesupport.ui.start.salvaging_sheets import SalvageSheet
from kasesupport.ui.start.unlocking import UnlockSheet
from kasesupport.ui.window import MainWindow

Start = Callable[[Path], MainWindow]


def take_in(vault: Path, name: str) -> None:
    file = opening.unlock(vault, PASSPHRASE)
    families.create(file, name, "", [Newcomer(name="ひまり", index=True)])
    file.close()


@pytest.fixture
def backed_up(vault: Path) -> Path:
    """A backup with one family; after it came a second one."""
    take_in(vault, "佐倉")
    file = opening.unlock(vault, PASSPHRASE)
    backups.back_up(file)
    file.close()
    take_in(vault, "辻")
    return vault


def names(vault: Path, passphrase: str = PASSPHRASE) -> list[str]:
    file = opening.unlock(vault, passphrase)
    found = sorted(line.name for line in views.families(file))
    file.close()
    return found


def tap_first(found: BackupsSheet) -> None:
    found.findChildren(Choice)[0].click()


def to_the_target(qtbot: QtBot, window: MainWindow, passphrase: str = PASSPHRASE) -> TargetSheet:
    press(window, "控えから戻す")
    tap_first(wait_for(qtbot, window, BackupsSheet))
    ask = wait_for(qtbot, window, AskSheet)
    ask.word.word.line.setText(passphrase)
    ask.word.word.setFocus()
    enter(window)
    return wait_for(qtbot, window, TargetSheet)


def test_the_list_says_what_each_holds_and_choosing_changes_nothing(
    qtbot: QtBot, start: Start, backed_up: Path
) -> None:
    window = start(backed_up)
    press(window, "控えから戻す")
    said = shown(wait_for(qtbot, window, BackupsSheet))
    assert "合言葉で開くとわかります" in said
    assert "家庭 1" not in said
    tap_first(sheet(window, BackupsSheet))
    press(wait_for(qtbot, window, AskSheet), "もどる")
    press(sheet(window, BackupsSheet), "もどる")
    assert sheet(window, UnlockSheet).isVisible()
    assert names(backed_up) == ["佐倉", "辻"]


def test_todays_vault_makes_way_only_when_asked_and_is_kept(qtbot: QtBot, start: Start, backed_up: Path) -> None:
    window = start(backed_up)
    assert "あとの記録が1件" in shown(to_the_target(qtbot, window))
    press(window, "いまの保管庫と入れかえる")
    sure = sheet(window, SureSheet)
    assert window.focusWidget() is sure.way_back
    enter(window)  # Return alone does nothing weighty
    assert sheet(window, TargetSheet).isVisible()
    press(window, "いまの保管庫と入れかえる")
    press(window, "入れかえる")
    said = shown(wait_for(qtbot, window, RestoredSheet)).replace("\u200b", "")
    (aside,) = backed_up.parent.glob("*戻す前*")
    assert str(aside) in said
    assert "消してかまいません" in said
    assert window._file is not None, "watched over from here on"
    press(window, "保管庫をひらく")
    wait_home(qtbot, window)
    assert [line.name for line in views.families(window._file)] == ["佐倉"]
    assert any("最後の控え：きょう" in each.text() for each in window.findChildren(QPushButton))
    window.open_vault("backups")
    page = shown(window).replace("\u200b", "")
    assert str(aside) in page
    assert "まだ控えがありません" not in page
    window.put_away()
    assert names(aside) == ["佐倉", "辻"]


def test_to_another_place_beside_which_todays_vault_stays(
    qtbot: QtBot, start: Start, backed_up: Path, tmp_path: Path
) -> None:
    window = start(backed_up)
    window._laptop.keep(backed_up, "")
    copy = tmp_path / "相談-戻した控え.vault"
    target = to_the_target(qtbot, window)
    target.placed.emit(copy)
    said = shown(wait_for(qtbot, window, RestoredSheet)).replace("\u200b", "")
    assert str(copy) in said
    assert str(backed_up) in said
    press(window, "いまは見てみるだけ")
    wait_home(qtbot, window)
    assert window._known == copy
    assert window._laptop.vault() == backed_up
    assert str(backed_up) in shown(window)
    press(window, "次からは、こちらをひらく")
    assert window._laptop.vault() == copy
    assert str(backed_up) not in shown(window)
    window.put_away()
    assert names(copy) == ["佐倉"]
    assert names(backed_up) == ["佐倉", "辻"]


def test_of_two_vaults_the_one_that_is_chosen_opens_at_the_next_start(
    qtbot: QtBot, start: Start, backed_up: Path, tmp_path: Path
) -> None:
    window = start(backed_up)
    window._laptop.keep(backed_up, "")
    to_the_target(qtbot, window).placed.emit(tmp_path / "b.vault")
    wait_for(qtbot, window, RestoredSheet)
    assert window._laptop.vault() == backed_up, "unless something is chosen"
    press(window, "これからは、戻した保管庫を使う")
    wait_home(qtbot, window)
    assert window._laptop.vault() == tmp_path / "b.vault"


def test_a_passphrase_tells_what_each_backup_of_its_time_holds_and_who_is_in_it(
    qtbot: QtBot, start: Start, backed_up: Path
) -> None:
    window = start(backed_up)
    target = to_the_target(qtbot, window)
    assert "家庭 1、人 1" in shown(target)
    assert "佐倉" not in shown(target), "others may look on"
    press(window, "入っている家庭の名前を見る")
    assert "佐倉" in shown(target)
    press(window, "もどる")
    assert "家庭 1、人 1" in shown(sheet(window, BackupsSheet))
    tap_first(sheet(window, BackupsSheet))
    assert "家庭 1、人 1" in shown(wait_for(qtbot, window, TargetSheet)), "what opened it is not asked again"


def test_an_older_backup_is_opened_by_the_passphrase_of_its_time(qtbot: QtBot, start: Start, backed_up: Path) -> None:
    file = opening.unlock(backed_up, PASSPHRASE)
    keys.change_secret(file, file.home.slot_id, Secret(PASSPHRASE), Secret("another long words 8"), QUICK)
    file.close()
    window = start(backed_up)
    press(window, "控えから戻す")
    tap_first(wait_for(qtbot, window, BackupsSheet))
    ask = wait_for(qtbot, window, AskSheet)
    ask.word.word.line.setText("another long words 8")
    press(window, "つぎへ")
    qtbot.waitUntil(lambda: not ask.is_busy(), timeout=20_000)
    assert "この控え（バックアップ）を開けませんでした" in shown(ask)
    ask.word.word.line.setText(PASSPHRASE)
    press(window, "つぎへ")
    assert "あとの記録が2件" in shown(wait_for(qtbot, window, TargetSheet))  # a family, and the passphrase


def test_the_second_place_of_a_vault_that_can_no_longer_be_read_is_looked_at(
    qtbot: QtBot, start: Start, backed_up: Path, tmp_path: Path
) -> None:
    place = tmp_path / "second"
    place.mkdir()
    window = start(backed_up)
    sheet(window, UnlockSheet).form.word.line.setText(PASSPHRASE)
    press(window, "ひらく")
    wait_home(qtbot, window)
    window.open_vault("backups")
    backups.set_second_place(window.opened_file(), place)
    backups.back_up(window.opened_file())
    window._home()
    window.put_away()
    shutil.rmtree(backed_up)
    backed_up.mkdir()
    again = start(backed_up)
    again.page.restore(backed_up, None)
    found = wait_for(qtbot, again, BackupsSheet)
    assert str(place) in shown(found).replace("\u200b", "")
    assert len(found.findChildren(Choice)) == 1


def test_after_a_vault_is_lost_its_backup_on_a_stick_is_found_and_put_where_it_was(
    qtbot: QtBot, start: Start, backed_up: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    shutil.copytree(backed_up / "backups", stick / "相談.backups")
    shutil.rmtree(backed_up)
    window = start(backed_up)
    press(window, "控えから戻す")
    found = wait_for(qtbot, window, BackupsSheet)
    found.look(stick)
    qtbot.waitUntil(lambda: not found.is_busy() and bool(found.findChildren(Choice)), timeout=20_000)
    tap_first(found)
    ask = wait_for(qtbot, window, AskSheet)
    ask.word.word.line.setText(PASSPHRASE)
    press(window, "つぎへ")
    target = wait_for(qtbot, window, TargetSheet)
    target.placed.emit(backed_up)
    wait_for(qtbot, window, RestoredSheet)
    press(window, "保管庫をひらく")
    wait_home(qtbot, window)
    assert [line.name for line in views.families(window._file)] == ["佐倉"]


def test_the_recovery_key_of_the_backup_will_do(qtbot: QtBot, start: Start, vault: Path) -> None:
    file = opening.unlock(vault, PASSPHRASE)
    (code,) = keys.new_recovery(file, "recovery", QUICK)
    backups.back_up(file)
    file.close()
    window = start(vault)
    press(window, "控えから戻す")
    tap_first(wait_for(qtbot, window, BackupsSheet))
    ask = wait_for(qtbot, window, AskSheet)
    press(ask, "回復キーでひらく")
    for cell, group in zip(ask._one.fields[0].cells, code.split("-"), strict=True):
        cell.put(group)
    press(ask, "つぎへ")
    assert "同じところまで" in shown(wait_for(qtbot, window, TargetSheet))


@pytest.mark.parametrize("carried", [True, False])
def test_families_erased_since_are_told_and_erased_again_unless_one_wants_them_back(
    qtbot: QtBot, start: Start, backed_up: Path, carried: bool
) -> None:
    file = opening.unlock(backed_up, PASSPHRASE)
    gone = next(line for line in views.families(file) if line.name == "佐倉")
    retention.erase(file, gone.family_id, "保存期間がすぎたため", "課長", early=True)
    file.close()
    window = start(backed_up)
    target = to_the_target(qtbot, window)
    assert "1家庭の記録が残っています" in shown(target)
    assert (target.again.isVisible(), target.erases_again()) == (True, True)
    target.again.setChecked(carried)
    press(window, "いまの保管庫と入れかえる")
    assert ("もう一度消去します" if carried else "もとに戻ります") in shown(sheet(window, SureSheet))
    press(window, "入れかえる")
    wait_for(qtbot, window, RestoredSheet)
    press(window, "保管庫をひらく")
    wait_home(qtbot, window)
    assert [line.name for line in views.families(window._file)] == ([] if carried else ["佐倉"])


def test_without_any_backup_it_says_where_to_look(qtbot: QtBot, start: Start, vault: Path) -> None:
    window = start(vault)
    press(window, "控えから戻す")
    assert "見つかりませんでした" in shown(wait_for(qtbot, window, BackupsSheet))


def test_what_was_typed_to_open_a_damaged_vault_opens_its_backup_too(
    qtbot: QtBot, start: Start, backed_up: Path
) -> None:
    data = bytearray((backed_up / "data.db").read_bytes())
    data[100:200] = bytes(100)
    (backed_up / "data.db").write_bytes(data)
    window = start(backed_up)
    sheet(window, UnlockSheet).form.word.line.setText(PASSPHRASE)
    press(window, "ひらく")
    qtbot.waitUntil(lambda: "傷みが見つかりました" in shown(window), timeout=20_000)
    press(window, "控えから戻す")
    tap_first(wait_for(qtbot, window, BackupsSheet))
    target = wait_for(qtbot, window, TargetSheet)
    assert "読めない" in shown(target)
    assert "消去した家庭があれば、その記録も戻ります" in shown(target)
    assert not target.again.isVisible()
    press(window, "いまの保管庫と入れかえる")
    press(window, "入れかえる")
    wait_for(qtbot, window, RestoredSheet)
    press(window, "保管庫をひらく")
    wait_home(qtbot, window)
    assert [line.name for line in views.families(window._file)] == ["佐倉"]


def test_where_no_backup_will_do_it_leads_to_the_salvage(qtbot: QtBot, start: Start, vault: Path) -> None:
    window = start(vault)
    press(window, "控えから戻す")
    wait_for(qtbot, window, BackupsSheet)
    press(window, "よい控えがないときは、保管庫から読めるものを取り出す")
    salvage = wait_for(qtbot, window, SalvageSheet)
    press(salvage, "もどる")
    assert sheet(window, BackupsSheet).isVisible()
