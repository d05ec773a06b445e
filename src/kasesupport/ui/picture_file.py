"""A diagram as a file: PDF, SVG or PNG."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kasesupport.drawing.items import Drawing
from kasesupport.drawing.svg import to_svg
from kasesupport.saving import save
from kasesupport.ui import files
from kasesupport.ui.canvas.paint import to_png

SHARP = 2.0  # PNG pixels a logical px


def ask_and_write(parent: QWidget, name: str, drawing: Drawing, tell: Callable[[str], object]) -> None:
    """Ask where, write, and tell the file's name. `name` must not tell whose picture it is."""
    kinds = "PDF (*.pdf);;SVG (*.svg);;PNG (*.png)"
    if chosen := files.new_file(parent, _tr("絵として保存"), f"{name}.pdf", kinds):
        path, kind = chosen
        path = path if path.suffix else path.with_suffix(f".{kind[:3].lower()}")
        write(path, drawing, name)
        tell(_tr("保存しました：%1").replace("%1", path.name))


def write(path: Path, drawing: Drawing, title: str) -> None:
    """Write in the format of the suffix (.pdf, .svg, .png). Raises Problem as `saving.save` does."""
    save(_bytes(path.suffix.lower(), drawing, title), path)


def _bytes(suffix: str, drawing: Drawing, title: str) -> bytes:
    if suffix == ".svg":
        return to_svg(drawing).encode("utf-8")
    if suffix == ".png":
        return to_png(drawing, SHARP)
    from kasesupport.drawing.pdf import to_pdf  # loads reportlab: only when a page is written

    return to_pdf((drawing,), title=title)


def _tr(words: str) -> str:
    return QCoreApplication.translate("picture_file", words)
