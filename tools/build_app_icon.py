"""Draws the program's own icon into resources/icons: kasesupport.svg, .png (256 px) and .ico (16 to 256 px).

    python tools/build_app_icon.py

A roof, and under it a family as the genogram draws one: two who are joined, and a child.
"""

import os
import struct
from math import cos, pi, sin
from pathlib import Path as File

from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from kasesupport.drawing.items import Drawing, Op, Path
from kasesupport.drawing.svg import to_svg
from kasesupport.ui.canvas.paint import paint

TARGET = File(__file__).parents[1] / "resources" / "icons"
SIDE = 64.0
SIZES = (16, 24, 32, 48, 64, 128, 256)
GROUND, WALL, INK, CHILD = "#0b6a75", "#fff8ee", "#0b6a75", "#e08a4f"
K = 0.5523  # of the radius: a quarter of a circle as one curve


def icon() -> Drawing:
    """The picture, on a grid of 64."""
    return Drawing(
        SIDE,
        SIDE,
        (
            Path(_rounded(1, 1, 62, 62, 14), stroke=None, fill=GROUND),
            Path(_line((9, 29), (32, 10), (55, 29)), stroke=WALL, width=5),
            Path(_line((14.5, 29), (32, 14.5), (49.5, 29), (49.5, 55), (14.5, 55), close=True), stroke=None, fill=WALL),
            Path(_line((25.5, 32), (38.5, 32)), stroke=INK, width=2.6),
            Path(_line((32, 32), (32, 43)), stroke=INK, width=2.6),
            Path(_rounded(18.5, 27, 10, 10, 1), stroke=INK, fill=WALL, width=2.8),
            Path(_circle(40.5, 32, 5.4), stroke=INK, fill=WALL, width=2.8),
            Path(_circle(32, 46.5, 5.2), stroke=INK, fill=CHILD, width=2.8),
        ),
    )


def _line(*points: tuple[float, float], close: bool = False) -> tuple[Op, ...]:
    first, *others = points
    return (("M", *first), *(("L", *point) for point in others), *((("Z",),) if close else ()))


def _circle(x: float, y: float, radius: float) -> tuple[Op, ...]:
    ops: list[Op] = [("M", x + radius, y)]
    for quarter in range(4):
        a, b = quarter * pi / 2, (quarter + 1) * pi / 2
        out = (x + radius * (cos(a) - K * sin(a)), y + radius * (sin(a) + K * cos(a)))
        into = (x + radius * (cos(b) + K * sin(b)), y + radius * (sin(b) - K * cos(b)))
        ops.append(("C", *out, *into, x + radius * cos(b), y + radius * sin(b)))
    return (*ops, ("Z",))


def _rounded(x: float, y: float, wide: float, high: float, r: float) -> tuple[Op, ...]:
    right, foot, k = x + wide, y + high, r * (1 - K)
    return (
        ("M", x + r, y), ("L", right - r, y), ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, foot - r), ("C", right, foot - k, right - k, foot, right - r, foot),
        ("L", x + r, foot), ("C", x + k, foot, x, foot - k, x, foot - r),
        ("L", x, y + r), ("C", x, y + k, x + k, y, x + r, y), ("Z",),
    )  # fmt: skip


def ico(pictures: dict[int, bytes]) -> bytes:
    """Pictures by their side in px, each a PNG, as one Windows icon."""
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    start = len(head) + 16 * len(pictures)
    for side, png in pictures.items():
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(png), start + len(body))
        body += png
    return head + body


def clear_png(drawing: Drawing, side: int) -> bytes:
    """The drawing, `side` px wide, on nothing."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / SIDE, side / SIDE)
    paint(painter, drawing)
    painter.end()
    kept = QByteArray()
    image.save(QBuffer(kept), "PNG")
    return bytes(kept.data())


def main() -> None:
    """Write the three files."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication([])
    drawing = icon()
    pictures = {side: clear_png(drawing, side) for side in SIZES}
    (TARGET / "kasesupport.svg").write_text(to_svg(drawing), encoding="utf-8")
    (TARGET / "kasesupport.png").write_bytes(pictures[256])
    (TARGET / "kasesupport.ico").write_bytes(ico(pictures))
    del app


if __name__ == "__main__":
    main()
