import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kasesupport.ui.collecting import settle_in
from kasesupport.ui.guard import Guard


@pytest.fixture
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


class Circle:
    """Dead as soon as nobody else holds it, and then only the search finds it."""

    def __init__(self, gone: list[None]) -> None:
        self.me, self.gone = self, gone

    def __del__(self) -> None:
        self.gone.append(None)


def test_what_is_there_at_the_start_is_searched_no_more_and_circles_go_in_a_pause(
    qtbot: QtBot, as_before: None
) -> None:
    settle_in()
    assert gc.get_freeze_count() > len(gc.get_objects())
    gone: list[None] = []
    Circle(gone)
    window = QWidget()
    qtbot.addWidget(window)
    guard = Guard(window)
    assert not gone
    guard.idle.paused.emit()
    assert gone
