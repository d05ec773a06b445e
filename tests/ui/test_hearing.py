"""Whoever does an act, in whichever thread: the windows hear of it in theirs."""

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kasesupport.cases import register
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.hearing import Hearing


def test_an_act_of_another_thread_is_heard_in_the_windows_own(qtbot: QtBot, casefile: CaseFile) -> None:
    heard: list[tuple[str, bool]] = []
    parent = QObject()
    hearing = Hearing(
        casefile,
        lambda change: heard.append((change.op, threading.current_thread() is threading.main_thread())),
        parent,
    )
    register.add(casefile, "みどり保育園")
    assert heard == [("resource.new", True)]
    other = threading.Thread(target=register.add, args=(casefile, "あおぞら"))
    other.start()
    other.join()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] == ("resource.new", True)
    other = threading.Thread(target=register.add, args=(casefile, "いずみ"))
    other.start()
    other.join()
    hearing.leave()
    qtbot.wait(10)
    assert len(heard) == 2
