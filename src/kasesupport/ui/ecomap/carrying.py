"""What is pulled from the dock over the map: its name under the hand, and where it is put down."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel

from kasesupport.diagrams.ecomap import dropping
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.drawing.items import Point
from kasesupport.ui.ecomap.subjects import is_member
from kasesupport.ui.widgets import label

if TYPE_CHECKING:
    from kasesupport.ui.ecomap.page import EcomapPage

NAME = "carried"


def show(page: "EcomapPage", words: str, at: QPointF) -> None:
    """The name follows the hand; whoever would be tied to is framed."""
    found = page.findChild(QLabel, NAME) or _made(page, words)
    place = page.mapFromGlobal(at.toPoint())
    found.move(place.x() - found.width() // 2, place.y() - found.height() - 8)
    page.canvas.surface.over = _below(page, at)
    page.canvas.update()


def put_down(page: "EcomapPage", at: QPointF) -> tuple[str, Point | None] | None:
    """On a member or the household: tied to them; on free ground: kept there; None beside the canvas."""
    if (found := page.findChild(QLabel, NAME)) is not None:
        found.setParent(None)
        found.deleteLater()
    end = _below(page, at)
    page.canvas.surface.over = ""
    page.canvas.update()
    place = page.canvas.mapFromGlobal(at.toPoint())
    if not page.canvas.rect().contains(place):
        return None
    free = dropping.put_down(page.placed(), "", page.canvas.camera.to_picture(place.x(), place.y()))
    return (end, None) if end else ("", free)


def _below(page: "EcomapPage", at: QPointF) -> str:
    """The member under the hand, else the household whose outline is."""
    place = page.canvas.mapFromGlobal(at.toPoint())
    if not page.canvas.rect().contains(place):
        return ""
    found = page.canvas.pointer_at(place.x(), place.y())
    if found.subject and (found.subject == HOUSEHOLD or is_member(page.model.record, found.subject)):
        return found.subject
    return page.placed().inside((found.x, found.y))


def _made(page: "EcomapPage", words: str) -> QLabel:
    made = label(words, "warmbox", wrap=False)
    made.setObjectName(NAME)
    made.setParent(page)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    made.setStyleSheet("background: white; border: 1px solid #8d857a; border-radius: 10px; padding: 8px 14px;")
    made.adjustSize()
    made.show()
    made.raise_()
    return made
