"""The fills of bars, which are told apart in grey and without colours. Sizes in logical px."""

from collections.abc import Callable, Iterator

from kasesupport.drawing.items import Box, Item, Op, Path, line, rect

DARK, TONE, LIGHT, EDGE = "#1f6f78", "#a9d0d6", "#f0e4cf", "#3d4f52"
STEP = 6.0  # between two strokes


def solid(box: Box) -> Iterator[Item]:
    """Full, light."""
    yield Path(rect(box), EDGE, TONE, 1.0)


def hatched(box: Box) -> Iterator[Item]:
    """Strokes from below left to above right."""
    yield Path(rect(box), EDGE, "#ffffff", 1.0)
    yield Path(_strokes(box, rising=True), DARK, width=1.0)


def white(box: Box) -> Iterator[Item]:
    """Empty, with a line around it."""
    yield Path(rect(box), EDGE, "#ffffff", 1.0)


def dark(box: Box) -> Iterator[Item]:
    """Full, dark."""
    yield Path(rect(box), EDGE, DARK, 1.0)


def crossed(box: Box) -> Iterator[Item]:
    """Strokes both ways."""
    yield Path(rect(box), EDGE, LIGHT, 1.0)
    yield Path((*_strokes(box, rising=True), *_strokes(box, rising=False)), "#8a6a45", width=0.8)


def dotted(box: Box) -> Iterator[Item]:
    """Upright strokes."""
    x, y, w, h = box
    yield Path(rect(box), EDGE, "#ffffff", 1.0)
    places = [x + STEP * n for n in range(1, int(w / STEP) + 1) if STEP * n < w]
    yield Path(tuple(op for at in places for op in line([(at, y), (at, y + h)])), "#8a6a45", width=0.8)


def rest(box: Box) -> Iterator[Item]:
    """What is not told: nothing but a broken line around it."""
    yield Path(rect(box), EDGE, None, 0.9, (3.0, 3.0))


FILLS: tuple[Callable[[Box], Iterator[Item]], ...] = (dark, solid, hatched, white, crossed, dotted)


def _strokes(box: Box, *, rising: bool) -> tuple[Op, ...]:
    x, y, w, h = box
    ops: list[Op] = []
    at = STEP / 2
    while at < w + h:
        left, right = max(0.0, at - h), min(w, at)
        low, high = min(h, at), max(0.0, at - w)
        ends = (
            [(x + left, y + low), (x + right, y + high)]
            if rising
            else [(x + left, y + h - low), (x + right, y + h - high)]
        )
        ops += line(ends)
        at += STEP
    return tuple(ops)
