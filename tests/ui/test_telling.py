"""What goes wrong on opening a page is said in the window, not only in the log."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.vaults import new_vault

from kasesupport.cases import families, opening, views
from kasesupport.domain.problems import Problem
from kasesupport.ui.places import Laptop
from kasesupport.ui.telling import tell_uncaught, told
from kasesupport.ui.window import MainWindow

WORDS = "みどりの川をわたる七つの橋"


def test_a_problem_is_told_and_anything_else_goes_on() -> None:
    heard: list[Problem] = []

    def refuse() -> int:
        raise Problem("damaged_file")

    assert told(heard.append, lambda: 3) == 3
    assert told(heard.append, refuse) is None
    assert [each.code for each in heard] == ["damaged_file"]
    with pytest.raises(ZeroDivisionError):
        told(heard.append, lambda: 1 // 0)


def test_a_family_on_spoilt_pages_does_not_open_without_a_word(
    qtbot: QtBot, qapp: QApplication, vault_folder: Path, tmp_path: Path
) -> None:
    new_vault(vault_folder, WORDS, practitioner="青木", label="鍵1")
    file = opening.unlock(vault_folder, WORDS)
    window = MainWindow(None, opening.open_example, Laptop(tmp_path), lambda _: None)
    qtbot.addWidget(window)
    window.show()
    window._hold(file, None)
    family = families.create(file, "佐倉").family_id
    before = window.page
    _spoil(file.home.file)
    file._raw.execute("PRAGMA shrink_memory")
    with pytest.raises(Problem):
        views.families(file)
    for step in (window._home, lambda: window.open_family(family)):
        step()
        assert window.page is before  # the example's file has nothing to go back to
        assert any("傷み" in each.text() for each in window.findChildren(QLabel) if each.isVisible())
    window.put_away()


def test_what_a_press_raises_and_nobody_catches_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Problem] = []
    others: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: others.append(kind))
    tell_uncaught(heard.append)
    for error in (Problem("disk_full"), ZeroDivisionError()):
        sys.excepthook(type(error), error, None)
    assert [each.code for each in heard] == ["disk_full", "unexpected"]
    assert others == [ZeroDivisionError]


def _spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(4096 * 2 + 100, len(data), 4096):
        data[at] ^= 1
    path.write_bytes(data)
