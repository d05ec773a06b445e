"""Words on ties: what a tie is for, and 「予定」 or 「以前」, where they cover nothing."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kasesupport.diagrams.ecomap.geometry import Rect, between, cuts, entry, overlap, rect_of
from kasesupport.diagrams.ecomap.label import broken
from kasesupport.diagrams.ecomap.model import Note, Spot, TieLine
from kasesupport.domain.ecomap import Tie, TieState
from kasesupport.drawing.items import Point
from kasesupport.drawing.measure import text_width

SIZE = 12.0
LINE = 15.0
WIDTH = 108.0
LINES = 2
SHORT = 16  # signs of what a tie is for and how often together
ROOM = 3.0  # around the words
SHARES = (0.5, 0.6, 0.4, 0.7, 0.3, 0.78, 0.22)
STATE_WORDS: Mapping[TieState, str] = {"now": "", "past": "以前", "hoped": "予定", "possible": "つながりうる"}


def words_of(tie: Tie) -> str:
    """What stands on the tie: what it is for and, where both are short, how often; the state in words too."""
    state, told = STATE_WORDS[tie.state], f"{tie.purpose}・{tie.frequency}".strip("・")
    words = told if len(told) <= SHORT else tie.purpose or tie.frequency
    return f"{words}（{state}）" if words and state else words or state


def noted(
    bare: Sequence[TieLine], words: Mapping[str, str], solid: Sequence[Rect], before: Mapping[str, TieLine]
) -> tuple[TieLine, ...]:
    """The lines with their notes, on none of what is solid, of which the first is the household.

    A note stays where it was if its tie and words are the same as `before`.
    """
    taken = list(solid)
    lines = list(bare)
    done: dict[str, TieLine] = {}
    kept = [line for line in lines if _same(line, words.get(line.id, ""), before.get(line.id))]
    for line in [*kept, *(other for other in lines if other not in kept)]:
        note = _note(line, words.get(line.id, ""), taken, lines, before.get(line.id))
        done[line.id] = TieLine(line.id, line.points, note)
        if note:
            taken.append(rect_of(note.spot, ROOM))
    return tuple(done[line.id] for line in lines)


def _same(line: TieLine, words: str, old: TieLine | None) -> bool:
    return old is not None and old.note is not None and old.points == line.points and old.note.lines == _broken(words)


def _broken(words: str) -> tuple[str, ...]:
    return broken(words, WIDTH, SIZE, LINES)


def _note(
    line: TieLine, words: str, taken: Sequence[Rect], lines: Sequence[TieLine], old: TieLine | None
) -> Note | None:
    """At the first free place that no other tie runs through, else at the one with the fewest."""
    if not words:
        return None
    if old and old.note and _same(line, words, old) and _is_free(old.note.spot, taken):
        return old.note
    shown = _broken(words)
    size = (max(text_width(w, SIZE) for w in shown), LINE * len(shown))
    best: tuple[int, Spot] | None = None
    for at in _places(line.points, size, taken[0]):
        spot = Spot(round(at[0], 1), round(at[1], 1), *size)
        if not _is_free(spot, taken):
            continue
        count = _ties_through(spot, line, lines)
        if best is None or count < best[0]:
            best = (count, spot)
        if count == 0:
            break
    return Note(shown, best[1]) if best else None


def _is_free(spot: Spot, taken: Sequence[Rect]) -> bool:
    rect = rect_of(spot, ROOM)
    return not any(overlap(rect, other) for other in taken)


def _ties_through(spot: Spot, line: TieLine, lines: Sequence[TieLine]) -> int:
    rect = rect_of(spot, 1.0)
    others = (other for other in lines if other.id != line.id)
    return sum(any(cuts(a, b, rect) for a, b in pairwise(other.points)) for other in others)


def _places(points: Sequence[Point], size: tuple[float, float], frame: Rect) -> Iterator[Point]:
    """Along the straight pieces outside the household, the longest first."""
    seen = [(a, between(a, b, entry(a, b, frame))) for a, b in pairwise(points)]
    for a, b in sorted(seen, key=lambda piece: -math.dist(*piece)):
        if math.dist(a, b) > LINE:
            yield from _beside(a, b, size)


def _beside(a: Point, b: Point, size: tuple[float, float]) -> Iterator[Point]:
    """Above a flat piece, upon a steep one; then to either side of it."""
    flat = abs(b[1] - a[1]) < 0.4 * abs(b[0] - a[0])
    aside = size[1] / 2 + 5 if flat else size[0] / 2 + 6
    for offset in (-aside, 0.0, aside) if flat else (0.0, -aside, aside):
        for share in SHARES:
            x, y = between(a, b, share)
            yield (x, y + offset) if flat else (x + offset, y)
