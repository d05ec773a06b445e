"""Illness, dependence and disability as fills of a symbol: the practitioner's layer.

Left half: illness; lower half: dependence (McGoldrick, Gerson and Petry). For disability, which they leave open, the
right half in a grid of its own. Full: now; hatched: suspected; only the line of the half: recovered.
"""

from collections.abc import Iterator, Sequence

from kasesupport.diagrams.colours import INK
from kasesupport.diagrams.hit import rings
from kasesupport.domain.people import Condition, ConditionKind
from kasesupport.drawing.items import Op, Path, Point, line

THIN, HALF = 1.0, 1.8  # widths of hatching and of the line of a half
SPARSE, DENSE = 5.0, 3.4  # between the lines of the hatching and of the grid
# Which half plane a kind fills: the normal that points into it.
HALVES: dict[ConditionKind, Point] = {"illness": (-1.0, 0.0), "disability": (1.0, 0.0), "substance": (0.0, 1.0)}


def fills(conditions: Sequence[Condition], outline: Sequence[Op], at: Point) -> Iterator[Path]:
    """The fills of all conditions within a convex outline about `at`; the heaviest state of a kind counts."""
    ring = rings(outline)[0]
    for kind, normal in HALVES.items():
        states = {condition.state for condition in conditions if condition.kind == kind}
        if states:
            yield from _half(kind, min(states, key=("now", "suspected", "recovered").index), _cut(ring, at, normal), at)


def _half(kind: ConditionKind, state: str, part: Sequence[Point], at: Point) -> Iterator[Path]:
    if state == "now" and kind != "disability":
        yield Path(line(part, closed=True), None, INK, 0)
    elif state == "now":
        grid = (*_hatch(part, (1.0, 0.0), DENSE), *_hatch(part, (0.0, 1.0), DENSE))
        yield Path(grid, INK, None, THIN)
    elif state == "suspected":
        yield Path(_hatch(part, (0.7071, 0.7071), SPARSE), INK, None, THIN)
    yield Path(line(_edge(part, at, HALVES[kind])), INK, None, HALF)


def _cut(ring: Sequence[Point], at: Point, normal: Point) -> list[Point]:
    """The part of a convex ring on that side of a line through `at`."""
    found: list[Point] = []
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        deep, deeper = _depth(a, at, normal), _depth(b, at, normal)
        if deep >= 0:
            found.append(a)
        if (deep < 0) != (deeper < 0):
            share = deep / (deep - deeper)
            found.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
    return found


def _depth(point: Point, at: Point, normal: Point) -> float:
    return (point[0] - at[0]) * normal[0] + (point[1] - at[1]) * normal[1]


def _edge(part: Sequence[Point], at: Point, normal: Point) -> list[Point]:
    """Where the half ends: the cut across the symbol."""
    on = [point for point in part if abs(_depth(point, at, normal)) < 1e-6]
    return [min(on), max(on)] if on else []


def _hatch(part: Sequence[Point], normal: Point, step: float) -> tuple[Op, ...]:
    """Lines across a convex part, so far apart."""
    depths = [_depth(point, (0.0, 0.0), normal) for point in part]
    found: list[Op] = []
    for i in range(1, int((max(depths) - min(depths)) / step) + 1):
        at = min(depths) + step * (i - 0.5)
        ends = _across(part, normal, at)
        if len(ends) > 1:
            found.extend(line([min(ends), max(ends)]))
    return tuple(found)


def _across(part: Sequence[Point], normal: Point, at: float) -> list[Point]:
    ends = []
    for a, b in zip(part, (*part[1:], part[0]), strict=True):
        low, high = _depth(a, (0.0, 0.0), normal), _depth(b, (0.0, 0.0), normal)
        if (low < at) != (high < at):
            share = (at - low) / (high - low)
            ends.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
    return ends
