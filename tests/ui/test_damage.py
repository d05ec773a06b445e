"""Damage met while the vault is open: every page says so, and both ways lead to where they say."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.store.damage import flip, size
from tests.ui.start.conftest import PASSPHRASE, QUICK, laptop, start
from tests.ui.start.walking import press, sheet, shown, wait_for, wait_home

from kasesupport.cases import backups, families, opening
from kasesupport.cases.families import Newcomer
from kasesupport.domain.problems import Problem
from kasesupport.ui.closing_page import ClosingPage
from kasesupport.ui.damage import DamagePage
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.asking import AskSheet
from kasesupport.ui.start.choice import Choice
from kasesupport.ui.start.damaged import DamagedSheet
from kasesupport.ui.start.restored_sheet import RestoredSheet
from kasesupport.ui.start.restoring_sheets import BackupsSheet, TargetSheet
from kasesupport.ui.start.salvaging_sheets import SalvageSheet
from kasesupport.ui.start.trouble import TroubleSheet
from kasesupport.ui.start.unlocking import UnlockSheet
from kasesupport.ui.window import MainWindow

__all__ = ["laptop", "start"]
Start = Callable[[Path], MainWindow]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: each test spoils a copy."""
    folder = tmp_path_factory.mktemp("made") / "相談.vault"
    opening.create(folder, PASSPHRASE, practitioner="佐藤みどり", label="鍵1", kdf=QUICK)
    file = opening.unlock(folder, PASSPHRASE)
    for name in ("佐倉", "森本"):
        families.create(file, name, "", [Newcomer(name="ひまり", index=True)])
    backups.back_up(file)
    file.close()
    return folder


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / made.name))


def spoil(folder: Path) -> list[int]:
    """One bit in each page but the first two; gives where, so that it can be put right."""
    at = [page * 4096 + 1000 for page in range(2, size(folder / "data.db"))]
    for each in at:
        flip(folder / "data.db", each)
    return at


def opened(qtbot: QtBot, start: Start, folder: Path) -> MainWindow:
    window = start(folder)
    sheet(window, UnlockSheet).form.word.line.setText(PASSPHRASE)
    press(window, "ひらく")
    wait_home(qtbot, window)
    return window


def hurt(window: MainWindow, folder: Path) -> None:
    spoil(folder)
    window._file._raw.execute("PRAGMA shrink_memory")


def alarm_says(window: MainWindow) -> str:
    QApplication.processEvents()
    return shown(window._stage.alarm) if window._stage.alarm.isVisible() else ""


def test_what_one_is_writing_stays_and_every_other_page_says_what_can_be_done(
    qtbot: QtBot, start: Start, filled: Path
) -> None:
    window = opened(qtbot, start, filled)
    press(window, "佐倉")
    before = window.page
    hurt(window, filled)
    press(window, "家庭の一覧にもどる")
    assert window.page is before, "words typed there can still be copied"
    assert "紙に写して" in alarm_says(window)
    for step in (window._home, window.open_vault, lambda: window.open_vault("check"), lambda: window.open_family("x")):
        step()
        assert window.page.findChild(DamagePage) is not None
        qtbot.waitUntil(lambda: "いちばん新しい控えは、" in shown(window.page), timeout=20_000)
        told = shown(window.page)
        assert all(
            words in told for words in ("書いたときと変わって", "控え（バックアップ）はそのまま", "つぎのどちらか")
        )
        assert not alarm_says(window)
    window.help()
    assert alarm_says(window)
    press(window, "もどる")
    assert window.page.findChild(DamagePage) is not None


def test_a_page_of_the_vault_that_cannot_be_read_is_not_empty(qtbot: QtBot, start: Start, filled: Path) -> None:
    window = opened(qtbot, start, filled)
    window.open_vault()
    hurt(window, filled)
    for words in ("控え", "鍵", "点検", "人と役割"):
        press(window.page, words)
        assert "読めなくなっています" in shown(window.page.section(window_section(window))), words
    assert alarm_says(window)


def window_section(window: MainWindow) -> str:
    page = window.page
    return next(name for name, one in page._sections.items() if one is page._stack.currentWidget())


def test_a_check_that_finds_damage_shows_it_and_stops_the_work(qtbot: QtBot, start: Start, filled: Path) -> None:
    window = opened(qtbot, start, filled)
    window.open_vault("check")
    spoil(filled)
    press(window.page, "いま点検する")
    qtbot.waitUntil(lambda: window._stage.alarm.isVisible(), timeout=20_000)
    assert "傷みがあります" in shown(window.page) or "読み通せません" in shown(window.page)
    assert backups.is_damaged(window._file)
    with pytest.raises(Problem, match="damaged_file"):
        families.create(window._file, "あとから")


