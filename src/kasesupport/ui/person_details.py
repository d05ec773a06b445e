"""The less usual of a person, folded away below the usual: what kind of entry it is, marks, work, other parents."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QCheckBox, QWidget

from kasesupport.cases import people
from kasesupport.domain.people import Person
from kasesupport.ui.choices import Choice
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, button, column, label, row

Change = Callable[..., object]  # columns of the person, all in one act
KIND_LINES = (("person", "supporter"), ("place", "pet"))
LOSS_LINES = (("", "miscarriage", "stillbirth"), ("abortion",))


class PersonDetails(QWidget):
    """`change` keeps columns of the person; `show_person` shows what is kept."""

    def __init__(self, model: CaseModel, person: Person, change: Change) -> None:
        super().__init__()
        self._model, self._id, self._change = model, person.id, change
        self.gender = self._line(person, "gender", self.tr("例：ノンバイナリー"), self.tr("自分の性別を表す言葉"))
        self.former = self._line(person, "former", self.tr("例：山田"), self.tr("前の名前（旧姓など）"))
        self.work = self._line(person, "work", self.tr("例：夜勤がある、求職中"), self.tr("仕事"))
        self.care = self._line(person, "care", self.tr("例：月1回 通院"), self.tr("通院・服薬など"))
        self.key_person = self._tick(self.tr("キーパーソン（たよりになる人）"), "key_person")
        self.missing = self._tick(self.tr("行方がわからない"), "missing")
        self.kind = Choice(self._kinds(), KIND_LINES, person.kind, lambda kind: change(kind=kind))
        self.loss = Choice(self._losses(), LOSS_LINES, person.loss, self._lose)
        self._loss_part = QWidget()
        self._build()

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.former, self.gender, self.work, self.care):
            field.flush()

    def show_person(self, person: Person) -> None:
        """Show what is kept."""
        for name in ("former", "gender", "work", "care"):
            getattr(self, name).show_text(getattr(person, name))
        self.key_person.setChecked(person.key_person)
        self.missing.setChecked(person.missing)
        self.kind.show_value(person.kind)
        self.loss.show_value(person.loss)
        # Never offered beside a child who lives: only for one who is expected, or where it is told already.
        self._loss_part.setVisible(person.pregnancy or bool(person.loss))
        self.parents.setVisible(person.kind == "person")

    def _build(self) -> None:
        soft = label(self.tr("話してくださったときだけ書きます。\n書かないままでかまいません。"), "soft")
        words = label(self.tr("生まれる前・生まれるときのお別れ"), "label")
        self._loss_part.setLayout(column(words, soft, self.loss, spacing=4))
        self.parents = self._other_parents()
        self.setLayout(
            column(
                label(self.tr("前の名前（旧姓など）"), "label"), self.former,
                label(self.tr("自分の性別を表す言葉"), "label"), self.gender,
                label(self.tr("仕事"), "label"), self.work,
                label(self.tr("通院・服薬など"), "label"), self.care,
                self.key_person, self.missing,
                label(self.tr("この印が表すもの"), "label"), self.kind,
                self.parents, self._loss_part, spacing=6, margin=4,
            )
        )  # fmt: skip

    def _other_parents(self) -> QWidget:
        words = {"adopted": self.tr("養親"), "foster": self.tr("里親"), "step": self.tr("継親")}
        made = [button(word, self._adder(kind), "", "plus") for kind, word in words.items()]
        for each, word in zip(made, words.values(), strict=True):
            each.setAccessibleName(self.tr("%1を足す").replace("%1", word))
        holder = QWidget()
        said = label(self.tr("生みの親とならべて図に出ます。"), "soft")
        holder.setLayout(
            column(label(self.tr("ほかの親を足す"), "label"), said, row(*made, None, spacing=6), spacing=4)
        )
        return holder

    def _adder(self, kind: str) -> Callable[[], None]:
        return lambda: self._add_parent(kind)

    def _add_parent(self, kind: str) -> None:
        if self._model.do(people.add_other_parent, self._id, kind):
            self._model.noted.emit(self.tr("親を足しました。名前は、その人を押して書けます。"))

    def _lose(self, loss: str) -> None:
        """An expected child is expected no longer; and is again where that was written by mistake."""
        self._change(loss=loss, is_pregnancy=not loss)

    def _line(self, person: Person, field: str, example: str, name: str) -> LineField:
        return LineField(getattr(person, field), lambda text: self._change(**{field: text}), example, name)

    def _tick(self, words: str, field: str) -> QCheckBox:
        box = QCheckBox(words)
        box.clicked.connect(lambda on: self._change(**{field: bool(on)}))
        return box

    def _kinds(self) -> Mapping[str, str]:
        return {
            "person": self.tr("家族・親族"), "supporter": self.tr("親族でない人・支援者"),
            "place": self.tr("施設などの場所"), "pet": self.tr("ペット"),
        }  # fmt: skip

    def _losses(self) -> Mapping[str, str]:
        return {
            "": self.tr("書かない"), "miscarriage": self.tr("流産"), "stillbirth": self.tr("死産"),
            "abortion": self.tr("人工妊娠中絶"),
        }  # fmt: skip
