"""The ring by keys, by mouse and by finger, without a family."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.ui.ring.choice import Choice
from kasesupport.ui.ring.ring import Ring

NAMES = ("父", "母", "パートナー", "きょうだい", "子", "同居", "関係線", "編集")
BOX = (350.0, 250.0, 90.0, 110.0)


def choices(**why: str) -> list[Choice]:
    return [Choice(n, n, QPixmap(8, 8), f"{n}を足す", why.get(n, ""), pulls=n == "関係線") for n in NAMES]


@pytest.fixture
def ring(qtbot: QtBot) -> Ring:
    over = QWidget()
    over.resize(800, 600)
    canvas = QPushButton(over)
    canvas.setGeometry(over.rect())
    qtbot.addWidget(over)
    made = Ring(over, canvas)
    over.show()
    qtbot.waitExposed(over)
    over.activateWindow()
    return made


def test_it_is_large_and_leaves_the_middle_to_the_canvas(ring: Ring) -> None:
    assert ring.open(choices(), BOX)
    for made in ring.buttons.values():
        assert min(made.width(), made.height()) >= 48
    middle = QPoint(395, 305)
    assert not any(made.geometry().contains(middle) for made in ring.buttons.values())
    assert isinstance(ring.parentWidget().childAt(middle), QPushButton)
    assert ring.parentWidget().childAt(ring.buttons["父"].geometry().center()) is ring.buttons["父"]


def test_arrows_walk_by_place_and_enter_presses(ring: Ring) -> None:
    told: list[str] = []
    ring.picked.connect(told.append)
    ring.open(choices(), BOX)
    ring.take_keys()
    for key, name in ((Qt.Key.Key_Right, "母"), (Qt.Key.Key_Down, "パートナー"), (Qt.Key.Key_Down, "関係線")):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert ring.buttons[name].hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert told == ["関係線", "関係線"]


def test_escape_gives_up_and_closing_hands_the_keys_back(ring: Ring) -> None:
    heard: list[bool] = []
    ring.given_up.connect(lambda: heard.append(True))
    ring.given_up.connect(ring.close_up)
    ring.open(choices(), BOX)
    ring.take_keys()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert heard == [True]
    assert not ring.isVisible()
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_what_is_impossible_says_why_and_is_not_done(ring: Ring) -> None:
    told: list[tuple[str, str]] = []
    ring.picked.connect(lambda name: told.append(("picked", name)))
    ring.refused.connect(lambda why: told.append(("refused", why)))
    ring.open(choices(父="父は、もう書かれています。"), BOX)
    ring.take_keys()
    assert ring.buttons["母"].hasFocus()
    QTest.mouseClick(ring.buttons["父"], Qt.MouseButton.LeftButton)
    assert told == [("refused", "父は、もう書かれています。")]
    assert ring.buttons["父"].accessibleDescription() == "父は、もう書かれています。"


def test_a_finger_taps(ring: Ring) -> None:
    told: list[str] = []
    ring.picked.connect(told.append)
    ring.open(choices(), BOX)
    screen = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    button = ring.buttons["子"]
    QTest.touchEvent(button, screen).press(0, button.rect().center(), button).commit()
    QTest.touchEvent(button, screen).release(0, button.rect().center(), button).commit()
    assert told == ["子"]


def test_a_line_is_pulled_from_the_one_that_pulls_alone(ring: Ring) -> None:
    told: list[tuple[object, ...]] = []
    ring.picked.connect(lambda name: told.append(("picked", name)))
    ring.pulled.connect(lambda *values: told.append(("pulled", *values)))
    ring.dropped.connect(lambda *values: told.append(("dropped", *values)))
    ring.open(choices(), BOX)
    for name in ("編集", "関係線"):
        made = ring.buttons[name]
        QTest.mousePress(made, Qt.MouseButton.LeftButton, pos=QPoint(40, 30))
        QTest.mouseMove(made, QPoint(140, 130))
        QTest.mouseRelease(made, Qt.MouseButton.LeftButton, pos=QPoint(140, 130))
    at = ring.buttons["関係線"].geometry().topLeft() + QPoint(140, 130)
    assert told == [("pulled", "関係線", at.x(), at.y()), ("dropped", "関係線", at.x(), at.y())]


def test_without_room_it_does_not_come(ring: Ring) -> None:
    assert not ring.open(choices(), (10.0, 10.0, 780.0, 580.0))
    assert not ring.isVisible()
