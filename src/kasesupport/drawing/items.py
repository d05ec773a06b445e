"""The whole vocabulary of a picture: Path, Text, Image, grouped by what they show.

Units: pt on a page, logical px in a diagram; x to the right, y down. Colours are "#rrggbb".
Renderers replay these and know nothing else, so the screen and the paper cannot drift apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, width, height
# ("M", x, y) ("L", x, y) ("C", x1, y1, x2, y2, x, y) ("Z",)
Op = tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]
# What a group is to a reader of the page (ISO 32000-1, 14.8.4); "Artifact": nothing that is to be read.
Role = Literal[
    "", "H1", "H2", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "Figure", "Artifact",
]  # fmt: skip
Face = Literal["text", "bold", "fallback", "fallback-bold", "hans", "hans-bold", "hangul", "hangul-bold"]
# of words, as BCP 47 names it; "": Japanese, and what stands in Japanese
Tongue = Literal["", "zh-Hans", "ko", "en", "fil", "pt", "vi"]


@dataclass(frozen=True, slots=True)
class Path:
    """A filled and/or stroked outline. `width` 0 draws no line; `dash` is on, off, … in units."""

    ops: tuple[Op, ...]
    stroke: str | None = "#000000"
    fill: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One run in one face, its left end at x and its baseline at y. Already measured and broken."""

    x: float
    y: float
    text: str
    size: float
    face: Face = "text"
    color: str = "#000000"
    halo: str | None = None  # a rim of this colour, 0.18 em wide, under the letters
    reading: bool = False  # it stands small above the letters that were set just before it
    lang: Tongue = ""


@dataclass(frozen=True, slots=True)
class Image:
    """PNG bytes drawn into a box."""

    png: bytes
    box: Box


@dataclass(frozen=True, slots=True)
class Group:
    """Items that show one subject (a person, a union, a tie …) or play one part: for hit-testing and for readers."""

    subject: str
    items: tuple["Item", ...]
    alt: str = ""  # what a screen reader says
    role: Role = ""


Item = Path | Text | Image | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture or a page of the given size, top left at 0, 0."""

    width: float
    height: float
    items: tuple[Item, ...] = field(default=())


def part(role: Role, items: Iterable[Item], alt: str = "") -> Group:
    """Items that are one part of the page: a heading, a row, a picture with what it shows in words."""
    return Group("", tuple(items), alt, role)


def pictured(drawing: Drawing) -> Drawing:
    """A diagram as a page of its own: one picture to a reader, which is told what its groups say."""
    return replace(drawing, items=(part("Figure", drawing.items),))


def flat(items: Iterable[Item]) -> Iterator[Path | Text | Image]:
    """Every leaf in painting order."""
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item


def moved(item: Item, dx: float, dy: float, scale: float = 1.0) -> Item:
    """The item scaled about 0, 0 and then shifted."""
    match item:
        case Group():
            inside = tuple([moved(i, dx, dy, scale) for i in item.items])
            return Group(item.subject, inside, item.alt, item.role)
        case Path():
            if scale == 1.0:
                ops = tuple([_shifted(op, dx, dy) for op in item.ops])
                return Path(ops, item.stroke, item.fill, item.width, item.dash)
            ops = tuple([_scaled(op, dx, dy, scale) for op in item.ops])
            dash = tuple([d * scale for d in item.dash]) if item.dash else ()
            return Path(ops, item.stroke, item.fill, item.width * scale, dash)
        case Text():
            x, y, size = item.x * scale + dx, item.y * scale + dy, item.size * scale
            return Text(x, y, item.text, size, item.face, item.color, item.halo, item.reading, item.lang)
        case Image():
            x, y, w, h = item.box
            return replace(item, box=(x * scale + dx, y * scale + dy, w * scale, h * scale))


def _shifted(op: Op, dx: float, dy: float) -> Op:
    if len(op) == 3:  # by hand, like what follows: a page has thousands
        return (op[0], op[1] + dx, op[2] + dy)
    if len(op) == 7:
        return (op[0], op[1] + dx, op[2] + dy, op[3] + dx, op[4] + dy, op[5] + dx, op[6] + dy)
    return op


def _scaled(op: Op, dx: float, dy: float, scale: float) -> Op:
    match op:
        case (kind, x, y):
            return (kind, x * scale + dx, y * scale + dy)
        case (kind, a, b, c, d, x, y):
            return (
                kind, a * scale + dx, b * scale + dy, c * scale + dx, d * scale + dy, x * scale + dx, y * scale + dy,
            )  # fmt: skip
        case _:
            return op


def line(points: Iterable[Point], closed: bool = False) -> tuple[Op, ...]:
    """Straight strokes through the points."""
    ops: list[Op] = [("L" if i else "M", x, y) for i, (x, y) in enumerate(points)]
    return (*ops, ("Z",)) if closed else tuple(ops)


def rect(box: Box, radius: float = 0.0) -> tuple[Op, ...]:
    """A rectangle, with round corners where radius is above 0."""
    x, y, w, h = box
    if radius <= 0:
        return line([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], closed=True)
    r = min(radius, w / 2, h / 2)
    k = r * (1 - KAPPA)
    return (
        ("M", x + r, y), ("L", x + w - r, y), ("C", x + w - k, y, x + w, y + k, x + w, y + r),
        ("L", x + w, y + h - r), ("C", x + w, y + h - k, x + w - k, y + h, x + w - r, y + h),
        ("L", x + r, y + h), ("C", x + k, y + h, x, y + h - k, x, y + h - r),
        ("L", x, y + r), ("C", x, y + k, x + k, y, x + r, y), ("Z",),
    )  # fmt: skip


def circle(x: float, y: float, r: float) -> tuple[Op, ...]:
    """A circle about x, y."""
    return rect((x - r, y - r, 2 * r, 2 * r), r)


KAPPA = 0.5522847498307936  # control-point distance of a quarter circle of radius 1
