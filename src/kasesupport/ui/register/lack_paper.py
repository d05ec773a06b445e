"""足りない資源の一覧 as it will print: print it, or keep it as a PDF. The names of the vault are taken out of it."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kasesupport.cases import names, shortages
from kasesupport.cases.office import office
from kasesupport.domain.naming import without_names
from kasesupport.domain.shortage import Shortage
from kasesupport.sheets import shortage_sheet
from kasesupport.ui.office_paper import OfficePaper
from kasesupport.ui.outgoing import of_office
from kasesupport.ui.register.desk import Desk

WHAT = "shortages"  # as the journal calls it


class LackPaper(OfficePaper):
    """The list as it stands now."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        pages = shortage_sheet.pages(nameless(desk), desk.file.today(), office(desk.file).name)
        lead = _tr(
            "家庭や人の名前が文の中にあるときは「（名前）」に変わります。印刷する前に、もう一度目を通してください。"
        )
        out = of_office(desk.file, desk.note, desk.fail)
        super().__init__(out, WHAT, _tr("足りない資源の一覧"), lead, pages, parent)


def nameless(desk: Desk) -> tuple[Shortage, ...]:
    """The list without any name that stands in the vault."""
    clean = without_names(names.all_names(desk.file))
    return tuple(replace(each, text=clean(each.text), note=clean(each.note)) for each in shortages.listed(desk.file))


def _tr(words: str) -> str:
    return QCoreApplication.translate("LackPaper", words)
