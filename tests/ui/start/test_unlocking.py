"""Opening a vault: keys, passphrases, key files, the printed key, and what stands in the way."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.start.conftest import PASSPHRASE, QUICK
from tests.ui.start.walking import enter, escape, press, sheet, shown, wait_for, wait_home, wait_idle

from kasesupport import __version__
from kasesupport.cases import backups, families, keys, opening, practitioners, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import Secret
from kasesupport.domain.problems import Problem
from kasesupport.store.backups import staging
from kasesupport.store.keys import attempts
from kasesupport.ui import files
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.attempt import Attempt
from kasesupport.ui.start.trouble import TroubleSheet
from kasesupport.ui.start.unlocking import RecoverySheet, UnlockSheet
from kasesupport.ui.window import MainWindow

Start = Callable[[Path], MainWindow]


def known(qtbot: QtBot, window: MainWindow) -> UnlockSheet:
    """The page, once it has read which keys there are."""
    found = sheet(window, UnlockSheet)
    qtbot.waitUntil(lambda: bool(found.form._lines))
    return found


def try_it(qtbot: QtBot, window: MainWindow, passphrase: str) -> UnlockSheet:
    found = sheet(window, UnlockSheet)
    found.form.word.line.setText(passphrase)
    enter(window)
    wait_idle(qtbot, found)
    return found


def test_passphrase_and_return_open_it_and_the_laptop_keeps_which_key(
    qtbot: QtBot, start: Start, vault: Path, laptop: Laptop
) -> None:
    window = start(vault)
    assert window.focusWidget() is sheet(window, UnlockSheet).form.word.line
    QTest.keyClicks(window.focusWidget(), PASSPHRASE)
    enter(window)
    wait_home(qtbot, window)
    kept = json.loads((laptop.folder / "place.json").read_text(encoding="utf-8"))
    known = {"vault": str(vault), "slot": window._file.home.slot_id, "second": ""}
    assert kept == known | {"version": __version__}
    assert window._file.home.vault_id in laptop.seen.read_text(encoding="utf-8")


def test_a_wrong_one_is_said_and_can_be_typed_over(qtbot: QtBot, start: Start, vault: Path) -> None:
    window = start(vault)
    found = try_it(qtbot, window, "wrong words 12")
    assert "開けませんでした" in shown(found)
    assert window.focusWidget() is found.form.word.line
    assert found.form.word.line.selectedText()


def test_return_in_an_empty_field_counts_as_no_try(start: Start, vault: Path) -> None:
    window = start(vault)
    enter(window)
    assert "合言葉を入れてください" in shown(window)
    assert not (vault / attempts.FILE).exists()


def test_the_pause_counts_down_in_words_and_then_it_can_be_tried_again(
    qtbot: QtBot, start: Start, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "FIRST_WAIT", 4.0)
    window = start(vault)
    for _ in range(attempts.FREE):
        assert "あと" not in shown(window)
        found = try_it(qtbot, window, "wrong words 12")
    assert "この合言葉では保管庫を開けませんでした" in shown(found)
    assert "あと" in shown(found), "at once, not only when one tries in vain"
    found.form.word.line.setText(PASSPHRASE)
    assert not found.go.isEnabled()
    enter(window)  # does nothing now
    qtbot.waitUntil(found.go.isEnabled, timeout=20_000)
    assert "もう一度入れられます" in shown(found)
    enter(window)
    wait_home(qtbot, window)


def add_colleague(vault: Path) -> None:
    file = opening.unlock(vault, PASSPHRASE)
    colleague = practitioners.add_practitioner(file, "田中はるか")
    keys.add_key(file, colleague, "鍵2", Secret("another long words 8"), QUICK)
    file.close()


def test_several_keys_are_offered_by_their_tags_the_one_used_last_here_first(
    qtbot: QtBot, start: Start, vault: Path, laptop: Laptop
) -> None:
    add_colleague(vault)
    second = opening.key_lines(vault)[1]
    laptop.keep(vault, second.slot_id)
    window = start(vault)
    found = known(qtbot, window)
    assert [found.form.keys.itemText(n) for n in range(found.form.keys.count())] == ["鍵2", "鍵1"]
    assert found.form.keys.isVisible()
    try_it(qtbot, window, PASSPHRASE)  # the other one's
    assert "「鍵2」を開けませんでした" in shown(window)
    assert "あなたの鍵になっているか" in shown(window)
    try_it(qtbot, window, "another long words 8")
    wait_home(qtbot, window)
    assert practitioners.me(window._file).name == "田中はるか"


def test_one_key_alone_is_not_asked_about(qtbot: QtBot, start: Start, vault: Path) -> None:
    window = start(vault)
    assert not known(qtbot, window).form.keys.isVisible()


@pytest.fixture
def with_file(vault: Path, tmp_path: Path) -> Path:
    bits = keys.new_key_file(tmp_path / "kasesupport.key")
    file = opening.unlock(vault, PASSPHRASE)
    keys.change_secret(file, file.home.slot_id, Secret(PASSPHRASE), Secret(PASSPHRASE, bits), QUICK)
    file.close()
    return tmp_path / "kasesupport.key"


def test_a_key_that_needs_its_file_asks_for_it_and_no_hint_tells_which_was_wrong(
    qtbot: QtBot, start: Start, vault: Path, with_file: Path, tmp_path: Path, laptop: Laptop
) -> None:
    window = start(vault)
    found = known(qtbot, window)
    assert found.form.key_file.isVisible()
    try_it(qtbot, window, PASSPHRASE)
    assert "鍵ファイルも要ります" in shown(found)
    found.form.word.line.textEdited.emit("x")
    assert "鍵ファイルも要ります" not in shown(found)
    press(found, "ひらく")
    assert "鍵ファイルも要ります" in shown(found)
    keys.new_key_file(tmp_path / "other.key")
    found.form.key_file.take(tmp_path / "other.key")
    assert "鍵ファイルも要ります" not in shown(found)
    found.form.word.setFocus()
    try_it(qtbot, window, PASSPHRASE)
    wrong_file = found.said.text()
    assert "合言葉と鍵ファイルの組では" in wrong_file
    found.form.key_file.take(with_file)
    found.form.word.setFocus()
    try_it(qtbot, window, "wrong words 12")
    assert found.said.text() == wrong_file
    try_it(qtbot, window, PASSPHRASE)
    wait_home(qtbot, window)
    assert "kasesupport.key" not in (laptop.folder / "place.json").read_text(encoding="utf-8")


def test_after_the_key_file_was_chosen_the_cursor_goes_to_what_lacks(
    qtbot: QtBot, start: Start, vault: Path, with_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "existing_file", lambda *_: with_file)
    window = start(vault)
    found = known(qtbot, window)
    press(window, "鍵ファイルを選ぶ")
    assert window.focusWidget() is found.form.word.line
    found.form.word.line.setText(PASSPHRASE)
    press(window, "鍵ファイルを選ぶ")
    assert window.focusWidget() is found.go


@pytest.mark.parametrize("kind", ["recovery", "pair"])
def test_the_printed_key_opens_it(qtbot: QtBot, start: Start, vault: Path, laptop: Laptop, kind: str) -> None:
    laptop.keep(vault, "everyday")
    file = opening.unlock(vault, PASSPHRASE)
    codes = keys.new_recovery(file, kind, QUICK)
    file.close()
    window = start(vault)
    known(qtbot, window)
    press(window, "回復キーでひらく")
    found = sheet(window, RecoverySheet)
    assert len(found.form.fields) == len(codes)
    for code in reversed(codes):  # either half first
        for one in code.replace("-", ""):
            QTest.keyClicks(window.focusWidget(), one)
    enter(window)
    wait_home(qtbot, window)
    assert practitioners.me(window._file) is None
    assert laptop.slot() == "everyday"
    assert "回復キーで開きました" in shown(window)
    press(window, "鍵のページへ")
    assert "回復キー（紙の鍵）" in shown(window)


def test_a_slip_in_the_printed_key_is_pointed_at_and_counts_as_no_try(qtbot: QtBot, start: Start, vault: Path) -> None:
    file = opening.unlock(vault, PASSPHRASE)
    (code,) = keys.new_recovery(file, "recovery", QUICK)
    file.close()
    window = start(vault)
    press(window, "回復キーでひらく")
    found = sheet(window, RecoverySheet)
    (field,) = found.form.fields
    for cell, group in zip(field.cells, code.split("-"), strict=True):
        cell.put(group)
    right = field.cells[4].text()
    field.cells[4].put(f"{(int(right) + 1) % 10**6:06}")
    press(window, "ひらく")
    wait_idle(qtbot, found)
    assert field.cells[4].property("wrong")
    assert window.focusWidget() is field.cells[4]
    assert not (vault / attempts.FILE).exists()


def test_an_old_sheet_is_told_in_words_of_its_own(qtbot: QtBot, start: Start, vault: Path) -> None:
    file = opening.unlock(vault, PASSPHRASE)
    (old,) = keys.new_recovery(file, "recovery", QUICK)
    keys.new_recovery(file, "recovery", QUICK)
    file.close()
    window = start(vault)
    press(window, "回復キーでひらく")
    found = sheet(window, RecoverySheet)
    for cell, group in zip(found.form.fields[0].cells, old.split("-"), strict=True):
        cell.put(group)
    press(window, "ひらく")
    wait_idle(qtbot, found)
    assert "前の紙" in shown(found)


def test_missing_digits_are_said_and_one_or_two_sheets_can_be_chosen(start: Start, vault: Path) -> None:
    window = start(vault)
    press(window, "回復キーでひらく")
    assert {str(number) for number in range(1, 9)} <= set(shown(window).split("\n"))  # as the problem counts them
    press(window, "ひらく")
    assert "まだ入っていない数字" in shown(window)
    press(window, "2枚に分けた紙でひらく（ふたりで）")
    assert len(sheet(window, RecoverySheet).form.fields) == 2
    press(window, "1枚の紙でひらく")
    escape(window)
    assert sheet(window, UnlockSheet).isVisible()


def lose_the_last_acts(vault: Path) -> None:
    """An older data.db under today's anchor."""
    kept = (vault / "data.db").read_bytes()
    file = opening.unlock(vault, PASSPHRASE)
    families.create(file, "佐倉", "", [Newcomer(name="ひまり", index=True)])
    file.close()
    (vault / "data.db").write_bytes(kept)


