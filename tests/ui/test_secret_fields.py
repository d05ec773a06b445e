import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kasesupport.ui.secret_fields import PassphrasePair, SecretField

GOOD = "みどりの川をわたる七つの橋"


@pytest.fixture
def field(qtbot: QtBot) -> SecretField:
    made = SecretField("合言葉")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def pair(qtbot: QtBot) -> PassphrasePair:
    made = PassphrasePair()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_typed_is_hidden_until_the_eye_is_pressed_and_again_once_it_is_cleared(field: SecretField) -> None:
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    QTest.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    field.line.setText(GOOD)
    field.clear()
    assert (field.text(), field.line.echoMode()) == ("", QLineEdit.EchoMode.Password)


def test_caps_lock_is_told_from_a_capital_without_shift(field: SecretField) -> None:
    QTest.keyClick(field.line, "a")
    assert not field.said.isVisible()
    QTest.sendKeyEvent(QTest.KeyAction.Press, field.line, Qt.Key.Key_A, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not field.said.isVisible()
    QTest.sendKeyEvent(QTest.KeyAction.Press, field.line, Qt.Key.Key_A, "A", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock" in field.said.text()
    QTest.keyClick(field.line, "b")
    assert not field.said.isVisible()


def test_an_input_method_in_a_hidden_field_is_told(field: SecretField) -> None:
    QApplication.sendEvent(field.line, QInputMethodEvent("みど", []))
    assert "日本語入力" in field.said.text()


def test_what_is_said_of_wide_letters_goes_with_them(field: SecretField) -> None:
    field.line.textEdited.emit("みどり")
    assert "全角の文字" in field.said.text()
    field.line.textEdited.emit("midori 7")
    assert not field.said.isVisible()


@pytest.mark.parametrize(
    ("first", "second", "given"),
    [(GOOD, GOOD, GOOD), (GOOD, GOOD + "。", None), (GOOD, "", None), ("短い", "短い", None), ("", "", None)],
)
def test_only_a_strong_one_typed_twice_is_given(
    pair: PassphrasePair, first: str, second: str, given: str | None
) -> None:
    pair.first.line.setText(first)
    pair.second.line.setText(second)
    assert pair.passphrase() == given
    assert bool(pair._said.text()) == (given is None)


def test_return_in_the_second_field_goes_on(qtbot: QtBot, pair: PassphrasePair) -> None:
    with qtbot.waitSignal(pair.entered):
        QTest.keyClick(pair.second.line, Qt.Key.Key_Return)


def test_return_in_the_first_field_goes_to_the_second(qtbot: QtBot, pair: PassphrasePair) -> None:
    pair.first.setFocus()
    pair.first.line.setText(GOOD)
    with qtbot.assertNotEmitted(pair.entered):
        QTest.keyClick(pair.first.line, Qt.Key.Key_Return)
    assert pair.window().focusWidget() is pair.second.line


def test_japanese_in_a_seen_field_is_told_with_how_it_is_typed_again(field: SecretField) -> None:
    QTest.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    QApplication.sendEvent(field.line, committed("みどり"))
    assert field.text() == "みどり"
    assert "目のボタン" in field.said.text()


def committed(words: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(words)
    return event


def test_tab_goes_from_field_to_field_and_then_to_the_eyes(qtbot: QtBot, pair: PassphrasePair) -> None:
    pair.activateWindow()
    pair.first.line.setFocus()
    order = []
    for _ in range(3):
        QTest.keyClick(pair.focusWidget(), Qt.Key.Key_Tab)
        order.append(pair.focusWidget())
    assert order == [pair.second.line, pair.first.eye, pair.second.eye]
