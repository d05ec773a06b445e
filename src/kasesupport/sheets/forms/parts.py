"""Parts that only these sheets have, as blocks: points to read, boxes to tick, a scale, a ring, a bare frame."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from kasesupport.drawing.items import Item, Path, Text, circle, line, moved, part, rect
from kasesupport.drawing.text import markup_width, paragraph, set_line
from kasesupport.sheets.blocks import BLUE, BODY, GUIDE, MM, NOTE, SMALL
from kasesupport.sheets.flow import Block, Slice, whole

DOT, BETWEEN, LEADING = 13.0, 6.5, 1.6
TICK, TICK_ROW, TICK_TEXT = 4.4 * MM, 9.5 * MM, 8 * MM
STEPS, DISC = 11, 5.6 * MM
RING_HIGH, HOME, PLACE, PLACES = 163 * MM, 27 * MM, 16.5 * MM, 10
SAMPLE = 17 * MM
TOGETHER = 75 * MM  # boxes lower than this are not divided
LEAST = 2  # rows of boxes before a page ends
SHORT = 3  # from more boxes than these on they may stand in two columns


def points(words: Sequence[str], width: float) -> Block:
    """Paragraphs with a dot, as many as there is room for; one higher than a page goes on on the next."""

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        items: list[Item] = []
        top = 0.0
        for number, each in enumerate(words):
            text = paragraph(each, (DOT, 0, width - DOT, room - top), BODY, leading=LEADING)
            if not text.fits and (number or not empty):
                return (Slice(_list(items), top - BETWEEN), points(words[number:], width)) if number else (None, put)
            items.append(moved(part("LI", (part("LBody", (*_dot(text.items), *text.items)),)), 0, top))
            top += text.used_height + BETWEEN
            if not text.fits:
                return Slice(_list(items), top - BETWEEN), points((text.rest, *words[number + 1 :]), width)
        return Slice(_list(items), top - BETWEEN), None

    return put


def _list(items: Sequence[Item]) -> tuple[Item, ...]:
    return (part("L", items),)


def _dot(items: Sequence[Item]) -> tuple[Item, ...]:
    """Beside the middle of the first line's letters; a reading above them does not count."""
    return (Path(circle(4.5, first_baseline(items) - 0.37 * BODY, 1.7), stroke=None, fill=BLUE),) if items else ()


def first_baseline(items: Sequence[Item]) -> float:
    """Of the letters of BODY, readings left aside; 0 where there are none."""
    return min((each.y for each in items if isinstance(each, Text) and each.size > 0.9 * BODY), default=0.0)


def ticks(words: Sequence[str], width: float) -> Block:
    """Boxes to tick by hand, each with its words, short ones in two columns; drawn, for no face has such a sign."""
    half = width / 2
    short = len(words) > SHORT and all(markup_width(each, BODY) < half - TICK_TEXT - 8 for each in words)
    step, wide = (2, half) if short else (1, width)
    return _tick_rows([words[n : n + step] for n in range(0, len(words), step)], wide)


def _tick_rows(rows: Sequence[Sequence[str]], wide: float) -> Block:
    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        items: list[Item] = []
        top = 0.0
        for number, row in enumerate(rows):
            drawn = [_tick(each, wide) for each in row]
            high = max(each for each, _ in drawn)
            if top + high > room and (number or not empty):
                if not empty and (number < LEAST or len(rows) * TICK_ROW < TOGETHER):
                    return None, put
                return (Slice(_list(items), top), _tick_rows(rows[number:], wide)) if number else (None, put)
            items += (moved(part("LI", (part("LBody", these),)), n * wide, top) for n, (_, these) in enumerate(drawn))
            top += high
        return Slice(_list(items), top), None

    return put


def _tick(words: str, width: float) -> tuple[float, tuple[Item, ...]]:
    text = paragraph(words, (TICK_TEXT, 0, width - TICK_TEXT, 1000), BODY, leading=1.5)
    high = max(TICK_ROW, text.used_height + 3 * MM)
    lift = (high - text.used_height) / 2
    square = Path(rect((1, high / 2 - TICK / 2, TICK, TICK), 1.5), width=1.1)
    return high, (square, *(moved(item, 0, lift) for item in text.items))


