"""The two diagrams of a record as drawings, for a glimpse on the table."""

from datetime import date

from kasesupport.diagrams import ecomap
from kasesupport.diagrams.genogram import GenogramLook, draw, layout
from kasesupport.diagrams.genogram.look import for_places
from kasesupport.domain.record import CaseRecord, middle_of, stood_of
from kasesupport.drawing.items import Drawing, Point


def family(record: CaseRecord, on: date) -> Drawing:
    """The genogram."""
    look = GenogramLook(on=on, conventions=record.conventions)
    return draw(record.graph, layout(record.graph, _pins(record, "genogram"), None, for_places(look)), look)


def ties(record: CaseRecord, on: date) -> Drawing:
    """The ecomap."""
    people = GenogramLook(on, conventions=record.conventions)
    pins, middle, stood = _pins(record, "ecomap"), middle_of(record, "ecomap"), stood_of(record, "ecomap")
    placed = ecomap.layout(record.graph, record.resources, record.ties, pins, None, people, (), middle, stood)
    look = ecomap.EcomapLook(on=on, conventions=record.conventions)
    return ecomap.draw(record.graph, record.resources, record.ties, placed, look, ())


def _pins(record: CaseRecord, diagram: str) -> dict[str, Point]:
    return {subject: (x, y) for name, subject, x, y in record.pins if name == diagram}
