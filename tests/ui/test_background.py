"""Work beside the main thread, and what becomes of it where its owner goes first."""

import threading
import time

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kasesupport.domain.progress import Cancelled, Progress
from kasesupport.ui.background import LongWork, Work


@pytest.mark.parametrize("kind", [QObject, QWidget])
def test_an_owner_that_goes_ends_its_long_work_first(qtbot: QtBot, kind: type[QObject]) -> None:
    """Qt aborts the whole program where a thread is destroyed that still runs."""
    begun, given_up = threading.Event(), threading.Event()

    def task(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress(0.5)
                time.sleep(0.005)
        except Cancelled:
            time.sleep(0.1)  # tidying up takes a while
            given_up.set()
            raise

    owner = kind()
    LongWork(task, owner).start()
    assert begun.wait(10)
    shiboken6.delete(owner)
    assert given_up.is_set()


def test_an_owner_that_goes_waits_for_work_that_cannot_be_stopped(qtbot: QtBot) -> None:
    begun, over = threading.Event(), threading.Event()

    def task() -> None:
        begun.set()
        time.sleep(0.2)
        over.set()

    owner = QObject()
    Work(task, owner).start()
    assert begun.wait(10)
    shiboken6.delete(owner)
    assert over.is_set()
