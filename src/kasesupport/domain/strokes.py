"""What was drawn by hand, as strokes: places in units of the box and how hard the pen was pressed, as compact text.

A stroke is written as whole numbers, each dot as its difference from the one before: `x,y,p x,y,p …`, a tenth of a unit
and a hundredth of the pressure each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist
from typing import Literal

from kasesupport.domain.problems import Problem

What = Literal["name", "picture", "signature"]
WIDE = 1000.0  # units across every box
HIGH = {"name": 300.0, "signature": 300.0, "picture": 560.0}  # units
FINE, PRESSED = 10, 100
MOST_DOTS = 20_000  # of one stroke: three minutes without lifting the pen
NEAR = 0.7  # units: dots nearer than that to the one before tell nothing
Dot = tuple[float, float, float]  # x, y, pressure from 0 to 1
Dots = tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line, from where the pen went down to where it was lifted."""

    id: str
    dots: Dots


@dataclass(frozen=True, slots=True)
class Drawn:
    """`sheet`: what a signature stands on; `on`: ISO. Its strokes in the order they were drawn."""

    id: str
    what: str
    speaker_id: str
    on: str
    sheet: str = ""
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature for a sheet: in which part somebody signed (child, carer, family, kin), and when (ISO)."""

    part: str
    on: str
    strokes: tuple[Dots, ...]


def written(dots: Sequence[Dot]) -> str:
    """As text."""
    whole = [(round(x * FINE), round(y * FINE), round(p * PRESSED)) for x, y, p in dots]
    before = [(0, 0, 0), *whole]
    steps = (tuple(b - a for a, b in zip(one, two, strict=True)) for one, two in zip(before, whole, strict=False))
    return " ".join(",".join(map(str, step)) for step in steps)


def understood(text: str) -> Dots:
    """The inverse. Raises Problem("stroke_unreadable")."""
    x = y = p = 0
    dots: list[Dot] = []
    try:
        for each in text.split(" "):
            dx, dy, dp = map(int, each.split(","))
            x, y, p = x + dx, y + dy, p + dp
            dots.append((x / FINE, y / FINE, p / PRESSED))
    except ValueError:
        raise Problem("stroke_unreadable") from None
    if len(dots) > MOST_DOTS:
        raise Problem("stroke_unreadable")
    return tuple(dots)


def thinned(dots: Sequence[Dot]) -> Dots:
    """Without dots that lie on the one before; the last stays."""
    kept = list(dots[:1])
    for dot in dots[1:]:
        if dist(dot[:2], kept[-1][:2]) >= NEAR:
            kept.append(dot)
    if len(dots) > 1 and kept[-1] != dots[-1]:
        kept.append(dots[-1])
    return tuple(kept[:MOST_DOTS])


def touches(dots: Dots, x: float, y: float, within: float) -> bool:
    """Whether a stroke comes so near to a place: what an eraser takes."""
    if len(dots) == 1:
        return dist(dots[0][:2], (x, y)) <= within
    return any(_away(a, b, x, y) <= within for a, b in pairwise(dots))


def _away(a: Dot, b: Dot, x: float, y: float) -> float:
    """How far a place is from the line between two dots."""
    along = (b[0] - a[0], b[1] - a[1])
    length = along[0] ** 2 + along[1] ** 2
    t = 0.0 if not length else max(0.0, min(1.0, ((x - a[0]) * along[0] + (y - a[1]) * along[1]) / length))
    return dist((a[0] + t * along[0], a[1] + t * along[1]), (x, y))
