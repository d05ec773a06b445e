"""The window in which an own map is drawn: the page and whose it is, and nothing else."""

from PySide6.QtWidgets import QDialog, QFrame, QWidget

from kasesupport.ui.model import CaseModel
from kasesupport.ui.own_maps.model import OwnModel
from kasesupport.ui.own_maps.page import OwnMapPage
from kasesupport.ui.own_maps.words import told_of
from kasesupport.ui.widgets import button, column, label, row


class OwnMapWindow(QDialog):
    """As large as the window behind it, so that nothing of the office is in sight. Esc and 「できました」 close it."""

    def __init__(self, model: CaseModel, map_id: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("だれが関わっていると思う？"))
        self._own = OwnModel(model, map_id)
        told = told_of(model.record, map_id)
        self.page = OwnMapPage(self._own, told)
        self.done_button = button(self.tr("できました"), self.accept, "main", "check")
        bar = QFrame()
        bar.setObjectName("bar")
        bar.setLayout(row(label(told, "heading", wrap=False), None, self.done_button, margin=8))
        whole = column(bar, self.page, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        if parent is not None:
            self.resize(parent.window().size())

    def done(self, result: int) -> None:
        """Save what is being typed and where everything stands, and stop listening."""
        self.page.flush()
        self.page.put_down()
        self._own.leave()
        super().done(result)

    def reject(self) -> None:
        """Esc first lets go of what is in hand or selected; on the free map it closes."""
        if self.page.in_hand or self.page.selected:
            self.page.use("", None)
            self.page.select("")
        else:
            super().reject()
