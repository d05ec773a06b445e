"""A genogram as it was kept on a day: its data, and the pictures that are drawn of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kasesupport.diagrams.genogram import GenogramLayout, GenogramLook, draw, layout, offset
from kasesupport.diagrams.genogram.bonds import is_shown
from kasesupport.diagrams.genogram.draw import MARGIN, bounds
from kasesupport.diagrams.hit import joined
from kasesupport.diagrams.overlay import marked
from kasesupport.domain.comparing import Difference, differences, merged
from kasesupport.domain.people import FamilyGraph
from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Box, Point
from kasesupport.exchange import familyfile, familywriting
from kasesupport.ui.canvas.picture import Picture

ROOM = 150.0  # px around a place


@dataclass(frozen=True, slots=True)
class Kept:
    """The family of a day, where everybody stood, and the box around the picture, logical px."""

    on: date
    graph: FamilyGraph
    places: Mapping[str, Point]
    box: Box


def data(graph: FamilyGraph, placed: GenogramLayout) -> str:
    """The JSON that a version is kept as."""
    places = {person: [round(spot.x, 1), round(spot.y, 1)] for person, spot in placed.spots.items()}
    kept = {"graph": familywriting.told(graph), "places": places, "box": box_of(placed)}
    return json.dumps(kept, ensure_ascii=False)


def box_of(placed: GenogramLayout) -> Box:
    """Around the whole picture."""
    left, top, wide, high = bounds(placed)
    return left - MARGIN, top - MARGIN, wide + 2 * MARGIN, high + 2 * MARGIN


def box_told(told: Mapping[str, Any], places: Mapping[str, Point]) -> Box:
    """As it was kept; of days from before it was, around the places with room for what stands there."""
    if "box" in told:
        x, y, w, h = (float(each) for each in told["box"])
        return x, y, w, h
    return joined([(x - ROOM, y - ROOM, 2 * ROOM, 2 * ROOM) for x, y in places.values()])


def load(on: date, stored: str) -> Kept:
    """What `data` made. Raises Problem("not_a_version")."""
    try:
        told = json.loads(stored)
        graph = familyfile.read(json.dumps(told["graph"])).graph
        places = {str(who): (float(x), float(y)) for who, (x, y) in told["places"].items()}
        box = box_told(told, places)
    except (ValueError, KeyError, TypeError, AttributeError, Problem) as error:
        raise Problem("not_a_version") from error
    known = {person.id: places[person.id] for person in graph.persons if person.id in places}
    return Kept(on, graph, known, box)


def picture(kept: Kept, look: GenogramLook) -> Picture:
    """The picture of that day, ages as they were."""
    look = replace(look, on=kept.on)
    return _on_plane(kept.graph, layout(kept.graph, kept.places, look=look), look)


def over_each_other(old: Kept, new: Kept, look: GenogramLook) -> tuple[Picture, tuple[Difference, ...]]:
    """Both in one picture, those of the later day where they stand then; and what differs of what is shown."""
    graph, look = merged(old.graph, new.graph), replace(look, on=new.on)
    shown = _on_plane(graph, layout(graph, new.places, look=look), look)
    found = tuple(filter(None, (_shown(each, graph, look) for each in differences(old.graph, new.graph))))
    marks = {difference.subject: difference.what for difference in found}
    everybody = frozenset(p.id for p in graph.persons)
    return replace(shown, drawing=marked(shown.drawing, marks, everybody)), found


def _on_plane(graph: FamilyGraph, placed: GenogramLayout, look: GenogramLook) -> Picture:
    dx, dy = offset(placed)
    places = {person: (spot.x, spot.y) for person, spot in placed.spots.items()}
    return Picture(draw(graph, placed, look), (-dx, -dy), places, frozenset(places))


def _shown(difference: Difference, graph: FamilyGraph, look: GenogramLook) -> Difference | None:
    """A difference without what this look hides: bonds, and what is the practitioner's alone."""
    if difference.noun == "bond" and not any(is_shown(b, look) for b in graph.bonds if b.id == difference.subject):
        return None
    aspects = tuple(a for a in difference.aspects if a != "conditions" or look.practitioner)
    if difference.what == "changed" and not aspects:
        return None
    return replace(difference, aspects=aspects)
