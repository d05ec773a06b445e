"""The symbols that a picture used, with their meaning."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kasesupport.diagrams.colours import INK, SOFT_INK
from kasesupport.diagrams.genogram.colours import HEARTH, WARM
from kasesupport.diagrams.genogram.look import GenogramLook, is_dead
from kasesupport.diagrams.genogram.relations import CHILD_DASH, DASH, KINDS, SLANT, SLASHES, TWIN, WIDTH
from kasesupport.diagrams.genogram.symbols import symbol
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.drawing.items import Item, Path, line, moved, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

SIZE = 11.0
ROW = 26.0
SIGN = 30.0  # room of a sign
GAP = 20.0
CHILD_WORDS = {"adopted": "養子", "special_adopted": "特別養子", "foster": "里子", "step": "継親子"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign drawn about 0, 0 and its word."""

    word: str
    sign: tuple[Item, ...]


def entries(graph: FamilyGraph, look: GenogramLook) -> list[Entry]:
    """What the picture of a family used, in a fixed order."""
    found = list(_of_persons(graph))
    kinds = {u.kind for u in graph.unions if len(u.partners) > 1}
    found += [Entry(KINDS[kind], tuple(_union_sign(kind))) for kind in KINDS if kind in kinds]
    children = {kind for u in graph.unions for _, kind in u.child_kinds}
    found += [Entry(word, tuple(_child_sign(kind))) for kind, word in CHILD_WORDS.items() if kind in children]
    if graph.households and "households" not in look.hidden:
        found.append(Entry("同居", (Path(rect((-14, -8, 28, 16), 6), HEARTH, WARM, 1.5, (6.0, 4.0)),)))
    return found


def _of_persons(graph: FamilyGraph) -> Iterator[Entry]:
    tests: list[tuple[str, Person, Callable[[Person], bool]]] = [
        ("男性", Person("", "x", sex="M"), lambda p: p.sex == "M" and not p.pregnancy),
        ("女性", Person("", "x", sex="F"), lambda p: p.sex == "F" and not p.pregnancy),
        ("性別不明・その他", Person("", "x"), lambda p: p.sex == "U" and not p.pregnancy),
        ("本人", Person("", "x", sex="F", index=True), lambda p: p.index),
        ("亡くなった方", Person("", "x", sex="M", deceased=True), is_dead),
        ("妊娠中", Person("", "x", pregnancy=True), lambda p: p.pregnancy),
    ]
    for word, sample, test in tests:
        if any(test(person) for person in graph.persons):
            yield Entry(word, tuple(_small(item) for item in symbol(sample, 0, 0, 20)))


def _small(item: Item) -> Item:
    small = moved(item, 0, 0, 0.45)
    return Path(small.ops, small.stroke, small.fill, 1.4, small.dash) if isinstance(small, Path) else small


def _union_sign(kind: str) -> Iterator[Item]:
    yield Path(line([(-14, 0), (14, 0)]), INK, None, WIDTH, DASH.get(kind, ()))
    dx, dy = SLANT
    count = SLASHES.get(kind, 0)
    for i in range(count):
        x = (i - (count - 1) / 2) * 6
        yield Path(line([(x - dx, dy), (x + dx, -dy)]), INK, None, WIDTH)
    if kind == "reconciled":
        yield Path(line([(-9, -6), (9, 6)]), INK, None, WIDTH)


def _child_sign(kind: str) -> Iterator[Item]:
    for side in (-TWIN, TWIN) if kind == "adopted" else (0.0,):
        yield Path(line([(side, -10), (side, 10)]), INK, None, WIDTH, CHILD_DASH.get(kind, ()))


def legend(graph: FamilyGraph, look: GenogramLook, width: float) -> tuple[tuple[Item, ...], float]:
    """The signs in rows no wider than `width` from 0, 0, and the height they take."""
    items: list[Item] = []
    x, y = 0.0, ROW / 2
    for entry in entries(graph, look):
        wide = SIGN + 6 + text_width(entry.word, SIZE)
        if x and x + wide > width:
            x, y = 0.0, y + ROW
        items.extend(moved(item, x + SIGN / 2, y) for item in entry.sign)
        items.extend(set_line(entry.word, x + SIGN + 6, y + SIZE * 0.37, SIZE, color=SOFT_INK))
        x += wide + GAP
    return tuple(items), y + ROW / 2 if items else 0.0
