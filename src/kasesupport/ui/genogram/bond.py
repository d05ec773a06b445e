"""The side panel of an emotional relation: its kind by pictures, its direction, since when, a note."""

from PySide6.QtWidgets import QWidget

from kasesupport.cases import bonds
from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.domain.people import VIOLENCE, Bond
from kasesupport.ui.date_field import DateField
from kasesupport.ui.genogram.ways import bond_choices
from kasesupport.ui.genogram.words import name_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.ring.grid import SignGrid
from kasesupport.ui.widgets import LineField, button, chip, column, label, row


class BondPanel(QWidget):
    """One bond of `model.record`; shows the record as it is now."""

    def __init__(self, model: CaseModel, bond_id: str, look: GenogramLook) -> None:
        super().__init__()
        self._model, self._id = model, bond_id
        bond = self._bond() or Bond("", "", "normal", id=bond_id)
        self.kinds = SignGrid(tuple(bond_choices(look, bond.kind)), self._set_kind, model.noted.emit)
        self.since = DateField(bond.since, lambda d: self._edit(since=d), self.tr("いつから"))
        self.note = LineField(bond.note, lambda t: self._edit(note=t), self.tr("例：進学のころから"), self.tr("メモ"))
        self._way = label("")
        self.directed = chip(self.tr("向きのある関係"), bond.directed, self._set_directed)
        self.turn = button(self.tr("向きを逆に"), lambda: model.do(bonds.turn, bond_id), "chip", "rotate-ccw")
        self._confided = label(
            self.tr("この線はセンターだけの情報です。見えるようにしたときのほかは、図にも紙にも出ません。"), "warm"
        )
        self.setLayout(
            column(
                label(self.tr("関係の種類"), "label"), self.kinds, self._confided,
                label(self.tr("向き"), "label"), self._way, row(self.directed, self.turn, None),
                label(self.tr("いつから"), "label"), self.since, label(self.tr("メモ"), "label"), self.note,
            )
        )  # fmt: skip
        model.changed.connect(self._refresh)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.since.flush()
        self.note.flush()

    def _set_kind(self, kind: str) -> None:
        self.flush()
        self._model.do(bonds.set_kind, self._id, kind)

    def _set_directed(self, on: bool) -> None:
        if bond := self._bond():
            self._model.do(bonds.set_kind, self._id, bond.kind, directed=on)
        self._refresh()

    def _edit(self, **values: object) -> None:
        self._model.do(bonds.edit_bond, self._id, **values)

    def _bond(self) -> Bond | None:
        return next((bond for bond in self._model.record.graph.bonds if bond.id == self._id), None)

    def _refresh(self) -> None:
        bond = self._bond()
        if bond is None:
            return
        names = {person.id: name_of(person) for person in self._model.record.graph.persons}
        sign = self.tr("%1 から %2 へ") if bond.directed else self.tr("%1 と %2")
        self._way.setText(sign.replace("%1", names.get(bond.a, "")).replace("%2", names.get(bond.b, "")))
        self.kinds.show_value(bond.kind)
        self.directed.setChecked(bond.directed)
        self.turn.setVisible(bond.directed)
        self._confided.setVisible(bond.kind in VIOLENCE)
        self.since.show_date(bond.since)
        self.note.show_text(bond.note)
