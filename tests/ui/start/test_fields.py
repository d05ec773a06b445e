from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kasesupport.ui.start.fields import KeyFileField, RecoveryField

CODE = "111111-222222-333333-444444-555555-666666-777777-888888"


@pytest.fixture
def field(qtbot: QtBot) -> RecoveryField:
    made = RecoveryField()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.cells[0].setFocus()
    return made


def type_keys(field: RecoveryField, keys: str) -> None:
    for one in keys:
        focused = field.window().focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, one)


def test_the_cursor_jumps_on_as_the_groups_are_typed(field: RecoveryField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.filled):
        type_keys(field, CODE.replace("-", ""))
    assert field.code() == CODE
    assert field.is_full()


def test_hyphens_and_spaces_between_the_groups_do_no_harm(field: RecoveryField) -> None:
    type_keys(field, "111111-222222 333333")
    assert field.code().startswith("111111-222222-333333-")


def test_the_whole_code_can_be_pasted_in_full_width_too(field: RecoveryField) -> None:
    wide = CODE.translate({ord("0") + n: ord("０") + n for n in range(10)}).replace("-", "ー")
    QApplication.clipboard().setText(f"回復キー {wide}\n")
    field.cells[0].paste()
    assert field.code() == CODE


def test_one_digit_too_many_does_not_spoil_the_next_group(field: RecoveryField) -> None:
    type_keys(field, CODE.replace("-", ""))
    field.cells[1].setFocus()
    field.cells[1].setCursorPosition(6)
    QTest.keyClicks(field.cells[1], "9")
    assert field.code() == CODE


def test_backspace_in_an_empty_group_goes_back(field: RecoveryField) -> None:
    type_keys(field, "1111112")
    QTest.keyClick(field.cells[1], Qt.Key.Key_Backspace)
    QTest.keyClick(field.cells[1], Qt.Key.Key_Backspace)
    assert field.window().focusWidget() is field.cells[0]
    assert field.cells[0].text() == "111111"


def test_a_group_with_a_slip_is_pointed_at_until_it_is_typed_anew(field: RecoveryField) -> None:
    type_keys(field, CODE.replace("-", ""))
    field.mark(3)
    assert [bool(cell.property("wrong")) for cell in field.cells] == [n == 2 for n in range(8)]
    assert field.window().focusWidget() is field.cells[2]
    type_keys(field, "333332")
    assert not field.cells[2].property("wrong")
    assert field.first_short() == 0


def test_a_key_file_can_be_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    made = KeyFileField()
    qtbot.addWidget(made)
    made.show()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "kasesupport.key"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(made, QDragEnterEvent(made.rect().center(), copy, mime, left, none))
    with qtbot.waitSignal(made.chosen):
        QApplication.sendEvent(made, QDropEvent(QPointF(made.rect().center()), copy, mime, left, none))
    assert made.path == tmp_path / "kasesupport.key"
    assert "kasesupport.key" in made._said.text()


def test_two_files_at_once_are_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    made = KeyFileField()
    qtbot.addWidget(made)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a", "b")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(made, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    assert made.path is None
