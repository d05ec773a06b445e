"""What is wrong on a page, measured from its Drawing: beyond its edges, over each other, without a glyph, too small."""

import re
from collections.abc import Iterator, Sequence

from kasesupport.drawing.fonts import table
from kasesupport.drawing.items import Box, Drawing, Group, Item, Text, flat
from kasesupport.drawing.measure import glyphs_in, width

COUNTED = re.compile(r"(\d+) / (\d+)")
EDGE = 8.0  # pt that a printer may not reach
LEAST, NOTES, NOTE_COLOR = 12.0, 10.5, "#404040"  # pt: what a family reads, and grey notes beside it


def texts(page: Drawing) -> list[Text]:
    """Every run of letters but the mark behind the words."""
    beside = ("mark", "tile")  # behind the words; a picture that goes on beyond the leaf (tests/sheets/test_poster.py)
    items = [item for item in page.items if not (isinstance(item, Group) and item.subject in beside)]
    return [leaf for leaf in flat(items) if isinstance(leaf, Text)]


def faults(page: Drawing) -> list[str]:
    """Each fault in words; none for a good page."""
    runs = texts(page)
    return [*_beyond(page, runs), *_over(runs), *_without(runs)]


def _ink(run: Text) -> Box:
    return run.x, run.y - 0.72 * run.size, width(run.text, run.size, run.face), 0.74 * run.size


def _beyond(page: Drawing, runs: Sequence[Text]) -> Iterator[str]:
    for run in runs:
        x, y, wide, high = _ink(run)
        inside = x >= EDGE and y >= EDGE and x + wide <= page.width - EDGE and y + high <= page.height - EDGE
        if not inside:
            yield f"beyond: {run.text[:20]}"


def _over(runs: Sequence[Text]) -> Iterator[str]:
    """Lines whose letters meet: each is looked at against those that begin above its foot."""
    boxes = sorted(((_ink(run), run.text) for run in runs), key=lambda each: each[0][1])
    for number, (one, words) in enumerate(boxes):
        for other, below in boxes[number + 1 :]:
            if other[1] >= one[1] + one[3] - 0.5:
                break
            if other[0] < one[0] + one[2] - 0.5 and one[0] < other[0] + other[2] - 0.5:
                yield f"over: {words[:20]} / {below[:20]}"


def _without(runs: Sequence[Text]) -> Iterator[str]:
    for run in runs:
        for sign in glyphs_in(run.text, run.face):
            if table(run.face).advance(ord(sign.text[0])) is None:
                yield f"tofu: {sign.text!r}"


def small(page: Drawing) -> list[str]:
    """What a family could not read well. Readings, pictures, page numbers and the card of its own size are let be."""
    return [f"small: {run.size} {run.text[:20]}" for run in _read(page.items) if run.size < _least(run) - 1e-6]


def _least(run: Text) -> float:
    return NOTES if run.color == NOTE_COLOR else LEAST


def _read(items: Sequence[Item]) -> Iterator[Text]:
    for item in items:
        if isinstance(item, Group):
            if item.role not in ("Artifact", "Figure") and item.subject != "card":
                yield from _read(item.items)
        elif isinstance(item, Text) and not item.reading:
            yield item


def said(pages: Sequence[Drawing]) -> str:
    """All letters of all pages but the readings."""
    return "".join(run.text for page in pages for run in texts(page))


def in_order(pages: Sequence[Drawing]) -> bool:
    """Whether the pages are numbered one after the other; a picture's own leaves behind them are numbered otherwise."""
    found = [COUNTED.fullmatch(run.text) for page in pages for run in texts(page)]
    numbers = [(int(each[1]), int(each[2])) for each in found if each]
    return numbers == [(n + 1, len(numbers)) for n in range(len(numbers))] != []
