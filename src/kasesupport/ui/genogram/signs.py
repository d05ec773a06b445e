"""Small pictures on the genogram's buttons: a relative, a kind of line, drawn as the genogram draws it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from kasesupport.diagrams.genogram.bondlines import bond_items
from kasesupport.diagrams.genogram.bonds import STYLES
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.diagrams.genogram.relations import union_group
from kasesupport.diagrams.genogram.symbols import outline_of
from kasesupport.diagrams.genogram.track import track
from kasesupport.diagrams.genogram.values import Line
from kasesupport.domain.people import DIRECTED, BondKind, ChildKind, FamilyGraph, Person, Sex, Union, UnionKind
from kasesupport.drawing import icons
from kasesupport.drawing.items import Drawing, Item, Path, line
from kasesupport.ui import theme
from kasesupport.ui.canvas.paint import paint

WIDE, HIGH = 40, 28  # logical px of a picture
RATIO = 2.0
R = 6.5  # px from the middle of a small symbol to its side
ICONS = {"together": "house", "edit": "pencil", "remove": "trash-2", "turn": "rotate-ccw", "more": "pencil"}


def sign(items: Iterable[Item]) -> QPixmap:
    """A picture of items about 0, 0."""
    made = QPixmap(round(WIDE * RATIO), round(HIGH * RATIO))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(RATIO)
    painter = QPainter(made)
    painter.translate(WIDE / 2, HIGH / 2)
    paint(painter, Drawing(WIDE, HIGH, tuple(items)))
    painter.end()
    return made


def of_action(name: str, possible: bool = True) -> QPixmap:
    """The picture of a button of the ring around a person; fainter where it cannot be done."""
    ink = theme.INK if possible else "#a59d92"
    fill = theme.ACCENT if possible else "#d9d0c3"
    if name in ICONS:
        return sign(icons.icon(ICONS[name], (-12, -12, 24, 24), ink))
    return sign(_relative(name, ink, fill))


def _relative(name: str, ink: str, fill: str) -> Iterator[Item]:
    """Who is there as an outline, who is added filled."""
    match name:
        case "father" | "mother":
            yield _stroke(ink, (0, -6), (0, 7))
            yield _person("M" if name == "father" else "F", 0, -6, ink, fill)
            yield _person("U", 0, 8, ink, theme.PAPER, 5)
        case "partner":
            yield _stroke(ink, (-12, 0), (12, 0))
            yield _person("U", -12, 0, ink, theme.PAPER)
            yield _person("U", 12, 0, ink, fill)
        case "sibling":
            yield _stroke(ink, (-11, 4), (-11, -11), (11, -11), (11, 4))
            yield _person("U", -11, 5, ink, theme.PAPER)
            yield _person("U", 11, 5, ink, fill)
        case "child":
            yield _stroke(ink, (0, -7), (0, 6))
            yield _person("U", 0, -8, ink, theme.PAPER, 5)
            yield _person("U", 0, 6, ink, fill)
        case "bond":
            yield from (_stroke(ink, (-12, y), (12, y)) for y in (-2, 2))
            yield _person("U", -14, 0, ink, theme.PAPER, 5)
            yield _person("U", 14, 0, ink, theme.PAPER, 5)


def _person(sex: Sex, x: float, y: float, ink: str, fill: str, r: float = R) -> Path:
    return Path(outline_of(sex, x, y, r if sex != "U" else r + 1), ink, fill, 1.6)


def _stroke(ink: str, *points: tuple[float, float]) -> Path:
    return Path(line(points), ink, None, 1.6)


def of_union(kind: UnionKind, look: GenogramLook) -> QPixmap:
    """The line of a partner relation, as the genogram draws it for this office."""
    pair = (Person("a", "a"), Person("b", "b"))
    union = Union("u", ("a", "b"), kind=kind)
    stroke = Line("union", "u", ((-18.0, 0.0), (18.0, 0.0)))
    return sign([union_group(union, FamilyGraph(pair, (union,)), [stroke], (), _bare(look))])


def of_child(kind: ChildKind, look: GenogramLook) -> QPixmap:
    """The line of a child to its parents, as the genogram draws it."""
    union = Union("u", ("a",), ("c",), child_kinds=() if kind == "biological" else (("c", kind),))
    graph = FamilyGraph((Person("a", "a"), Person("c", "c")), (union,))
    stroke = Line("descent", "u", ((0.0, -13.0), (0.0, 13.0)), "c")
    group = union_group(union, graph, [stroke], (), _bare(look))
    return sign(item for item in group.items if isinstance(item, Path))


def _bare(look: GenogramLook) -> GenogramLook:
    return replace(look, hidden=frozenset({"years", "ages", "households"}), badges=frozenset())


def of_bond(kind: BondKind) -> QPixmap:
    """The line of an emotional relation, from left to right."""
    items = bond_items(STYLES[kind], track([(-19.0, 0.0), (19.0, 0.0)]), directed=kind in DIRECTED)
    return sign(items)
