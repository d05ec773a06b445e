"""The ecomap as a drawing: household, ties, resources, each a group with its subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kasesupport.diagrams.colours import CALM, INK, PAPER, SOFT_INK
from kasesupport.diagrams.ecomap.centre import CORNER, TITLE, TITLE_LEFT, home, living
from kasesupport.diagrams.ecomap.legend import legend
from kasesupport.diagrams.ecomap.model import EcomapLayout, Note, Spot, TieLine
from kasesupport.diagrams.ecomap.notes import LINE as NOTE_LINE
from kasesupport.diagrams.ecomap.notes import SIZE as NOTE_SIZE
from kasesupport.diagrams.ecomap.palette import FADED, HEARTH, KINDS, WARM, Kind, Tone
from kasesupport.diagrams.ecomap.scene import DISC, EDGE, LINE, NAME, NODE_CORNER, SIGN_GAP, card_lines
from kasesupport.diagrams.ecomap.strokes import smooth, tie_items
from kasesupport.diagrams.genogram.draw import draw as draw_genogram
from kasesupport.diagrams.genogram.draw import offset
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.diagrams.genogram.persons import person_group
from kasesupport.diagrams.genogram.values import Spot as PersonSpot
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, Tie, TieState
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Drawing, Group, Item, Path, circle, moved, rect
from kasesupport.drawing.text import set_line

RING = 5.0  # between a symbol and the ring that marks it
ICON = 19.0  # on its disc


@dataclass(frozen=True, slots=True)
class EcomapLook:
    """What the viewer chose: the day ages are counted on, what is selected, how people are told, a legend.

    `conventions`: the office's choices; `era` only where it differs from them.
    """

    on: date
    selected: frozenset[str] = frozenset()
    legend: bool = False
    furigana: bool = False
    era: Literal["", "wareki", "seireki"] = ""
    labels: Literal["name", "called"] = "name"
    conventions: Conventions = field(default=Conventions())


def draw(
    graph: FamilyGraph, resources: Sequence[Resource], ties: Sequence[Tie], layout: EcomapLayout, look: EcomapLook
) -> Drawing:
    """Groups by resource id, tie id, person id and "household"; what lies on top comes last."""
    by_id = {t.id: t for t in ties}
    items = [
        _household(graph, layout, look),
        *(_tie(by_id[way.id], way, look) for way in layout.ties if way.id in by_id),
        *_inner(graph, layout, look),
        *_outside(graph, layout, look),
        *(
            _resource(r, layout.resources[r.id], _state(r.id, ties), look)
            for r in resources
            if r.id in layout.resources
        ),
        *(_note(by_id[way.id], way.note) for way in layout.ties if way.note and way.id in by_id),
    ]
    left, top, width, height = layout.box
    below: tuple[Item, ...] = ()
    if look.legend:
        below, used = legend(resources, ties, width, look.conventions)
        below, height = tuple(moved(i, 0, height) for i in below), height + used
    return Drawing(width, height, (*(moved(i, -left, -top) for i in items), *below))


def _household(graph: FamilyGraph, layout: EcomapLayout, look: EcomapLook) -> Group:
    frame, household = layout.household, home(graph)
    outline = Path(rect(frame.box, CORNER), HEARTH, WARM, 2.4)
    left, top, _, _ = frame.box
    name = set_line(household.name, left + TITLE_LEFT, top + 12 + TITLE * 0.86, TITLE, color=SOFT_INK)
    ring = _ring(frame, CORNER) if HOUSEHOLD in look.selected else ()
    return Group(HOUSEHOLD, (outline, *name, *ring), household.name or "家庭")


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


def _state(resource: str, ties: Sequence[Tie]) -> TieState:
    """A resource is past or hoped for if all its ties are."""
    states = {t.state for t in ties if t.resource == resource}
    return states.pop() if len(states) == 1 else "now"


def _resource(resource: Resource, spot: Spot, state: TieState, look: EcomapLook) -> Group:
    kind = KINDS[resource.kind]
    tone = FADED if state == "past" else kind.tone
    dash = (7.0, 4.5) if state == "hoped" else ()
    fill = PAPER if state == "hoped" else tone.fill
    card = Path(rect(spot.box, NODE_CORNER), tone.line, fill, 1.8, dash)
    sign = _sign(kind, tone, spot, hoped=state == "hoped")
    ring = _ring(spot, NODE_CORNER) if resource.id in look.selected else ()
    color = SOFT_INK if state == "past" else INK
    return Group(resource.id, (card, *ring, *sign, *_name(resource, spot, color)), f"{kind.word}：{resource.name}")


def _sign(kind: Kind, tone: Tone, spot: Spot, hoped: bool) -> tuple[Path, ...]:
    """The kind's icon on a disc; only outlined where the resource is hoped for."""
    x = spot.x - spot.w / 2 + EDGE[0] + DISC / 2
    disc = Path(circle(x, spot.y, DISC / 2), tone.line, PAPER if hoped else tone.line, 1.2)
    box = (x - ICON / 2, spot.y - ICON / 2, ICON, ICON)
    return (disc, *icon(kind.icon, box, tone.line if hoped else PAPER, 2.0))


def _name(resource: Resource, spot: Spot, color: str) -> Iterator[Item]:
    lines = card_lines(resource.name)
    left = spot.x - spot.w / 2 + EDGE[0] + DISC + SIGN_GAP
    middle = (left + spot.x + spot.w / 2 - EDGE[1]) / 2
    top = spot.y - LINE * len(lines) / 2
    for i, words in enumerate(lines):
        yield from set_line(words, middle, top + LINE * i + NAME * 0.98, NAME, color=color, anchor="middle")


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


def _ring(spot: Spot, corner: float) -> tuple[Path, ...]:
    grown = Spot(spot.x, spot.y, spot.w + 2 * RING, spot.h + 2 * RING)
    return (Path(rect(grown.box, corner + RING), CALM, None, 3.0),)