def test_missing_acts_have_a_page_and_can_be_accepted(qtbot: QtBot, start: Start, vault: Path) -> None:
    lose_the_last_acts(vault)
    window = start(vault)
    try_it(qtbot, window, PASSPHRASE)
    found = wait_for(qtbot, window, TroubleSheet)
    assert "記録が見あたりません" in shown(found)
    assert "足あとに残ります" in shown(found)
    press(window, "このままひらく")
    wait_home(qtbot, window)
    assert views.families(window._file) == ()


def test_a_trail_is_not_promised_where_nothing_can_be_written(
    qtbot: QtBot, vault: Path, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # no mode bits keep root out
    found = TroubleSheet(
        Problem("acts_missing", missing=1, last=1, at=datetime(2026, 11, 24, 10, 15), op="statement.add"),
        Attempt(vault),
        laptop,
    )
    qtbot.addWidget(found)
    found.show()
    assert "足あとには残りません" in shown(found)
    assert "足あとに残ります" not in shown(found)


def test_an_older_folder_than_this_laptop_saw_is_told_and_can_be_given_up(
    qtbot: QtBot, start: Start, vault: Path, laptop: Laptop, tmp_path: Path
) -> None:
    shutil.copytree(vault, tmp_path / "before")
    file = opening.unlock(vault, PASSPHRASE, seen=laptop.seen)
    families.create(file, "佐倉", "", [Newcomer(name="ひまり", index=True)])
    file.close()
    shutil.rmtree(vault)
    shutil.move(tmp_path / "before", vault)
    window = start(vault)
    try_it(qtbot, window, PASSPHRASE)
    assert "前に開いたときより古い" in shown(wait_for(qtbot, window, TroubleSheet))
    press(window, "やめる")
    assert sheet(window, UnlockSheet).form.word.text() == PASSPHRASE


def test_a_damaged_file_is_no_dead_end(qtbot: QtBot, start: Start, vault: Path) -> None:
    data = bytearray((vault / "data.db").read_bytes())
    data[100:200] = bytes(100)
    (vault / "data.db").write_bytes(data)
    window = start(vault)
    try_it(qtbot, window, PASSPHRASE)
    found = wait_for(qtbot, window, TroubleSheet)
    assert "傷み" in shown(found)
    press(window, "控えから戻す")


def test_a_restore_cut_off_before_its_end_is_ended_when_the_program_starts(start: Start, vault: Path) -> None:
    vault.rename(vault.with_name(f"{vault.name}{staging.STAGED}"))
    window = start(vault)
    assert sheet(window, UnlockSheet).isVisible()
    assert vault.is_dir()


def test_a_working_file_of_another_day_has_a_page(qtbot: QtBot, start: Start, vault: Path) -> None:
    file = opening.unlock(vault, PASSPHRASE)
    families.create(file, "佐倉", "", [Newcomer(name="ひまり", index=True)])
    wal = (vault / "data.db-wal").read_bytes()
    file.close()
    (vault / "data.db-wal").write_bytes(wal)
    window = start(vault)
    try_it(qtbot, window, PASSPHRASE)
    assert "別の日の作業中ファイル" in shown(wait_for(qtbot, window, TroubleSheet))
    press(window, "このままひらく")
    wait_home(qtbot, window)
    assert len(views.families(window._file)) == 1


def test_a_key_file_that_is_none_is_asked_for_again(
    qtbot: QtBot, start: Start, vault: Path, with_file: Path, tmp_path: Path
) -> None:
    window = start(vault)
    found = known(qtbot, window)
    (tmp_path / "letter.txt").write_text("not a key")
    found.form.key_file.take(tmp_path / "letter.txt")
    try_it(qtbot, window, PASSPHRASE)
    assert window.focusWidget() is found.form.key_file.choose
    assert not (vault / attempts.FILE).exists()


def test_a_vault_that_another_process_has_open_is_said_in_place(qtbot: QtBot, start: Start, vault: Path) -> None:
    other = opening.unlock(vault, PASSPHRASE)
    window = start(vault)
    found = try_it(qtbot, window, PASSPHRASE)
    assert "別の画面で開かれています" in shown(found)
    other.close()
    try_it(qtbot, window, PASSPHRASE)
    wait_home(qtbot, window)


def test_a_vault_on_a_stick_that_is_not_there_is_waited_for(
    qtbot: QtBot, start: Start, vault: Path, laptop: Laptop, tmp_path: Path
) -> None:
    laptop.keep(vault, "")
    shutil.move(vault, tmp_path / "elsewhere.vault")
    window = start(vault)
    assert "保管庫が見つかりません" in shown(window)
    press(window, "もう一度見る")
    assert "まだ見つかりません" in shown(window)
    shutil.move(tmp_path / "elsewhere.vault", vault)
    press(window, "もう一度見る")
    assert sheet(window, UnlockSheet).isVisible()


def test_closing_the_window_while_it_opens_lets_go_of_the_vault(qtbot: QtBot, start: Start, vault: Path) -> None:
    window = start(vault)
    sheet(window, UnlockSheet).form.word.line.setText(PASSPHRASE)
    enter(window)
    window.close()
    opening.unlock(vault, PASSPHRASE).close()


def test_nothing_can_be_pressed_while_it_opens(start: Start, vault: Path) -> None:
    window = start(vault)
    found = sheet(window, UnlockSheet)
    found.form.word.line.setText(PASSPHRASE)
    enter(window)
    assert found.is_busy()
    assert not found.below.isEnabled()
    assert "鍵を開けています" in shown(found)


def test_a_backup_that_was_looked_at_is_not_offered_at_the_next_start(
    qtbot: QtBot, start: Start, vault: Path, laptop: Laptop, tmp_path: Path
) -> None:
    file = opening.unlock(vault, PASSPHRASE)
    line = backups.back_up(file)
    file.close()
    laptop.keep(vault, "everyday")
    shutil.copytree(line.path, tmp_path / line.path.name)
    window = start(tmp_path / line.path.name)
    try_it(qtbot, window, PASSPHRASE)
    wait_home(qtbot, window)
    assert "読むことだけ" in shown(window)
    assert (laptop.vault(), laptop.slot()) == (vault, "everyday")


def test_damage_met_in_the_middle_of_work_offers_the_lock_and_the_backups(
    qtbot: QtBot, start: Start, vault: Path
) -> None:
    window = start(vault)
    try_it(qtbot, window, PASSPHRASE)
    wait_home(qtbot, window)
    window.fail(Problem("damaged_file"))
    press(window, "控えから戻す")
    assert window._file is None
