"""One cell: how much of it is done, told by solid, hatched and white, and by numbers. Sizes in logical px."""

from collections.abc import Iterator

from kasesupport.diagrams.colours import CALM, INK, SOFT_INK
from kasesupport.domain.fidelity import Cell
from kasesupport.drawing.items import Box, Group, Item, Op, Path, line, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

TONE, EDGE, FAINT, GREY = "#a9d0d6", "#4d6a70", "#b8b0a5", "#efebe4"
STEP = 6.0  # between two strokes of a hatch
SIZE = 12.5


def cell(told: Cell, box: Box, sign: str = "", *, few: int = 0, selected: str = "") -> Group:
    """The cell in its box; `sign` in its corner. `few` and `selected` as the Board has them."""
    items = (*_parts(told, box), *_frame(told, box, selected), *_number(told, box, few), *_corner(told, box, sign, few))
    return Group(told.viewpoint if told.phase else "", items, alt(told))


def alt(told: Cell) -> str:
    """The cell in words."""
    counts = {
        "できている": told.yes, "一部": told.partly, "これから": told.lacking, "該当しない": told.na,
        "見ていない": told.unseen,
    }  # fmt: skip
    name = f"視点{told.viewpoint}" if told.phase else f"指針{told.principle}"
    return f"{name}　" + "、".join(f"{word}{count}" for word, count in counts.items() if count)


def _parts(told: Cell, box: Box) -> Iterator[Item]:
    """From the left: solid, hatched, white, grey with a line; what nobody looked at is left out."""
    x, y, w, h = box
    total = told.seen + told.na + told.unseen
    for count, paint in ((told.yes, solid), (told.partly, hatched), (told.lacking, white), (told.na, lined)):
        if count:
            wide = w * count / total
            yield from paint((x, y, wide, h))
            x += wide


def solid(box: Box) -> Iterator[Item]:
    """できている."""
    yield Path(rect(box), None, TONE)


def hatched(box: Box) -> Iterator[Item]:
    """一部: strokes from below left to above right."""
    x, y, w, h = box
    yield Path(rect(box), None, "#ffffff")
    ops: list[Op] = []
    at = STEP / 2
    while at < w + h:
        start = (x + max(0.0, at - h), y + min(h, at))
        end = (x + min(w, at), y + max(0.0, at - w))
        ops += line([start, end])
        at += STEP
    yield Path(tuple(ops), EDGE, width=1.0)


def white(box: Box) -> Iterator[Item]:
    """これから."""
    yield Path(rect(box), None, "#ffffff")


def lined(box: Box) -> Iterator[Item]:
    """該当しない: grey with a line at its foot."""
    x, y, w, h = box
    yield Path(rect(box), None, GREY)
    if w > 8.0:
        yield Path(line([(x + 3, y + h - 6), (x + w - 3, y + h - 6)]), SOFT_INK, width=1.2)


def _frame(told: Cell, box: Box, selected: str) -> Iterator[Item]:
    """A line around what was looked at; a broken one around what was not."""
    x, y, w, h = box
    if told.phase and told.viewpoint == selected:
        yield Path(rect((x - 2, y - 2, w + 4, h + 4), 3.0), CALM, width=3.0)
    total = told.seen + told.na + told.unseen
    seen = w * (told.seen + told.na) / total if total else 0.0
    if seen < w:
        yield Path(rect((x + seen, y, w - seen, h)), FAINT, None, 1.0, (3.0, 3.0))
    if seen:
        yield Path(rect((x, y, seen, h)), EDGE, None, 1.2)


def _number(told: Cell, box: Box, few: int) -> Iterator[Item]:
    """How many are done (+ how many partly) of how many were seen."""
    x, y, w, h = box
    words = f"{told.yes}{f'+{told.partly}' if told.partly else ''}/{told.seen}" if told.seen else ""
    size = min(SIZE, (w - 4.0) / max(text_width(words, 1.0, bold=True), 1.0))
    low = 9.0 if few else 5.0  # below what may stand in the corners
    yield from set_line(words, x + w / 2, y + h / 2 + low, size, bold=True, color=INK, anchor="middle", halo="#ffffff")


def _corner(told: Cell, box: Box, sign: str, few: int) -> Iterator[Item]:
    x, y, w, _ = box
    if sign:
        yield from set_line(sign, x + w - 3, y + 11, 9.5, color=INK, anchor="end", halo="#ffffff")
    if told.seen and told.cases < few:
        yield from set_line("※", x + 3, y + 11, 9.5, color=INK, halo="#ffffff")
