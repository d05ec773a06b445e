"""The ecomap as a drawing: household, ties, resources, each a group with its subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kasesupport.diagrams.colours import CALM, INK, PAPER, SOFT_INK
from kasesupport.diagrams.ecomap.cards import gap_card, gap_line, resource_card, ring
from kasesupport.diagrams.ecomap.centre import CORNER, TITLE, TITLE_LEFT, home, living
from kasesupport.diagrams.ecomap.legend import legend
from kasesupport.diagrams.ecomap.model import EcomapLayout, Note, TieLine
from kasesupport.diagrams.ecomap.notes import LINE as NOTE_LINE
from kasesupport.diagrams.ecomap.notes import SIZE as NOTE_SIZE
from kasesupport.diagrams.ecomap.palette import HEARTH, WARM
from kasesupport.diagrams.ecomap.strokes import smooth, tie_items
from kasesupport.diagrams.genogram.draw import draw as draw_genogram
from kasesupport.diagrams.genogram.draw import offset
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.diagrams.genogram.persons import person_group
from kasesupport.diagrams.genogram.values import Spot as PersonSpot
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Drawing, Group, Item, Path, moved, rect
from kasesupport.drawing.text import set_line


@dataclass(frozen=True, slots=True)
class EcomapLook:
    """What the viewer chose: the day ages are counted on, what is selected, how people are told, a legend.

    `conventions`: the office's choices; `era` only where it differs from them. `practitioner`: what the office alone
    is to see (whether one may get in touch) is drawn too.
    """

    on: date
    selected: frozenset[str] = frozenset()
    legend: bool = False
    furigana: bool = False
    era: Literal["", "wareki", "seireki"] = ""
    labels: Literal["name", "called"] = "name"
    conventions: Conventions = field(default=Conventions())
    practitioner: bool = False


def draw(
    graph: FamilyGraph, resources: Sequence[Resource], ties: Sequence[Tie], layout: EcomapLayout, look: EcomapLook,
    gaps: Sequence[Gap] = (),
) -> Drawing:  # fmt: skip
    """Groups by resource id, tie id, gap id, person id and "household"; what lies on top comes last."""
    by_id, missing = {t.id: t for t in ties}, {gap.id for gap in gaps}
    items = [
        _household(graph, layout, look),
        *(_tie(by_id[way.id], way, look) for way in layout.ties if way.id in by_id),
        *(Group("", gap_line(way.points)) for way in layout.ties if way.id in missing),
        *_inner(graph, layout, look),
        *_outside(graph, layout, look),
        *_cards(resources, ties, gaps, layout, look),
        *(_note(by_id[way.id], way.note) for way in layout.ties if way.note and way.id in by_id),
    ]
    left, top, width, height = layout.box
    below: tuple[Item, ...] = ()
    if look.legend:
        below, used = legend(resources, ties, width, look.conventions, gaps, confided=look.practitioner)
        below, height = tuple(moved(i, 0, height) for i in below), height + used
    return Drawing(width, height, (*(moved(i, -left, -top) for i in items), *below))


def _household(graph: FamilyGraph, layout: EcomapLayout, look: EcomapLook) -> Group:
    frame, household = layout.household, home(graph)
    outline = Path(rect(frame.box, CORNER), HEARTH, WARM, 2.4)
    left, top, _, _ = frame.box
    name = set_line(household.name, left + TITLE_LEFT, top + 12 + TITLE * 0.86, TITLE, color=SOFT_INK)
    around = ring(frame, CORNER) if HOUSEHOLD in look.selected else ()
    return Group(HOUSEHOLD, (outline, *name, *around), household.name or "家庭")


def _tie(tie: Tie, way: TieLine, look: EcomapLook) -> Group:
    glow = (Path(smooth(way.points), CALM, width=11.0), Path(smooth(way.points), PAPER, width=8.0))
    chosen = glow if tie.id in look.selected else ()
    return Group(tie.id, (*chosen, *tie_items(tie, way.points, look.conventions)))


def _note(tie: Tie, note: Note) -> Group:
    top = note.spot.y - note.spot.h / 2
    color = SOFT_INK if tie.state == "past" else INK
    rows = (
        set_line(
            words,
            note.spot.x,
            top + NOTE_LINE * i + NOTE_SIZE * 0.98,
            NOTE_SIZE,
            color=color,
            anchor="middle",
            halo=PAPER,
        )
        for i, words in enumerate(note.lines)
    )
    return Group(tie.id, tuple(t for row in rows for t in row), "".join(note.lines))


def _cards(
    resources: Sequence[Resource], ties: Sequence[Tie], gaps: Sequence[Gap], layout: EcomapLayout, look: EcomapLook
) -> Iterator[Group]:
    for resource in resources:
        if spot := layout.resources.get(resource.id):
            own = [tie for tie in ties if tie.resource == resource.id]
            yield resource_card(resource, own, spot, chosen=resource.id in look.selected, confided=look.practitioner)
    for gap in gaps:
        if spot := layout.resources.get(gap.id):
            yield gap_card(gap, spot, chosen=gap.id in look.selected)


def _inner(graph: FamilyGraph, layout: EcomapLayout, look: EcomapLook) -> Iterator[Item]:
    """The small genogram of those living together."""
    picture = draw_genogram(living(graph, home(graph)), layout.inner, _genogram_look(look))
    dx, dy = offset(layout.inner)
    yield from (moved(item, layout.shift[0] - dx, layout.shift[1] - dy) for item in picture.items)


def _outside(graph: FamilyGraph, layout: EcomapLayout, look: EcomapLook) -> Iterator[Item]:
    """Those who live elsewhere and to whom a tie runs."""
    for person in graph.persons:
        seat = layout.people.get(person.id)
        if seat and person.id not in layout.inner.spots:
            spot = PersonSpot(seat.symbol.x, seat.symbol.y, seat.whole.w / 2, 0.0, 0.0)
            yield person_group(person, spot, _genogram_look(look))


def _genogram_look(look: EcomapLook) -> GenogramLook:
    return GenogramLook(look.on, look.selected, look.furigana, look.era, look.labels, conventions=look.conventions)
