import logging
import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

# Before the first QApplication: no test opens a window on a screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def no_listener_failed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A window that fails while it hears of a change is logged by the store, not raised: here it fails the test."""
    yield
    assert [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR] == []


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """What a test put away is deleted, as the program's event loop does; else each later test dresses it anew."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
