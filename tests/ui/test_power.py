"""The battery as the kernel tells of it, in files of a folder."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kasesupport.ui.power import Power, PowerWatch, look


def supply(folder: Path, name: str, **lines: str) -> None:
    (folder / name).mkdir(exist_ok=True)
    for each, text in lines.items():
        (folder / name / each).write_text(text + "\n", encoding="ascii")


@pytest.mark.parametrize(
    ("percent", "status", "low"),
    [("15", "Discharging", True), ("16", "Discharging", False), ("3", "Charging", False), ("9", "Full", False)],
)
def test_it_is_low_where_little_is_left_and_it_is_being_emptied(
    tmp_path: Path, percent: str, status: str, low: bool
) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", capacity=percent, status=status)
    supply(tmp_path, "mouse", type="Battery", scope="Device", capacity="1", status="Discharging")
    found = look(tmp_path)
    assert found == Power(int(percent), status == "Discharging")
    assert found.low is low


def test_without_a_battery_or_a_word_of_it_nothing_is_said(tmp_path: Path) -> None:
    assert look(tmp_path / "none") is None
    supply(tmp_path, "BAT0", type="Battery", capacity="?", status="Discharging")
    assert look(tmp_path) is None


def test_one_is_told_once_and_again_when_it_is_better(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtCore import QObject

    parent = QObject()
    watch = PowerWatch(parent, tmp_path)
    told: list[object] = []
    watch.low.connect(told.append)
    watch.better.connect(lambda: told.append("better"))
    supply(tmp_path, "BAT0", type="Battery", capacity="12", status="Discharging")
    watch.tick()
    watch.tick()
    supply(tmp_path, "BAT0", status="Charging")
    watch.tick()
    assert told == [12, "better"]
