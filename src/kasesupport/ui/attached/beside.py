"""An attached file at the right of whatever page of the family is open: what is written by hand is typed in there."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from kasesupport.cases import attaching
from kasesupport.ui.attached.viewer import AttachedViewer
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, column, label, row

WIDTH = 440  # px


class Beside(QFrame):
    """`closed` takes it away again."""

    def __init__(self, model: CaseModel, closed: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(WIDTH)
        self._model, self._id = model, ""
        self._name = label("", "label")
        self.viewer = AttachedViewer(model)
        close = button("", closed, "tool", "x", self.tr("写真をしまう"))
        whole = column(row(self._name, None, close, margin=6), self.viewer, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        model.changed.connect(self.refresh)

    def show_one(self, attachment_id: str) -> None:
        """Show that file."""
        self._id = attachment_id
        self.refresh()

    def refresh(self) -> None:
        """As it stands now; nothing where it is gone."""
        file = next((each for each in attaching.listed(self._model.case) if each.id == self._id), None)
        self._name.setText(file.what if file else self.tr("この添付は、もうありません。"))
        self.viewer.show_file(file)
