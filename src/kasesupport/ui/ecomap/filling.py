"""What fills an empty place: a resource of the map, one of the register, something new, or nothing that is drawn."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kasesupport.cases import ecomap, gaps
from kasesupport.ui.ecomap.offers import Offers
from kasesupport.ui.ecomap.subjects import gap_of
from kasesupport.ui.long_button import long_button
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, column, empty, label

MOST = 6  # lines offered at once


class FillPart(QWidget):
    """`select` shows the resource that took the place."""

    def __init__(self, model: CaseModel, gap_id: str, select: Callable[[str], object]) -> None:
        super().__init__()
        self._model, self._id, self._select = model, gap_id, select
        self._offers = Offers(model)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("名前でさがす"))
        self.name.setAccessibleName(self.tr("見つかった資源の名前"))
        self.name.textEdited.connect(self._refresh)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        none = button(self.tr("資源は書かずに「見つかった」"), lambda: model.do(gaps.met, gap_id), "", "check")
        self.setLayout(column(label(self.tr("何が見つかりましたか。"), "soft"), self.name, self.rows, none))
        model.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        """Of the map while nothing is typed; else what fits, of the map and the register, and what is typed itself."""
        empty(self.rows)
        typed = self.name.text().strip()
        here = [(each.id, each.name) for each in self._model.record.resources if each.name and not each.closed_on]
        there = [(entry.id, entry.name) for entry in self._offers.of(typed)] if typed else []
        found = dict(here if not typed else [*((i, n) for i, n in here if typed in n), *there])
        for entry, name in list(found.items())[:MOST]:
            self.rows.addWidget(long_button(name, partial(self._fill, entry)))
        if typed:
            words = self.tr("＋「%1」を新しく足す").replace("%1", typed)
            self.rows.addWidget(long_button(words, partial(self._fill_new, typed)))

    def _fill(self, resource: str) -> None:
        if self._model.do(ecomap.fill_gap, self._id, resource):
            self._select(resource)

    def _fill_new(self, name: str) -> None:
        gap = gap_of(self._model.record, self._id)
        if gap and (made := self._model.do(ecomap.fill_gap_new, self._id, name, gap.kind)):
            self._select(made)
