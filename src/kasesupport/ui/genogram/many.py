"""What is done with several people of the genogram at once, and the keys for it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from kasesupport.ui.canvas.picture import reading_order
from kasesupport.ui.genogram import copying
from kasesupport.ui.genogram.menu import entries
from kasesupport.ui.genogram.search import SearchBar, hits

if TYPE_CHECKING:
    from kasesupport.ui.genogram.page import GenogramPage


READABLE = 0.8  # the least scale at which a person is shown that was sought


def do(page: "GenogramPage", name: str) -> None:
    """What one of WAYS means."""
    page.flush()
    WAYS[name](page)


def listen(page: "GenogramPage") -> None:
    """Keys with Ctrl, as the menu tells them; in a field at the side they mean what they mean in every field."""
    for _, group in entries():
        for entry in group:
            if entry.name in WAYS and len(entry.key) > 1:
                key = QShortcut(QKeySequence(entry.key), page.frame)
                key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                key.activated.connect(lambda each=entry: page.act_if_possible(each))


def _everybody(page: "GenogramPage") -> None:
    page.gathering.add(page.canvas.picture.places)


def search_bar(page: "GenogramPage") -> SearchBar:
    """The bar over the canvas, put away until it is asked for."""

    def find(sought: str) -> tuple[str, ...]:
        return hits(page.model.record.graph.persons, sought, reading_order(page.canvas.picture.places))

    return SearchBar(page.frame, find, lambda person: _found(page, person), page.canvas.setFocus)


def _found(page: "GenogramPage", person: str) -> None:
    """Select a person and bring the place to the middle, not smaller than one can read."""
    canvas = page.canvas
    page.select(person)
    if canvas.camera.scale < READABLE:
        canvas.zoom(READABLE / canvas.camera.scale)
    x, y = canvas.camera.to_screen(*canvas.picture.places[person])
    canvas.look(canvas.camera.panned(canvas.width() / 2 - x, canvas.height() / 2 - y))


WAYS: Mapping[str, Callable[["GenogramPage"], object]] = {
    "gather": lambda page: page.tools["gather"].click(),
    "all": _everybody,
    "closer": lambda page: page.gathering.look_near(),
    "copy": copying.copy,
    "cut": copying.cut,
    "paste": copying.paste,
    "double": copying.double,
    "find": lambda page: page.search.open(),
    "level": lambda page: page.gathering.line_up("level"),
    "upright": lambda page: page.gathering.line_up("upright"),
    "even": lambda page: page.gathering.line_up("even"),
}
