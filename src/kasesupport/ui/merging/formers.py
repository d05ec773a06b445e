"""On the family's page: records that became part of this one, with what of them is not the family's own."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.merging import Former
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import column, empty, label


class FormersPart(QFrame):
    """Nothing where no record was merged."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model = model
        self._lines: QVBoxLayout = column(spacing=4, margin=14)
        self.setLayout(self._lines)

    def refresh(self) -> None:
        """Show them as they stand in the record."""
        empty(self._lines)
        formers = self._model.record.formers
        if formers:
            self._lines.addWidget(label(self.tr("まとめた記録"), "label"))
        for each in formers:
            self._lines.addWidget(label(self._words(each), "soft"))
        self.setVisible(bool(formers))

    def _words(self, former: Former) -> str:
        on = self.tr("%1にまとめました").replace("%1", both(PartialDate.from_text(former.on))) if former.on else ""
        parts = (former.name or self.tr("（名前なし）"), former.kana, former.phone, former.address, on)
        return "　".join(part for part in parts if part)
