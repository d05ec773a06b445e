"""What is said in passing, and what stays until it is mended."""

from PySide6.QtWidgets import QDialog, QWidget
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


def test_it_is_as_wide_as_its_words(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    bar = NoteBar(window)
    bar.note("元に戻しました")
    short = bar.width()
    bar.note("今日の図を残しました。「これまでの図を見る」で見られます。")
    assert short < bar.width() < window.width() // 2
    assert bar.height() < 60  # on one line


def test_before_a_dialog_it_lies_over_it_and_stays_when_the_dialog_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    bar = NoteBar(window)
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.resize(900, 600)
    dialog.show()
    bar.note("保存しました：ジェノグラム.pdf")
    assert bar.parentWidget() is dialog
    assert bar.isVisible()
    assert dialog.rect().contains(bar.geometry())
    dialog.reject()
    dialog.deleteLater()
    qtbot.wait(1)
    assert bar.parentWidget() is window
    assert bar.isVisible()
    bar.note("元に戻しました")
    assert window.rect().contains(bar.geometry())
