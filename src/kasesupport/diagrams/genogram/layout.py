"""From a family to a picture's places: rows, order, columns, heights, lines, household outlines."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from statistics import median

from kasesupport.diagrams.genogram.boxes import Extent, extents
from kasesupport.diagrams.genogram.frame import Frame, framed
from kasesupport.diagrams.genogram.keeping import heights_kept
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.diagrams.genogram.order import ordered
from kasesupport.diagrams.genogram.outline import outlines
from kasesupport.diagrams.genogram.place import cleared, placed
from kasesupport.diagrams.genogram.rows import numbered
from kasesupport.diagrams.genogram.strokes import strokes
from kasesupport.diagrams.genogram.turned import Turned
from kasesupport.diagrams.genogram.uncross import uncrossed
from kasesupport.diagrams.genogram.values import GenogramLayout, Spot
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Point

MOVED = 40.0  # px up or down by which somebody is taken off the row; the row stays where it was
STILL = 0.01  # px that are no move
SNAP = 0.4  # share of a row's height within which a pinned person is drawn on its row


def layout(
    graph: FamilyGraph,
    pins: Mapping[str, Point] | None = None,
    previous: GenogramLayout | None = None,
    look: GenogramLook | None = None,
    loosen: Collection[str] = (),
) -> GenogramLayout:
    """Places a family.

    `pins`: middles of the symbols of persons whom the user placed; they stay there, the others make
    room. `previous`: the layout before a change; those who were in it keep their left-right order
    and move little. `look`: what is written around the symbols, and the office's order of couples and
    siblings. `loosen`: persons who are arranged anew (整列 of a selection) as if they had neither a pin nor a
    place before; the others stay. The same arguments always give the same layout.
    """
    look = look or GenogramLook(on=date.min)
    turned = Turned(look.conventions)
    kept = {person: place for person, place in (pins or {}).items() if person not in loosen}
    old = turned.layout(graph, previous).spots
    made = _layout(turned.graph(graph), turned.places(kept), old, frozenset(loosen), look)
    return turned.layout(graph, made)


def _layout(
    graph: FamilyGraph, pins: Mapping[str, Point], previous: Mapping[str, Spot], loosen: frozenset[str],
    look: GenogramLook,
) -> GenogramLayout:  # fmt: skip
    """As `layout`, with the man and the eldest at the left."""
    pins = {person.id: pins[person.id] for person in graph.persons if person.id in pins}
    ids = [person.id for person in graph.persons]
    old = {person: previous[person] for person in ids if person in previous and person not in loosen}
    rows = numbered(graph, {person: spot.y for person, spot in old.items() if person not in pins})
    if not rows.people:
        return GenogramLayout()
    fixed = {n: pins[person][0] for n, person in enumerate(ids) if person in pins}
    before = {n: old[person].x for n, person in enumerate(ids) if person in old and n not in fixed}
    boxes = extents(graph, look)
    order = ordered(rows, fixed, before)
    new = {n for n, person in enumerate(ids) if old and person not in previous and n not in fixed}
    x = placed(rows, order, boxes, fixed, before, new)
    x = uncrossed(rows, order, x, boxes, {n: x[n] for n in (*before, *fixed)})  # after a change only the new move
    if before and not fixed:
        shift = median(before[n] - x[n] for n in before)
        x = [place + shift for place in x]
    x = [before[n] if n in before and abs(before[n] - place) < STILL else place for n, place in enumerate(x)]
    frame = _at_height(framed(rows, order, x, boxes), pins, old)
    at = _middles(frame, pins)
    if obstacles := _off_their_rows(frame, at, fixed):
        frame = _at_height(framed(rows, order, cleared(order, x, boxes, fixed, obstacles), boxes), pins, old)
        at = _middles(frame, pins)
    spots = {person: _spot(at[n], boxes[n]) for n, person in enumerate(ids)}
    lines = tuple(strokes(frame, at))
    return GenogramLayout(spots, lines, tuple(outlines(frame, spots, lines)))


def _at_height(frame: Frame, pins: Mapping[str, Point], old: Mapping[str, Spot]) -> Frame:
    """The frame with its rows where they were before, else moved so that most pins lie on their rows."""
    row = {p.id: frame.rows.row[n] for n, p in enumerate(frame.rows.graph.persons)}
    if known := [p for p in row if p in old and (p not in pins or abs(old[p].y - pins[p][1]) > MOVED)]:
        needed = [0.0, *(below - above for above, below in pairwise(frame.y))]
        return replace(frame, y=heights_kept(needed, [row[p] for p in known], [old[p].y for p in known]))
    wished = [pins[p][1] - frame.y[row[p]] for p in row if p in pins]
    best = max([0.0, *wished], key=lambda s: (sum(abs(w - s) < 1 for w in wished), -abs(s)))
    return replace(frame, y=[y + best for y in frame.y])


def _middles(frame: Frame, pins: Mapping[str, Point]) -> dict[int, Point]:
    """Where the middle of every symbol stands: on its row, unless it was pinned far from it."""
    persons = enumerate(frame.rows.graph.persons)
    return {n: (frame.x[n], _height(frame, n, pins.get(person.id))) for n, person in persons}


def _height(frame: Frame, node: int, pin: Point | None) -> float:
    row = frame.rows.row[node]
    y = frame.y[row]
    return y if pin is None or abs(pin[1] - y) <= SNAP * (frame.up[row] + frame.down[row]) else pin[1]


def _off_their_rows(frame: Frame, at: Mapping[int, Point], fixed: Mapping[int, float]) -> dict[int, list[int]]:
    """By row: the pinned persons of other rows whose symbol or label stands in it."""
    found: dict[int, list[int]] = {}
    for node in fixed:
        y, box = at[node][1], frame.boxes[node]
        for row, middle in enumerate(frame.y):
            touches = y - box.up < middle + frame.down[row] and middle - frame.up[row] < y + box.down
            if touches and row != frame.rows.row[node]:
                found.setdefault(row, []).append(node)
    return found


def _spot(at: Point, box: Extent) -> Spot:
    return Spot(at[0], at[1], box.half, box.up, box.down)
