"""What is typed without a pause is saved all the same: a power cut takes no more than a second of it."""

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from kasesupport.ui.saver import Saver


def test_who_types_on_without_a_pause_is_saved_within_the_second(qtbot: QtBot) -> None:
    parent, saved = QObject(), list[str]()
    saver = Saver(lambda: saved.append("saved"), parent)
    keys = QTimer(parent, interval=Saver.PAUSE // 10)
    keys.timeout.connect(saver.later)
    keys.start()
    assert Saver.MOST < 1000
    qtbot.waitUntil(lambda: bool(saved))
    assert keys.isActive()  # no pause came before it
    keys.stop()
    saver.flush()
    assert not saver.waiting()


def test_leaving_saves_at_once_and_only_what_waits(qtbot: QtBot) -> None:
    parent, saved = QObject(), list[str]()
    saver = Saver(lambda: saved.append("saved"), parent)
    saver.flush()
    assert saved == []
    saver.later()
    saver.flush()
    saver.flush()
    assert saved == ["saved"]
