"""Icons as strokes (Lucide, ISC licence, and our own feeling faces); data by tools/build_icons.py."""

import re
from collections.abc import Mapping
from functools import cache

from kasesupport import resources
from kasesupport.drawing.items import Box, Op, Path, moved

GRID = 24.0
_OP = re.compile(r"([MLCZ])([^MLCZ\t]*)")


def icon(name: str, box: Box, color: str = "#000000", width: float = 2.0) -> tuple[Path, ...]:
    """The icon as large as the box allows, in its middle; `width` is the stroke on a grid of 24.

    Raises KeyError for a name we do not have.
    """
    scale = min(box[2], box[3]) / GRID
    left = box[0] + (box[2] - GRID * scale) / 2
    top = box[1] + (box[3] - GRID * scale) / 2
    shape = moved(Path(_ops(name), stroke=color, width=width), left, top, scale)
    return (shape,) if isinstance(shape, Path) else ()


def names() -> tuple[str, ...]:
    """All icons there are."""
    return tuple(_lines())


@cache
def _lines() -> Mapping[str, str]:
    text = resources.path("icons", "icons.txt").read_text(encoding="ascii")
    return dict(line.split("\t", 1) for line in text.splitlines())


@cache
def _ops(name: str) -> tuple[Op, ...]:
    found = _OP.findall(_lines()[name])
    return tuple((letter, *map(float, numbers.split())) for letter, numbers in found)
