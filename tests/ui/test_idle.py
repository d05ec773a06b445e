"""The idle clock with clocks of our own: what locks, what warns, what counts as a touch."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.ui import idle
from kasesupport.ui.idle import IdleWatch, Moment, left

NONE, NO_KEYS = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
START = Moment(1000.0, 1_800_000_000.0)
SECONDS = st.floats(0, 1e7)


class Clocks:
    """Two clocks a test can move."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> Moment:
        return self.now

    def run(self, steady: float, wall: float | None = None) -> None:
        self.now = Moment(self.now.steady + steady, self.now.wall + (steady if wall is None else wall))


class Watched:
    """A watch of five minutes over a window with one field, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clocks = Clocks()
        self.window = QWidget()
        self.field = QLineEdit(self.window)
        qtbot.addWidget(self.window)
        self.window.show()
        self.watch = IdleWatch(self.window, self.clocks)
        self.said: list[object] = []
        self.watch.due.connect(lambda: self.said.append("due"))
        self.watch.warned.connect(self.said.append)
        self.watch.touched.connect(lambda: self.said.append("touched"))
        self.watch.watch(5)


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[Watched]:
    made = Watched(qtbot)
    yield made
    made.watch.rest()


def move(window: QWidget, x: float) -> None:
    place = QPointF(x, 20)
    QApplication.sendEvent(window, QMouseEvent(QEvent.Type.MouseMove, place, place, NONE, NONE, NO_KEYS))


@given(st.floats(60, 3600), SECONDS, st.floats(-1e9, 1e9))
def test_either_clock_alone_makes_it_due_and_one_set_back_postpones_nothing(
    limit: float, steady: float, wall: float
) -> None:
    now = Moment(START.steady + steady, START.wall + wall)
    assert (left(START, now, limit) <= 0) == (now.steady - START.steady >= limit or now.wall - START.wall >= limit)


def test_it_warns_half_a_minute_before_and_then_is_due(watched: Watched) -> None:
    for steps in (269, 2, 28, 1):
        watched.clocks.run(steps)
        watched.watch.tick()
    assert watched.said == [29, 1, "due"]


def test_a_touch_takes_the_warning_back_and_the_time_begins_anew(watched: Watched) -> None:
    watched.clocks.run(280)
    watched.watch.tick()
    QTest.keyClick(watched.field, Qt.Key.Key_A)
    watched.clocks.run(269)
    watched.watch.tick()
    assert watched.said == [20, "touched"]


def test_sleep_shows_in_the_wall_clock_alone(watched: Watched) -> None:
    watched.clocks.run(1, 8 * 3600)
    watched.watch.tick()
    assert watched.said == ["due"]


def test_the_key_that_wakes_the_laptop_does_not_begin_the_time_anew(watched: Watched) -> None:
    watched.clocks.run(1, 8 * 3600)
    QTest.keyClick(watched.field, Qt.Key.Key_A)
    assert watched.said == ["due"]
    assert watched.field.text() == "", "nothing is typed into what is being locked"


def test_a_clock_set_back_again_and_again_postpones_nothing(watched: Watched) -> None:
    for _ in range(5):
        watched.clocks.run(60, -3600)
        watched.watch.tick()
    assert watched.said[-1] == "due"


def test_ctrl_l_is_heard_over_a_modal_dialog_and_with_the_cursor_in_a_field(watched: Watched) -> None:
    dialog = QDialog(watched.window)
    field = QLineEdit(dialog)
    dialog.setModal(True)
    dialog.show()
    QTest.keyClick(field, Qt.Key.Key_L)
    assert watched.said == []
    QTest.keyClick(field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert watched.said == ["due"]
    assert field.text() == "l"


def test_the_pointer_counts_when_it_moves_and_not_when_it_rests(watched: Watched) -> None:
    move(watched.window, 20)
    watched.clocks.run(280)
    watched.watch.tick()
    move(watched.window, 20)
    assert watched.said == [20]
    move(watched.window, 21)
    assert watched.said == [20, "touched"]


def test_at_rest_nothing_is_due(watched: Watched) -> None:
    watched.watch.rest()
    watched.clocks.run(3600)
    QTest.keyClick(watched.field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert watched.said == []


def test_the_laptops_own_clocks_go_forward() -> None:
    first, then = idle.look(), idle.look()
    assert then.steady >= first.steady > 0
    assert first.wall > 1_700_000_000


def test_a_pause_of_the_hands_is_said_once_until_the_next_touch(watched: Watched) -> None:
    pauses: list[None] = []
    watched.watch.paused.connect(lambda: pauses.append(None))
    for seconds in (idle.PAUSE - 1, 1, 60):
        watched.clocks.run(seconds)
        watched.watch.tick()
    assert len(pauses) == 1
    watched.watch.still_here()
    watched.clocks.run(idle.PAUSE)
    watched.watch.tick()
    assert len(pauses) == 2
