"""手引き as it will print, for a training. Nothing of a family stands on it, so nothing is noted in the journal."""

from PySide6.QtWidgets import QWidget

from kasesupport.cases.office import office
from kasesupport.practice.model import Phase
from kasesupport.sheets import guidance_sheet
from kasesupport.ui.office_paper import OfficePaper
from kasesupport.ui.outgoing import Outgoing
from kasesupport.ui.wizard.desk import Desk


class GuidancePaper(OfficePaper):
    """The phase's viewpoints with their points and citations."""

    def __init__(self, desk: Desk, phase: Phase, parent: QWidget) -> None:
        model = desk.model
        file = model.case.file
        out = Outgoing(lambda: "", file.today, _unnoted, _unnoted, model.noted.emit, model.failed.emit)
        title = self.tr("手引き（%1）").replace("%1", phase.short)
        lead = self.tr("研修や打ち合わせで読み合わせるための紙です。家庭のことは載りません。")
        pages = guidance_sheet.pages(phase, desk.practice, file.today(), office(file).name)
        super().__init__(out, "", title, lead, pages, parent)


def _unnoted(_what: str) -> None:
    """It is the same for everybody."""
