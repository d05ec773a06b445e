"""A family's diagrams as pictures for paper, and a picture on a page of its own: shrunk where it must, never cut."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from kasesupport.diagrams import ecomap, genogram
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.ecomap import Gap, Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.domain.record import CaseRecord, middle_of, stood_of
from kasesupport.drawing.items import Drawing, Point
from kasesupport.sheets import poster

USUAL = Conventions()
NOWHERE: Mapping[str, Point] = MappingProxyType({})


def pins(record: CaseRecord, diagram: str) -> dict[str, Point]:
    """Where the family's people put things in one diagram, in its logical px."""
    return {subject: (x, y) for name, subject, x, y in record.pins if name == diagram}


def genogram_picture(
    graph: FamilyGraph, on: date, placed: Mapping[str, Point] | None = None, conventions: Conventions = USUAL
) -> Drawing:
    """The genogram as a family may have it: with its legend, without the practitioner's layer. Ages on that day; px."""
    look = genogram.GenogramLook(on=on, legend=True, conventions=conventions)
    return genogram.draw(graph, genogram.layout(graph, placed, look=look), look)


def ecomap_picture(
    graph: FamilyGraph, resources: Sequence[Resource], ties: Sequence[Tie], on: date,
    placed: Mapping[str, Point] | None = None, conventions: Conventions = USUAL, gaps: Sequence[Gap] = (),
    middle: str = "", stood: Mapping[str, Point] = NOWHERE,
) -> Drawing:  # fmt: skip
    """The ecomap as a family may have it: with its legend, without the practitioner's layer. Logical px.

    `middle`: the person it is drawn around, "" for the household; `stood`: where it stood on the screen.
    """
    persons = genogram.GenogramLook(on=on, conventions=conventions)
    places = ecomap.layout(graph, resources, ties, placed or {}, look=persons, gaps=gaps, middle=middle, stood=stood)
    look = ecomap.EcomapLook(on, legend=True, conventions=conventions)
    return ecomap.draw(graph, resources, ties, places, look, gaps)


def genogram_page(record: CaseRecord, on: date, title: str) -> Drawing:
    """A family's genogram on A4."""
    picture = genogram_picture(record.graph, on, pins(record, "genogram"), record.conventions)
    return picture_page(picture, title, record.name, on)


def ecomap_page(record: CaseRecord, on: date, title: str) -> Drawing:
    """A family's ecomap on A4."""
    drawn, placed = (record.graph, record.resources, record.ties), pins(record, "ecomap")
    around = middle_of(record, "ecomap")
    picture = ecomap_picture(*drawn, on, placed, record.conventions, record.gaps, around, stood_of(record, "ecomap"))
    return picture_page(picture, title, record.name, on)


def picture_page(drawing: Drawing, title: str, household: str, on: date) -> Drawing:
    """One A4 page, upright or across, whichever shows the picture larger. Sizes in pt."""
    return poster.sheets(drawing, (title, household), on, single=True)[0]
