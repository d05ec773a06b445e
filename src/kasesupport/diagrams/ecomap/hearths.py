"""Households and persons of an ecomap as drawn: outlines with their names, small genograms, who lives elsewhere."""

from collections.abc import Iterator

from kasesupport.diagrams.colours import SOFT_INK
from kasesupport.diagrams.ecomap.cards import ring
from kasesupport.diagrams.ecomap.centre import CORNER, TITLE, TITLE_LEFT, living
from kasesupport.diagrams.ecomap.model import EcomapLayout, Spot
from kasesupport.diagrams.ecomap.palette import HEARTH, WARM
from kasesupport.diagrams.genogram import GenogramLayout
from kasesupport.diagrams.genogram.draw import draw as draw_genogram
from kasesupport.diagrams.genogram.draw import offset
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.diagrams.genogram.persons import person_group
from kasesupport.diagrams.genogram.values import Spot as PersonSpot
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.domain.people import FamilyGraph, Household
from kasesupport.drawing.items import Group, Item, Path, Point, moved, rect
from kasesupport.drawing.text import set_line

THIN = 1.6  # outline of another household than the one in the middle


def outlines(layout: EcomapLayout, look: GenogramLook) -> Iterator[Group]:
    """The household in the middle, and others beside it; their names in the upper left corner."""
    yield _outline(HOUSEHOLD, layout.household, layout.title, 2.4, chosen=HOUSEHOLD in look.selected)
    for home in layout.homes:
        yield _outline(home.id, home.frame, home.name, THIN, chosen=False)


def _outline(subject: str, frame: Spot, name: str, width: float, *, chosen: bool) -> Group:
    left, top, _, _ = frame.box
    words = set_line(name, left + TITLE_LEFT, top + 12 + TITLE * 0.86, TITLE, color=SOFT_INK)
    around = ring(frame, CORNER) if chosen else ()
    return Group(subject, (Path(rect(frame.box, CORNER), HEARTH, WARM, width), *words, *around), name or "家庭")


def persons(graph: FamilyGraph, layout: EcomapLayout, look: GenogramLook) -> Iterator[Item]:
    """The small genograms of those living together, and everybody who stands alone."""
    yield from _genogram(graph, layout.inner, layout.shift, look)
    for home in layout.homes:
        yield from _genogram(graph, home.inner, home.shift, look)
    together = {*layout.inner.spots, *(person for home in layout.homes for person in home.inner.spots)}
    for person in graph.persons:
        seat = layout.people.get(person.id)
        if seat and person.id not in together:
            spot = PersonSpot(seat.symbol.x, seat.symbol.y, seat.whole.w / 2, 0.0, 0.0)
            yield person_group(person, spot, look)


def _genogram(graph: FamilyGraph, inner: GenogramLayout, shift: Point, look: GenogramLook) -> Iterator[Item]:
    picture = draw_genogram(living(graph, Household("", tuple(inner.spots), "")), inner, look)
    dx, dy = offset(inner)
    yield from (moved(item, shift[0] - dx, shift[1] - dy) for item in picture.items)