def scale(ends: Sequence[str], width: float) -> Block:
    """Discs 0 to 10 to circle by hand, with words at both ends."""
    step = (width - 2 * DISC) / (STEPS - 1)
    items: list[Item] = [Path(line([(DISC, DISC), (width - DISC, DISC)]), GUIDE, width=0.9)]
    for number in range(STEPS):
        middle = DISC + number * step
        items.append(Path(circle(middle, DISC, DISC * 0.86), fill="#ffffff", width=1.1))
        items += set_line(str(number), middle, DISC + 4.4, BODY + 0.5, bold=True, anchor="middle")
    top = 2 * DISC + 5
    left = paragraph(ends[0], (0, top, width / 2 - 8, 1000), BODY, color=NOTE)
    right = paragraph(ends[1], (width / 2 + 8, top, width / 2 - 8, 1000), BODY, color=NOTE, align="end")
    below = max(first_baseline(each.items) for each in (left, right))  # a reading on one of them lifts the other
    told = [(each, below - first_baseline(each.items)) for each in (left, right)]
    ends_told = (part("P", (moved(item, 0, lower) for item in each.items)) for each, lower in told)
    return whole((part("P", items), *ends_told), top + max(each.used_height + lower for each, lower in told))


def ring(middle: str, width: float) -> Block:
    """「わたしのつながり」: a circle for oneself, circles around it to write into; the lines are drawn by hand.

    As high as it is meant to be, on a low page as high as that is.
    """

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        if room < RING_HIGH and not empty:
            return None, put
        high = min(RING_HIGH, room)
        x, y = width / 2, high / 2
        where = (x - HOME / 2, y - 0.82 * HOME, HOME, 1.64 * HOME)
        said = paragraph(middle, where, BODY, bold=True, align="middle", least=8).items
        round_it = (Path(circle(x, y, HOME), width=1.6), *_places(x, y, width))
        return Slice((*round_it, part("P", said)), high), None

    return put


def _places(x: float, y: float, width: float) -> Iterator[Item]:
    wide, high = width / 2 - PLACE - 2, y - PLACE - 2
    for number in range(PLACES):
        angle = 2 * pi * (number + 0.5) / PLACES - pi / 2
        yield Path(circle(x + wide * cos(angle), y + high * sin(angle), PLACE), width=1.2, dash=(4, 2.5))


def remark(words: str, width: float) -> Block:
    """A small line about the sheet itself."""
    said = paragraph(words, (0, 0, width, 1000), SMALL, color=NOTE, leading=1.4)
    return whole((part("P", said.items),), said.used_height)


def frame(width: float, height: float) -> Block:
    """An empty frame to draw in, on a low page as high as that is."""

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        if room < height and not empty:
            return None, put
        high = min(height, room)
        return Slice((Path(rect((0, 0, width, high), 5), width=1.1),), high), None

    return put


def strokes(words: Sequence[str], width: float) -> Block:
    """How ties are drawn, by a sample each with its words: thick, plain, broken, zigzag, in this order."""
    longest = max((markup_width(line, BODY) for each in words for line in each.split("\n")), default=0)
    step = next((width / n for n in (4, 2) if width / n - SAMPLE - 12 >= longest), width)
    in_row = round(width / step)
    items: list[Item] = []
    top = 0.0
    for start in range(0, len(words), in_row):
        row = [_sampled(n, words[n], step) for n in range(start, min(start + in_row, len(words)))]
        items += (moved(item, n * step, top) for n, (drawn, _) in enumerate(row) for item in drawn)
        top += max(high for _, high in row) + 3
    return whole(tuple(items), top - 3)


def _sampled(number: int, words: str, wide: float) -> tuple[tuple[Item, ...], float]:
    said = paragraph(words, (SAMPLE + 6, 2, wide - SAMPLE - 12, 1000), BODY, leading=1.3)
    return (_stroke(number, 0, SAMPLE), part("P", said.items)), max(16.0, said.used_height + 4)


def _stroke(number: int, left: float, wide: float) -> Path:
    if number == 3:
        ends = [(left + wide * n / 10, 8 + (3.5 if n % 2 else -3.5) * (0 < n < 10)) for n in range(11)]
        return Path(line(ends), width=1.2)
    looks: tuple[tuple[float, tuple[float, ...]], ...] = ((3.6, ()), (1.4, ()), (1.4, (4, 3)))
    width, dash = looks[number % 3]
    return Path(line([(left, 8), (left + wide, 8)]), width=width, dash=dash)
