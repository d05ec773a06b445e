"""What is done with several people of the genogram at once, and the keys for it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from kasesupport.ui.genogram_menu import entries

if TYPE_CHECKING:
    from kasesupport.ui.genogram_page import GenogramPage


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


WAYS: Mapping[str, Callable[["GenogramPage"], None]] = {
    "gather": lambda page: page.tools["gather"].click(),
    "all": _everybody,
    "closer": lambda page: page.gathering.look_near(),
    "level": lambda page: page.gathering.line_up("level"),
    "upright": lambda page: page.gathering.line_up("upright"),
    "even": lambda page: page.gathering.line_up("even"),
}
