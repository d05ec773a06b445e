"""A picture that was panned over looks as one that was painted where it is."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from kasesupport.drawing.items import Drawing, Path, circle, line
from kasesupport.drawing.text import set_line
from kasesupport.ui.canvas.camera import Camera
from kasesupport.ui.canvas.sheet import Sheet
from kasesupport.ui.fonts import load_fonts

SIZE = QSize(200, 150)


def drawing() -> Drawing:
    words = set_line("佐倉 美咲", 60, 90, 14, halo="#ffffff")
    return Drawing(
        400, 300, (Path(line([(0, 0), (400, 300)]), width=3), Path(circle(90, 60, 40), fill="#eeccaa"), *words)
    )


def sheet() -> Sheet:
    made = Sheet()
    made.fill(drawing(), (-20.0, -10.0))
    return made


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_pans_by_whole_pixels(qapp: QApplication, ratio: float) -> None:
    load_fonts()
    walked, start = sheet(), Camera(1.3, 10.0, 5.0)
    walked.seen(start, SIZE, ratio)
    for dx, dy in ((7, 0), (0, -9), (-30, 22), (3, 3), (-250, 0), (240, -10)):
        start = start.panned(dx, dy)
        seen = walked.seen(start, SIZE, ratio).toImage()
        assert seen == sheet().seen(start, SIZE, ratio).toImage()


def test_other_cameras_are_painted_anew(qapp: QApplication) -> None:
    walked = sheet()
    before = walked.seen(Camera(), SIZE, 1.0).toImage()
    for camera in (Camera(1.5, 0, 0), Camera(1.5, 0.5, 0.25), Camera()):
        assert walked.seen(camera, SIZE, 1.0).toImage() == sheet().seen(camera, SIZE, 1.0).toImage()
    walked.fill(Drawing(10, 10), (0.0, 0.0))
    assert walked.seen(Camera(), SIZE, 1.0).toImage() != before
