"""The bundled icons as QIcon, painted by the same renderer as every drawing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache

from kasesupport.drawing import icons
from kasesupport.drawing.items import Drawing
from kasesupport.ui.canvas.paint import paint


def pixmap(name: str, color: str, size: int = 24, ratio: float = 2.0) -> QPixmap:
    """One icon of `size` logical px; painted once, for a page asks for the same few again and again."""
    key = f"icon {name} {color} {size} {ratio}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = _painted(name, color, size, ratio)
        QPixmapCache.insert(key, kept)
    return kept


def _painted(name: str, color: str, size: int, ratio: float) -> QPixmap:
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    paint(painter, Drawing(size, size, icons.icon(name, (0, 0, size, size), color)))
    painter.end()
    return made


def icon(name: str, color: str) -> QIcon:
    """An icon for buttons, greyed where they are disabled."""
    made = QIcon(pixmap(name, color))
    made.addPixmap(pixmap(name, "#8b857d"), QIcon.Mode.Disabled)
    return made
