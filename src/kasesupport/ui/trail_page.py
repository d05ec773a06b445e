"""だれが・いつ・何を, of the family on the table."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kasesupport.ui.case_page import Opener
from kasesupport.ui.model import CaseModel
from kasesupport.ui.vault.trail import Trail
from kasesupport.ui.widgets import column, label
from kasesupport.ui.wizard.airy import airy


class TrailPage(QWidget):
    """The journal of this family; read anew whenever the page is opened."""

    def __init__(self, model: CaseModel, go: Opener) -> None:
        super().__init__()
        self.setProperty("reads", True)
        self.trail = Trail(model.case.file, model.failed.emit, model.case.family_id)
        lead = self.tr("この家庭の記録を、だれが、いつ開き、どこを書いたかが残っています。")
        laid = column(
            label(self.tr("だれが・いつ・何を"), "title"), airy(lead, "soft"), self.trail, margin=20, spacing=10
        )
        laid.setStretch(2, 1)
        self.setLayout(laid)

    def flush(self) -> None:
        """Nothing is typed here that is kept."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.trail.reload()
