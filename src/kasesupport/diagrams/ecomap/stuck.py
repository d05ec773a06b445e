"""A child's stickers on the map: a sign on a coloured square and the child's own words below it. Logical px."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kasesupport.diagrams.ecomap.label import broken
from kasesupport.diagrams.ecomap.model import EcomapLayout
from kasesupport.domain.stickers import Sticker
from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Box, Group, Item, Path, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

SIGNS = {
    "home": ("house", "#8f4e00", "#ffe2b8"), "school": ("school", "#24508a", "#dce9fb"),
    "pet": ("paw", "#33602c", "#e0f2d3"), "liked": ("heart", "#8f2f35", "#fbdcd7"),
    "scary": ("face-5", "#54448b", "#e8e1f7"),
}  # fmt: skip
"""Icon, ink and paper of each kind."""
SIDE, WIDE, BELOW = 64.0, 128.0, 22.0  # of the square; of the words; their height
CORNER, SIGN, WORDS = 18.0, 36.0, 14.0
LINES, LINE = 4, 17.0  # of words, at the most; the height of one
AIR = 6.0  # between a sticker and the edge of the picture


def group(sticker: Sticker) -> Group:
    """One sticker with its middle where it was put, and its words below it."""
    x, y = sticker.x, sticker.y
    sign, ink, paper = SIGNS[sticker.kind]
    left, top, half = x - SIDE / 2 + 3, y - SIDE / 2 + 3, SIGN / 2
    square = (left, top, SIDE - 6, SIDE - 6)
    items: list[Item] = [
        Path(rect((left - 2, top - 2, SIDE - 2, SIDE - 2), CORNER + 1), ink, "#ffffff", 1.2),
        Path(rect(square, CORNER), None, paper),
        *icon(sign, (x - half, y - half, SIGN, SIGN), ink),
        *_words(sticker.words, x, y + SIDE / 2, ink),
    ]
    return Group(f"sticker {sticker.id}", tuple(items))


def high(sticker: Sticker) -> float:
    """Of the sticker with all its words below it."""
    return SIDE + BELOW + max(len(_lines(sticker.words)) - 1, 0) * LINE


def box(stickers: Sequence[Sticker]) -> Box | None:
    """What they take up; None for none."""
    if not stickers:
        return None
    xs, ys = [s.x for s in stickers], [s.y for s in stickers]
    left, top = min(xs) - WIDE / 2 - AIR, min(ys) - SIDE / 2 - AIR
    return left, top, max(xs) - left + WIDE / 2 + AIR, max(ys) - top + SIDE / 2 + BELOW + (LINES - 1) * LINE + AIR


def with_room(layout: EcomapLayout, stickers: Sequence[Sticker]) -> EcomapLayout:
    """The same map, as large as its stickers need."""
    taken = box(stickers)
    if taken is None:
        return layout
    (x, y, w, h), (left, top, wide, high) = layout.box, taken
    first, above = min(x, left), min(y, top)
    whole = (first, above, max(x + w, left + wide) - first, max(y + h, top + high) - above)
    return replace(layout, box=whole)


def groups(stickers: Iterable[Sticker]) -> tuple[Group, ...]:
    """All of them as they are printed, the newest on top."""
    return tuple(group(each) for each in stickers)


def _words(words: str, x: float, y: float, ink: str) -> Iterator[Item]:
    lines = _lines(words)
    if not lines:
        return
    wide = max(text_width(line, WORDS) for line in lines) + 10
    yield Path(rect((x - wide / 2, y + 1, wide, BELOW - 3 + (len(lines) - 1) * LINE), 8), None, "#ffffff")
    for n, line in enumerate(lines):
        yield from set_line(line, x, y + BELOW / 2 + WORDS * 0.32 + n * LINE, WORDS, color=ink, anchor="middle")


def _lines(words: str) -> Sequence[str]:
    return broken(words, WIDE - 14, WORDS, LINES) if words else ()
