"""The small map: there only where it helps, shows where one is, and takes one elsewhere."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kasesupport.drawing.items import Drawing, Group, Path, rect
from kasesupport.ui.canvas.frame import CanvasFrame
from kasesupport.ui.canvas.picture import Picture


def _picture(count: int) -> Picture:
    people = tuple(Group(f"p{n}", (Path(rect((n * 120.0, 40.0, 60.0, 60.0))),)) for n in range(count))
    return Picture(
        Drawing(count * 120.0, 400.0, people), (0.0, 0.0), {f"p{n}": (n * 120.0 + 30, 70.0) for n in range(count)}
    )


@pytest.fixture
def frame(qtbot: QtBot, qapp: QApplication) -> CanvasFrame:
    made = CanvasFrame()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_a_small_family_and_a_whole_view_need_no_map(frame: CanvasFrame) -> None:
    frame.canvas.show_picture(_picture(5))
    frame.canvas.zoom(3)
    assert not frame.map.isVisible()
    frame.canvas.show_picture(_picture(30))
    frame.canvas.fit()
    assert not frame.map.isVisible()


def test_it_shows_where_one_is_and_takes_one_elsewhere(frame: CanvasFrame) -> None:
    frame.canvas.show_picture(_picture(30))
    frame.canvas.fit()
    frame.canvas.zoom(4)
    assert frame.map.isVisible()
    assert frame.map.geometry().right() < frame.width()
    at = QPoint(5, frame.map.height() // 2)
    QTest.mousePress(frame.map, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    left, _, wide, _ = frame.map.window_on()
    assert left + wide / 2 == pytest.approx(5, abs=1.5)
    assert frame.canvas.camera.to_picture(frame.canvas.width() / 2, 0)[0] == pytest.approx(
        5 / frame.map.width() * 3600, abs=20
    )
    QTest.mouseMove(frame.map, QPoint(frame.map.width() - 5, 10))
    frame.canvas.fit()
    assert not frame.map.isVisible()


def test_another_picture_is_painted_anew(frame: CanvasFrame) -> None:
    frame.canvas.show_picture(_picture(30))
    frame.canvas.zoom(4)
    before = frame.map.grab().toImage()
    frame.canvas.show_picture(_picture(20), glide=False)
    frame.canvas.zoom(4)
    assert frame.map.grab().toImage() != before


def test_a_large_picture_opens_readable_at_somebody(frame: CanvasFrame) -> None:
    frame.canvas.show_picture(_picture(60))
    frame.canvas.fit()
    frame.begin_at("p40")
    assert frame.canvas.camera.scale == 0.6
    assert frame.canvas.camera.to_screen(*frame.canvas.picture.places["p40"]) == pytest.approx((450, 300))
    frame.canvas.show_picture(_picture(5))
    frame.canvas.fit()
    whole = frame.canvas.camera
    frame.begin_at("p2")
    assert frame.canvas.camera == whole
