"""The picture as it was painted last: a pan shifts it and paints the strips that came into sight."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from kasesupport.diagrams import hit
from kasesupport.drawing.items import Box, Drawing, Image, Path, Point, Text
from kasesupport.drawing.painting import Halo, steps
from kasesupport.ui import theme
from kasesupport.ui.canvas.camera import Camera
from kasesupport.ui.canvas.paint import Step, play, step_of

Key = tuple[Camera, QSize, float]
RIM = 2.0  # px around a box that antialiasing may reach


@dataclass(slots=True)
class Sheet:
    """A drawing at a place of the plane, and its picture for one camera."""

    _drawing: Drawing = field(default_factory=lambda: Drawing(1, 1))
    _origin: Point = (0.0, 0.0)
    _steps: tuple[tuple[Box, Step], ...] = ()
    _made: tuple[Key, QPixmap] | None = None

    def fill(self, drawing: Drawing, origin: Point) -> None:
        """Paint this from now on."""
        self._drawing, self._origin, self._made = drawing, origin, None
        self._steps = tuple((_box(leaf), step_of(leaf)) for leaf in steps(drawing.items))

    def seen(self, camera: Camera, size: QSize, ratio: float) -> QPixmap:
        """The picture as this camera sees it, on paper of this size in px, `ratio` pixels a px."""
        key = camera, size, ratio
        if self._made is None or self._made[0] != key:
            self._made = key, self._shifted(key) or self._painted(key)
        return self._made[1]

    def number(self) -> int:
        """Which painted picture this is, as Qt counts them; 0 where none was painted yet."""
        return self._made[1].cacheKey() if self._made else 0

    def _painted(self, key: Key) -> QPixmap:
        _, size, ratio = key
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(theme.PAPER))
        self._paint(made, key[0], [QRect(QPoint(), size)])
        return made

    def _shifted(self, key: Key) -> QPixmap | None:
        """The last picture moved by whole pixels; None where that does not give the new one."""
        if self._made is None:
            return None
        (before, size, ratio), old = self._made
        camera = key[0]
        dx, dy = (camera.dx - before.dx) * ratio, (camera.dy - before.dy) * ratio
        whole = abs(dx - round(dx)) < 1e-6 and abs(dy - round(dy)) < 1e-6
        if (before.scale, size, ratio) != (camera.scale, *key[1:]) or not whole:
            return None
        paper = QRect(QPoint(), size)
        kept = QRegion(paper.translated(round(camera.dx - before.dx), round(camera.dy - before.dy)))
        old.scroll(round(dx), round(dy), old.rect())
        self._paint(old, camera, QRegion(paper).subtracted(kept))  # type: ignore[arg-type]  # Qt's can be walked
        return old

    def _paint(self, onto: QPixmap, camera: Camera, places: Iterable[QRect]) -> None:
        painter = QPainter(onto)
        for place in places:
            rect = place.adjusted(-1, -1, 1, 1)  # where a px is no whole number of pixels
            painter.save()
            painter.setClipRect(rect)
            painter.fillRect(rect, QColor(theme.PAPER))
            painter.translate(camera.dx, camera.dy)
            painter.scale(camera.scale, camera.scale)
            painter.translate(*self._origin)
            play(painter, self._within(self._part(camera, rect)))
            painter.restore()
        painter.end()

    def _part(self, camera: Camera, rect: QRect) -> Box:
        """What of the drawing lies in a part of the widget."""
        left, top = camera.to_picture(rect.left() - RIM, rect.top() - RIM)
        wide, high = (rect.width() + 2 * RIM) / camera.scale, (rect.height() + 2 * RIM) / camera.scale
        return left - self._origin[0], top - self._origin[1], wide, high

    def _within(self, part: Box) -> list[Step]:
        x, y, right, bottom = part[0], part[1], part[0] + part[2], part[1] + part[3]
        return [
            step
            for (left, top, wide, high), step in self._steps
            if left < right and x < left + wide and top < bottom and y < top + high
        ]


def _box(leaf: Path | Text | Image | Halo) -> Box:
    if isinstance(leaf, Halo):
        x, y, w, h = hit.leaf_bounds(leaf.text)
        return x - leaf.width, y - leaf.width, w + 2 * leaf.width, h + 2 * leaf.width
    x, y, w, h = hit.leaf_bounds(leaf)
    sharp = leaf.width if isinstance(leaf, Path) else leaf.size * 0.3 if isinstance(leaf, Text) else 0.0
    return x - sharp, y - sharp, w + 2 * sharp, h + 2 * sharp
