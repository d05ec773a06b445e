"""What a tool wants, done on the canvas: a preview, a signal, another part of the picture."""

from typing import TYPE_CHECKING

from kasesupport.diagrams import intents

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
            canvas.collected.emit(subjects)
        case intents.PlaceAt(subject, x, y):
            _put_down(canvas, subject, x, y)
        case _:
            _preview(canvas, intent)


def _preview(canvas: "Canvas", intent: intents.Intent) -> None:
    match intent:
        case intents.Preview():
            canvas.surface.drag(intent)
        case intents.Rubber():
            canvas.surface.rubber = intent
        case intents.Stroke():
            canvas.surface.stroke = intent
        case _:
            canvas.surface.clear()


def _put_down(canvas: "Canvas", subject: str, x: float, y: float) -> None:
    canvas.surface.clear()
    if old := canvas.picture.places.get(subject):
        # What comes next glides from where the hand let go, not from where it began.
        canvas.surface.show(canvas.picture.with_moved(subject, x - old[0], y - old[1]))
    canvas.placed.emit(subject, x, y)
