"""Strokes of a hand as paths, for paper: as thick as they were pressed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kasesupport.domain.strokes import WIDE, Dot, Dots
from kasesupport.drawing.items import Drawing, Op, Path, circle, moved

INK = "#1c2a4a"
THIN, THICK = 3.0, 9.0  # units of the box, for the lightest and the firmest press
AIR, LEAST = 15.0, 300.0  # units
STEPS = 4  # thicknesses that are told apart


def thickness(pressure: float) -> float:
    """In units of the box."""
    return THIN + (THICK - THIN) * min(max(pressure, 0.0), 1.0)


def drawn(strokes: Iterable[Dots], high: float, color: str = INK) -> Drawing:
    """The whole box, WIDE units across."""
    return Drawing(WIDE, high, tuple(path for dots in strokes for path in _paths(dots, color)))


def cropped(strokes: Sequence[Dots], color: str = INK) -> Drawing:
    """What was drawn alone, with a little air: for a narrow place. Never so large that a dot becomes a blot."""
    xs, ys = ([dot[n] for dots in strokes for dot in dots] or [0.0] for n in (0, 1))
    left, top = min(xs) - AIR, min(ys) - AIR
    wide, high = max(max(xs) - left + AIR, LEAST), max(max(ys) - top + AIR, LEAST / 2)
    paths = (path for dots in strokes for path in _paths(dots, color))
    return Drawing(wide, high, tuple(moved(path, -left, -top) for path in paths))


def _paths(dots: Dots, color: str) -> Iterator[Path]:
    """Pieces of one thickness each; every piece begins where the one before ended."""
    if len(dots) == 1:
        x, y, pressure = dots[0]
        yield Path(circle(x, y, thickness(pressure) / 2), None, color)
        return
    ops: list[Op] = [("M", *dots[0][:2])]
    level = _level(dots[0], dots[1])
    for a, b in pairwise(dots):
        if (now := _level(a, b)) != level:
            yield Path(tuple(ops), color, width=thickness(level / STEPS))
            ops, level = [("M", *a[:2])], now
        ops.append(("L", *b[:2]))
    yield Path(tuple(ops), color, width=thickness(level / STEPS))


def _level(a: Dot, b: Dot) -> int:
    return round((a[2] + b[2]) / 2 * STEPS)
