"""Japanese text as items of a picture: one line, or a paragraph in a box."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from kasesupport.drawing.items import Box, Item, Text
from kasesupport.drawing.kinsoku import HANG
from kasesupport.drawing.lines import RUBY, Line, Piece, broken, inked, lines, pieces, width
from kasesupport.drawing.measure import Glyph, glyphs, ink
from kasesupport.drawing.ruby import literal, plain

__all__ = ["Set", "height_of", "literal", "markup_width", "paragraph", "plain", "set_line"]

Anchor = Literal["start", "middle", "end"]
Valign = Literal["top", "middle", "bottom"]
STEP = 0.25  # pt; how a text that does not fit is made smaller
RUBY_RISE = 0.07  # em between the base and its reading
SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0, "top": 0.0, "bottom": 1.0}


@dataclass(frozen=True, slots=True)
class Set:
    """A text that was set: its items, the height they take, the size used, and what did not go in."""

    items: tuple[Item, ...]
    used_height: float
    size: float
    fits: bool
    rest: str


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    leading: float
    bold: bool
    color: str
    align: Anchor


def set_line(
    text: str, x: float, y: float, size: float, *, bold: bool = False, color: str = "#000000",
    anchor: Anchor = "start", halo: str | None = None,
) -> tuple[Text, ...]:  # fmt: skip
    """One line with its baseline at y, no markup, cut into one Text a face."""
    signs = glyphs(text, bold)
    left = x - SHARE[anchor] * size * sum(g.em for g in signs)
    return tuple(_texts(signs, left, y, size, color, halo))


def _texts(
    signs: Sequence[Glyph], x: float, y: float, size: float, color: str, halo: str | None = None, reading: bool = False
) -> Iterator[Text]:
    for (face, lang), run in groupby(signs, lambda g: (g.face, g.lang)):
        these = list(run)
        text = "".join(g.text for g in these)
        if text.strip():
            yield Text(x, y, text, size, face, color, halo, reading, lang)
        x += size * sum(g.em for g in these)


def paragraph(
    markup: str, box: Box, size: float, *, leading: float = 1.6, bold: bool = False, color: str = "#000000",
    align: Anchor = "start", valign: Valign = "top", least: float | None = None, ruby: bool = True,
) -> Set:  # fmt: skip
    """Sets a text with ruby markup into a box.

    Breaks by the Japanese rules, shrinks in quarter points down to `least` if it does not fit, and gives
    back as `rest` the markup that did not go in. Without `ruby` the readings are left out.
    The letters' ink, not their line boxes, stands at the top, in the middle or at the bottom.
    """
    style, rows = _fitting(markup, box, _Style(size, leading, bold, color, align), least, ruby)
    count = _rows_within(rows, box[3], style)
    shown = rows[:count]
    used = _height(shown, style)
    spare = max(0.0, box[3] - used)
    lift = min(spare, _ruby_room(shown, style)) / 4 if valign == "middle" else 0.0  # a reading weighs half
    top = box[1] + SHARE[valign] * spare - lift
    items = tuple(_place_rows(shown, (box[0], top, box[2], used), style))
    rest = "".join(p.source for row in rows[count:] for p in row)
    return Set(items, used, style.size, count == len(rows), rest)


def height_of(
    markup: str, wide: float, size: float, *, leading: float = 1.6, bold: bool = False, ruby: bool = True
) -> float:
    """The height a paragraph takes at this width."""
    rows = lines(markup, wide / size, bold=bold, ruby=ruby)
    return _height(rows, _Style(size, leading, bold, "", "start"))


def markup_width(markup: str, size: float, *, bold: bool = False) -> float:
    """The width of a text with readings, set in one line."""
    return size * width(pieces(markup, bold=bold))


def _fitting(markup: str, box: Box, style: _Style, least: float | None, ruby: bool) -> tuple[_Style, tuple[Line, ...]]:
    """The largest size at which everything goes in, or the least."""
    parts = pieces(markup, bold=style.bold, ruby=ruby)
    ink_em = width([p for p in parts if not p.text.isspace()])
    smaller = _smaller(style, style.size if least is None else least)
    for tried in smaller[:-1]:
        if not _hopeless(ink_em, box, tried):
            rows = broken(parts, box[2] / tried.size)
            if _rows_within(rows, box[3], tried) == len(rows):
                return tried, rows
    return smaller[-1], broken(parts, box[2] / smaller[-1].size)


def _smaller(style: _Style, least: float) -> list[_Style]:
    steps = max(0, int((style.size - least) / STEP + 1e-6))
    return [replace(style, size=style.size - n * STEP) for n in range(steps + 1)]


def _hopeless(ink_em: float, box: Box, style: _Style) -> bool:
    """Whether even full lines would not go in; spares breaking a very long text at every size."""
    rows = ink_em / (box[2] / style.size + HANG)
    return (rows - 2) * style.leading * style.size > box[3]


def _rows_within(rows: Sequence[Line], height: float, style: _Style) -> int:
    if not rows or _height(rows[:1], style) > height + 1e-6:
        return 0
    more = (height + 1e-6 - _height(rows[:1], style)) / (style.leading * style.size)
    return min(len(rows), 1 + int(more))


def _height(rows: Sequence[Line], style: _Style) -> float:
    if not rows:
        return 0.0
    return _first_baseline(rows, style) + style.size * ((len(rows) - 1) * style.leading + ink(style.bold)[1])


def _first_baseline(rows: Sequence[Line], style: _Style) -> float:
    """From the top of the ink to the first baseline; a reading on the first line needs room above."""
    return style.size * ink(style.bold)[0] + _ruby_room(rows, style)


def _ruby_room(rows: Sequence[Line], style: _Style) -> float:
    reading = rows and any(p.reading for p in rows[0])
    return style.size * (RUBY_RISE + RUBY * ink(style.bold)[0]) if reading else 0.0


def _place_rows(rows: Sequence[Line], box: Box, style: _Style) -> Iterator[Text]:
    if not rows:
        return
    baseline = box[1] + _first_baseline(rows, style)
    for number, row in enumerate(rows):
        shown = inked(row)
        spare = box[2] - style.size * width(shown)
        x = box[0] + SHARE[style.align] * max(0.0, spare)
        yield from _place_row(shown, x, baseline + number * style.leading * style.size, style)


def _place_row(row: Line, x: float, y: float, style: _Style) -> Iterator[Text]:
    for read, group in groupby(row, lambda p: bool(p.reading)):
        these = list(group)
        if read:
            for piece in these:
                yield from _place_ruby(piece, x, y, style)
                x += style.size * piece.em
        else:
            yield from _texts([p.glyphs[0] for p in these], x, y, style.size, style.color)
            x += style.size * width(these)


def _place_ruby(piece: Piece, x: float, y: float, style: _Style) -> Iterator[Text]:
    small = style.size * RUBY
    above = y - style.size * (ink(style.bold)[0] + RUBY_RISE) - small * ink(style.bold)[1] * 0.5
    room, left, right = (style.size * em for em in (piece.em, piece.left, piece.right))
    yield from _spread(piece.glyphs, x, y, style.size, room, style.color)
    yield from _spread(piece.reading, x - left, above, small, room + left + right, style.color, reading=True)


def _spread(
    signs: Sequence[Glyph], x: float, y: float, size: float, room: float, color: str, *, reading: bool = False
) -> Iterator[Text]:
    """Signs over a width, the space shared 1-2-1: half as much at the ends as between."""
    gap = (room - size * sum(g.em for g in signs)) / (2 * len(signs))
    if gap < 0.01 * size:
        yield from _texts(signs, x, y, size, color, reading=reading)
        return
    for sign in signs:
        yield from _texts([sign], x + gap, y, size, color, reading=reading)
        x += 2 * gap + size * sign.em
