"""Pen, finger and mouse draw; a palm does not; what is seen grows dot by dot and is the same as painted anew."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.domain.strokes import Dots, Stroke
from kasesupport.ui.hand.ink import Ink, is_wide


@pytest.fixture
def ink(qtbot: QtBot) -> Ink:
    made = Ink(560.0, "絵")
    qtbot.addWidget(made)
    made.resize(500, 280)
    made.show()
    return made


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)


def drawn(ink: Ink) -> list[Dots]:
    found: list[Dots] = []
    ink.drew.connect(found.append)
    return found


def pen(ink: QWidget, kind: QEvent.Type, at: QPointF, pressure: float, *, eraser: bool = False) -> None:
    device = QPointingDevice.primaryPointingDevice()
    way = QPointingDevice.PointerType
    stylus = QPointingDevice(
        "pen", 7, QPointingDevice.DeviceType.Stylus, way.Eraser if eraser else way.Pen, device.capabilities(), 1, 1
    )
    down = Qt.MouseButton.LeftButton if pressure else Qt.MouseButton.NoButton
    event = QTabletEvent(
        kind, stylus, at, QPointF(ink.mapToGlobal(at.toPoint())), pressure, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, down, down,
    )  # fmt: skip
    QApplication.sendEvent(ink, event)


def dark(image: QImage) -> set[tuple[int, int]]:
    return {
        (x, y) for x in range(4, image.width() - 4) for y in range(4, image.height() - 4)
        if image.pixelColor(x, y).lightness() < 140
    }  # fmt: skip


def test_a_mouse_draws_and_is_seen_before_it_is_let_go(ink: Ink) -> None:
    found = drawn(ink)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(ink, left, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    QTest.mouseMove(ink, QPoint(150, 50))
    assert dark(ink.grab().toImage())
    QTest.mouseMove(ink, QPoint(150, 120))
    QTest.mouseRelease(ink, left, Qt.KeyboardModifier.NoModifier, QPoint(150, 120))
    (dots,) = found
    assert [(round(x), round(y)) for x, y, _ in dots] == [(100, 100), (300, 100), (300, 240)]
    grown = ink.grab().toImage()
    ink.show_strokes([Stroke("a", dots)])
    ink._repaint()
    assert len(dark(grown) ^ dark(ink.grab().toImage())) <= 12


def test_a_pen_draws_as_hard_as_it_is_pressed_and_its_other_end_rubs_out(ink: Ink) -> None:
    found = drawn(ink)
    pen(ink, QEvent.Type.TabletPress, QPointF(50, 50), 0.2)
    pen(ink, QEvent.Type.TabletMove, QPointF(100, 50), 0.9)
    pen(ink, QEvent.Type.TabletRelease, QPointF(100, 50), 0.0)
    (dots,) = found
    assert [round(pressure, 2) for _, _, pressure in dots] == [0.2, 0.9]
    ink.show_strokes([Stroke("a", dots), Stroke("b", ((800.0, 500.0, 0.5),))])
    gone: list[list[str]] = []
    ink.rubbed.connect(gone.append)
    pen(ink, QEvent.Type.TabletPress, QPointF(75, 52), 0.5, eraser=True)
    pen(ink, QEvent.Type.TabletRelease, QPointF(75, 52), 0.0, eraser=True)
    assert gone == [["a"]]
    assert len(found) == 1


def test_a_finger_draws_and_a_palm_does_not(ink: Ink, screen: QPointingDevice) -> None:
    found = drawn(ink)
    QTest.touchEvent(ink, screen).press(1, QPoint(60, 60), ink).commit()
    QTest.touchEvent(ink, screen).move(1, QPoint(120, 60), ink).commit()
    QTest.touchEvent(ink, screen).release(1, QPoint(120, 60), ink).commit()
    assert [len(dots) for dots in found] == [2]
    pen(ink, QEvent.Type.TabletMove, QPointF(300, 100), 0.0)  # it comes near
    QTest.touchEvent(ink, screen).press(1, QPoint(60, 200), ink).commit()
    QTest.touchEvent(ink, screen).move(1, QPoint(120, 200), ink).commit()
    QTest.touchEvent(ink, screen).release(1, QPoint(120, 200), ink).commit()
    assert len(found) == 1


def test_what_a_touch_began_is_taken_back_when_the_pen_comes_or_another_finger(
    ink: Ink, screen: QPointingDevice
) -> None:
    found = drawn(ink)
    QTest.touchEvent(ink, screen).press(1, QPoint(60, 60), ink).commit()
    QTest.touchEvent(ink, screen).move(1, QPoint(120, 60), ink).commit()
    pen(ink, QEvent.Type.TabletMove, QPointF(300, 100), 0.0)
    QTest.touchEvent(ink, screen).release(1, QPoint(120, 60), ink).commit()
    assert found == []
    assert not dark(ink.grab().toImage())


def test_a_wide_touch_is_a_palm() -> None:
    assert [is_wide(QSizeF(*size)) for size in ((0, 0), (12, 14), (30, 60), (70, 20))] == [False, False, True, True]


def test_who_may_only_read_draws_nothing(ink: Ink) -> None:
    found = drawn(ink)
    ink.may = False
    QTest.mouseClick(ink, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    assert found == []
