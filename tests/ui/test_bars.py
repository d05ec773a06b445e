"""What is said in passing, and what stays until it is mended."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kasesupport.domain.problems import Problem
from kasesupport.ui.bars import NoteBar


def test_a_problem_goes_when_it_is_settled_and_a_note_stays_its_time(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    bar = NoteBar(window)
    bar.problem(Problem("disk_full"))
    assert bar.isVisible()
    bar.settle()
    assert not bar.isVisible()
    bar.note("控えをとりました。")
    bar.settle()
    assert bar.isVisible()


def test_it_lies_above_the_buttons_at_the_foot(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    bar = NoteBar(window)
    bar.note("控えをとりました。")
    assert bar.geometry().bottom() <= window.height() - NoteBar.FOOT
