"""Locking, step by step: whatever fails or hangs, it ends."""

import sys
import threading
from pathlib import Path

import pytest

from kasesupport.domain.problems import Problem
from kasesupport.ui import relaunch


def test_every_step_is_done_and_then_the_end_once() -> None:
    done: list[str] = []

    def full_disk() -> None:
        done.append("full")
        raise Problem("disk_full")

    relaunch.lock((lambda: done.append("a"), full_disk, lambda: done.append("b")), lambda: done.append("end"))
    assert done == ["a", "full", "b", "end"]


def test_a_step_that_hangs_does_not_keep_the_vault_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relaunch, "PATIENCE", 0.05)
    ended, ends = threading.Event(), []

    def end() -> None:
        ends.append(threading.current_thread())
        ended.set()

    relaunch.lock((lambda: ended.wait(60),), end)  # the disk answers only once the end has come
    assert ended.is_set()
    assert ends == [ends[0]]
    assert ends[0] is not threading.current_thread()


def test_the_command_names_the_vault_and_nothing_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    vault = Path("相談.vault")
    assert relaunch.command(vault) == [sys.executable, "-m", "kasesupport", "--vault", str(tmp_path / vault)]
    assert relaunch.command(None) == [sys.executable, "-m", "kasesupport"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert relaunch.command(vault) == [sys.executable, "--vault", str(tmp_path / vault)]
