"""The side panel of the genogram for a partner relation."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import people, unions
from kasesupport.domain.people import Union
from kasesupport.ui.choices import Choice
from kasesupport.ui.date_field import DateField
from kasesupport.ui.genogram import words as genogram_words
from kasesupport.ui.genogram.union_children import Children, Custody
from kasesupport.ui.genogram.words import name_of
from kasesupport.ui.long_button import long_button
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import column, label

Select = Callable[[str | None], object]


class UnionPanel(QWidget):
    """Kind and years of a partner relation, its children with 親権, and a next partner for either side."""

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
        self.custody = Custody(model, union_id)
        self.setLayout(column(self._pair, self.children_box, self.custody))
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
