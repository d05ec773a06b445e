"""The side panel of the genogram: a partner relation, a household, or the picture as a whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QLayout, QPushButton, QVBoxLayout, QWidget

from kasesupport.cases import households, people, unions
from kasesupport.domain.people import Household, Union
from kasesupport.ui import genogram_words, theme
from kasesupport.ui.choices import Choice
from kasesupport.ui.date_field import DateField
from kasesupport.ui.genogram_words import name_of
from kasesupport.ui.long_button import long_button
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, chip, column, empty, label, row

Select = Callable[[str | None], object]


class UnionPanel(QWidget):
    """Kind and years of a partner relation, its children, and a next partner for either side."""

    def __init__(self, model: CaseModel, union_id: str, name_new: Select) -> None:
        super().__init__()
        self._model, self._id, self._name_new = model, union_id, name_new
        union = self._union() or Union(union_id, ())
        words = genogram_words
        self.kind = Choice(words.union_kinds(), words.UNION_LINES, union.kind, lambda k: self._edit(kind=k))
        self.since = DateField(union.since, lambda d: self._edit(since=d), self.tr("はじまり"))
        self.until = DateField(union.until, lambda d: self._edit(until=d), self.tr("おわり"))
        self._pair = QWidget()
        self._pair.setLayout(self._pair_column(union))
        self.children_box = Children(model, union_id)
        self.setLayout(column(self._pair, self.children_box))
        self._pair.setVisible(len(union.partners) > 1)
        model.changed.connect(self._refresh)

    def flush(self) -> None:
        """Save what is being typed."""
        self.since.flush()
        self.until.flush()

    def _pair_column(self, union: Union) -> QVBoxLayout:
        graph = self._model.record.graph
        persons = [person for person in graph.persons if person.id in union.partners]
        again = [
            long_button(self.tr("＋ %1の新しい相手").replace("%1", name_of(p)), self._adder(p.id)) for p in persons
        ]
        return column(
            label(self.tr("関係"), "label"), self.kind,
            label(self.tr("はじまった年"), "label"), self.since,
            label(self.tr("おわった年"), "label"), self.until,
            label(self.tr("再婚（新しい相手）"), "label"), *again,
        )  # fmt: skip

    def _adder(self, person_id: str) -> Callable[[], None]:
        return lambda: self._add_partner(person_id)

    def _add_partner(self, person_id: str) -> None:
        self.flush()
        self._name_new(self._model.do(people.add_partner, person_id, "married"))

    def _edit(self, **values: object) -> None:
        self._model.do(unions.edit_union, self._id, **values)

    def _union(self) -> Union | None:
        return next((union for union in self._model.record.graph.unions if union.id == self._id), None)

    def _refresh(self) -> None:
        if union := self._union():
            self._pair.setVisible(len(union.partners) > 1)
            self.kind.show_value(union.kind)
            self.since.show_date(union.since)
            self.until.show_date(union.until)


class Children(QWidget):
    """How each child of a union belongs to it, and who were born together."""

    def __init__(self, model: CaseModel, union_id: str) -> None:
        super().__init__()
        self._model, self._id = model, union_id
        self.kinds: dict[str, QComboBox] = {}
        self.twins: dict[str, QCheckBox] = {}
        self._ticked: set[str] = set()  # ticked before a second one makes them twins
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._rows)
        self._shown: tuple[object, ...] = ()
        model.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        graph = self._model.record.graph
        union = next((union for union in graph.unions if union.id == self._id), None)
        if union is None or (union, graph.persons) == self._shown:
            return
        self._shown = (union, graph.persons)
        empty(self._rows)
        self._fill(union)

    def _fill(self, union: Union) -> None:
        graph = self._model.record.graph
        by_id = {person.id: person for person in graph.persons}
        born_together = {child for group in union.twins for child in group}
        self._ticked |= born_together
        self.kinds, self.twins = {}, {}
        for child in union.children:
            self.kinds[child] = self._kind_box(child, dict(union.child_kinds).get(child, "biological"))
            name = label(name_of(by_id[child]))
            line = row(name, self.kinds[child])
            line.setStretch(0, 1)
            self._rows.addLayout(line)
            if len(union.children) > 1:
                self.twins[child] = self._twin_box(child, child in born_together)
                self._rows.addWidget(self.twins[child])
        if union.children:
            self._rows.insertWidget(0, label(self.tr("こども"), "label"))

    def _kind_box(self, child: str, kind: str) -> QComboBox:
        box = QComboBox()
        words = genogram_words.child_kinds()
        for value, text in words.items():
            box.addItem(text, value)
        box.setCurrentIndex(list(words).index(kind))
        box.setMinimumHeight(theme.TOUCH)
        box.setAccessibleName(self.tr("親子のかたち"))
        box.activated.connect(lambda i: self._model.do(unions.set_child_kind, self._id, child, box.itemData(i)))
        return box

    def _twin_box(self, child: str, on: bool) -> QCheckBox:
        box = QCheckBox(self.tr("ふたご・みつごの ひとり"))
        box.setChecked(on or child in self._ticked)
        box.clicked.connect(lambda checked: self._tick(child, bool(checked)))
        return box

    def _tick(self, child: str, on: bool) -> None:
        if on:
            self._ticked.add(child)
        else:
            self._ticked.discard(child)
        if on and len(self._ticked) > 1:
            self._model.do(unions.set_twins, self._id, tuple(sorted(self._ticked)))
        elif not on:
            self._model.do(unions.set_twins, self._id, (child,))


class HouseholdPanel(QWidget):
    """The word on the line around those who live together, and who they are."""

    def __init__(self, model: CaseModel, household_id: str) -> None:
        super().__init__()
        self._model, self._id = model, household_id
        house = self._house() or Household(household_id, ())
        self.name = LineField(house.name, self._rename, self.tr("例：母の実家"), self.tr("囲みの名前"))
        self.ticks = {person.id: self._box() for person in model.record.graph.persons}
        self.setLayout(
            column(
                label(self.tr("囲みの名前"), "label"), self.name,
                label(self.tr("いっしょに くらす人"), "label"), *self.ticks.values(), spacing=6,
            )
        )  # fmt: skip
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

    def _house(self) -> Household | None:
        return next((house for house in self._model.record.graph.households if house.id == self._id), None)

    def _refresh(self) -> None:
        house, graph = self._house(), self._model.record.graph
        if house is None:
            return
        self.name.show_text(house.name)
        for person in graph.persons:
            if person.id in self.ticks:
                self.ticks[person.id].setText(name_of(person))
                self.ticks[person.id].setChecked(person.id in house.members)


@dataclass(frozen=True, slots=True)
class Switch:
    """One way of seeing the picture: its name, its words, whether it is on, and what turning it does."""

    name: str
    words: str
    on: bool
    act: Callable[[bool], object]


class PicturePanel(QWidget):
    """Nothing is selected: how the picture is shown."""

    def __init__(self, groups: Mapping[str, Sequence[Switch]], day: DateField) -> None:
        super().__init__()
        self.switches: dict[str, QPushButton] = {}
        self.day = day
        day.line.setProperty("reads", True)
        shown = [part for heading, group in groups.items() for part in self._group(heading, group)]
        shown += [label(self.tr("年齢と学年を数える日"), "label"), day]
        steps = (
            self.tr("人を押すと、下に家族のボタンが出ます。"),
            self.tr("線を押すと、関係や年を書けます。"),
            self.tr("「同居の枠」で、くらす人を指で囲みます。"),
            self.tr("「つなぐ」で、書いてある二人を結びます。"),
            self.tr("人は指で動かせます。"),
            self.tr("「整列」で、見やすく並べなおします。"),
        )
        told = (label(step, "soft") for step in steps)
        self.setLayout(column(*shown, label(self.tr("使い方"), "label"), *told))

    def _group(self, heading: str, group: Sequence[Switch]) -> Iterator[QWidget | QLayout]:
        yield label(heading, "label")
        chips = [chip(each.words, each.on, each.act) for each in group]
        for each, made in zip(group, chips, strict=True):
            made.setProperty("reads", True)  # for whoever only reads too
            self.switches[each.name] = made
        yield from (row(*chips[i : i + 2], None, spacing=6) for i in range(0, len(chips), 2))
