"""The side panel of the genogram for those who live together."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from kasesupport.cases import households
from kasesupport.domain.people import Household, Person
from kasesupport.ui.genogram.words import name_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, button, column, label, row


class HouseholdPanel(QWidget):
    """The word on the line around those who live together, and who they are; a person may live in several places."""

    def __init__(self, model: CaseModel, household_id: str) -> None:
        super().__init__()
        self._model, self._id = model, household_id
        house = self._house() or Household(household_id, ())
        self.name = LineField(house.name, self._rename, self.tr("例：母の実家"), self.tr("枠の名前"))
        persons = [person.id for person in model.record.graph.persons]
        self.ticks = {person: self._box() for person in persons}
        self.moves = {person: button("", self._mover(person), "quiet", "move") for person in persons}
        lines = [column(self.ticks[each], row(self.moves[each], None), spacing=0) for each in persons]
        heading = label(self.tr("いっしょにくらす人"), "label")
        self.setLayout(column(label(self.tr("枠の名前"), "label"), self.name, heading, *lines, spacing=6))
        model.changed.connect(self._refresh)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.name.flush()

    def _rename(self, text: str) -> None:
        self._model.do(households.rename_household, self._id, text)

    def _box(self) -> QCheckBox:
        box = QCheckBox()
        box.clicked.connect(lambda _: self._set_members())
        return box

    def _set_members(self) -> None:
        # Read before the name is saved: saving shows the ticks as they were recorded.
        members = [person for person, box in self.ticks.items() if box.isChecked()]
        self.flush()
        self._model.do(households.set_members, self._id, members)

    def _mover(self, person: str) -> Callable[[], None]:
        return lambda: self._move(person)

    def _move(self, person: str) -> None:
        self.flush()
        if elsewhere := self._elsewhere(person):
            self._model.do(households.move, (person,), elsewhere[0].id, self._id)
            self._model.noted.emit(self.tr("移しました。「元に戻す」で戻せます。"))

    def _elsewhere(self, person: str) -> list[Household]:
        return [h for h in self._model.record.graph.households if person in h.members and h.id != self._id]

    def _house(self) -> Household | None:
        return next((house for house in self._model.record.graph.households if house.id == self._id), None)

    def _refresh(self) -> None:
        house, graph = self._house(), self._model.record.graph
        if house is None:
            return
        self.name.show_text(house.name)
        for person in graph.persons:
            if person.id in self.ticks:
                self._show_person(person, person.id in house.members)

    def _show_person(self, person: Person, is_here: bool) -> None:
        self.ticks[person.id].setText(name_of(person))
        self.ticks[person.id].setChecked(is_here)
        elsewhere = self._elsewhere(person.id)
        move: QPushButton = self.moves[person.id]
        move.setVisible(bool(elsewhere) and not is_here)
        if elsewhere:
            words = self.tr("「%1」からここへ移す").replace("%1", elsewhere[0].name or self.tr("ほかの枠"))
            move.setText(f" {words}")
            move.setAccessibleName(self.tr("%1を %2").replace("%1", name_of(person)).replace("%2", words))
