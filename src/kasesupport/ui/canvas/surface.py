"""What the canvas paints: the picture, and above it what is being done with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kasesupport.diagrams import hit
from kasesupport.diagrams.tools import Preview, Rubber, Stroke
from kasesupport.drawing.items import Drawing, Path, Point, flat
from kasesupport.ui import theme
from kasesupport.ui.canvas.camera import Camera
from kasesupport.ui.canvas.paint import Step, play, prepare
from kasesupport.ui.canvas.picture import Picture

FAINT = 0.35  # how much of its lines shines through the mark on them
GLOW = 6.0  # px that the mark is wider than the line


@dataclass(slots=True)
class Surface:
    """The prepared picture and the previews over it."""

    picture: Picture = field(default_factory=lambda: Picture(Drawing(1, 1)))
    rubber: Rubber | None = None
    stroke: Stroke | None = None
    marked: str = ""  # a subject whose lines are shown in the colour of what is selected
    _steps: tuple[Step, ...] = ()
    _ghost: tuple[str, tuple[Step, ...], Point] | None = None  # subject, how it is painted, how far it went

    def show(self, picture: Picture) -> None:
        """Paint this from now on."""
        self.picture, self._steps = picture, prepare(picture.drawing)

    def drag(self, to: Preview | None) -> None:
        """Show one subject under the pointer; None: nothing is being dragged any more."""
        if to is None or to.subject not in self.picture.places:
            self._ghost = None
            return
        x, y = self.picture.places[to.subject]
        self._ghost = (to.subject, self._ghost_steps(to.subject), (to.x - x, to.y - y))

    def clear(self) -> None:
        """Take every preview away."""
        self._ghost = self.rubber = self.stroke = None

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Everything, with the painter in px of the widget."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(camera.dx, camera.dy)
        painter.scale(camera.scale, camera.scale)
        self._paint_picture(painter)
        self._paint_previews(painter)

    def _paint_picture(self, painter: QPainter) -> None:
        painter.save()
        painter.translate(*self.picture.origin)
        play(painter, self._steps)
        if self.marked:
            self._paint_mark(painter)
        if self._ghost:
            _, steps, way = self._ghost
            painter.translate(*way)
            play(painter, steps)
        painter.restore()

    def _paint_mark(self, painter: QPainter) -> None:
        group = hit.find(self.picture.drawing, self.marked)
        lines = [leaf for leaf in flat(group.items if group else ()) if isinstance(leaf, Path) and leaf.stroke]
        glow = (replace(p, stroke=theme.SELECTED, fill=None, width=p.width + GLOW, dash=()) for p in lines)
        painter.setOpacity(FAINT)
        play(painter, prepare(Drawing(1, 1, tuple(glow))))
        painter.setOpacity(1.0)

    def _paint_previews(self, painter: QPainter) -> None:
        pen = QPen(QColor(theme.ACCENT), 2.5, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.rubber and (start := self._middle(self.rubber.subject)):
            self._paint_rubber(painter, start, self.rubber)
        if self.stroke:
            painter.setBrush(QColor(11, 106, 117, 24))
            painter.drawPolygon(_polygon(self.stroke.points))

    def _paint_rubber(self, painter: QPainter, start: Point, rubber: Rubber) -> None:
        box = self.picture.box_of(rubber.over) if rubber.over else None
        painter.drawLine(QPointF(*start), QPointF(rubber.x, rubber.y))
        if box:
            painter.drawRoundedRect(QRectF(*box).adjusted(-6, -6, 6, 6), 10, 10)

    def _middle(self, subject: str) -> Point | None:
        if subject in self.picture.places:
            return self.picture.places[subject]
        box = self.picture.box_of(subject)
        return (box[0] + box[2] / 2, box[1] + box[3] / 2) if box else None

    def _ghost_steps(self, subject: str) -> tuple[Step, ...]:
        if self._ghost and self._ghost[0] == subject:
            return self._ghost[1]
        group = hit.find(self.picture.drawing, subject)
        return prepare(Drawing(1, 1, group.items)) if group else ()


def _polygon(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
