"""A person put down in another household's outline, or outside of the own one: lives there, or no longer here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import households, placements
from kasesupport.diagrams.genogram.dwelling import Move, moved
from kasesupport.drawing.items import Point

if TYPE_CHECKING:
    from kasesupport.ui.genogram.page import GenogramPage


def put_down(page: "GenogramPage", subject: str, at: Point) -> None:
    """Pin a person here; with the household, where it is another one, as one act that a passing note tells."""
    move = moved(page.placed(), subject, at)
    if move == Move():
        page.model.do(placements.pin, page.diagram, {subject: at})
        return
    page.model.do(households.move, (subject,), move.left, move.joined, {subject: at})
    page.model.noted.emit(_words(page, move))


def _words(page: "GenogramPage", move: Move) -> str:
    name = next((h.name for h in page.model.record.graph.households if h.id == move.joined), "")
    if not move.joined:
        return _tr("同居の枠から出しました。「元に戻す」で戻せます。")
    if not name:
        return _tr("この同居の枠に入れました。「元に戻す」で戻せます。")
    return _tr("「%1」の枠に入れました。「元に戻す」で戻せます。").replace("%1", name)


def _tr(words: str) -> str:
    return QCoreApplication.translate("genogram", words)
