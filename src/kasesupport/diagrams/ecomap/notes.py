"""Words on ties: what a tie is for, and 「予定」 or 「以前」, where they cover nothing."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

from kasesupport.diagrams.ecomap.geometry import Rect, between, entry, overlap, rect_of
from kasesupport.diagrams.ecomap.label import broken
from kasesupport.diagrams.ecomap.model import Note, Spot, TieLine
from kasesupport.domain.ecomap import Tie, TieState
from kasesupport.drawing.items import Point
from kasesupport.drawing.measure import text_width

SIZE = 12.0
LINE = 15.0
WIDTHS = (108.0, 150.0, 62.0)  # of the lines of words, in the order in which they are tried
LINES, MANY = 2, 4  # so many lines at most; the second where they are narrow
SHORT = 16  # signs of what a tie is for and how often together
ROOM = 3.0  # around the words
SLIM, WIDEST = 4.0, 6.5  # room to the middle of another tie: half its width and a little more; of a zigzag
HEAD = (18.0, 8.0)  # how far an arrow head reaches along its tie and to the side
STEP, CELL = 8.0, 40.0
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
    ground = _ground(bare, ties, solid)
    bundles = Counter((ties[line.id].resource, ties[line.id].to) for line in bare)
    done = {line.id: line for line in bare}
    kept = [n for n, line in enumerate(bare) if _same(line, ties[line.id], before.get(line.id))]
    rest = sorted(set(range(len(bare))) - set(kept), key=lambda n: _length(bare[n].points))
    ground.numbers |= {note.number for n in kept if (note := before[bare[n].id].note)}
    for own in (*kept, *rest):
        line = bare[own]
        old = before[line.id].note if own in kept else None
        tie = ties[line.id]
        note = old if old and ground.is_free(old.spot, own) else None
        note = note or _note(line, own, choices(tie), ground, bundles[tie.resource, tie.to] - 1)
        if note is None and content_of(tie):
            note = _numbered(line, own, tie, ground) or _numbered(line, own, tie, _opened(ground, inner))
        if note:
            done[line.id] = replace(line, note=note)
            ground.cover(rect_of(note.spot, ROOM))
            ground.numbers.add(note.number)
    return tuple(done[line.id] for line in bare)


@dataclass(slots=True)
class _Ground:
    """What words may not cover: solid things, and ties, as points at most `STEP` apart sorted into square cells."""

    frame: Rect
    numbers: set[int]
    solid: dict[tuple[int, int], list[Rect]]
    ties: dict[tuple[int, int], list[tuple[float, float, int, float]]]  # x, y, number and half width of the tie

    def cover(self, rect: Rect) -> None:
        """One more solid thing."""
        for cell in _cells(rect):
            self.solid.setdefault(cell, []).append(rect)

    def is_free(self, spot: Spot, own: int) -> bool:
        """Whether words may stand here; they may cover their own tie."""
        left, top, right, bottom = rect_of(spot)
        rect = (left - ROOM, top - ROOM, right + ROOM, bottom + ROOM)
        for cell in _cells(rect_of(spot, HEAD[1])):
            for other in self.solid.get(cell, ()):
                if overlap(rect, other):
                    return False
            for x, y, line, room in self.ties.get(cell, ()):
                if line != own and left - room < x < right + room and top - room < y < bottom + room:
                    return False
        return True


def _opened(ground: _Ground, inner: Sequence[Rect]) -> _Ground:
    """The same with the household open but for what stands in it."""
    solid = {cell: [rect for rect in rects if rect != ground.frame] for cell, rects in ground.solid.items()}
    found = _Ground((0.0, 0.0, 0.0, 0.0), ground.numbers, solid, ground.ties)
    for rect in inner:
        found.cover(rect)
    return found


def _cells(rect: Rect) -> list[tuple[int, int]]:
    left, top, right, bottom = (int(side // CELL) for side in rect)
    return [(i, j) for i in range(left, right + 1) for j in range(top, bottom + 1)]


def _ground(bare: Sequence[TieLine], ties: Mapping[str, Tie], solid: Sequence[Rect]) -> _Ground:
    ground = _Ground(solid[0], {0}, {}, {})
    for rect in solid:
        ground.cover(rect)
    for own, line in enumerate(bare):
        tie = ties[line.id]
        heads = (
            line.points[0] if tie.direction in ("out", "both") else None,
            line.points[-1] if tie.direction else None,
        )
        for at in _sampled(line.points):
            # Arrow heads and the bars of a break reach this far to the side.
            broad = tie.strength == "broken" or any(head and math.dist(at, head) < HEAD[0] for head in heads)
            room = HEAD[1] if broad else WIDEST if tie.strength == "stress" else SLIM
            ground.ties.setdefault((int(at[0] // CELL), int(at[1] // CELL)), []).append((*at, own, room))
    return ground


def _sampled(points: Sequence[Point]) -> Iterator[Point]:
    """Places along a way, at most `STEP` apart."""
    for a, b in pairwise(points):
        steps = max(1, math.ceil(math.dist(a, b) / STEP))
        yield from (between(a, b, n / steps) for n in range(steps + 1))


def _same(line: TieLine, tie: Tie, old: TieLine | None) -> bool:
    if old is None or old.note is None or old.points != line.points:
        return False
    if old.note.number:
        return old.note.lines == (words_of(tie),)
    return any(old.note.lines == _broken(words, wide) for words in choices(tie) for wide in WIDTHS)


def _broken(words: str, width: float) -> tuple[str, ...]:
    return broken(words, width, SIZE, LINES if width > WIDTHS[-1] else MANY)


def _length(points: Sequence[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(points))


def _note(line: TieLine, own: int, words: Sequence[str], ground: _Ground, twins: int) -> Note | None:
    """At the first free place, with all words and in lines as long as may be."""
    for shown in dict.fromkeys(_broken(each, width) for each in words for width in WIDTHS):
        size = (max(text_width(w, SIZE) for w in shown), LINE * len(shown))
        for at in _places(line.points, size, ground.frame, twins):
            spot = Spot(round(at[0], 1), round(at[1], 1), *size)
            if ground.is_free(spot, own):
                return Note(shown, spot)
    return None


def _numbered(line: TieLine, own: int, tie: Tie, ground: _Ground) -> Note | None:
    """A number on the tie, or beside it, for words that are written below the picture."""
    number = next(n for n in count(1) if n not in ground.numbers)
    for a, b in _seen(line.points, ground.frame):
        length = math.dist(a, b)
        for aside in BADGE_ASIDE:
            for step in range(1, int(length // BADGE_STEP)):
                x, y = between(a, b, step * BADGE_STEP / length)
                dx, dy = (b[0] - a[0]) / length * aside, (b[1] - a[1]) / length * aside
                spot = Spot(round(x - dy, 1), round(y + dx, 1), BADGE, BADGE)
                if ground.is_free(spot, own):
                    return Note((words_of(tie),), spot, number)
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
