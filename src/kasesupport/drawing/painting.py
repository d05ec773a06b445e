"""The order in which renderers paint, decided once for all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kasesupport.drawing.items import Image, Item, Path, Text, flat

RIM = 0.18  # em a halo stands out around the letters


@dataclass(frozen=True, slots=True)
class Halo:
    """The rim of a text, painted below it: its letters stroked this wide in this colour."""

    text: Text
    color: str
    width: float


def steps(items: Iterable[Item]) -> Iterator[Path | Text | Image | Halo]:
    """Every leaf, and before a row of texts their halos, so that no rim eats into the letter beside it."""
    for texts, row in groupby(flat(items), lambda leaf: isinstance(leaf, Text)):
        leaves = list(row)
        if texts:
            yield from (Halo(t, t.halo, 2 * RIM * t.size) for t in leaves if isinstance(t, Text) and t.halo)
        yield from leaves
