"""A drawing with the places of its subjects, and the picture half-way between two of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kasesupport.diagrams import hit
from kasesupport.drawing.items import Box, Drawing, Group, Image, Item, Op, Path, Point, Text, moved

Leaf = Path | Text | Image
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing whose top left stands at `origin` of a plane that stays the same while the drawing grows.

    `places` are the middles, on that plane, of the subjects that can be walked to and gathered, and moved
    unless they are among the `still` ones.
    """

    drawing: Drawing
    origin: Point = (0.0, 0.0)
    places: Mapping[str, Point] = field(default_factory=dict)
    still: frozenset[str] = frozenset()

    def box(self) -> Box:
        """The whole drawing on the plane."""
        return (*self.origin, self.drawing.width, self.drawing.height)

    def box_of(self, subject: str) -> Box | None:
        """The box around one subject on the plane."""
        group = hit.find(self.drawing, subject)
        if not group:
            return None
        x, y, w, h = hit.bounds(group.items)
        return x + self.origin[0], y + self.origin[1], w, h

    def alt(self, subject: str) -> str:
        """What a screen reader says of a subject."""
        group = hit.find(self.drawing, subject)
        return group.alt if group else ""

    def with_moved(self, subject: str, dx: float, dy: float) -> "Picture":
        """The picture with one subject put elsewhere, and nothing else changed."""
        items = tuple(_shifted(item, subject, dx, dy) for item in self.drawing.items)
        return replace(self, drawing=replace(self.drawing, items=items))


def reading_order(places: Mapping[str, Point]) -> list[str]:
    """Row by row from the top, each from the left."""
    return sorted(places, key=lambda subject: (round(places[subject][1] / 24), places[subject][0]))


def neighbour(places: Mapping[str, Point], start: str, dx: int, dy: int) -> str | None:
    """The nearest subject in one of the four directions; what lies straight ahead is preferred."""
    x, y = places[start]
    ahead = []
    for subject, (ox, oy) in places.items():
        along, across = (ox - x) * dx + (oy - y) * dy, abs((ox - x) * dy) + abs((oy - y) * dx)
        if along > 1.0:
            ahead.append((along + 2 * across, subject))
    return min(ahead)[1] if ahead else None


def _shifted(item: Item, subject: str, dx: float, dy: float) -> Item:
    if not isinstance(item, Group):
        return item
    if item.subject == subject:
        return moved(item, dx, dy)
    return replace(item, items=tuple(_shifted(i, subject, dx, dy) for i in item.items))


def between(old: Picture, new: Picture, t: float) -> Picture:
    """The picture a part `t` (0 to 1) of the way from `old` to `new`.

    What is drawn alike in both glides; what is new, or a line drawn otherwise, is at its end already.
    """
    before: dict[Key, list[Leaf]] = {}
    shift = old.origin[0] - new.origin[0], old.origin[1] - new.origin[1]
    _gather(Group("", old.drawing.items), shift, Counter(), before)
    items = _glided(Group("", new.drawing.items), before, Counter(), t).items
    return replace(new, drawing=replace(new.drawing, items=items))


def _key(group: Group, seen: Counter[str]) -> Key:
    """A subject may be drawn in several groups: they are told apart by their order."""
    seen[group.subject] += 1
    return group.subject, seen[group.subject]


def _gather(group: Group, shift: Point, seen: Counter[str], found: dict[Key, list[Leaf]]) -> None:
    leaves = found[_key(group, seen)] = []
    for item in group.items:
        if isinstance(item, Group):
            _gather(item, shift, seen, found)
        else:
            leaves.append(moved(item, *shift))  # type: ignore[arg-type]


def _glided(group: Group, before: Mapping[Key, list[Leaf]], seen: Counter[str], t: float) -> Group:
    own = [item for item in group.items if not isinstance(item, Group)]
    met = iter(_met(before.get(_key(group, seen), []), own, t))
    items = (_glided(item, before, seen, t) if isinstance(item, Group) else next(met) for item in group.items)
    return replace(group, items=tuple(items))


def _met(mates: list[Leaf], own: list[Leaf], t: float) -> list[Leaf]:
    if len(mates) == len(own) and all(_alike(a, b) for a, b in zip(mates, own, strict=True)):
        return [_leaf(a, b, t) for a, b in zip(mates, own, strict=True)]
    if not mates or not any(isinstance(leaf, Text) for leaf in own):
        return own
    a, b = hit.bounds(mates), hit.bounds(own)
    back = (a[0] + a[2] / 2 - b[0] - b[2] / 2) * (1 - t), (a[1] - b[1]) * (1 - t)
    return [moved(leaf, *back) for leaf in own]  # type: ignore[misc]


def _alike(a: Leaf, b: Leaf) -> bool:
    match a, b:
        case Path(), Path():
            return [op[0] for op in a.ops] == [op[0] for op in b.ops]
        case Text(), Text():
            return a.text == b.text
        case _:
            return False


def _leaf(a: Leaf, b: Leaf, t: float) -> Leaf:
    match a, b:
        case Path(), Path():
            return replace(b, ops=tuple(_op(p, q, t) for p, q in zip(a.ops, b.ops, strict=True)))
        case Text(), Text():
            return replace(b, x=a.x + (b.x - a.x) * t, y=a.y + (b.y - a.y) * t)
        case _:
            return b


def _op(a: Op, b: Op, t: float) -> Op:
    numbers = (float(p) + (float(q) - float(p)) * t for p, q in zip(a[1:], b[1:], strict=True))
    return (b[0], *numbers)  # type: ignore[return-value]
