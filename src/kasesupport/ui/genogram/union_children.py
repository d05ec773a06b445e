"""The children of a union at the side of the genogram: how each belongs to it, who were born together, 親権."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from kasesupport.cases import unions
from kasesupport.domain.births import by_birth
from kasesupport.domain.people import FamilyGraph, Union
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.genogram import words as genogram_words
from kasesupport.ui.genogram.words import name_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import Fold, chip, column, empty, label, row
from kasesupport.ui.wizard.flowlayout import FlowLayout

WIDE = 14  # characters that a chip has room for
AWAY = "away"  # in the list of kinds: no child of this union
Births = list[tuple[tuple[str, ...], bool]]  # who were born together, and whether identical


class _OfUnion(QWidget):
    """Parts of one union, made anew only when a child or partner comes, goes or is renamed: the cursor stays."""

    def __init__(self, model: CaseModel, union_id: str) -> None:
        super().__init__()
        self._model, self._id = model, union_id
        self._rows: QVBoxLayout = column(spacing=6)
        self.setLayout(self._rows)
        self._made: tuple[object, ...] = ()
        model.changed.connect(self._refresh)

    def _refresh(self) -> None:
        graph = self._model.record.graph
        union = next((union for union in graph.unions if union.id == self._id), None)
        if union is None:
            return
        names = {person.id: name_of(person) for person in graph.persons}
        children = in_order(graph, union)
        lost = [person.id for person in graph.persons if person.loss]
        made = (children, union.partners, [names[each] for each in (*children, *union.partners)], lost)
        if made != self._made:
            self._made = made
            empty(self._rows)
            self._fill(union, children, names)
        self._show(union)

    def _fill(self, union: Union, children: Sequence[str], names: dict[str, str]) -> None:
        raise NotImplementedError

    def _show(self, union: Union) -> None:
        raise NotImplementedError


class Children(_OfUnion):
    """How each child of a union belongs to it, and who were born together."""

    def __init__(self, model: CaseModel, union_id: str) -> None:
        super().__init__(model, union_id)
        self._order: tuple[str, ...] = ()
        self.kinds: dict[str, QComboBox] = {}
        self.twins: dict[str, QCheckBox] = {}  # with the child before
        self.identical: dict[str, QCheckBox] = {}  # at the last one of a birth
        self._refresh()

    def _fill(self, union: Union, children: Sequence[str], names: dict[str, str]) -> None:
        self._order = tuple(children)
        self.kinds, self.twins, self.identical = {}, {}, {}
        if children:
            self._rows.addWidget(label(self.tr("こども"), "label"))
        for before, child in zip((None, *children), children, strict=False):
            self.kinds[child] = self._kind_box(child, names[child])
            line = row(label(names[child]), self.kinds[child])
            line.setStretch(0, 1)
            self._rows.addLayout(line)
            if before:
                self.twins[child] = self._tick(self.tr("%1と いっしょに生まれた").replace("%1", names[before]))
                self.identical[child] = self._tick(self.tr("一卵性"))

    def _show(self, union: Union) -> None:
        kinds = dict(union.child_kinds)
        births = {child: group for group in union.twins for child in group}
        for child, box in self.kinds.items():
            box.setCurrentIndex(box.findData(kinds.get(child, "biological")))
        for at, (child, tick) in enumerate(self.twins.items()):
            group = births.get(child, ())
            tick.setChecked(self._order[at] in group)
            is_last = bool(group) and child == max(group, key=self._order.index)
            self.identical[child].setVisible(is_last)
            self.identical[child].setChecked(group in union.identical)

    def _kind_box(self, child: str, name: str) -> CalmBox:
        box = CalmBox()
        for value, text in genogram_words.child_kinds().items():
            box.addItem(text, value)
        box.addItem(self.tr("この親子の線を外す"), AWAY)
        box.setMinimumHeight(theme.TOUCH)
        box.setMaximumWidth(150)
        box.view().setMinimumWidth(200)
        box.setAccessibleName(self.tr("%1と親のつながり").replace("%1", name))
        box.activated.connect(lambda i: self._choose(child, box.itemData(i)))
        return box

    def _choose(self, child: str, kind: str) -> None:
        if kind == AWAY:
            self._model.do(unions.remove_child, self._id, child)
            self._model.noted.emit(self.tr("親子の線を外しました。「元に戻す」で戻せます。"))
        else:
            self._model.do(unions.set_child_kind, self._id, child, kind)
        self._refresh()  # what was refused is not shown as chosen

    def _tick(self, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setContentsMargins(12, 0, 0, 0)
        box.clicked.connect(lambda _: self._model.do(unions.set_births, self._id, self._births()))
        self._rows.addWidget(box)
        return box

    def _births(self) -> Births:
        """As it is ticked now."""
        groups: list[list[str]] = []
        for child in self._order:
            if child in self.twins and self.twins[child].isChecked():
                groups[-1].append(child)
            else:
                groups.append([child])
        return [(tuple(group), self._is_identical(group)) for group in groups if len(group) > 1]

    def _is_identical(self, group: list[str]) -> bool:
        return any(self.identical[each].isChecked() for each in group[1:] if not self.identical[each].isHidden())


class Custody(_OfUnion):
    """親権: which of two parents holds it for each child; folded away unless they have parted."""

    def __init__(self, model: CaseModel, union_id: str) -> None:
        super().__init__(model, union_id)
        self.chips: dict[tuple[str, str], QPushButton] = {}
        self._refresh()

    def _fill(self, union: Union, children: Sequence[str], names: dict[str, str]) -> None:
        self.chips = {}
        born = {person.id for person in self._model.record.graph.persons if not person.loss}
        children = [child for child in children if child in born]
        if not children or len(union.partners) < 2:
            return
        lines = column(spacing=4)
        for child in children:
            lines.addWidget(label(names[child]))
            chips = FlowLayout(gap=6)  # long names go below each other
            for parent in union.partners:
                chips.addWidget(self._chip(child, parent, names))
            lines.addLayout(chips)
        inner = QWidget()
        inner.setLayout(lines)
        parted = union.kind in ("divorced", "separated") or bool(union.custody)
        self._rows.addWidget(Fold(self.tr("親権のある人"), inner, "users", open_=parted))

    def _show(self, union: Union) -> None:
        for held, made in self.chips.items():
            made.setChecked(held in union.custody)

    def _chip(self, child: str, parent: str, names: dict[str, str]) -> QPushButton:
        name = names[parent]
        made = chip(name if len(name) <= WIDE else f"{name[:WIDE]}…", False, lambda _: self._choose(child))
        made.setAccessibleName(self.tr("%1の親権は %2").replace("%1", names[child]).replace("%2", names[parent]))
        self.chips[child, parent] = made
        return made

    def _choose(self, child: str) -> None:
        holders = [parent for (each, parent), made in self.chips.items() if each == child and made.isChecked()]
        self._model.do(unions.set_custody, self._id, child, holders)


def in_order(graph: FamilyGraph, union: Union) -> tuple[str, ...]:
    """The children eldest first, those of one birth side by side."""
    order = by_birth(union.children, {person.id: person for person in graph.persons})
    births = {child: group for group in union.twins for child in group}
    return tuple(dict.fromkeys(each for child in order for each in births.get(child, (child,))))
