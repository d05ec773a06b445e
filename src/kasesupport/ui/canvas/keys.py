"""The canvas by keyboard: Tab and the arrows walk, Enter opens, Delete removes, Esc gives up."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kasesupport.ui.canvas.picture import neighbour, reading_order

if TYPE_CHECKING:
    from kasesupport.ui.canvas.view import Canvas

ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
ZOOM_KEYS = {"+": 1.25, ";": 1.25, "-": 0.8}  # ; is + without the shift on a Japanese keyboard


def pressed(canvas: "Canvas", event: QKeyEvent) -> bool:
    """Does what a key means; False for a key that means nothing here."""
    key = event.key()
    if key in ARROWS:
        (canvas.nudged.emit if canvas.nudging else partial(_step, canvas))(*ARROWS[Qt.Key(key)])
    elif key in OPEN_KEYS and canvas.selected:
        canvas.entered.emit(canvas.selected)
    elif key in REMOVE_KEYS and canvas.selected:
        (canvas.held.emit if canvas.fixed else partial(canvas.remove_asked.emit, canvas.selected))()
    elif key == Qt.Key.Key_Escape:
        canvas.escape()
    elif event.text() in ZOOM_KEYS:
        canvas.zoom(ZOOM_KEYS[event.text()])
    elif event.text().isalnum() and not event.modifiers() & MODIFIERS:
        canvas.keyed.emit(event.text())
    else:
        return False
    return True


def tabbed(canvas: "Canvas", forward: bool) -> bool:
    """Walks to the next in reading order; False after the last one, and where nobody is."""
    order = reading_order(canvas.picture.places)
    if canvas.selected in order:
        place = order.index(canvas.selected) + (1 if forward else -1)
    else:
        place = 0 if forward else len(order) - 1
    if not order or not 0 <= place < len(order):
        return False
    canvas.walk_to(order[place])
    return True


def _step(canvas: "Canvas", dx: int, dy: int) -> None:
    places = canvas.picture.places
    if canvas.selected not in places:
        tabbed(canvas, forward=True)
    elif found := neighbour(places, canvas.selected, dx, dy):
        canvas.walk_to(found)
