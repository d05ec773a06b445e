"""The family's two pictures as they stand, for a look beside the questions."""

from datetime import date

from kasesupport.diagrams import ecomap, genogram
from kasesupport.domain.record import CaseRecord, middle_of, stood_of
from kasesupport.drawing.items import Drawing, Point


def has_something(diagram: str, record: CaseRecord) -> bool:
    """Whether there is anything to look at."""
    return bool(record.graph.persons if diagram == "genogram" else record.ties or record.gaps)


def small(diagram: str, record: CaseRecord, today: date) -> Drawing:
    """The genogram or the ecomap, with the places the user gave."""
    pins: dict[str, Point] = {subject: (x, y) for where, subject, x, y in record.pins if where == diagram}
    look = genogram.GenogramLook(on=today, conventions=record.conventions)
    if diagram == "genogram":
        return genogram.draw(record.graph, genogram.layout(record.graph, pins, look=look), look)
    told = (record.graph, record.resources, record.ties, pins)
    middle, stood = middle_of(record, diagram), stood_of(record, diagram)
    around = ecomap.layout(*told, look=look, gaps=record.gaps, middle=middle, stood=stood)
    seen = ecomap.EcomapLook(on=today, conventions=record.conventions)
    return ecomap.draw(record.graph, record.resources, record.ties, around, seen, record.gaps)
