"""What a page says to somebody who does not see it: its parts in order, told by the groups of the drawing alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, groupby

from kasesupport.drawing.items import Drawing, Group, Image, Item, Path, Role, Text, Tongue, flat

Leaf = Path | Text | Image
HOLDERS: frozenset[Role] = frozenset({"", "L", "LI", "Table", "TR"})  # of these letters are no part themselves
HEADINGS: dict[Role, int] = {"H1": 0, "H2": 1}


@dataclass(frozen=True, slots=True)
class Part:
    """One part; its `kids` are parts, and numbers of pieces of the page."""

    role: Role
    kids: tuple["Part | int", ...]
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Leaves painted one after the other that belong to one part. `number` None: nothing to be read.

    `lang`: of its words, "" the page's.
    """

    leaves: tuple[Leaf, ...]
    role: Role = "Artifact"
    number: int | None = None
    lang: Tongue = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: how deep, its words, and where it stands from the top of its page."""

    level: int
    words: str
    y: float


def read(page: Drawing) -> tuple[tuple[Part, ...], tuple[Piece, ...]]:
    """The parts of a page, and its pieces in painting order, numbered from 0."""
    pieces: list[Piece] = []
    kids = _kids(page.items, "", pieces, count())
    return tuple(each for each in kids if isinstance(each, Part)), tuple(pieces)


def _kids(items: Iterable[Item], role: Role, pieces: list[Piece], numbers: Iterator[int]) -> tuple[Part | int, ...]:
    found: list[Part | int] = []
    for grouped, row in groupby(_opened(items), lambda item: isinstance(item, Group)):
        if grouped:
            made = (_part(each, pieces, numbers) for each in row if isinstance(each, Group))
            found += (each for each in made if each)
            continue
        inner: Role = "P" if role in HOLDERS else role
        shown = _shown((each for each in row if not isinstance(each, Group)), inner, pieces, numbers)
        found += [Part(inner, shown)] if shown and role in HOLDERS else shown
    return tuple(found)


def _part(group: Group, pieces: list[Piece], numbers: Iterator[int]) -> Part | None:
    if group.role == "Artifact":
        pieces.append(Piece(tuple(flat(group.items))))
        return None
    if group.role == "Figure":
        number = next(numbers)
        pieces.append(Piece(tuple(flat(group.items)), "Figure", number))
        return Part("Figure", (number,), group.alt or described(group.items))
    kids = _kids(group.items, group.role, pieces, numbers)
    return Part(group.role, kids, group.alt) if kids or group.role == "TD" else None


def _opened(items: Iterable[Item]) -> Iterator[Item]:
    """Groups that play no part are their items."""
    for item in items:
        if isinstance(item, Group) and not item.role:
            yield from _opened(item.items)
        else:
            yield item


def _shown(leaves: Iterable[Leaf], role: Role, pieces: list[Piece], numbers: Iterator[int]) -> tuple[int, ...]:
    """Letters become numbered pieces, each in one language; strokes, fills and readings are none of the words."""
    found: list[int] = []
    for lang, row in groupby(leaves, lambda leaf: leaf.lang if isinstance(leaf, Text) and not leaf.reading else None):
        if lang is None:
            pieces.append(Piece(tuple(row)))
            continue
        found.append(next(numbers))
        pieces.append(Piece(tuple(row), role, found[-1], lang))
    return tuple(found)


def described(items: Iterable[Item]) -> str:
    """What a picture shows: what its groups say of themselves, else its letters."""
    said = [each for each in _alts(items) if each]
    return "。".join(dict.fromkeys(said)) or words(items)


def _alts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield item.alt
            yield from _alts(item.items)


def words(items: Iterable[Item]) -> str:
    """The letters without their readings."""
    return "".join(leaf.text for leaf in flat(items) if isinstance(leaf, Text) and not leaf.reading)


def headings(page: Drawing) -> tuple[Heading, ...]:
    """The headings of a page from the top."""
    return tuple(_headings(page.items))


def _headings(items: Iterable[Item]) -> Iterator[Heading]:
    for item in items:
        if isinstance(item, Group):
            if item.role not in HEADINGS:
                yield from _headings(item.items)
            elif tops := [leaf.y - leaf.size for leaf in flat(item.items) if isinstance(leaf, Text)]:
                yield Heading(HEADINGS[item.role], words(item.items), min(tops))
