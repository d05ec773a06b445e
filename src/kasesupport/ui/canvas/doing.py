"""What a tool wants, done on the canvas: a preview, a signal, another part of the picture."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

from kasesupport.diagrams import intents
from kasesupport.drawing.items import Box

if TYPE_CHECKING:
    from kasesupport.ui.canvas.view import Canvas


def do(canvas: "Canvas", intent: intents.Intent) -> None:
    """One intent."""
    match intent:
        case intents.Select(subject, x, y):
            canvas.chosen.emit(subject)
            canvas.tapped.emit(subject, x, y)
        case intents.Deselect():
            canvas.chosen.emit("")
        case intents.Open(subject):
            canvas.opened.emit(subject)
        case intents.Pan(dx, dy):
            canvas.look(canvas.camera.panned(dx * canvas.camera.scale, dy * canvas.camera.scale))
        case intents.Connect(a, b):
            canvas.connected.emit(a, b)
        case intents.Collect(subjects):
            canvas.surface.clear()
            canvas.update()
            canvas.collected.emit(subjects)
        case intents.PlaceAt(subject, x, y):
            _put_down(canvas, subject, x, y)
        case intents.PlaceAll():
            _put_all_down(canvas, intent)
        case intents.Toggle(subject):
            canvas.toggled.emit(subject)
        case _:
            _preview(canvas, intent)


def _preview(canvas: "Canvas", intent: intents.Intent) -> None:
    surface = canvas.surface
    match intent:
        case intents.Preview() | intents.Shift():
            before, over = surface.dragged(), surface.over
            surface.drag(intent)
            if surface.over != over:
                canvas.hovered.emit(surface.over)
            for box in (before, surface.dragged()):  # nothing else is painted again
                canvas.update(_on_screen(canvas, box))
            return
        case intents.Rubber():
            surface.rubber = intent
        case intents.Stroke():
            surface.stroke = intent
        case _:
            _clear(canvas)
    canvas.update()


def _on_screen(canvas: "Canvas", box: Box) -> QRect:
    left, top = canvas.camera.to_screen(box[0], box[1])
    right, bottom = canvas.camera.to_screen(box[0] + box[2], box[1] + box[3])
    return QRectF(left, top, right - left, bottom - top).toAlignedRect().adjusted(-4, -4, 4, 4)


def _clear(canvas: "Canvas") -> None:
    over = canvas.surface.over
    canvas.surface.clear()
    if over:
        canvas.hovered.emit("")


def _put_down(canvas: "Canvas", subject: str, x: float, y: float) -> None:
    _clear(canvas)
    canvas.update()
    if old := canvas.picture.places.get(subject):
        # What comes next glides from where the hand let go, not from where it began.
        canvas.surface.show(canvas.picture.with_moved(subject, x - old[0], y - old[1]))
    canvas.placed.emit(subject, x, y)


def _put_all_down(canvas: "Canvas", to: intents.PlaceAll) -> None:
    _clear(canvas)
    canvas.update()
    places, picture = canvas.picture.places, canvas.picture
    for subject in to.subjects:
        picture = picture.with_moved(subject, to.dx, to.dy)
    canvas.surface.show(picture)
    canvas.shifted.emit({s: (places[s][0] + to.dx, places[s][1] + to.dy) for s in to.subjects})
