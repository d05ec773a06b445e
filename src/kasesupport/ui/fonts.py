"""Our fonts for Qt: for the widgets, and as raw glyphs for pictures and pages."""

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from kasesupport.drawing.fonts import FAMILIES, WIDGETS, file
from kasesupport.drawing.items import Face

UNIT = 64.0  # px; glyphs are taken at this size and scaled by the painter


def load_fonts() -> tuple[str, ...]:
    """Makes the faces of widgets known to Qt; gives the family names in the order of fallback."""
    for face in WIDGETS:
        QFontDatabase.addApplicationFont(str(file(face)))
    return _families()


def _families() -> tuple[str, ...]:
    return tuple(dict.fromkeys(FAMILIES[face] for face in WIDGETS))


def ui_font(size: float = 14.0, *, bold: bool = False) -> QFont:
    """The font of the widgets, in px."""
    font = QFont()
    font.setFamilies(list(_families()))
    font.setPixelSize(round(size))
    font.setBold(bold)
    return font


def raw_font(face: Face) -> QRawFont:
    """The glyphs of a face, at UNIT px without hinting. Reads the font file."""
    return QRawFont(str(file(face)), UNIT, QFont.HintingPreference.PreferNoHinting)
