"""Each person's own mark: a colour and a shape, told apart without colour (Okabe and Ito's palette, darkened)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.drawing.items import Drawing, Op, Path, circle, line, rect
from kasesupport.drawing.text import literal
from kasesupport.ui.canvas.paint import paint
from kasesupport.ui.wizard.voices import name_of

SIDE = 24.0  # of a mark, in units
COLOURS = ("#0067a3", "#c04f00", "#00785a", "#9a3c84", "#7d6000", "#4f4191", "#8a2f2f", "#3c6420")
SHAPES = ("circle", "square", "triangle", "diamond", "star", "hexagon", "heart", "drop")

HEART: tuple[Op, ...] = (("M", 12, 22), ("C", -6, 9, 4, -3, 12, 6), ("C", 20, -3, 30, 9, 12, 22), ("Z",))
DROP: tuple[Op, ...] = (
    ("M", 12, 0.5), ("C", 15, 7, 21, 10, 21, 15), ("C", 21, 26, 3, 26, 3, 15), ("C", 3, 10, 9, 7, 12, 0.5), ("Z",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape in a colour."""

    shape: str
    color: str

    def drawing(self) -> Drawing:
        """SIDE units wide and high."""
        return Drawing(SIDE, SIDE, (Path(_outline(self.shape), None, self.color, 0),))

    def tint(self) -> str:
        """The colour thinned on white, for paper under dark letters."""
        return "#" + "".join(f"{255 - (255 - int(self.color[i : i + 2], 16)) // 10:02x}" for i in (1, 3, 5))

    def pixmap(self, size: int, ratio: float = 2.0) -> QPixmap:
        """`size` logical px."""
        made = QPixmap(round(size * ratio), round(size * ratio))
        made.fill(Qt.GlobalColor.transparent)
        made.setDevicePixelRatio(ratio)
        painter = QPainter(made)
        painter.scale(size / SIDE, size / SIDE)
        paint(painter, self.drawing())
        painter.end()
        return made

    def icon(self, size: int = 28) -> QIcon:
        """For a button."""
        return QIcon(self.pixmap(size))


NOBODY = Mark("circle", "#6e675e")


def marks(graph: FamilyGraph) -> dict[str, Mark]:
    """The mark of everybody, by the order of entry: who is added later changes no other's."""
    return {person.id: _mark(number) for number, person in enumerate(graph.persons)}


def _mark(number: int) -> Mark:
    """Eight shapes in eight colours; then the same shapes in the next colour each."""
    return Mark(SHAPES[number % 8], COLOURS[(number + number // 8) % 8])


def called(person: Person) -> str:
    """The name as markup, with its reading where that is known and needed."""
    name = name_of(person)
    if not person.kana or person.called or name.isascii():
        return literal(name)
    parts, readings = name.split(), person.kana.split()
    if len(parts) != len(readings):
        return f"｜{name}《{person.kana}》"
    return "".join(f"｜{part}《{reading}》" for part, reading in zip(parts, readings, strict=True))


def _outline(shape: str) -> tuple[Op, ...]:
    return {
        "square": rect((3, 3, 18, 18), 3),
        "triangle": line([(12, 2), (23, 21), (1, 21)], closed=True),
        "diamond": line([(12, 0.5), (23.5, 12), (12, 23.5), (0.5, 12)], closed=True),
        "star": line(_spikes(5, 12, 5), closed=True),
        "hexagon": line(_spikes(6, 11, 11 * math.cos(math.pi / 6)), closed=True),
        "heart": HEART,
        "drop": DROP,
    }.get(shape, circle(12, 12, 10.5))


def _spikes(count: int, outer: float, inner: float) -> Sequence[tuple[float, float]]:
    turns = [(math.pi * n / count - math.pi / 2, outer if n % 2 == 0 else inner) for n in range(2 * count)]
    return [(12 + r * math.cos(a), 12.6 + r * math.sin(a)) for a, r in turns]
