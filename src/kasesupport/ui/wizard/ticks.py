"""Things to tick off for each of several persons: a line a thing, a column a person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout

from kasesupport.domain.people import Person
from kasesupport.practice.flow import visible_options
from kasesupport.practice.model import Option, Question
from kasesupport.ui.widgets import empty, label, row
from kasesupport.ui.wizard.desk import Body, Desk
from kasesupport.ui.wizard.siblings import SameForOthers, asks_each_child
from kasesupport.ui.wizard.voices import full_name, name_of

WIDE = 88  # px of a person's column
Place = tuple[str, str]  # person, option


class TicksTable(Body):
    """Kept as one answer a person, like the ticks of a question about one person."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        self.boxes: dict[Place, QCheckBox] = {}
        self.same: dict[str, SameForOthers] = {}
        self._shown: tuple[Person, ...] = ()
        self._options: tuple[Option, ...] = ()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.setLayout(self._grid)

    def refresh(self) -> None:
        persons = self._persons()
        options = visible_options(self.question, [each for person in persons for each in self._ticked(person.id)])
        if (persons, options) != (self._shown, self._options):
            self._shown, self._options = persons, options
            self._build()
        for (person_id, option_id), box in self.boxes.items():
            box.setChecked(option_id in self._ticked(person_id))
        for same in self.same.values():
            same.refresh()

    def _persons(self) -> tuple[Person, ...]:
        parts = self.desk.parts()
        return parts.child if self.question.about == "each_child" else parts.carer

    def _build(self) -> None:
        empty(self._grid)
        self.boxes = {}
        for at, person in enumerate(self._shown, start=1):
            name = label(name_of(person), "soft")
            name.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            name.setFixedWidth(WIDE)
            name.setToolTip(full_name(person))
            self._grid.addWidget(name, 0, at)
        for line, option in enumerate(self._options, start=1):
            self._grid.addWidget(label(option.label), line, 0)
            for at, person in enumerate(self._shown, start=1):
                self._grid.addLayout(self._box(person, option), line, at)
        self._offer_the_same(len(self._options) + 1)

    def _offer_the_same(self, line: int) -> None:
        """Below the table, for each child what is ticked of it for others too."""
        self.same = {}
        if not asks_each_child(self.question):
            return
        for below, person in enumerate(self._shown):
            self.same[person.id] = SameForOthers(self.desk, self.question, person.id, named=True)
            self._grid.addWidget(self.same[person.id], line + below, 0, 1, len(self._shown) + 1)

    def _box(self, person: Person, option: Option) -> QHBoxLayout:
        made = QCheckBox()
        made.setFixedWidth(44)
        made.setAccessibleName(f"{name_of(person)} {option.label}")
        made.clicked.connect(lambda: self._tick(person.id, option.id, made.isChecked()))
        self.boxes[person.id, option.id] = made
        return row(None, made, None)

    def _ticked(self, person_id: str) -> list[str]:
        here = (self.question.id, person_id)
        found = next((a for a in self.desk.record.answers if (a.question, a.subject_id) == here), None)
        return found.value if found and isinstance(found.value, list) else []

    def _tick(self, person_id: str, option_id: str, on: bool) -> None:
        ticked = {*self._ticked(person_id), option_id} if on else {*self._ticked(person_id)} - {option_id}
        kept = [option.id for option in self.question.options if option.id in ticked]
        self.desk.answer(self.question.id, kept or None, person_id)
