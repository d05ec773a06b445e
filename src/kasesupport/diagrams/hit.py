"""Which subject lies under a point of a drawing; how far a subject reaches."""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kasesupport.drawing.items import Box, Drawing, Group, Image, Item, Op, Path, Point, Text, flat
from kasesupport.drawing.measure import width

Ring = list[Point]
NOTHING: Box = (0.0, 0.0, 0.0, 0.0)
STEPS = 8  # straight pieces a curve is taken as


Leaf = Path | Text | Image
Target = tuple[str, Leaf, Box]


def hit(drawing: Drawing, x: float, y: float, reach: float = 6.0) -> str | None:
    """The subject at a point, or None. Where one drawing is asked often, keep its `targets`."""
    return hit_among(targets(drawing), x, y, reach)


def targets(drawing: Drawing) -> tuple[Target, ...]:
    """All that can be hit, from the top: the subject, the leaf that shows it, and the leaf's box."""
    return tuple((subject, leaf, leaf_bounds(leaf)) for subject, leaf in _from_top(drawing.items, "") if subject)


def hit_among(known: Iterable[Target], x: float, y: float, reach: float = 6.0) -> str | None:
    """The subject at a point among targets, or None.

    Painting order counts from the top, inner groups before outer ones. What is filled is hit by
    containment, what is only stroked by its distance (`reach` beyond its own width); of several lines
    above a filled shape the nearest wins. Where nothing is hit, the nearest filled shape within reach.
    """
    lines: list[tuple[float, str]] = []
    near: list[tuple[float, str]] = []
    for subject, leaf, box in known:
        if not _within(box, x, y, reach):
            continue
        if not _is_solid(leaf):
            lines.append((_distance(leaf, x, y), subject))
        elif _contains(leaf, x, y):
            return _nearest(lines, reach) or subject
        else:
            near.append((_distance(leaf, x, y), subject))
    return _nearest(lines, reach) or _nearest(near, reach)


def bounds(items: Iterable[Item]) -> Box:
    """The smallest box around all items (curves by their control points, lines with their width)."""
    boxes = [leaf_bounds(leaf) for leaf in flat(items)]
    return joined(boxes)


def joined(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes; all zero where there are none."""
    known = list(boxes)
    if not known:
        return NOTHING
    left, top = min(b[0] for b in known), min(b[1] for b in known)
    return (left, top, max(b[0] + b[2] for b in known) - left, max(b[1] + b[3] for b in known) - top)


def find(drawing: Drawing, subject: str) -> Group | None:
    """The group of a subject; where it is drawn in several groups, one with the items of all."""
    found = list(_groups(drawing.items, subject))
    if len(found) < 2:
        return found[0] if found else None
    items = tuple(item for group in found for item in group.items)
    return Group(subject, items, next((g.alt for g in found if g.alt), ""))


def _groups(items: Iterable[Item], subject: str) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            if item.subject == subject:
                yield item
            else:
                yield from _groups(item.items, subject)


def _from_top(items: tuple[Item, ...], subject: str) -> Iterator[tuple[str, Path | Text | Image]]:
    for item in reversed(items):
        if isinstance(item, Group):
            yield from _from_top(item.items, item.subject or subject)
        else:
            yield subject, item


def _nearest(candidates: list[tuple[float, str]], reach: float) -> str | None:
    """The first of the smallest distance: what lies on top wins a tie."""
    best = min(candidates, key=lambda c: c[0], default=None)
    return best[1] if best and best[0] <= reach else None


def _is_solid(leaf: Path | Text | Image) -> bool:
    return not isinstance(leaf, Path) or leaf.fill is not None


def _within(box: Box, x: float, y: float, reach: float) -> bool:
    return box[0] - reach <= x <= box[0] + box[2] + reach and box[1] - reach <= y <= box[1] + box[3] + reach


def _contains(leaf: Path | Text | Image, x: float, y: float) -> bool:
    if not isinstance(leaf, Path):
        return _within(leaf_bounds(leaf), x, y, 0.0)
    return sum(_crossings(ring, x, y) for ring in rings(leaf.ops)) % 2 == 1


def _crossings(ring: Ring, x: float, y: float) -> int:
    """How often a ray to the right leaves the ring (even-odd rule)."""
    count = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            count += 1
    return count


def _distance(leaf: Path | Text | Image, x: float, y: float) -> float:
    """From the outside of a leaf, its line's half width taken off."""
    if not isinstance(leaf, Path):
        left, top, w, h = leaf_bounds(leaf)
        return math.hypot(max(left - x, 0.0, x - left - w), max(top - y, 0.0, y - top - h))
    pieces = (to_segment(x, y, a, b) for ring in rings(leaf.ops) for a, b in pairwise(ring))
    half = leaf.width / 2 if leaf.stroke else 0.0
    return max(min(pieces, default=math.inf) - half, 0.0)


def to_segment(x: float, y: float, a: Point, b: Point) -> float:
    """Distance of x, y from the segment a–b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / length)) if length else 0.0
    return math.hypot(x - a[0] - t * dx, y - a[1] - t * dy)


def rings(ops: Iterable[Op]) -> list[Ring]:
    """The outlines of a path as straight pieces; a closed one ends where it began."""
    found: list[Ring] = []
    for op in ops:
        if op[0] == "M":
            found.append([_end(op)])
        elif op[0] == "Z" and found:
            found[-1].append(found[-1][0])
        elif op[0] == "L" and found:
            found[-1].append(_end(op))
        elif op[0] == "C" and found:
            found[-1].extend(_curve(found[-1][-1], op))
    return found


def _end(op: Op) -> Point:
    x, y = (float(v) for v in op[-2:])
    return x, y


def _curve(start: Point, op: Op) -> Iterator[Point]:
    x1, y1, x2, y2, x3, y3 = (float(v) for v in op[1:])
    for i in range(1, STEPS + 1):
        t, s = i / STEPS, 1 - i / STEPS
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        yield a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3


def leaf_bounds(leaf: Leaf) -> Box:
    """The box of one leaf, a line with its width."""
    if isinstance(leaf, Image):
        return leaf.box
    if isinstance(leaf, Text):
        return (leaf.x, leaf.y - leaf.size * 0.88, width(leaf.text, leaf.size, leaf.face), leaf.size)
    return _path_bounds(leaf)


def _path_bounds(path: Path) -> Box:
    xs = [float(v) for op in path.ops for v in op[1::2]]
    ys = [float(v) for op in path.ops for v in op[2::2]]
    if not xs:
        return NOTHING
    half = path.width / 2 if path.stroke else 0.0
    left, top = min(xs) - half, min(ys) - half
    return (left, top, max(xs) + half - left, max(ys) + half - top)
