"""The ecomap as a drawing: household, ties, resources, each a group with its subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kasesupport.diagrams.colours import CALM, PAPER
from kasesupport.diagrams.ecomap import written
from kasesupport.diagrams.ecomap.cards import gap_card, gap_line, resource_card
from kasesupport.diagrams.ecomap.hearths import outlines, persons
from kasesupport.diagrams.ecomap.legend import legend
from kasesupport.diagrams.ecomap.model import EcomapLayout, TieLine
from kasesupport.diagrams.ecomap.strokes import smooth, tie_items
from kasesupport.diagrams.ecomap.stuck import groups, with_room
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.ecomap import Gap, Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.domain.stickers import Sticker
from kasesupport.drawing.items import Drawing, Group, Path, moved


@dataclass(frozen=True, slots=True)
class EcomapLook:
    """What the viewer chose: the day ages are counted on, what is selected, how people are told, a legend.

    `conventions`: the office's choices; `era` only where it differs from them. `practitioner`: what the office alone
    is to see (whether one may get in touch) is drawn too. `stuck`: stickers that lie on it; on the screen of the table
    they are none of the picture, for there they are moved.
    """

    on: date
    selected: frozenset[str] = frozenset()
    legend: bool = False
    furigana: bool = False
    era: Literal["", "wareki", "seireki"] = ""
    labels: Literal["name", "called"] = "name"
    conventions: Conventions = field(default=Conventions())
    practitioner: bool = False
    stuck: tuple[Sticker, ...] = ()


def draw(
    graph: FamilyGraph, resources: Sequence[Resource], ties: Sequence[Tie], layout: EcomapLayout, look: EcomapLook,
    gaps: Sequence[Gap] = (),
) -> Drawing:  # fmt: skip
    """Groups by resource id, tie id, gap id, person id and "household"; what lies on top comes last."""
    layout = with_room(layout, look.stuck)
    by_id, missing = {t.id: t for t in ties}, {gap.id for gap in gaps}
    items = [
        *outlines(layout, _genogram_look(look)),
        *(_tie(by_id[way.id], way, look) for way in layout.ties if way.id in by_id),
        *(Group("", gap_line(way.points)) for way in layout.ties if way.id in missing),
        *persons(graph, layout, _genogram_look(look)),
        *_cards(resources, ties, gaps, layout, look),
        *written.notes(layout, by_id),
        *groups(look.stuck),
    ]
    left, top, width, height = layout.box
    told, used = written.below(layout, by_id, {r.id: r.name for r in resources}, width)
    below, height = [moved(i, 0, height) for i in told], height + used
    if look.legend:
        signs, used = legend(resources, ties, width, look.conventions, gaps, confided=look.practitioner)
        below, height = [*below, *(moved(i, 0, height) for i in signs)], height + used
    return Drawing(width, height, (*(moved(i, -left, -top) for i in items), *below))


def _tie(tie: Tie, way: TieLine, look: EcomapLook) -> Group:
    glow = (Path(smooth(way.points), CALM, width=11.0), Path(smooth(way.points), PAPER, width=8.0))
    chosen = glow if tie.id in look.selected else ()
    return Group(tie.id, (*chosen, *tie_items(tie, way.points, look.conventions)))


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


def _genogram_look(look: EcomapLook) -> GenogramLook:
    return GenogramLook(look.on, look.selected, look.furigana, look.era, look.labels, conventions=look.conventions)
