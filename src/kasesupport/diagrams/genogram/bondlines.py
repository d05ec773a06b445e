"""The line of an emotional relation along its way: lines, zigzag or wave, a mark in the middle, a head at the end."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kasesupport.diagrams.colours import PAPER
from kasesupport.diagrams.genogram.colours import HEARTH, STRAIN
from kasesupport.diagrams.genogram.track import Track
from kasesupport.drawing.items import Op, Path, Point, circle, line

ZIG, ZAG = 9.0, 5.0  # length and height of a tooth
CURVE = 8  # straight pieces of half a wave
HEAD, WING = 12.0, 5.5  # length and half width of a head
GAP, BAR = {"break": 7.0, "repair": 12.0}, 8.0  # half the gap of a broken line, half the length of its bars
MENDED = 6.0  # radius of the circle in the gap of a mended line
SQUARE, TICK, TICKS = 5.0, 6.0, 3.5  # half a square; half a tick, half the way between two

Wave = Literal["", "zigzag", "wave"]
Head = Literal["", "filled", "hollow", "open", "twice"]
Mark = Literal["", "break", "repair", "square", "ticks"]


@dataclass(frozen=True, slots=True)
class Style:
    """So many straight lines side by side, dashed how; a zigzag or a wave along; a head at the end; a mark midway."""

    word: str
    lines: int = 1
    dash: tuple[float, ...] = ()
    wave: Wave = ""
    head: Head = ""
    mark: Mark = ""
    width: float = 1.6
    strain: bool = False  # in the colour of strain
    rails: float = 4.0  # px between straight lines


def bond_items(style: Style, way: Track, *, directed: bool = False) -> Iterator[Path]:
    """Everything of one line but words. `directed` gives a head to a style that has none."""
    color = STRAIN if style.strain else HEARTH
    head: Head = style.head or ("filled" if directed else "")
    end = way.length - _head_length(head, way)
    for i in range(style.lines):
        aside = (i - (style.lines - 1) / 2) * style.rails
        for start, stop in _parts(style, way.length / 2, end):
            yield Path(line(way.stretch(start, stop, aside)), color, None, _thin(style), style.dash)
    if style.wave:
        yield Path(line(_teeth(way, end) if style.wave == "zigzag" else _wave(way, end)), color, None, style.width)
    yield from _mark(style.mark, way, color)
    yield from _head(head, way, color)


def _thin(style: Style) -> float:
    """Lines beside a zigzag are thinner than it."""
    return 1.2 if style.wave else style.width


def _parts(style: Style, middle: float, end: float) -> list[tuple[float, float]]:
    gap = GAP.get(style.mark, 0.0)
    return [(0.0, middle - gap), (middle + gap, end)] if 0 < gap < middle else [(0.0, end)]


def _teeth(way: Track, end: float) -> list[Point]:
    teeth = max(2, round(end / ZIG))
    return [way.at(end * k / teeth, ZAG * (-1) ** k * (0 < k < teeth)) for k in range(teeth + 1)]


def _wave(way: Track, end: float) -> list[Point]:
    count = max(2, round(end / (ZIG * 1.4))) * CURVE
    return [way.at(end * k / count, ZAG * 0.9 * math.sin(math.pi * k / CURVE)) for k in range(count + 1)]


def _mark(mark: Mark, way: Track, color: str) -> Iterator[Path]:
    middle = way.length / 2
    if mark in ("break", "repair"):
        bars = [_across(way, middle + side * GAP[mark], BAR) for side in (-1, 1)]
        yield Path((*bars[0], *bars[1]), color, None, 2.0)
    if mark == "repair":
        yield Path(circle(*way.at(middle), MENDED), color, PAPER, 1.6)
    elif mark == "square":
        corners = ((-SQUARE, -SQUARE), (SQUARE, -SQUARE), (SQUARE, SQUARE), (-SQUARE, SQUARE))
        yield Path(line([way.at(middle + a, b) for a, b in corners], closed=True), color, color, 1)
    elif mark == "ticks":
        ticks = [_across(way, middle + side * TICKS, TICK) for side in (-1, 1)]
        yield Path((*ticks[0], *ticks[1]), color, None, 2.0)


def _across(way: Track, along: float, half: float) -> tuple[Op, ...]:
    return line([way.at(along, -half), way.at(along, half)])


def _head_length(head: Head, way: Track) -> float:
    """What of the way the head takes; on a short way it is small."""
    wanted = {"": 0.0, "open": 0.0, "twice": 1.6 * HEAD}.get(head, HEAD)
    return min(wanted, way.length / 2)


def _head(head: Head, way: Track, color: str) -> Iterator[Path]:
    far = way.length
    length = min(HEAD, far / 2)
    if head == "open":
        yield Path(line([way.at(far - length, -WING), way.at(far), way.at(far - length, WING)]), color, None, 1.8)
    elif head == "twice":
        length = _head_length(head, way) / 2
        for tip in (far - length, far):
            yield Path(_triangle(way, tip, length), color, color, 1)
    elif head:
        yield Path(_triangle(way, far, length), color, PAPER if head == "hollow" else color, 1.6)


def _triangle(way: Track, tip: float, length: float) -> tuple[Op, ...]:
    return line([way.at(tip - length, -WING), way.at(tip), way.at(tip - length, WING)], closed=True)
