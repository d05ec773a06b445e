"""Backups that nobody asks for: each hour of change, and on quitting."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.vaults import new_vault

from kasesupport.cases import backups, families, keys, news, opening
from kasesupport.cases.office import put
from kasesupport.store.casefile import CaseFile
from kasesupport.store.home import BACKUPS
from kasesupport.store.op import Op, local_now
from kasesupport.ui import app as dressing
from kasesupport.ui.backup_clock import BackupClock
from kasesupport.ui.closing_page import ClosingPage
from kasesupport.ui.places import Laptop
from kasesupport.ui.vault_line import VaultLine
from kasesupport.ui.window import MainWindow

PASSPHRASE = "みどりの川をわたる七つの橋"


class Clock:
    """The vault's clock, to be moved."""

    def __init__(self) -> None:
        self.later = timedelta(0)

    def __call__(self) -> datetime:
        return local_now() + self.later


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vault(vault_folder: Path, clock: Clock) -> Iterator[CaseFile]:
    new_vault(vault_folder, PASSPHRASE, practitioner="青木")
    opened = opening.unlock(vault_folder, PASSPHRASE, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, vault: CaseFile, vault_folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    dressing.dress(QApplication.instance())
    made = MainWindow(None, opening.open_example, Laptop(tmp_path / "config"), lambda _: None)
    qtbot.addWidget(made)
    made.show()
    made._opened(vault, vault_folder)
    yield made
    made.put_away()


def made(folder: Path) -> list[Path]:
    return sorted((folder / BACKUPS).glob("*"))


def press(window: MainWindow, words: str) -> None:
    QApplication.processEvents()
    (found,) = [b for b in window.findChildren(QPushButton) if b.text().strip() == words and b.isVisible()]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def grow(file: CaseFile) -> None:
    """So much that a backup is not over before a hand can move."""
    file.transact(Op("t.grow"), lambda c: put(c, "t.large", json.dumps("あ" * 3_000_000, ensure_ascii=False)))


def spoil(folder: Path) -> None:
    """No backup can be made of a vault whose headers are gone; the open file itself goes on."""
    for name in ("header.a", "header.b"):
        (folder / name).write_bytes(b"")


def test_an_hour_of_change_makes_a_backup_and_less_does_not(
    qtbot: QtBot, vault: CaseFile, vault_folder: Path, clock: Clock
) -> None:
    ticking = BackupClock(None)
    ticking.watch(vault)
    families.create(vault, "佐倉")
    ticking.look()
    assert ticking._work is None
    clock.later = timedelta(minutes=61)
    with qtbot.waitSignal(ticking.made, timeout=20_000):
        ticking.look()
    qtbot.waitUntil(lambda: ticking._work is None)
    ticking.look()
    assert ticking._work is None, "nothing was done since"
    assert backups.last_good(vault).families == 1
    ticking.rest()


def test_resting_gives_up_what_is_under_way_and_leaves_nothing(
    qtbot: QtBot, vault: CaseFile, vault_folder: Path, clock: Clock
) -> None:
    ticking = BackupClock(None)
    ticking.watch(vault)
    grow(vault)
    clock.later = timedelta(minutes=61)
    ticking.look()
    assert ticking._work is not None
    ticking.rest()
    assert [path.name for path in made(vault_folder) if path.is_dir()] == []
    QApplication.processEvents()


def test_a_key_made_anew_is_told_and_gets_its_first_backup(qtbot: QtBot, vault: CaseFile, vault_folder: Path) -> None:
    backups.back_up(vault)
    keys.rekey(vault, lambda _: None)
    again = opening.unlock(vault_folder, PASSPHRASE)
    assert [notice.code for notice in news.notices(again)] == ["rekeyed"]
    line = VaultLine(again)
    qtbot.addWidget(line)
    told = "最後の控え：最初の控えを、これからとります"
    assert told in [each.text().strip() for each in line.findChildren(QPushButton)]
    ticking = BackupClock(None)
    ticking.made.connect(line.refresh)
    ticking.watch(again)
    with qtbot.waitSignal(ticking.made, timeout=20_000):
        ticking.first()
    qtbot.waitUntil(lambda: ticking._work is None)
    assert news.notices(again) == (), "told once"
    assert any("最後の控え：きょう" in each.text() for each in line.findChildren(QPushButton))
    ticking.first()
    assert ticking._work is None
    ticking.rest()
    again.close()


def test_a_failing_backup_is_told_once_and_not_with_every_look(
    qtbot: QtBot, vault: CaseFile, vault_folder: Path, clock: Clock
) -> None:
    told: list[str] = []
    spoil(vault_folder)
    ticking = BackupClock(None)
    ticking.failed.connect(lambda problem: told.append(problem.code))
    ticking.watch(vault)
    clock.later = timedelta(minutes=61)
    for _ in range(2):
        ticking.look()
        qtbot.waitUntil(lambda: ticking._work is None, timeout=20_000)
    assert told == ["damaged_file"]
    ticking.rest()


def test_quitting_makes_a_backup_and_then_ends(
    qtbot: QtBot, window: MainWindow, vault: CaseFile, vault_folder: Path
) -> None:
    families.create(vault, "佐倉")
    window.close()
    assert isinstance(window.page, ClosingPage)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert window._file is None
    again = opening.unlock(vault_folder, PASSPHRASE)
    (line,) = backups.backups(again)
    again.close()
    assert line.families == 1
    assert line.proven


def test_quitting_can_do_without(qtbot: QtBot, window: MainWindow, vault: CaseFile, vault_folder: Path) -> None:
    grow(vault)
    window.close()
    assert window.isVisible()
    press(window, "控えをとらずに終わる")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert window._file is None
    assert [path for path in made(vault_folder) if path.is_dir()] == []


def test_a_second_press_on_the_windows_close_ends_at_once(
    qtbot: QtBot, window: MainWindow, vault: CaseFile, vault_folder: Path
) -> None:
    grow(vault)
    window.close()
    window.close()
    assert not window.isVisible()
    assert window._file is None
    assert [path for path in made(vault_folder) if path.is_dir()] == []


def test_where_it_fails_one_is_told_and_chooses(
    qtbot: QtBot, window: MainWindow, vault: CaseFile, vault_folder: Path
) -> None:
    spoil(vault_folder)
    window.close()
    qtbot.waitUntil(
        lambda: any(b.text().strip() == "もう一度" for b in window.findChildren(QPushButton)), timeout=20_000
    )
    press(window, "もどる")
    assert window.isVisible()
    assert window._file is vault
    window.close()
    qtbot.waitUntil(
        lambda: any(b.text().strip() == "もう一度" for b in window.page.findChildren(QPushButton)), timeout=20_000
    )
    press(window, "控えをとらずに終わる")
    assert not window.isVisible()


def test_nothing_new_nothing_to_wait_for(qtbot: QtBot, window: MainWindow, vault: CaseFile) -> None:
    backups.back_up(vault)
    window.close()
    assert not window.isVisible()


@pytest.mark.parametrize("rushed", [True, False])
def test_locking_gives_up_a_backup_under_way_and_makes_a_brief_one_unless_the_laptop_sleeps(
    qtbot: QtBot, window: MainWindow, vault: CaseFile, vault_folder: Path, clock: Clock, rushed: bool
) -> None:
    grow(vault)
    clock.later = timedelta(minutes=61)
    window._clock.look()
    assert window._clock._work is not None
    window._clock.brief_time = 60
    (window._guard.rushed if rushed else window._guard.due).emit()
    assert window._file is None
    assert len([path for path in made(vault_folder) if path.is_dir()]) == (0 if rushed else 1)
    assert not (vault_folder / "data.db-wal").exists()


def test_a_brief_backup_that_takes_too_long_leaves_nothing_and_the_vault_is_closed(
    qtbot: QtBot, window: MainWindow, vault: CaseFile, vault_folder: Path
) -> None:
    grow(vault)
    window._clock.brief_time = 0
    window.lock()
    assert window._file is None
    assert [path for path in made(vault_folder) if path.is_dir()] == []
    again = opening.unlock(vault_folder, PASSPHRASE)
    assert backups.backup_due(again, quitting=True), "the next opening knows of it"
    again.close()


def test_the_line_says_what_no_backup_holds_yet(qtbot: QtBot, vault: CaseFile) -> None:
    line = VaultLine(vault)
    qtbot.addWidget(line)
    backups.back_up(vault)
    line.refresh()
    words = "そのあとの記録は、次の控えに入ります"
    assert not any(words in each.text() for each in line.findChildren(QPushButton))
    families.create(vault, "佐倉")
    line.refresh()
    assert any(words in each.text() for each in line.findChildren(QPushButton))


def test_a_stick_that_lags_behind_gets_its_backup_on_opening(
    qtbot: QtBot, vault: CaseFile, tmp_path: Path, clock: Clock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.set_second_place(vault, stick)
    backups.back_up(vault)
    clock.later = timedelta(minutes=61)
    families.create(vault, "佐倉")
    assert backups.back_up_briefly(vault, 60)
    assert not backups.back_up_briefly(vault, 60), "nothing waits"
    assert backups.second_lags(vault)
    ticking = BackupClock(None)
    ticking.watch(vault)
    with qtbot.waitSignal(ticking.made, timeout=20_000):
        ticking.first()
    assert not backups.second_lags(vault)
    stick.rename(tmp_path / "pulled")
    assert not backups.second_lags(vault)
    ticking.rest()


def test_opening_makes_a_backup_that_is_overdue(
    qtbot: QtBot, vault: CaseFile, vault_folder: Path, tmp_path: Path, clock: Clock
) -> None:
    """Whoever lets the lock end each short session would never see the hour's look."""
    families.create(vault, "佐倉")
    clock.later = timedelta(minutes=61)
    window = MainWindow(None, opening.open_example, Laptop(tmp_path / "config"), lambda _: None)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window._clock.made, timeout=20_000):
        window._opened(vault, vault_folder)
    assert backups.last_good(vault).families == 1
    assert any("最後の控え：きょう" in each.text() for each in window.findChildren(QPushButton))
    window.put_away()


@pytest.mark.parametrize("ending", ["close", "lock", "destroy"])
def test_a_window_that_ends_while_it_backs_up_gives_it_up_cleanly(
    qtbot: QtBot, vault: CaseFile, vault_folder: Path, tmp_path: Path, clock: Clock, ending: str
) -> None:
    """Qt aborts the program where a thread is destroyed that still runs."""
    grow(vault)
    clock.later = timedelta(minutes=61)
    window = MainWindow(None, opening.open_example, Laptop(tmp_path / "config"), lambda _: None)
    window._opened(vault, vault_folder)
    assert window._clock._work is not None
    assert window._clock._work.isRunning()
    if ending == "lock":
        window.lock_at_once()
    elif ending == "close":
        window.put_away()
    shiboken6.delete(window)
    assert [path.name for path in made(vault_folder) if path.is_dir()] == []
    vault.close()
    opening.unlock(vault_folder, PASSPHRASE).close()  # whole, and nobody holds it


def test_the_vault_is_closed_where_the_page_fails_to_go(qtbot: QtBot, window: MainWindow, vault: CaseFile) -> None:
    def fails() -> None:
        raise RuntimeError("a page that cannot save")

    grow(vault)
    window._clock._begin(vault)
    window._put_down = fails
    with pytest.raises(RuntimeError):
        window.put_away()
    assert window._clock._work is None
    assert window._file is None
    window._put_down = lambda: None
