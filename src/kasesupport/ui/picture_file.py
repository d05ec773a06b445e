"""A diagram as a file: PDF, SVG or PNG."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kasesupport.drawing.items import Drawing, pictured
from kasesupport.drawing.svg import to_svg
from kasesupport.saving import save
from kasesupport.ui.canvas.paint import to_image, to_png

SHARP = 2.0  # PNG pixels a logical px


def write(path: Path, drawing: Drawing, title: str, sharp: float = SHARP) -> None:
    """Write in the format of the suffix (.pdf, .svg, .png). Raises Problem as `saving.save` does.

    `sharp`: PNG pixels a logical px. `title` must not tell whose picture it is.
    """
    save(_bytes(path.suffix.lower(), drawing, title, sharp), path)


def copy(drawing: Drawing) -> None:
    """Put the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(to_image(drawing, SHARP))


def _bytes(suffix: str, drawing: Drawing, title: str, sharp: float) -> bytes:
    if suffix == ".svg":
        return to_svg(drawing).encode("utf-8")
    if suffix == ".png":
        return to_png(drawing, sharp)
    from kasesupport.drawing.pdf import to_pdf  # loads reportlab: only when a page is written

    return to_pdf((pictured(drawing),), title=title)
