"""The ecomap as a drawing: household, ties, resources, each a group with its subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kasesupport.diagrams.ecomap.centre import CORNER, LABEL, TITLE, home, name_of
from kasesupport.diagrams.ecomap.legend import legend
from kasesupport.diagrams.ecomap.model import EcomapLayout, Note, Seat, Spot, TieLine
from kasesupport.diagrams.ecomap.notes import LINE as NOTE_LINE
from kasesupport.diagrams.ecomap.notes import SIZE as NOTE_SIZE
from kasesupport.diagrams.ecomap.palette import CALM, FADED, HEARTH, INK, KINDS, PAPER, SOFT_INK, WARM
from kasesupport.diagrams.ecomap.scene import ICON, ICON_GAP, LINE, NAME, NODE_CORNER, PAD, card_lines
from kasesupport.diagrams.ecomap.strokes import smooth, tie_items
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, Tie, TieState
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Drawing, Group, Item, Op, Path, circle, line, moved, rect
from kasesupport.drawing.text import set_line

RING = 5.0  # between a symbol and the ring that marks it
BASELINE = 0.8  # em from the top of a line to its baseline


@dataclass(frozen=True, slots=True)
class EcomapLook:
    """What the viewer chose: the day ages are counted on, what is selected, whether a legend is wanted."""

    on: date
    selected: frozenset[str] = frozenset()
    legend: bool = False


def draw(
    graph: FamilyGraph, resources: Sequence[Resource], ties: Sequence[Tie], layout: EcomapLayout, look: EcomapLook
) -> Drawing:
    """Groups by resource id, tie id, person id and "household"; what lies on top comes last."""
    by_id = {t.id: t for t in ties}
    items = [
        _household(graph, layout, look),
        *(_tie(by_id[way.id], way, look) for way in layout.ties if way.id in by_id),
        *(_person(p, layout.people[p.id], look) for p in graph.persons if p.id in layout.people),
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
        below, used = legend(resources, ties, width)
        below, height = tuple(moved(i, 0, height) for i in below), height + used
    return Drawing(width, height, (*(moved(i, -left, -top) for i in items), *below))


def _household(graph: FamilyGraph, layout: EcomapLayout, look: EcomapLook) -> Group:
    frame, household = layout.household, home(graph)
    outline = Path(rect(frame.box, CORNER), HEARTH, WARM, 2.4)
    left, top, width, _ = frame.box
    name = set_line(household.name, left + width / 2, top + 10 + TITLE * 0.86, TITLE, color=SOFT_INK, anchor="middle")
    ring = _ring(frame, CORNER) if HOUSEHOLD in look.selected else ()
    return Group(HOUSEHOLD, (outline, *name, *ring), household.name or "家庭")


def _tie(tie: Tie, way: TieLine, look: EcomapLook) -> Group:
    glow = (Path(smooth(way.points), CALM, width=11.0), Path(smooth(way.points), PAPER, width=8.0))
    chosen = glow if tie.id in look.selected else ()
    return Group(tie.id, (*chosen, *tie_items(tie, way.points)))


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
    top = spot.y - spot.h / 2 + PAD[1]
    sign = icon(kind.icon, (spot.x - ICON / 2, top, ICON, ICON), tone.line, 2.0)
    ring = _ring(spot, NODE_CORNER) if resource.id in look.selected else ()
    color = SOFT_INK if state == "past" else INK
    return Group(resource.id, (card, *ring, *sign, *_name(resource, spot, color)), f"{kind.word}：{resource.name}")


def _name(resource: Resource, spot: Spot, color: str) -> Iterator[Item]:
    top = spot.y - spot.h / 2 + PAD[1] + ICON + ICON_GAP
    for i, words in enumerate(card_lines(resource.name)):
        yield from set_line(words, spot.x, top + LINE * i + NAME * 0.98, NAME, color=color, anchor="middle")


def _person(person: Person, seat: Seat, look: EcomapLook) -> Group:
    spot = seat.symbol
    half = spot.w / 2
    shape = {"M": rect(spot.box), "F": circle(spot.x, spot.y, half)}.get(person.sex) or _diamond(spot)
    baseline = spot.y + half + 4 + LABEL * 0.9
    label = set_line(name_of(person), spot.x, baseline, LABEL, color=INK, anchor="middle")
    ring = _ring(spot, half) if person.id in look.selected else ()
    return Group(person.id, (Path(shape, INK, PAPER, 2.0), *ring, *label), name_of(person))


def _diamond(spot: Spot) -> tuple[Op, ...]:
    half = spot.w / 2
    corners = [(spot.x, spot.y - half), (spot.x + half, spot.y), (spot.x, spot.y + half), (spot.x - half, spot.y)]
    return line(corners, closed=True)


def _ring(spot: Spot, corner: float) -> tuple[Path, ...]:
    grown = Spot(spot.x, spot.y, spot.w + 2 * RING, spot.h + 2 * RING)
    return (Path(rect(grown.box, corner + RING), CALM, None, 3.0),)
