"""Both diagrams kept as they are today, whole: nothing of it is shown at the table."""

from kasesupport.cases import versions, views
from kasesupport.cases.rows import OpenCase
from kasesupport.diagrams import ecomap as drawn
from kasesupport.diagrams.genogram import GenogramLook, layout
from kasesupport.diagrams.genogram.look import for_places
from kasesupport.domain.record import CaseRecord, middle_of, stood_of
from kasesupport.drawing.items import Point
from kasesupport.ui.versions import ecomap_kept, kept


def keep_days(case: OpenCase) -> bool:
    """Keep the genogram and the ecomap as versions of today; False where there is nothing to keep.

    Raises Problem as `versions.keep` does.
    """
    record, today = views.record(case), case.file.today()
    look = GenogramLook(on=today, conventions=record.conventions)
    if record.graph.persons:
        placed = layout(record.graph, _pins(record, "genogram"), None, for_places(look))
        versions.keep(case, "genogram", today, "", kept.data(record.graph, placed))
    if record.ties:
        people = GenogramLook(today, conventions=record.conventions)
        pins, middle, stood = _pins(record, "ecomap"), middle_of(record, "ecomap"), stood_of(record, "ecomap")
        laid = drawn.layout(record.graph, record.resources, record.ties, pins, None, people, record.gaps, middle, stood)
        state = ecomap_kept.state_of(record)
        data = ecomap_kept.data(ecomap_kept.Kept(today, state, ecomap_kept.places_of(laid), laid.box, middle))
        versions.keep(case, "ecomap", today, "", data)
    return bool(record.graph.persons or record.ties)


def _pins(record: CaseRecord, diagram: str) -> dict[str, Point]:
    return {subject: (x, y) for name, subject, x, y in record.pins if name == diagram}
