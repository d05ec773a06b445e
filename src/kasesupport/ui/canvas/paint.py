"""Replays a drawing with QPainter, with the same numbers as the PDF."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGlyphRun,
    QImage,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QRawFont,
    QTransform,
)

from kasesupport.drawing.fonts import is_selector, table
from kasesupport.drawing.items import Drawing, Face, Image, Path, Text
from kasesupport.drawing.measure import glyphs_in
from kasesupport.drawing.painting import Halo, steps
from kasesupport.ui.fonts import UNIT, raw_font

Step = Callable[[QPainter], None]
ROUND_CAP, FLAT_CAP = Qt.PenCapStyle.RoundCap, Qt.PenCapStyle.FlatCap
ROUND_JOIN = Qt.PenJoinStyle.RoundJoin
RASTER = QPaintEngine.Type.Raster


def paint(painter: QPainter, drawing: Drawing) -> None:
    """Paints the drawing, one unit one unit of the painter. For one that is painted often, `prepare` it."""
    play(painter, prepare(drawing))


def prepare(drawing: Drawing) -> tuple[Step, ...]:
    """The drawing as steps that `play` repeats without measuring or building anything again."""
    return tuple(step_of(step) for step in steps(drawing.items))


def play(painter: QPainter, prepared: Sequence[Step]) -> None:
    """Paints what was prepared."""
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    for step in prepared:
        step(painter)
    painter.restore()


def to_png(drawing: Drawing, scale: float = 1.0) -> bytes:
    """The drawing on white as PNG bytes, `scale` pixels a unit."""
    image = to_image(drawing, scale)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def to_image(drawing: Drawing, scale: float = 1.0) -> QImage:
    """The drawing on white, `scale` pixels a unit."""
    image = QImage(round(drawing.width * scale), round(drawing.height * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint(painter, drawing)
    painter.end()
    return image


def step_of(step: Path | Text | Image | Halo) -> Step:
    """One leaf, ready to be painted again and again."""
    match step:
        case Path():
            return _path(step)
        case Text():
            return _text(step)
        case Halo():
            return _halo(step)
        case Image():
            return _image(step)


def _path(path: Path) -> Step:
    outline = QPainterPath()
    add = {"M": outline.moveTo, "L": outline.lineTo, "C": outline.cubicTo, "Z": outline.closeSubpath}
    for op in path.ops:
        add[op[0]](*op[1:])  # type: ignore[operator]
    pen = _pen(path) if path.stroke and path.width > 0 else QPen(Qt.PenStyle.NoPen)
    brush = QBrush(QColor(path.fill)) if path.fill else QBrush()

    def play_path(painter: QPainter) -> None:
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawPath(outline)

    return play_path


def _pen(path: Path) -> QPen:
    pen = QPen(QColor(path.stroke or "#000000"), path.width)
    pen.setCapStyle(FLAT_CAP if path.dash else ROUND_CAP)
    pen.setJoinStyle(ROUND_JOIN)
    if path.dash:
        pen.setDashPattern([d / path.width for d in path.dash])
    return pen


def _text(text: Text) -> Step:
    run, color = _run(text), QColor(text.color)
    place, scale = QPointF(text.x, text.y), text.size / UNIT
    limit = (UNIT / text.size) ** 2 if text.size else 0.0

    def play_text(painter: QPainter) -> None:
        shown = painter.deviceTransform()
        if shown.m11() ** 2 + shown.m12() ** 2 >= limit and painter.paintEngine().type() == RASTER:
            _play_outline(painter, text, color)
            return
        painter.save()
        painter.translate(place)
        painter.scale(scale, scale)
        painter.setPen(color)
        painter.drawGlyphRun(QPointF(0, 0), run)
        painter.restore()

    return play_text


def _play_outline(painter: QPainter, text: Text, color: QColor) -> None:
    """Qt leaves out glyphs that are larger on the screen than they were taken at: those are filled as outlines."""
    scale, x = text.size / UNIT, text.x
    for sign in glyphs_in(text.text, text.face):
        outline = _outline(_index(sign.text, text.face), text.face)
        painter.fillPath(QTransform(scale, 0, 0, scale, x, text.y).map(outline), color)
        x += sign.em * text.size


@lru_cache(maxsize=1024)
def _outline(index: int, face: Face) -> QPainterPath:
    found = _font(face).pathForGlyph(index)
    found.setFillRule(Qt.FillRule.WindingFill)
    return found


def _run(text: Text) -> QGlyphRun:
    """The glyphs of a text and where they stand, in units of the raw font."""
    signs = glyphs_in(text.text, text.face)
    places, x = [], 0.0
    for sign in signs:
        places.append(QPointF(x, 0))
        x += sign.em * UNIT
    run = QGlyphRun()
    run.setRawFont(_font(text.face))
    run.setGlyphIndexes([_index(sign.text, text.face) for sign in signs])
    run.setPositions(places)
    return run


@cache
def _font(face: Face) -> QRawFont:
    return raw_font(face)


@cache
def _index(sign: str, face: Face) -> int:
    if len(sign) == 2 and is_selector(ord(sign[1])):
        place = table(face).sequence(ord(sign[0]), ord(sign[1]))
        if place is not None:
            return table(face).glyphs[place]
    found = _font(face).glyphIndexesForString(sign[0])
    return int(found[0]) if found else 0


def _halo(halo: Halo) -> Step:
    text, color = halo.text, QColor(halo.color)
    scale = text.size / UNIT
    x, outlines = text.x, []
    for sign in glyphs_in(text.text, text.face):
        rim = _rim(_index(sign.text, text.face), text.face, round(halo.width / scale, 3))
        outlines.append(QTransform(scale, 0, 0, scale, x, text.y).map(rim))
        x += sign.em * text.size

    def play_halo(painter: QPainter) -> None:
        for outline in outlines:
            painter.fillPath(outline, color)

    return play_halo


@lru_cache(maxsize=4096)
def _rim(index: int, face: Face, width: float) -> QPainterPath:
    """The thickened outline of one glyph. Simplified once (some ms a kanji), it then fills in microseconds."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    thick = stroker.createStroke(_font(face).pathForGlyph(index))
    thick.setFillRule(Qt.FillRule.WindingFill)
    return thick.simplified()


def _image(image: Image) -> Step:
    picture, box = QImage.fromData(image.png), QRectF(*image.box)
    return lambda painter: painter.drawImage(box, picture)
