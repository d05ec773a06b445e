"""A window before a vault is open, on real vaults whose keys are quick to stretch."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.vaults import new_vault

from kasesupport.cases import opening
from kasesupport.store.keys.slots import Kdf
from kasesupport.ui import app as dressing
from kasesupport.ui.places import Laptop
from kasesupport.ui.window import MainWindow

PASSPHRASE = "midori no kawa 7 hashi"
QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
Open = Callable[[], MainWindow]


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "laptop")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "相談.vault"
    new_vault(folder, PASSPHRASE, practitioner="佐藤みどり", label="鍵1")
    return folder


@pytest.fixture
def start(
    qtbot: QtBot, tmp_path: Path, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path], MainWindow]]:
    """Opens the window as the program starts, with this vault to offer."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(opening, "calibrate", lambda: QUICK)  # the cost alone: the slots are real
    dressing.dress(QApplication.instance())
    windows: list[MainWindow] = []

    def begin(known: Path) -> MainWindow:
        made = MainWindow(known, opening.open_example, laptop, lambda _: None)
        qtbot.addWidget(made)
        windows.append(made)
        made.resize(1366, 768)
        made.show()
        made.activateWindow()
        return made

    yield begin
    for window in windows:
        window.put_away()
