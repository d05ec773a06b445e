"""Words on ties: what a tie is for, and 「予定」 or 「以前」, where they cover nothing."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, pairwise

from kasesupport.diagrams.ecomap.geometry import Rect, between, entry, rect_of
from kasesupport.diagrams.ecomap.ground import ROOM, Ground, ground_of
from kasesupport.diagrams.ecomap.label import broken
from kasesupport.diagrams.ecomap.model import Note, Spot, TieLine
from kasesupport.domain.ecomap import Tie, TieState
from kasesupport.drawing.items import Point
from kasesupport.drawing.measure import text_width

SIZE = 12.0
LINE = 15.0
WIDTHS = (108.0, 150.0, 74.0, 62.0)  # of the lines of words, in the order in which they are tried
NARROW = 80.0
LINES, MANY = 2, 4  # so many lines at most; the second where they are narrow
SHORT = 16  # signs of what a tie is for and how often together
TWIN = 11.0  # px further aside for each tie that runs beside
BADGE, BADGE_STEP, BADGE_ASIDE = (
    17.0,
    6.0,
    (0.0, 14.0, -14.0, 20.0, -20.0, 28.0, -28.0, 38.0, -38.0, 50.0, -50.0, 62.0, -62.0, 76.0, -76.0),
)  # of a number
SHARES = (0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26, 0.82, 0.18, 0.9, 0.1)
STATE_WORDS: Mapping[TieState, str] = {"now": "", "past": "以前", "hoped": "予定", "possible": "つながりうる"}


def words_of(tie: Tie) -> str:
    """What stands on the tie: what it is for and, where both are short, how often; the state in words too."""
    state, told = STATE_WORDS[tie.state], f"{tie.purpose}・{tie.frequency}".strip("・")
    words = told if len(told) <= SHORT else tie.purpose or tie.frequency
    return f"{words}（{state}）" if words and state else words or state


def choices(tie: Tie) -> tuple[str, ...]:
    """What may stand on the tie, the fullest first: where there is no room the line alone tells its state."""
    return tuple(dict.fromkeys(each for each in (words_of(tie), content_of(tie)) if each))


def content_of(tie: Tie) -> str:
    """What the line alone does not tell."""
    return tie.purpose or tie.frequency


def noted(
    bare: Sequence[TieLine], ties: Mapping[str, Tie], solid: Sequence[Rect], before: Mapping[str, TieLine],
    inner: Sequence[Rect] = (),
) -> tuple[TieLine, ...]:  # fmt: skip
    """The lines with their notes: on none of what is solid, of which the first is the household, and on no other tie.

    A note stays where it was if its tie and words are the same as `before`; the shortest ties choose first.
    `inner`: what stands in the household, where at the worst a number may stand.
    """
    ground = ground_of([(ties[line.id], line.points) for line in bare], solid)
    bundles = Counter((ties[line.id].resource, ties[line.id].to) for line in bare)
    done = {line.id: line for line in bare}
    kept = [n for n, line in enumerate(bare) if _same(line, ties[line.id], before.get(line.id))]
    rest = sorted(set(range(len(bare))) - set(kept), key=lambda n: _length(bare[n].points))
    ground.numbers |= {note.number for n in kept if (note := before[bare[n].id].note)}
    for own in (*kept, *rest):
        line = bare[own]
        old = before[line.id].note if own in kept else None
        tie = ties[line.id]
        note = old if old and _stays(old.spot, own, ground) else None
        note = note or _note(line, own, choices(tie), ground, bundles[tie.resource, tie.to] - 1)
        if note is None and content_of(tie):
            note = _numbered(line, own, tie, ground) or _numbered(line, own, tie, ground.opened(inner))
        if note:
            done[line.id] = replace(line, note=note)
            ground.cover(rect_of(note.spot, ROOM))
            ground.numbers.add(note.number)
    return tuple(done[line.id] for line in bare)


def _same(line: TieLine, tie: Tie, old: TieLine | None) -> bool:
    if old is None or old.note is None or old.points != line.points:
        return False
    if old.note.number:
        return old.note.lines == (words_of(tie),)
    return any(old.note.lines == _broken(words, wide) for words in choices(tie) for wide in WIDTHS)


def _stays(spot: Spot, own: int, ground: Ground) -> bool:
    return ground.is_free((spot.x, spot.y), (spot.w, spot.h), own)


def _broken(words: str, width: float) -> tuple[str, ...]:
    return broken(words, width, SIZE, LINES if width > NARROW else MANY)


def _length(points: Sequence[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(points))


def _note(line: TieLine, own: int, words: Sequence[str], ground: Ground, twins: int) -> Note | None:
    """At the first free place, with all words and in lines as long as may be."""
    for shown in dict.fromkeys(_broken(each, width) for each in words for width in WIDTHS):
        size = (max(text_width(w, SIZE) for w in shown), LINE * len(shown))
        for at in _places(line.points, size, ground.frame, twins):
            place = round(at[0], 1), round(at[1], 1)
            if ground.is_free(place, size, own):
                return Note(shown, Spot(*place, *size))
    return None


def _numbered(line: TieLine, own: int, tie: Tie, ground: Ground) -> Note | None:
    """A number on the tie, or beside it, for words that are written below the picture."""
    number = next(n for n in count(1) if n not in ground.numbers)
    for a, b in _seen(line.points, ground.frame):
        length = math.dist(a, b)
        for aside in BADGE_ASIDE:
            for step in range(1, int(length // BADGE_STEP)):
                x, y = between(a, b, step * BADGE_STEP / length)
                dx, dy = (b[0] - a[0]) / length * aside, (b[1] - a[1]) / length * aside
                place = round(x - dy, 1), round(y + dx, 1)
                if ground.is_free(place, (BADGE, BADGE), own):
                    return Note((words_of(tie),), Spot(*place, BADGE, BADGE), number)
    return None


def _places(points: Sequence[Point], size: tuple[float, float], frame: Rect, twins: int) -> Iterator[Point]:
    """Along the straight pieces outside the household, the longest first."""
    for a, b in sorted(_seen(points, frame), key=lambda piece: -math.dist(*piece)):
        yield from _beside(a, b, size, twins)


def _seen(points: Sequence[Point], frame: Rect) -> Iterator[tuple[Point, Point]]:
    """The straight pieces as far as they lie outside the household."""
    for a, b in pairwise(points):
        piece = (a, between(a, b, entry(a, b, frame)))
        if math.dist(*piece) > LINE:
            yield piece


def _beside(a: Point, b: Point, size: tuple[float, float], twins: int) -> Iterator[Point]:
    """Above a flat piece, upon a steep one; then to either side of it, and beyond ties that run beside it."""
    flat = abs(b[1] - a[1]) < 0.4 * abs(b[0] - a[0])
    aside = size[1] / 2 + 5 if flat else size[0] / 2 + 6
    far = [side * (aside + TWIN * n) for n in range(1, twins + 1) for side in (-1, 1)]
    for offset in (-aside, 0.0, aside, *far) if flat else (0.0, -aside, aside, *far):
        for share in SHARES:
            x, y = between(a, b, share)
            yield (x, y + offset) if flat else (x + offset, y)
