"""What the canvas paints: the picture, kept as painted, and above it what is being done with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kasesupport.diagrams import hit
from kasesupport.diagrams.intents import Preview, Rubber, Shift, Stroke
from kasesupport.drawing.items import Box, Drawing, Path, Point, flat
from kasesupport.ui import theme
from kasesupport.ui.canvas.camera import Camera
from kasesupport.ui.canvas.gliding import Gliding
from kasesupport.ui.canvas.paint import Step, play, prepare
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.canvas.sheet import Sheet

GLOW = 6.0  # px that the mark is wider than the line
BELOW = 0.45  # how much of what is dragged is seen while the one below it is meant
AROUND = 6.0  # px between a subject and the frame that says it would be joined


@dataclass(slots=True)
class Surface:
    """The prepared picture and the previews over it."""

    picture: Picture = field(default_factory=lambda: Picture(Drawing(1, 1)))
    rubber: Rubber | None = None
    stroke: Stroke | None = None
    over: str = ""  # what the one under the pointer would be joined to
    _marked: str = ""
    _gliding: tuple[Gliding, float] | None = None
    _sheet: Sheet = field(default_factory=Sheet)
    _ghost: tuple[str, tuple[Step, ...], Point] | None = None  # subject, how it is painted, how far it went
    _ghost_box: Box = hit.NOTHING  # of the drawing, where the subject is

    def show(self, picture: Picture) -> None:
        """Paint this from now on."""
        self.picture, self._gliding = picture, None
        self._fill()

    def glide(self, on: Gliding, t: float) -> None:
        """Paint the way from one picture to the next instead, until another picture is shown."""
        self._gliding = on, t

    def mark(self, subject: str) -> None:
        """Show the lines of a subject in the colour of what is selected; "" for none."""
        if subject != self._marked:
            self._marked = subject
            self._fill()

    def drag(self, to: Preview | Shift) -> None:
        """Show one subject under the pointer, or several shifted."""
        if isinstance(to, Shift):
            self._ghost = " ".join(to.subjects), self._ghost_steps(*to.subjects), (to.dx, to.dy)
            return
        if to.subject not in self.picture.places:
            self._ghost = None
            return
        x, y = self.picture.places[to.subject]
        self._ghost, self.over = (to.subject, self._ghost_steps(to.subject), (to.x - x, to.y - y)), to.over

    def dragged(self) -> Box:
        """What the subject under the pointer, and the frame around what it would be joined to, cover of the plane."""
        if self._ghost is None:
            return hit.NOTHING
        left, top, wide, high = self._ghost_box
        dx, dy = self.picture.origin[0] + self._ghost[2][0], self.picture.origin[1] + self._ghost[2][1]
        over = self.picture.box_of(self.over) if self.over else None
        boxes = [(left + dx, top + dy, wide, high), *([over] if over else [])]
        x, y, w, h = hit.joined(boxes)
        return x - 2 * AROUND, y - 2 * AROUND, w + 4 * AROUND, h + 4 * AROUND

    def clear(self) -> None:
        """Take every preview away."""
        self._ghost = self.rubber = self.stroke = None
        self.over = ""

    def paint(self, painter: QPainter, camera: Camera, size: QSize, ratio: float) -> None:
        """Everything, with the painter in px of a widget of this size; `ratio`: pixels of the screen a px."""
        if self._gliding:
            painter.fillRect(QRect(QPoint(), size), QColor(theme.PAPER))
        else:
            painter.drawPixmap(0, 0, self._sheet.seen(camera, size, ratio))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(camera.dx, camera.dy)
        painter.scale(camera.scale, camera.scale)
        if self._gliding:
            on, t = self._gliding
            painter.save()
            painter.translate(*on.new.origin)
            on.paint(painter, t)
            painter.restore()
        if self._ghost:
            _, steps, (dx, dy) = self._ghost
            painter.save()
            painter.translate(self.picture.origin[0] + dx, self.picture.origin[1] + dy)
            painter.setOpacity(BELOW if self.over else 1.0)
            play(painter, steps)
            painter.restore()
        self._paint_previews(painter)

    def kept(self) -> int:
        """The number of the kept picture of what is not being dragged; another one when it was painted anew."""
        return self._sheet.number()

    def _fill(self) -> None:
        drawing = self.picture.drawing
        if glow := self._glow():
            at = max(i for i, item in enumerate(drawing.items) if hit.find(Drawing(1, 1, (item,)), self._marked))
            drawing = replace(drawing, items=(*drawing.items[: at + 1], glow, *drawing.items[at + 1 :]))
        self._sheet.fill(drawing, self.picture.origin)

    def _glow(self) -> Path | None:
        """All lines of what is marked as one, so that no spots are where they meet; persons are painted over it."""
        group = hit.find(self.picture.drawing, self._marked) if self._marked else None
        lines = [leaf for leaf in flat(group.items if group else ()) if isinstance(leaf, Path) and leaf.stroke]
        if not lines:
            return None
        ops = tuple(op for line in lines for op in line.ops)
        return Path(ops, theme.GLOW, None, max(line.width for line in lines) + GLOW)

    def _paint_previews(self, painter: QPainter) -> None:
        pen = QPen(QColor(theme.ACCENT), 2.5, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.rubber and (start := self._middle(self.rubber.subject)):
            painter.drawLine(QPointF(*start), QPointF(self.rubber.x, self.rubber.y))
        over = self.rubber.over if self.rubber else self.over
        if box := self.picture.box_of(over) if over else None:
            painter.drawRoundedRect(QRectF(*box).adjusted(-AROUND, -AROUND, AROUND, AROUND), 10, 10)
        if self.stroke:
            painter.setBrush(QColor(11, 106, 117, 24))
            painter.drawPolygon(_polygon(self.stroke.points))

    def _middle(self, subject: str) -> Point | None:
        if subject in self.picture.places:
            return self.picture.places[subject]
        box = self.picture.box_of(subject)
        return (box[0] + box[2] / 2, box[1] + box[3] / 2) if box else None

    def _ghost_steps(self, *subjects: str) -> tuple[Step, ...]:
        if self._ghost and self._ghost[0] == " ".join(subjects):
            return self._ghost[1]
        groups = [group for each in subjects if (group := hit.find(self.picture.drawing, each))]
        items = tuple(item for group in groups for item in group.items)
        self._ghost_box = hit.bounds(items) if items else hit.NOTHING
        return prepare(Drawing(1, 1, items)) if items else ()


def _polygon(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
