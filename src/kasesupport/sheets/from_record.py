"""The support plan out of a family's record, as the window of planning and the demo ask for it."""

from dataclasses import replace
from datetime import date

from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Drawing
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.spec import Form, load
from kasesupport.sheets.tongues.reading import AS_IT_IS, Reading


def plan_pages(
    record: CaseRecord, today: date, office: tuple[str, str] = ("", ""),
    *, blank: bool = False, with_genogram: bool = True, reading: Reading = AS_IT_IS,
    form: Form | None = None,
) -> tuple[Drawing, ...]:  # fmt: skip
    """The support plan as A4 pages: prefilled, or `blank` to be written by hand. `office`: name and phone.

    `form`: the sheet as the office has it, ours without it.
    """
    form = form or load(catalog.PLAN)
    wanted = with_genogram and bool(record.graph.persons)
    sections = tuple(each for each in form.sections if wanted or each.kind != "picture")
    known = None if blank else record
    return catalog.build(catalog.source(replace(form, sections=sections), today, office, known, reading=reading))
