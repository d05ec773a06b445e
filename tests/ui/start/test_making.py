"""The walk to a new vault, on the real store."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.start.conftest import PASSPHRASE
from tests.ui.start.walking import enter, escape, press, sheet, shown, wait_for, wait_home

from kasesupport.cases import keys, opening, practitioners
from kasesupport.cases.opening import Secret
from kasesupport.domain.problems import Problem
from kasesupport.ui import files
from kasesupport.ui.places import Laptop
from kasesupport.ui.secret_fields import PassphrasePair
from kasesupport.ui.start.making import DoneSheet, Making
from kasesupport.ui.start.making_sheets import FactorSheet, WhereSheet, WhoSheet, WordSheet, free, same_disk
from kasesupport.ui.start.recovery_sheets import CheckSheet, CodeSheet, RecoveryChoiceSheet, asked
from kasesupport.ui.start.words import groups
from kasesupport.ui.window import MainWindow

Start = Callable[[Path], MainWindow]


def to_the_word(window: MainWindow) -> WordSheet:
    press(window, "保管庫をつくる")
    enter(window)
    sheet(window, WhoSheet).name.setText("佐藤 みどり")
    enter(window)
    return sheet(window, WordSheet)


def to_the_factor(window: MainWindow) -> FactorSheet:
    word = to_the_word(window)
    for field in (word.pair.first, word.pair.second):
        QTest.keyClicks(field.line, PASSPHRASE)
        enter(window)
    return sheet(window, FactorSheet)


def to_the_recovery(qtbot: QtBot, window: MainWindow) -> RecoveryChoiceSheet:
    to_the_factor(window)
    enter(window)
    return wait_for(qtbot, window, RecoveryChoiceSheet)


def to_the_code(qtbot: QtBot, window: MainWindow, kind: str) -> CodeSheet:
    to_the_recovery(qtbot, window)
    press(window, kind)
    return wait_for(qtbot, window, CodeSheet)


def type_back(check: CheckSheet) -> None:
    for field, answer in zip(check.fields, check._answers, strict=True):
        QTest.keyClicks(field, answer)


def test_with_return_alone_from_the_first_question_to_the_open_vault(
    qtbot: QtBot, start: Start, tmp_path: Path, laptop: Laptop
) -> None:
    window = start(tmp_path / "相談.vault")
    to_the_code(qtbot, window, "1枚の紙にする")
    press(window, "紙に残しました")
    type_back(sheet(window, CheckSheet))
    enter(window)
    assert "回復キーの紙は" in shown(sheet(window, DoneSheet))
    enter(window)
    wait_home(qtbot, window)
    assert [one.name for one in practitioners.practitioners(window._file)] == ["佐藤 みどり"]
    assert [line.kind for line in keys.keys(window._file)] == ["practitioner", "recovery"]
    assert (laptop.vault(), laptop.slot()) == (tmp_path / "相談.vault", window._file.home.slot_id)
    assert laptop.seen.is_file()


def test_title_and_tag_are_kept_and_only_the_tag_stands_outside(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    press(window, "保管庫をつくる")
    enter(window)
    who = sheet(window, WhoSheet)
    for field, words in ((who.name, "佐藤 みどり"), (who.title, "統括支援員"), (who.label, "青い鍵")):
        field.setText(words)
    enter(window)
    word = sheet(window, WordSheet)
    for secret in (word.pair.first, word.pair.second):
        secret.line.setText(PASSPHRASE)
    enter(window)
    enter(window)
    wait_for(qtbot, window, RecoveryChoiceSheet)
    assert practitioners.me(window._file).title == "統括支援員"
    assert [line.label for line in opening.key_lines(tmp_path / "相談.vault")] == ["青い鍵"]
    outside = b"".join(path.read_bytes() for path in (tmp_path / "相談.vault").rglob("*") if path.is_file())
    assert "佐藤".encode() not in outside


def test_a_name_is_asked_for_and_a_weak_or_mistyped_passphrase_is_not_taken(start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    press(window, "保管庫をつくる")
    enter(window)
    enter(window)
    assert "お名前を入れてください" in shown(sheet(window, WhoSheet))
    sheet(window, WhoSheet).name.setText("佐藤")
    enter(window)
    word = sheet(window, WordSheet)
    for first, second in (("password1234567", "password1234567"), (PASSPHRASE, PASSPHRASE + "x"), ("", "")):
        word.pair.first.line.setText(first)
        word.pair.second.line.setText(second)
        enter(window)
        assert sheet(window, WordSheet) is word
    assert not (tmp_path / "相談.vault").exists()


def test_escape_goes_back_step_by_step_and_what_was_typed_stays(start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    to_the_factor(window)
    escape(window)
    assert sheet(window, WordSheet).pair.first.text() == PASSPHRASE
    escape(window)
    assert sheet(window, WhoSheet).name.text() == "佐藤 みどり"
    escape(window)
    escape(window)
    assert "ようこそ" in shown(window)


def test_two_halves_open_together_and_one_alone_does_not(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    to_the_code(qtbot, window, "ふたりでひらく（2枚に分ける）")
    press(window, "紙に残しました")
    assert "2枚目" in shown(window)
    press(window, "紙に残しました")
    check = sheet(window, CheckSheet)
    codes = window.findChild(Making)._codes
    assert [half for half, _ in check.asked] == [0, 1]
    type_back(check)
    enter(window)
    press(window, "はじめる")
    wait_home(qtbot, window)
    window.put_away()
    opening.unlock(tmp_path / "相談.vault", keys.recovery_secret(codes)).close()
    with pytest.raises(Problem, match="recovery_half"):
        keys.recovery_secret(codes[:1])


def test_the_paper_is_read_back_before_it_goes_on(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    to_the_code(qtbot, window, "1枚の紙にする")
    press(window, "紙に残しました")
    check = sheet(window, CheckSheet)
    type_back(check)
    check.fields[1].setText("000001")
    enter(window)
    assert "紙の数字とちがう" in shown(check)
    press(window, "もどる")
    assert sheet(window, CodeSheet).isVisible()


def test_tab_after_the_last_digits_does_not_lead_back(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    to_the_code(qtbot, window, "1枚の紙にする")
    press(window, "紙に残しました")
    check = sheet(window, CheckSheet)
    type_back(check)
    check.fields[-1].setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is check.go
    enter(window)
    assert sheet(window, DoneSheet).isVisible()


def test_after_a_place_or_a_key_file_was_chosen_the_cursor_goes_on(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ほか").mkdir()
    monkeypatch.setattr(files, "folder", lambda *_: tmp_path / "ほか")
    monkeypatch.setattr(files, "new_file", lambda *_: (tmp_path / "kasesupport.key", ""))
    window = start(tmp_path / "相談.vault")
    press(window, "保管庫をつくる")
    press(window, "場所をかえる")
    where = sheet(window, WhereSheet)
    assert window.focusWidget() is where.go
    factor = FactorSheet(tmp_path)
    qtbot.addWidget(factor)
    factor.show()
    press(factor, "USBメモリーに鍵ファイルをつくる")
    assert factor.focusWidget() is factor.go


def test_later_is_possible_after_a_warm_warning(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    choice = to_the_recovery(qtbot, window)
    press(window, "あとでつくる")
    assert "だれにも中を見ることができません" in shown(choice)
    press(window, "わかりました。あとでつくります")
    assert "回復キーはまだありません" in shown(sheet(window, DoneSheet))
    press(window, "はじめる")
    wait_home(qtbot, window)
    assert [line.kind for line in keys.keys(window._file)] == ["practitioner"]


def test_a_key_file_is_asked_for_from_then_on(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    factor = to_the_factor(window)
    stick = tmp_path / "stick"
    stick.mkdir()
    factor._make(stick / "kasesupport.key")
    assert "kasesupport.key" in shown(factor)
    press(window, "この鍵で、保管庫をつくる")
    wait_for(qtbot, window, RecoveryChoiceSheet)
    window.put_away()
    bits = keys.read_key_file(stick / "kasesupport.key")
    with pytest.raises(Problem, match="key_file_needed"):
        opening.unlock(tmp_path / "相談.vault", PASSPHRASE)
    opening.unlock(tmp_path / "相談.vault", Secret(PASSPHRASE, bits)).close()


def test_a_key_file_that_is_there_already_is_left_alone(start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    factor = to_the_factor(window)
    (tmp_path / "kasesupport.key").write_text("someone else's")
    factor._make(tmp_path / "kasesupport.key")
    assert factor.path is None
    assert factor.said.isVisible()
    assert (tmp_path / "kasesupport.key").read_text() == "someone else's"


def test_closing_the_window_before_the_recovery_key_leaves_a_whole_vault(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start(tmp_path / "相談.vault")
    to_the_recovery(qtbot, window)
    window.close()
    qtbot.waitUntil(lambda: window._file is None, timeout=20_000)  # it makes its first backup
    opening.unlock(tmp_path / "相談.vault", PASSPHRASE).close()


def test_closing_the_window_while_it_is_made_waits_for_it(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    to_the_factor(window)
    press(window, "鍵ファイルなしで、保管庫をつくる")
    window.close()
    opening.unlock(tmp_path / "相談.vault", PASSPHRASE).close()  # and it is not held by anyone


def test_a_taken_place_gets_another_name(start: Start, vault: Path) -> None:
    window = start(vault)
    press(window, "新しくつくる")
    where = sheet(window, WhereSheet)
    where.take(vault)
    assert where.folder == vault.with_name("相談-2.vault")
    assert "もう保管庫があります" in shown(where)


def test_what_is_taken_and_what_is_free(tmp_path: Path) -> None:
    assert free(tmp_path, "a") == tmp_path / "a.vault"
    (tmp_path / "a.vault").mkdir()
    assert free(tmp_path, "a") == tmp_path / "a.vault"
    (tmp_path / "a.vault" / "x").touch()
    (tmp_path / "a-2.vault").touch()
    assert free(tmp_path, "a") == tmp_path / "a-3.vault"


def test_one_disk_is_told_from_what_cannot_be_known(tmp_path: Path) -> None:
    assert same_disk(tmp_path, tmp_path / "not yet" / "there.vault")
    assert not same_disk(tmp_path / "not there", tmp_path)


def test_any_group_may_be_asked_for() -> None:
    code = "-".join(str(n) * 6 for n in range(1, 9))
    seen = {asked((code,), lambda places, count, n=n: [places[n], places[(n + 3) % 8]]) for n in range(8)}
    assert {place for pairs in seen for _, place in pairs} == set(range(8))
    assert groups(code)[0] == "111111"


def test_the_walk_can_be_done_by_tab_and_return_only(start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "相談.vault")
    to_the_word(window)
    visited = []
    for _ in range(6):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        visited.append(window.focusWidget().accessibleName())
    assert {"つぎへ", "もどる", "もう一度、同じ合言葉"} <= set(visited)


def test_blanks_of_a_passphrase_do_not_answer_the_question_of_the_key_file(qtbot: QtBot, tmp_path: Path) -> None:
    factor, gone = FactorSheet(tmp_path), []
    qtbot.addWidget(factor)
    factor.onward.connect(lambda: gone.append(1))
    factor.show()
    factor.begin()
    QTest.keyClicks(factor.focusWidget() or factor, "green river ")
    assert gone == []
    QTest.keyClick(factor.focusWidget() or factor, Qt.Key.Key_Return)
    assert gone == [1]


def test_a_weak_passphrase_is_typed_over_where_it_stands(qtbot: QtBot) -> None:
    pair = PassphrasePair()
    qtbot.addWidget(pair)
    pair.show()
    for field in (pair.first, pair.second):
        field.line.setText("abc")
    pair.second.line.setFocus()
    assert pair.passphrase() is None
    assert (pair.focusWidget(), pair.first.line.selectedText()) == (pair.first.line, "abc")
    pair.first.line.setText("みどりの川をわたる七つの橋")
    assert pair.passphrase() is None
    assert (pair.focusWidget(), pair.second.line.selectedText()) == (pair.second.line, "abc")


def test_the_groups_of_the_paper_are_typed_with_a_tab_between_them(qtbot: QtBot) -> None:
    check = CheckSheet(("-".join(str(n) * 6 for n in range(1, 9)),))
    qtbot.addWidget(check)
    check.show()
    check.begin()
    QTest.keyClicks(check.focusWidget(), check._answers[0])
    QTest.keyClick(check.focusWidget(), Qt.Key.Key_Tab)
    assert check.focusWidget() is check.fields[1]
    QTest.keyClick(check.fields[0], Qt.Key.Key_Return)
    assert check.said.isHidden(), "nothing is wrong yet"
    QTest.keyClicks(check.focusWidget(), check._answers[1])
    with qtbot.waitSignal(check.right):
        QTest.keyClick(check.focusWidget(), Qt.Key.Key_Return)
