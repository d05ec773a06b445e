"""What practitioners alone read of a person: conditions and a note. Folded shut whenever a person is shown."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kasesupport.cases import conditions
from kasesupport.domain.people import Condition, Person
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, TextField, button, column, empty, label, row


class StaffMemo(QWidget):
    """`change` keeps columns of the person; `show_person` shows what is kept."""

    def __init__(self, model: CaseModel, person: Person, change: Callable[..., object]) -> None:
        super().__init__()
        self._model, self._id = model, person.id
        self.note = TextField(
            person.staff_note, lambda text: change(staff_note=text), "", self.tr("センターだけのメモ"), lines=3
        )
        self.rows: dict[str, ConditionRow] = {}
        self._list: QVBoxLayout = column(spacing=10)
        self.add = button(self.tr("病気・障害・依存を足す"), self._add, "", "plus")
        said = label(self.tr("図にも紙にも、「センターだけの情報」を選んだときのほかは出ません。"), "soft")
        self.setLayout(column(said, label(self.tr("メモ"), "label"), self.note, self._list, self.add, margin=4))

    def flush(self) -> None:
        """Save what is being typed."""
        self.note.flush()
        for each in self.rows.values():
            each.flush()

    def show_person(self, person: Person) -> None:
        """Show what is kept; a row is made anew only when a condition comes or goes."""
        self.note.show_text(person.staff_note)
        if list(self.rows) != [each.id for each in person.conditions]:
            empty(self._list)
            self.rows = {each.id: ConditionRow(self._model, each) for each in person.conditions}
            for made in self.rows.values():
                self._list.addWidget(made)
                made.show()  # now, not with the next event: the cursor goes there
        for each in person.conditions:
            self.rows[each.id].show_condition(each)

    def _add(self) -> None:
        self.flush()
        if new := self._model.do(conditions.add_condition, self._id):
            self.rows[new].text.setFocus()


class ConditionRow(QWidget):
    """One illness, disability or dependence."""

    def __init__(self, model: CaseModel, condition: Condition) -> None:
        super().__init__()
        self._model, self._id = model, condition.id
        self.kind = self._box(_kinds(self), "kind", self.tr("種類"))
        self.state = self._box(_states(self), "state", self.tr("いまの様子"))
        words = self.tr("例：喘息")
        self.text = LineField(condition.text, lambda text: self._edit(text=text), words, self.tr("病気などの名前"))
        self.away: QPushButton = button("", self._remove, "quiet", "trash-2", self.tr("この行を消す"))
        line = row(self.text, self.away, spacing=2)
        line.setStretch(0, 1)
        boxes = row(self.kind, self.state, spacing=6)
        boxes.setStretch(0, 1)
        boxes.setStretch(1, 1)
        self.setLayout(column(boxes, line, spacing=4))

    def flush(self) -> None:
        """Save what is being typed."""
        self.text.flush()

    def show_condition(self, condition: Condition) -> None:
        """Show what is kept."""
        self.kind.setCurrentIndex(self.kind.findData(condition.kind))
        self.state.setCurrentIndex(self.state.findData(condition.state))
        self.text.show_text(condition.text)

    def _box(self, words: Mapping[str, str], field: str, name: str) -> CalmBox:
        box = CalmBox()
        for value, word in words.items():
            box.addItem(word, value)
        box.setMinimumHeight(theme.TOUCH)
        box.setMinimumWidth(60)
        box.setAccessibleName(name)
        box.activated.connect(lambda i: self._edit(**{field: box.itemData(i)}))
        return box

    def _edit(self, **values: str) -> None:
        self._model.do(conditions.edit_condition, self._id, **values)

    def _remove(self) -> None:
        self._model.do(conditions.remove_condition, self._id)
        self._model.noted.emit(self.tr("消しました。「元に戻す」で戻せます。"))


def _kinds(of: QWidget) -> Mapping[str, str]:
    return {"illness": of.tr("病気"), "disability": of.tr("障害"), "substance": of.tr("依存（お酒・薬など）")}


def _states(of: QWidget) -> Mapping[str, str]:
    return {"now": of.tr("いまある"), "recovered": of.tr("回復した"), "suspected": of.tr("疑い")}
