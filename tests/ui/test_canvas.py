"""Hands and keys on the canvas, with a picture of three."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kasesupport.diagrams.tools import ConnectTool, LassoTool
from kasesupport.drawing.items import Drawing, Group, Path, circle, line
from kasesupport.ui import motion
from kasesupport.ui.canvas.camera import Camera
from kasesupport.ui.canvas.picture import Picture, between
from kasesupport.ui.canvas.view import Canvas

PLACES = {"father": (100.0, 100.0), "mother": (300.0, 100.0), "child": (200.0, 250.0)}


def picture(**moved: tuple[float, float]) -> Picture:
    places = {**PLACES, **moved}
    people = tuple(Group(n, (Path(circle(x, y, 24), fill="#ffffff"),), alt=n) for n, (x, y) in places.items())
    union = Group("union", (Path(line([PLACES["father"], PLACES["mother"]])),))
    return Picture(Drawing(400, 350, (union, *people)), (0, 0), places)


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.show_picture(picture())
    made.look(Camera(1.0, 50.0, 20.0))
    made.setFocus()
    return made


@pytest.fixture
def told(canvas: Canvas) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    for name in ("chosen", "opened", "entered", "keyed", "placed", "connected", "collected", "remove_asked", "escaped"):
        getattr(canvas, name).connect(lambda *values, name=name: heard.append((name, *values)))
    canvas.chosen.connect(canvas.select)
    return heard


def on(canvas: Canvas, x: float, y: float) -> QPoint:
    return QPoint(*(round(v) for v in canvas.camera.to_screen(x, y)))


def drag(canvas: Canvas, *way: tuple[float, float]) -> None:
    points = [on(canvas, x, y) for x, y in way]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=points[-1])


def test_a_tap_selects_people_and_lines(canvas: Canvas, told: list[tuple[object, ...]]) -> None:
    for x, y in (PLACES["mother"], (200.0, 103.0), (20.0, 300.0)):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=on(canvas, x, y))
    assert told == [("chosen", "mother"), ("chosen", "union"), ("chosen", "")]


def test_dragging_a_person_puts_it_down_and_nothing_glides_back(canvas: Canvas, told: list[tuple[object, ...]]) -> None:
    drag(canvas, (105.0, 100.0), (150.0, 140.0), (165.0, 180.0))
    assert told == [("placed", "father", 160.0, 180.0)]
    box = canvas.surface.picture.box_of("father")
    assert box
    assert box[0] + box[2] / 2 == pytest.approx(160.0)


def test_a_drag_paints_the_picture_once(canvas: Canvas) -> None:
    canvas.grab()
    painted = canvas.surface.kept()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=on(canvas, *PLACES["father"]))
    for n in range(5):
        QTest.mouseMove(canvas, on(canvas, 150 + 10 * n, 140))
        moved = canvas.grab().toImage()
    assert canvas.surface.kept() == painted
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.grab().toImage() != moved
    canvas.show_picture(picture(father=(150.0, 100.0)), glide=False)
    canvas.grab()
    assert canvas.surface.kept() != painted


def test_dragging_the_ground_pans_by_the_way_of_the_hand(canvas: Canvas, told: list[tuple[object, ...]]) -> None:
    canvas.look(Camera(2.0, 0.0, 0.0))
    drag(canvas, (10.0, 250.0), (30.0, 260.0), (60.0, 270.0))
    assert canvas.camera == Camera(2.0, 100.0, 40.0)
    assert told == []


def test_escape_in_a_drag_leaves_everything(canvas: Canvas, told: list[tuple[object, ...]]) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=on(canvas, *PLACES["father"]))
    QTest.mouseMove(canvas, on(canvas, 200, 200))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=on(canvas, 200, 200))
    assert told == []


def test_the_wheel_zooms_at_the_pointer(canvas: Canvas) -> None:
    at = QPointF(on(canvas, *PLACES["child"]))
    turn = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, turn)
    assert canvas.camera.scale == 1.25
    assert canvas.camera.to_screen(*PLACES["child"]) == pytest.approx((at.x(), at.y()))


def test_keys_walk_open_remove_and_let_go(canvas: Canvas, told: list[tuple[object, ...]]) -> None:
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        QTest.keyClick(canvas, key)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert [t for t in told if t[0] != "escaped"] == [
        ("chosen", "father"), ("chosen", "mother"), ("chosen", "child"),
        ("entered", "child"), ("remove_asked", "child"), ("chosen", ""),
    ]  # fmt: skip
    assert told[-1] == ("escaped",)


def test_a_screen_reader_hears_who_is_selected(canvas: Canvas) -> None:
    canvas.select("mother")
    assert canvas.accessibleDescription() == "mother"


def test_a_lasso_and_a_line_between_two(canvas: Canvas, told: list[tuple[object, ...]]) -> None:
    canvas.use(LassoTool(lambda: PLACES))
    told.clear()
    drag(canvas, (50, 50), (350, 50), (350, 150), (50, 150))
    canvas.use(ConnectTool(lambda a, b: (a, b)))
    told.clear()
    drag(canvas, PLACES["father"], (150, 150), PLACES["child"])
    assert told == [("connected", "father", "child")]


def test_fingers_tap_drag_and_pinch(canvas: Canvas, told: list[tuple[object, ...]]) -> None:
    screen = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    at, (a, b), (c, d) = (
        on(canvas, 110, 100),
        (QPoint(200, 300), QPoint(400, 300)),
        (QPoint(100, 300), QPoint(500, 300)),
    )
    hand = QTest.touchEvent(canvas, screen)
    hand.press(0, at, canvas).commit()
    hand.release(0, at, canvas).commit()
    assert told == [("chosen", "father")]
    hand.press(0, a, canvas).commit()
    hand.stationary(0).press(1, b, canvas).commit()
    hand.move(0, c, canvas).move(1, d, canvas).commit()
    hand.release(0, c, canvas).release(1, d, canvas).commit()
    assert canvas.camera.scale == pytest.approx(2)
    assert canvas.selected == "father"  # who pinches means the picture, not the people
    hand.press(0, on(canvas, *PLACES["mother"]), canvas).commit()
    hand.move(0, on(canvas, 320, 150), canvas).commit()
    hand.release(0, on(canvas, 320, 150), canvas).commit()
    assert told[1:] == [("placed", "mother", pytest.approx(320, abs=1), pytest.approx(150, abs=1))]


def test_a_wider_window_keeps_the_middle(canvas: Canvas) -> None:
    middle = canvas.camera.to_picture(400, 300)
    canvas.resize(1000, 700)
    QApplication.processEvents()
    assert canvas.camera.to_picture(500, 350) == pytest.approx(middle)


def test_what_was_shown_first_is_seen_whole(qtbot: QtBot) -> None:
    made = Canvas()
    qtbot.addWidget(made)
    made.show_picture(picture())
    made.resize(300, 240)
    made.show()
    left, top = made.camera.to_screen(0, 0)
    right, bottom = made.camera.to_screen(400, 350)
    assert 0 <= left < right <= 300
    assert 0 <= top < bottom <= 240


def gliding(canvas: Canvas, ms: int) -> QVariantAnimation:
    """The canvas at this moment of its glide, held there: no clock is asked."""
    glide = canvas.findChild(QVariantAnimation)
    glide.pause()
    glide.setCurrentTime(ms)
    return glide


def middle(canvas: Canvas, subject: str) -> float:
    """Where a subject is painted, by the picture of this moment."""
    x, _, w, _ = canvas._now().box_of(subject)
    return x + w / 2


def test_what_moved_glides_and_can_be_interrupted(canvas: Canvas) -> None:
    assert 150 <= motion.glide() <= 250
    start = canvas.grab().toImage()
    canvas.show_picture(picture(father=(180.0, 100.0)))
    gliding(canvas, 0)
    assert canvas.grab().toImage() == start
    gliding(canvas, motion.glide() // 2)
    assert middle(canvas, "father") == pytest.approx(140.0, abs=0.5)
    half = canvas.grab().toImage()
    canvas.show_picture(picture(father=(60.0, 100.0)))  # another change before the first has arrived
    gliding(canvas, 0)
    assert canvas.grab().toImage() == half
    canvas.settle()
    canvas.show_picture(picture(father=(60.0, 100.0)), glide=False)
    assert middle(canvas, "father") == 60.0


def test_a_hand_that_comes_down_ends_the_glide(canvas: Canvas, told: list[tuple[object, ...]]) -> None:
    canvas.show_picture(picture(father=(180.0, 130.0)))
    gliding(canvas, 20)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=on(canvas, 180, 130))
    assert told == [("chosen", "father")]
    assert canvas._now() is canvas.picture


def test_half_way_is_painted_as_it_is_computed(canvas: Canvas) -> None:
    """The quick way (what only moves is shifted) and the slow one (every leaf laid out) give the same picture."""
    before, after = picture(), replace(picture(father=(140.0, 160.0), child=(260.0, 250.0)), origin=(-10.0, 4.0))
    canvas.show_picture(before, glide=False)
    canvas.show_picture(after)
    gliding(canvas, motion.glide() // 2)
    quick = canvas.grab().toImage()
    t = float(canvas.findChild(QVariantAnimation).currentValue())
    canvas.show_picture(between(before, after, t), glide=False)
    assert canvas.grab().toImage() == quick


def test_what_is_marked_glows_between_persons_and_not_over_them(canvas: Canvas) -> None:
    canvas.surface.mark("union")
    canvas.update()
    seen = canvas.grab().toImage()
    ratio = seen.devicePixelRatio()
    inside, beside = (seen.pixelColor(round(x * ratio), round(y * ratio)) for x, y in ((160, 120), (250, 122)))
    assert inside.name() == "#ffffff"
    assert beside.name() != "#ffffff"


def test_who_saw_the_whole_picture_sees_it_whole_in_less_room(canvas: Canvas) -> None:
    canvas.fit()
    canvas.resize(500, 300)
    left, top, wide, high = canvas.picture.box()
    corners = (canvas.camera.to_screen(left, top), canvas.camera.to_screen(left + wide, top + high))
    assert all(0 <= x <= 500 and 0 <= y <= 300 for x, y in corners)
