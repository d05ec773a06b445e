"""From a family to a picture's places: rows, order, columns, heights, lines, household outlines."""

from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from kasesupport.diagrams.genogram.boxes import Extent, extents
from kasesupport.diagrams.genogram.frame import Frame, framed
from kasesupport.diagrams.genogram.order import ordered
from kasesupport.diagrams.genogram.outline import outlines
from kasesupport.diagrams.genogram.place import placed
from kasesupport.diagrams.genogram.rows import numbered
from kasesupport.diagrams.genogram.strokes import strokes
from kasesupport.diagrams.genogram.values import GenogramLayout, Spot
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Point

SNAP = 0.4  # share of a row's height within which a pinned person is drawn on its row


def layout(
    graph: FamilyGraph, pins: Mapping[str, Point] | None = None, previous: GenogramLayout | None = None
) -> GenogramLayout:
    """Places a family.

    `pins`: middles of the symbols of persons whom the user placed; they stay there, the others make
    room. `previous`: the layout before a change; those who were in it keep their left-right order
    and move little. The same arguments always give the same layout.
    """
    pins = {person.id: pins[person.id] for person in graph.persons if pins and person.id in pins}
    rows = numbered(graph)
    if not rows.people:
        return GenogramLayout()
    ids = [person.id for person in graph.persons]
    fixed = {n: pins[person][0] for n, person in enumerate(ids) if person in pins}
    old = previous.spots if previous else {}
    before = {n: old[person].x for n, person in enumerate(ids) if person in old and n not in fixed}
    boxes = extents(graph)
    order = ordered(rows, fixed, before)
    x = placed(rows, order, boxes, fixed, before)
    if before and not fixed:
        shift = median(before[n] - x[n] for n in before)
        x = [place + shift for place in x]
    frame = _at_height(framed(rows, order, x, boxes), pins, old)
    at = {n: (x[n], _height(frame, n, pins.get(person))) for n, person in enumerate(ids)}
    spots = {person: _spot(at[n], boxes[n]) for n, person in enumerate(ids)}
    lines = tuple(strokes(frame, at))
    return GenogramLayout(spots, lines, tuple(outlines(frame, spots, lines)))


def _at_height(frame: Frame, pins: Mapping[str, Point], old: Mapping[str, Spot]) -> Frame:
    """The frame moved up or down so that pins, or those who were there before, lie on their rows."""
    known = {person: pin[1] for person, pin in pins.items()} or {person: spot.y for person, spot in old.items()}
    ids = enumerate(frame.rows.graph.persons)
    shifts = [known[p.id] - frame.y[frame.rows.row[n]] for n, p in ids if p.id in known]
    return replace(frame, y=[y + median(shifts) for y in frame.y]) if shifts else frame


def _height(frame: Frame, node: int, pin: Point | None) -> float:
    row = frame.rows.row[node]
    y = frame.y[row]
    if pin is None or abs(pin[1] - y) <= SNAP * (frame.up[row] + frame.down[row]):
        return y
    return pin[1]


def _spot(at: Point, box: Extent) -> Spot:
    return Spot(at[0], at[1], box.half, box.up, box.down)
