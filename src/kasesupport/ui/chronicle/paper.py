"""The office's sheet 経過記録 of what is seen, printed or kept as a PDF; either is noted in the journal."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kasesupport.cases import overview
from kasesupport.cases.office import logo, office
from kasesupport.drawing.items import Drawing
from kasesupport.practice.model import Practice
from kasesupport.sheets.forms import catalog
from kasesupport.ui.chronicle.filters import Wanted
from kasesupport.ui.chronicle.lines import Line
from kasesupport.ui.model import CaseModel
from kasesupport.ui.office_paper import OfficePaper
from kasesupport.ui.outgoing import of_family
from kasesupport.ui.papers import form_desk
from kasesupport.ui.telling import told

SHEET = "progress-notes"


def pages(model: CaseModel, practice: Practice, wanted: Wanted, lines: Sequence[Line]) -> tuple[Drawing, ...]:
    """The sheet as the office has it: all of the days, or only what was narrowed down to."""
    file = model.case.file
    form, facts = form_desk.forms(file).forms[SHEET], office(file)
    only = None if wanted == Wanted() else frozenset(line.id for line in lines if line.id)
    beside = overview.beside(model.case, wanted.since, wanted.until, only)
    return catalog.build(
        catalog.source(
            form, file.today(), (facts.name, facts.phone), model.record, practice=practice, logo=logo(file),
            beside=beside,
        )
    )  # fmt: skip


def show(model: CaseModel, practice: Practice, wanted: Wanted, lines: Sequence[Line], over: QWidget) -> None:
    """The sheets over the page."""
    made = told(model.failed.emit, partial(pages, model, practice, wanted, lines))
    if made is None:
        return
    lead = _tr("いま出ている経過を、日の順に並べた紙です。センターの中だけの記録です。")
    OfficePaper(of_family(model), SHEET, _tr("経過記録"), lead, made, over).exec()


def _tr(words: str) -> str:
    return QCoreApplication.translate("chronicle", words)
