"""All that a window shows, paints or would say to a screen reader, as text."""

import re

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QPoint
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from kasesupport.drawing.items import Drawing, Group, Text, flat
from kasesupport.ui.canvas.picture import Picture

SAID = ("text", "toPlainText", "placeholderText", "title", "accessibleName", "accessibleDescription", "toolTip")
SAID += ("windowTitle", "statusTip", "whatsThis")


def everything(window: QWidget) -> str:
    """Words of every widget, seen or not, of every drawing in it, and what the painter was given."""
    settle()
    return said(window) + written(window)


def settle() -> None:
    """What was put away is gone, what is new is laid out."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def said(window: QWidget) -> str:
    """The same without the painter."""
    widgets = [window, *window.findChildren(QWidget)]
    parts = [str(getattr(each, name)()) for each in widgets for name in SAID if callable(getattr(each, name, None))]
    return "\n".join((*parts, *(words for each in widgets for words in drawn(each))))


def drawn(widget: QWidget) -> list[str]:
    """Words of the drawings a widget paints by itself, and what is said of them."""
    found: list[Drawing] = []
    if callable(make := getattr(widget, "drawing", None)):
        found.append(make())
    if isinstance(picture := getattr(widget, "picture", None), Picture):
        found.append(picture.drawing)
    leaves = [leaf.text for each in found for leaf in flat(each.items) if isinstance(leaf, Text)]
    return leaves + [item.alt for each in found for item in each.items if isinstance(item, Group)]


def written(window: QWidget) -> str:
    """What Qt's own widgets told a painter to write. Our drawings are painted as glyphs: `drawn` has their words."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QSvgGenerator()
    picture.setOutputDevice(buffer)
    picture.setSize(window.size())
    painter = QPainter(picture)
    window.render(painter, QPoint())
    painter.end()
    del painter, picture  # before the buffer they write to
    return "".join(re.findall(r"<text[^>]*>([^<]*)</text>", bytes(buffer.data().data()).decode()))
