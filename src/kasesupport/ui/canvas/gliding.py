"""The way from one picture to the next: what only moves is prepared once and shifted from frame to frame."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from kasesupport.drawing.items import Drawing, Group, Item, Path, Point, Text, flat
from kasesupport.ui.canvas.paint import Step, play, prepare
from kasesupport.ui.canvas.picture import Key, Leaf, Picture, between

EXACT = 1e-6


@dataclass(frozen=True, slots=True)
class _Moved:
    """Drawn alike before, so far off."""

    steps: tuple[Step, ...]
    back: Point


@dataclass(frozen=True, slots=True)
class _Changed:
    """Drawn otherwise before, or new: laid out anew for every frame."""

    before: Picture
    after: Picture


class Gliding:
    """From `old` to `new`; what is new stands at its place from the first frame on."""

    def __init__(self, old: Picture, new: Picture) -> None:
        self.old, self.new = old, new
        shift = old.origin[0] - new.origin[0], old.origin[1] - new.origin[1]
        before = dict(_keyed(old.drawing.items))
        self._parts = [_part(before.get(key), item, shift) for key, item in _keyed(new.drawing.items)]

    def paint(self, painter: QPainter, t: float) -> None:
        """The part `t` (0 to 1) of the way, the painter's zero point where the new picture's is."""
        for part in self._parts:
            if isinstance(part, _Moved):
                dx, dy = part.back[0] * (1 - t), part.back[1] * (1 - t)
                painter.translate(dx, dy)
                play(painter, part.steps)
                painter.translate(-dx, -dy)
            else:
                play(painter, prepare(between(part.before, part.after, t).drawing))


def _keyed(items: tuple[Item, ...]) -> Iterator[tuple[Key, Item]]:
    """Groups by what they show; a subject may be drawn in several."""
    seen: Counter[str] = Counter()
    for item in items:
        subject = item.subject if isinstance(item, Group) else ""
        seen[subject] += 1
        yield (subject, seen[subject]), item


def _part(before: Item | None, item: Item, shift: Point) -> _Moved | _Changed:
    if before is None or not isinstance(item, Group):
        return _Moved(prepare(Drawing(1, 1, (item,))), (0.0, 0.0))
    if back := _way_back(before, item, shift):
        return _Moved(prepare(Drawing(1, 1, (item,))), back)
    return _Changed(Picture(Drawing(1, 1, (before,)), shift), Picture(Drawing(1, 1, (item,))))


def _way_back(before: Item, item: Item, shift: Point) -> Point | None:
    """How far all of it stood from where it stands now; None where it was drawn otherwise."""
    old, new = list(flat((before,))), list(flat((item,)))
    if len(old) != len(new) or not new:
        return None
    ways = [_leaf_way(a, b) for a, b in zip(old, new, strict=True)]
    first = ways[0]
    if first is None or any(way is None or not _same(way, first) for way in ways):
        return None
    return first[0] + shift[0], first[1] + shift[1]


def _leaf_way(a: Leaf, b: Leaf) -> Point | None:
    match a, b:
        case Text(), Text() if (a.text, a.size, a.color) == (b.text, b.size, b.color):
            return a.x - b.x, a.y - b.y
        case Path(), Path() if [op[0] for op in a.ops] == [op[0] for op in b.ops] and a.width == b.width:
            return _path_way(a, b)
        case _:
            return None


def _path_way(a: Path, b: Path) -> Point | None:
    both = [pair for one, other in zip(a.ops, b.ops, strict=True) for pair in zip(one[1:], other[1:], strict=True)]
    away = [float(p) - float(q) for p, q in both]
    xs, ys = away[::2], away[1::2]
    if not xs or max(xs) - min(xs) > EXACT or max(ys) - min(ys) > EXACT:
        return None
    return xs[0], ys[0]


def _same(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) <= EXACT and abs(a[1] - b[1]) <= EXACT
