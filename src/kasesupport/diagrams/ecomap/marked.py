"""An ecomap with what differs from another one: frames around cards and people, signs on ties, a legend of the signs.

A sign is a character in a disc, so that it is told apart without colour and read without the legend.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kasesupport.diagrams import overlay
from kasesupport.diagrams.colours import INK, PAPER
from kasesupport.diagrams.ecomap.draw import EcomapLook, draw
from kasesupport.diagrams.ecomap.geometry import Rect, overlap, rect_of
from kasesupport.diagrams.ecomap.legend import Entry, entry, rows
from kasesupport.diagrams.ecomap.model import EcomapLayout, TieLine
from kasesupport.diagrams.ecomap.strokes import at_length
from kasesupport.domain.comparing import What
from kasesupport.domain.comparing_ties import Aspect, EcomapState, TieDifference
from kasesupport.drawing.items import Drawing, Group, Item, Path, Point, circle, line, moved, rect
from kasesupport.drawing.text import set_line

RADIUS = 11.0  # of a sign, px
SIZE = 14.0  # of its character
APART = 2 * RADIUS + 1.5  # from one sign to the next
LEGEND = 1.35  # times as large as that of the picture: the whole is seen on a screen, small
SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)  # of the way, where a sign may stand
FRAME = (26.0, 18.0)  # of a sample in the legend
Words = Mapping[str, tuple[str, str]]  # a sign's character and what it means

SIGNS: Words = {
    "new": ("新", "新しいつながり"), "gone": ("×", "なくなったつながり"),
    "began": ("結", "つながるようになった"), "again": ("再", "ふたたび つながった"), "ended": ("終", "終わった"),
    "wished": ("望", "つながりたい になった"), "state": ("変", "そのほかの変化"),
    "stronger": ("強", "強くなった"), "weaker": ("弱", "弱くなった"),
    "strained": ("緊", "ストレス・緊張が出てきた"), "calmed": ("和", "ストレス・緊張がやわらいだ"),
    "broke": ("断", "途絶えた"), "mended": ("戻", "途絶えていたのが戻った"),
    "turned": ("向", "支えの向きが変わった"),
    "to_member": ("移", "つながる相手が変わった"), "to_household": ("移", "つながる相手が変わった"),
    "moved": ("移", "つながる相手が変わった"),
    "frequency": ("変", "そのほかの変化"), "purpose": ("変", "そのほかの変化"),
}  # fmt: skip
FRAMES: Mapping[What, str] = {"new": "新しい資源・人", "changed": "変わった資源・人", "gone": "いまはない"}


@dataclass(frozen=True, slots=True)
class Marks:
    """`frames` of cards and people; `pale`: ties that are gone; `signs` of ties and of cards, by their keys."""

    frames: Mapping[str, What] = field(default_factory=dict)
    pale: frozenset[str] = frozenset()
    signs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def marks_of(old: EcomapState, new: EcomapState, found: Iterable[TieDifference]) -> Marks:
    """What is to be marked of these differences in the picture of both."""
    told = tuple(found)
    frames: dict[str, What] = {d.subject: d.what for d in told if d.noun != "tie"}
    before, after = ({r.id for r in state.resources} for state in (old, new))
    ties = [d for d in told if d.noun == "tie"]
    became = {d.subject for d in told if d.noun == "resource"} | {d.subject for d in ties if d.what == "changed"}
    frames |= {d.subject: "new" for d in ties if d.what == "new" and d.subject not in before | became}
    frames |= {d.subject: "gone" for d in ties if d.what == "gone" and d.subject not in after}
    shown = [d for d in ties if frames.get(d.subject) not in ("new", "gone")]
    signs = {tie.id: _keys(d) for d in shown for tie in d.after or d.before}
    return Marks(frames, frozenset(t.id for d in ties if d.what == "gone" for t in d.before), signs)


def _keys(difference: TieDifference) -> tuple[Aspect | What, ...]:
    return difference.aspects or (difference.what,)


def marked(state: EcomapState, layout: EcomapLayout, look: EcomapLook, marks: Marks, words: Words = SIGNS) -> Drawing:
    """The picture of a state with its marks, and below it what they mean."""
    drawing = draw(state.graph, state.resources, state.ties, layout, look, state.gaps)
    gone: Mapping[str, What] = dict.fromkeys(marks.pale, "gone")
    made = overlay.marked(drawing, {**marks.frames, **gone}, frozenset(marks.frames))
    left, top = layout.box[:2]
    signs = (moved(sign, -left, -top) for sign in _signs(layout, marks, words))
    below, used = rows(_legend(marks, words), made.width / LEGEND)
    items = (*made.items, *signs, *(moved(item, 0, made.height, LEGEND) for item in below))
    return replace(made, items=items, height=made.height + used * LEGEND)


def _signs(layout: EcomapLayout, marks: Marks, words: Words) -> Iterator[Item]:
    """On ties where they cover nothing, at the upper right corner of cards."""
    taken = [rect_of(spot) for spot in layout.resources.values()]
    taken += [rect_of(seat.whole) for seat in layout.people.values()]
    taken += [rect_of(way.note.spot) for way in layout.ties if way.note]
    for way in layout.ties:
        if keys := marks.signs.get(way.id, ()):
            at = _place(way, len(keys), taken)
            taken.append(_room(at, len(keys)))
            yield _row(way.id, keys, at, words)
    for resource, spot in layout.resources.items():
        if keys := marks.signs.get(resource, ()):
            yield _row(resource, keys, (spot.x + spot.w / 2 - RADIUS / 2, spot.y - spot.h / 2), words)


def _place(way: TieLine, count: int, taken: Sequence[Rect]) -> Point:
    """The first place on the way that is free, else the one that covers least."""
    length = sum(math.dist(a, b) for a, b in pairwise(way.points))
    places = [at_length(way.points, length * share)[0] for share in SHARES]
    return min(places, key=lambda at: sum(overlap(_room(at, count), other) for other in taken))


def _room(at: Point, count: int) -> Rect:
    wide = APART * count / 2 + 1
    return (at[0] - wide, at[1] - RADIUS - 1, at[0] + wide, at[1] + RADIUS + 1)


def _row(subject: str, keys: Sequence[str], at: Point, words: Words) -> Group:
    """Signs side by side about a place."""
    known = [words[key] for key in keys]
    start = at[0] - APART * (len(known) - 1) / 2
    discs = (item for n, (sign, _) in enumerate(known) for item in _sign(sign, (start + APART * n, at[1])))
    return Group(subject, tuple(discs), "、".join(meaning for _, meaning in known))


def _sign(character: str, at: Point) -> tuple[Item, ...]:
    x, y = at
    disc = Path(circle(x, y, RADIUS), PAPER, INK, 1.5)
    return (disc, *set_line(character, x, y + SIZE * 0.37, SIZE, bold=True, color=PAPER, anchor="middle"))


def _legend(marks: Marks, words: Words) -> Iterator[Entry]:
    """Frames and signs that are used, each meaning once."""
    used = set(marks.frames.values())
    yield from (entry(FRAME[0], _frame(what), FRAMES[what]) for what in FRAMES if what in used)
    keys = [key for key in words if any(key in each for each in marks.signs.values())]
    for sign, meaning in dict.fromkeys(words[key] for key in keys):
        yield entry(2 * RADIUS, _sign(sign, (RADIUS, 0.0)), meaning)


def _frame(what: What) -> tuple[Item, ...]:
    wide, high = FRAME
    colour = overlay.PALE if what == "gone" else overlay.COLOURS[what]
    dash = overlay.DASH if what == "changed" else ()
    frame = Path(rect((0.0, -high / 2, wide, high), 5.0), colour, None, 1.2 if what == "gone" else 2.2, dash)
    if what == "gone":
        return (frame, Path(line([(5.0, 0.0), (wide - 5.0, 0.0)]), colour, width=2.0))
    return (frame,)