@pytest.mark.parametrize(("words", "kind"), [("控えから戻す", BackupsSheet), ("読めるものを取り出す", SalvageSheet)])
def test_each_way_leads_over_the_lock_to_its_walk_once(
    qtbot: QtBot, start: Start, filled: Path, words: str, kind: type[BackupsSheet] | type[SalvageSheet]
) -> None:
    window = opened(qtbot, start, filled)
    hurt(window, filled)
    window._home()
    press(window._stage.alarm, words)
    assert window._file is None
    after = start(filled)
    assert wait_for(qtbot, after, kind).isVisible()
    press(after, "もどる")
    told = sheet(after, DamagedSheet)
    assert "傷みが見つかりました。" in shown(told)
    third = start(filled)
    assert sheet(third, DamagedSheet).isVisible()
    press(third, "合言葉でひらいて、もう一度確かめる")
    sheet(third, UnlockSheet).form.word.line.setText(PASSPHRASE)
    press(third, "ひらく")
    assert wait_for(qtbot, third, TroubleSheet).isVisible(), "it does not open damaged a second time"


def test_what_is_whole_after_all_opens_and_is_not_spoken_of_again(
    qtbot: QtBot, start: Start, filled: Path, laptop: Laptop
) -> None:
    laptop.keep_damage(filled)
    window = start(filled)
    press(window, "合言葉でひらいて、もう一度確かめる")
    sheet(window, UnlockSheet).form.word.line.setText(PASSPHRASE)
    press(window, "ひらく")
    wait_home(qtbot, window)
    assert not laptop.damage(filled)
    assert not window._stage.alarm.on


def test_where_there_is_no_backup_the_salvage_comes_first(
    qtbot: QtBot, start: Start, filled: Path, laptop: Laptop
) -> None:
    shutil.rmtree(filled / "backups")
    laptop.keep_damage(filled)
    told = sheet(start(filled), DamagedSheet)
    qtbot.waitUntil(lambda: "控えが見つかりません。" in shown(told), timeout=20_000)
    assert "まず、こちらです" not in shown(told)
    assert "控えが見つからないときは、こちらです。" in shown(told)


def test_damage_on_the_first_read_after_opening_is_told_in_place_of_the_list(
    qtbot: QtBot, start: Start, filled: Path
) -> None:
    window = start(filled)
    file = opening.unlock(filled, PASSPHRASE)
    spoil(filled)
    file._raw.execute("PRAGMA shrink_memory")
    window._opened(file, filled)
    assert window.page.findChild(DamagePage) is not None


def test_a_last_backup_that_meets_damage_offers_the_ways(qtbot: QtBot, filled: Path) -> None:
    file = opening.unlock(filled, PASSPHRASE)
    spoil(filled)
    page = ClosingPage(file)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.mend_wanted, timeout=20_000) as heard:
        qtbot.waitUntil(lambda: "控えをとれませんでした" in shown(page), timeout=20_000)
        press(page, "読めるものを取り出す")
    assert heard.args == ["salvage"]
    file.close()


def test_after_a_restore_the_damaged_one_set_aside_leads_to_the_salvage_with_the_backups_that_moved(
    qtbot: QtBot, start: Start, filled: Path, laptop: Laptop
) -> None:
    spoil(filled)
    laptop.keep_damage(filled, "restore")
    window = start(filled)
    wait_for(qtbot, window, BackupsSheet)
    press(window, next(b.accessibleName() for b in window.findChildren(Choice) if b.isVisible()))
    wait_for(qtbot, window, AskSheet).word.word.line.setText(PASSPHRASE)
    press(window, "つぎへ")
    wait_for(qtbot, window, TargetSheet)
    press(window, "いまの保管庫と入れかえる")
    press(window, "入れかえる")
    assert "「読めるものを取り出す」へ進めます" in shown(wait_for(qtbot, window, RestoredSheet))
    (aside,) = filled.parent.glob("*戻す前*")
    assert (laptop.damage(filled), bool(laptop.damage(aside))) == ("", True)
    press(window, "保管庫をひらく")
    wait_home(qtbot, window)
    window.put_away()
    after = start(aside)
    press(after, "読めるものを取り出す")
    assert "1件の控えを使います" in shown(wait_for(qtbot, after, SalvageSheet))
