"""From a family to a picture's places: rows, order, columns, heights, lines, household outlines."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from statistics import median

from kasesupport.diagrams.genogram.boxes import Extent, extents
from kasesupport.diagrams.genogram.frame import Frame, framed
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

SNAP = 0.4  # share of a row's height within which a pinned person is drawn on its row


def layout(
    graph: FamilyGraph,
    pins: Mapping[str, Point] | None = None,
    previous: GenogramLayout | None = None,
    look: GenogramLook | None = None,
) -> GenogramLayout:
    """Places a family.

    `pins`: middles of the symbols of persons whom the user placed; they stay there, the others make
    room. `previous`: the layout before a change; those who were in it keep their left-right order
    and move little. `look`: what is written around the symbols, and the office's order of couples and
    siblings. The same arguments always give the same layout.
    """
    look = look or GenogramLook(on=date.min)
    turned = Turned(look.conventions)
    made = _layout(turned.graph(graph), turned.places(pins or {}), turned.layout(graph, previous), look)
    return turned.layout(graph, made)


def _layout(
    graph: FamilyGraph, pins: Mapping[str, Point], previous: GenogramLayout, look: GenogramLook
) -> GenogramLayout:
    """As `layout`, with the man and the eldest at the left."""
    pins = {person.id: pins[person.id] for person in graph.persons if person.id in pins}
    rows = numbered(graph)
    if not rows.people:
        return GenogramLayout()
    ids = [person.id for person in graph.persons]
    fixed = {n: pins[person][0] for n, person in enumerate(ids) if person in pins}
    old = previous.spots
    before = {n: old[person].x for n, person in enumerate(ids) if person in old and n not in fixed}
    boxes = extents(graph, look)
    order = ordered(rows, fixed, before)
    x = uncrossed(rows, order, placed(rows, order, boxes, fixed, before), boxes, fixed)
    if before and not fixed:
        shift = median(before[n] - x[n] for n in before)
        x = [place + shift for place in x]
    frame = _at_height(framed(rows, order, x, boxes), pins, old)
    at = _middles(frame, pins)
    if obstacles := _off_their_rows(frame, at, fixed):
        frame = _at_height(framed(rows, order, cleared(order, x, boxes, fixed, obstacles), boxes), pins, old)
        at = _middles(frame, pins)
    spots = {person: _spot(at[n], boxes[n]) for n, person in enumerate(ids)}
    lines = tuple(strokes(frame, at))
    return GenogramLayout(spots, lines, tuple(outlines(frame, spots, lines)))


def _at_height(frame: Frame, pins: Mapping[str, Point], old: Mapping[str, Spot]) -> Frame:
    """The frame moved up or down to where it was before, else so that most pins lie on their rows."""
    row = {p.id: frame.rows.row[n] for n, p in enumerate(frame.rows.graph.persons)}
    if shifts := [old[p].y - frame.y[row[p]] for p in row if p in old and p not in pins]:
        return _shifted(frame, median(shifts))
    wished = [pins[p][1] - frame.y[row[p]] for p in row if p in pins]
    best = max([0.0, *wished], key=lambda s: (sum(abs(w - s) < 1 for w in wished), -abs(s)))
    return _shifted(frame, best)


def _shifted(frame: Frame, down: float) -> Frame:
    return replace(frame, y=[y + down for y in frame.y])


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
