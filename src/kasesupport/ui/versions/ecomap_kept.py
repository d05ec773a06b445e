"""An ecomap as it was kept on a day: its data, and the pictures that are drawn of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kasesupport.diagrams.ecomap import EcomapLayout, EcomapLook, draw, layout
from kasesupport.diagrams.ecomap.centre import home
from kasesupport.diagrams.ecomap.marked import SIGNS, Marks, Words, marked
from kasesupport.diagrams.ecomap.model import Spot
from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.domain.comparing_ties import EcomapState, merged
from kasesupport.domain.ecomap import Gap
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Box, Drawing, Point
from kasesupport.exchange import familyfile, familywriting
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.versions.kept import box_told

GAP = ("id", "text", "kind", "to", "noted_on", "met_on")  # what a version tells of something missing


@dataclass(frozen=True, slots=True)
class Kept:
    """The ecomap of a day, where everything stood, and the box around the picture, logical px.

    `middle`: the person it was drawn around, "" for the household.
    """

    on: date
    state: EcomapState
    places: Mapping[str, Point]
    box: Box
    middle: str = ""


def state_of(record: CaseRecord) -> EcomapState:
    """The office's ecomap of a family as it stands."""
    members = home(record.graph).members
    return EcomapState(record.graph, record.resources, record.ties, members, record.gaps)


def places_of(placed: EcomapLayout) -> Mapping[str, Point]:
    """Where resources, empty places, people outside and their households stand; in the middle is who always is."""
    outside = {i: (s.symbol.x, s.symbol.y) for i, s in placed.people.items() if i not in placed.inner.spots}
    return {i: (round(x, 1), round(y, 1)) for i, (x, y) in {**outside, **placed.stands()}.items()}


def data(kept: Kept) -> str:
    """The JSON that a version is kept as."""
    state = kept.state
    gaps = [{key: getattr(gap, key) for key in GAP} for gap in state.gaps]
    told = familywriting.told(state.graph, state.resources, state.ties)
    where = {"places": kept.places, "box": kept.box, "middle": kept.middle}
    return json.dumps({"graph": told, "gaps": gaps, **where}, ensure_ascii=False)


def load(on: date, stored: str) -> Kept:
    """What `data` made. Raises Problem("not_a_version")."""
    try:
        told = json.loads(stored)
        read = familyfile.read(json.dumps(told["graph"]))
        places = {str(who): (float(x), float(y)) for who, (x, y) in told["places"].items()}
        gaps = tuple(_gap(each) for each in told.get("gaps", ()))
        box = box_told(told, places)
        joined = tuple((str(gone), str(stayed)) for gone, stayed in told.get("joined", {}).items())
    except (ValueError, KeyError, TypeError, AttributeError, Problem) as error:
        raise Problem("not_a_version") from error
    members = home(read.graph).members
    state = EcomapState(read.graph, read.resources, read.ties, members, gaps, joined)
    return Kept(on, state, places, box, str(told.get("middle", "")))


def _gap(told: Mapping[str, Any]) -> Gap:
    values = {key: str(told[key]) for key in GAP}
    return Gap(shortage="", **values)  # type: ignore[arg-type]


def picture(kept: Kept, look: EcomapLook) -> Picture:
    """The picture of that day, ages as they were, everything where it stood."""
    state, look = kept.state, replace(look, on=kept.on)
    placed = _placed(state, kept.places, look, kept.middle)
    return _on_plane(draw(state.graph, state.resources, state.ties, placed, look, state.gaps), placed)


def _on_plane(drawing: Drawing, placed: EcomapLayout) -> Picture:
    places = {i: (spot.x, spot.y) for i, spot in placed.resources.items()}
    places |= {person: (seat.symbol.x, seat.symbol.y) for person, seat in placed.people.items()}
    return Picture(drawing, placed.box[:2], places, frozenset(places))


def over_each_other(old: Kept, new: Kept, look: EcomapLook, marks: Marks, words: Words = SIGNS) -> Picture:
    """Both in one picture with these marks: what is there later where it stands then, what is gone where it stood."""
    look, state = replace(look, on=new.on), merged(old.state, new.state)
    later = _placed(new.state, new.places, look, new.middle)
    stood = {r.id: Spot(*old.places[r.id], 0.0, 0.0) for r in state.resources if r.id in old.places}
    before = replace(later, resources={**stood, **later.resources})
    placed = _placed(state, places_of(later), look, new.middle, before)
    return _on_plane(marked(state, placed, look, marks, words), placed)


def _placed(
    state: EcomapState, places: Mapping[str, Point], look: EcomapLook, middle: str, before: EcomapLayout | None = None
) -> EcomapLayout:
    people = GenogramLook(on=look.on, conventions=look.conventions)
    return layout(state.graph, state.resources, state.ties, places, before, people, state.gaps, middle)
