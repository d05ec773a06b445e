"""On the family's page: that somebody stands in another family's record too. Shown only after a yes, which is noted."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import likeness
from kasesupport.domain.likeness import WHOLE_DAY
from kasesupport.ui.likely import asking, person_line
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import card, column, empty, label


class ElsewherePart(QWidget):
    """Asks once while nothing about the persons changes; empty where nobody is met, and where nobody may be told of."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._compared: tuple[object, ...] | None = None
        self._lines: QVBoxLayout = column(spacing=8)
        self.setLayout(self._lines)

    def refresh(self) -> None:
        """Look again, if name or birthday of somebody is another."""
        persons = self._model.record.graph.persons
        told = tuple((p.id, p.name, p.kana, p.former, p.birth) for p in persons)
        if told == self._compared:
            return
        self._compared = told
        empty(self._lines)
        whole = (p for p in persons if p.birth and len(p.birth.text()) == WHOLE_DAY)
        if any(whole) and likeness.hints(self._model.case):
            self._lines.addWidget(asking(self._see, wide=True))
        self.setVisible(self._lines.count() > 0)

    def _see(self) -> None:
        found = self._model.do(likeness.look)
        if found is not None:
            empty(self._lines)
            said = label(self.tr("ほかの家庭にある、同じ方らしい記録です。押すと、その家庭を開きます。"))
            lines = [person_line(each, partial(self._model.another_wanted.emit, each.family_id)) for each in found]
            self._lines.addWidget(card(said, *lines, margin=10, spacing=8, kind="aside"))
