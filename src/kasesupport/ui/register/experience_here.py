"""What was experienced with a resource, beside a family's ecomap: read, and written down from there."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import entries
from kasesupport.domain.ecomap import PERSONAL
from kasesupport.ui.model import CaseModel
from kasesupport.ui.register import words
from kasesupport.ui.register.experience import NARROW, ExperienceForm
from kasesupport.ui.widgets import button, card, column, empty, label

SHOWN = 3  # of the newest; all of them stand in the register


class ExperienceHere(QWidget):
    """Folded until wanted; nothing for a private person, who stands in no register."""

    def __init__(self, model: CaseModel, resource_id: str, kind: str) -> None:
        super().__init__()
        self._model, self._id = model, resource_id
        self.head = button(self.tr("この資源の経験"), self._turn, "", "pen-line")
        self._list: QVBoxLayout = column(spacing=6)
        self._holder = QWidget()
        self.form = ExperienceForm(model.case, resource_id, model.failed.emit, lambda: model.record, NARROW)
        self._holder.setLayout(column(self._list, card(self.form, margin=10)))
        self._holder.hide()
        self.setLayout(column(self.head, self._holder))
        self.show_kind(kind)
        self.form.go.clicked.connect(self._refresh)
        model.changed.connect(self._refresh)

    def show_kind(self, kind: str) -> None:
        """Take the kind as it is now."""
        self.setVisible(kind not in PERSONAL)

    def flush(self) -> None:
        """Save what is being typed."""
        self.form.flush()

    def _turn(self) -> None:
        self._holder.setVisible(self._holder.isHidden())
        self._refresh()

    def _refresh(self) -> None:
        """Read only while somebody looks."""
        if self._holder.isHidden():
            return
        empty(self._list)
        found = entries.experiences(self._model.case.file, self._id)
        self.form.show_stored(found)
        others = [each for each in found if each.id != self.form.noted]
        for each in others[:SHOWN]:
            head = label(f"{words.effects()[each.effect]}　{words.day(each.on)}", "soft")
            self._list.addWidget(card(head, label(each.text), margin=10, spacing=2))
        if not others:
            self._list.addWidget(label(self.tr("まだ書かれた経験はありません。"), "soft"))
