"""One person in place: every field saves itself, none is needed. The usual is in sight, the rest folds out."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from kasesupport.cases import people
from kasesupport.domain.dates import PartialDate, age_label, grade_on
from kasesupport.domain.people import Person, was_born
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.date_field import DateField
from kasesupport.ui.kana import KanaCatcher
from kasesupport.ui.model import CaseModel
from kasesupport.ui.person_details import PersonDetails
from kasesupport.ui.staff_memo import StaffMemo
from kasesupport.ui.widgets import Fold, LineField, chip, column, label, row

WITHHELD = ("", "not_asked", "declined", "na")  # as in the steps


class PersonForm(QWidget):
    """Edits one person of `model.record`; refreshes itself when the record changes."""

    def __init__(self, model: CaseModel, person_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._id = model, person_id
        person = self._person() or Person(person_id)
        self.name = LineField(person.name, self._saver("name"), self.tr("名前"))
        self.kana = LineField(person.kana, self._saver("kana"), self.tr("ふりがな"))
        self.called = LineField(person.called, self._saver("called"), self.tr("家での呼び名(ママ・じいじ など)"))
        self.note = LineField(person.note, self._saver("note"), self.tr("学校・保育所・学童 など"))
        self.birth = DateField(person.birth, self._saver("birth"), self.tr("生まれた日"))
        self.death = DateField(person.death, self._saver("death"), self.tr("亡くなった日(わかれば)"))
        self._age = label("", "soft")
        self._sexes = self._sex_chips(person.sex)
        self.index = self._tick(self.tr("本人"), "index", person.index)
        self.pregnancy = self._tick(self.tr("おなかの中の子"), "pregnancy", person.pregnancy)
        self.deceased = self._tick(self.tr("亡くなった"), "deceased", person.deceased)
        self.details = PersonDetails(model, person, self._keep)
        self.memo = StaffMemo(model, person, self._keep)
        self.index.setToolTip(self.tr("相談の中心のこども"))
        self._catcher = KanaCatcher(self.name, self._take_kana)
        self._build()
        model.changed.connect(self._refresh)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.name, self.kana, self.called, self.note, self.birth, self.death, self.details, self.memo):
            field.flush()

    def steps(self) -> tuple[tuple[QWidget, ...], ...]:
        """What one writes of somebody new, in turn: the name, the sex, the birth."""
        return (self.name,), tuple(self._by_sex.values()), (self.birth.line,)

    def _build(self) -> None:
        self._withheld = {field: self._withheld_box(field) for field in ("birth", "kana", "note")}
        self._born = label("", "label")
        self._living = QWidget()
        self._living.setLayout(column(
            label(self.tr("性別"), "label"), self._sexes,
            row(self._born, None, self._withheld["birth"]), self.birth, self._age,
            row(self.index, self.deceased, None, spacing=18), self.death, self.pregnancy, spacing=6,
        ))  # fmt: skip
        self._school = QWidget()
        self._school.setLayout(column(self._headed(self.tr("学校・保育所など"), "note"), self.note, spacing=6))
        memo = Fold(self.tr("センターだけのメモ"), self.memo, "lock")
        memo.setObjectName("limits")  # warm, so that nobody takes it for a field like the others
        parts = (
            label(self.tr("名前"), "label"), self.name,
            self._headed(self.tr("ふりがな"), "kana"), self.kana,
            label(self.tr("家での呼び名"), "label"), self.called,
            self._living,
            self._school,
            Fold(self.tr("くわしく"), self.details, "ellipsis"),
            memo,
        )  # fmt: skip
        self.setLayout(column(*parts, spacing=6))

    def _headed(self, words: str, field: str) -> QHBoxLayout:
        return row(label(words, "label"), None, self._withheld[field])

    def _withheld_box(self, field: str) -> CalmBox:
        box = CalmBox()
        box.addItems([self.tr("─"), self.tr("まだ聞いていない"), self.tr("話したくない"), self.tr("該当しない")])
        box.setAccessibleName(self.tr("聞きとりの様子"))
        box.setMinimumHeight(theme.TOUCH)
        act = people.set_withheld
        box.activated.connect(lambda i: self._model.do(act, self._id, field, WITHHELD[i]))
        return box

    def _sex_chips(self, sex: str) -> QWidget:
        words = {"F": self.tr("女"), "M": self.tr("男"), "U": self.tr("不明・その他")}
        self._by_sex = {s: chip(word, s == sex, self._setter("sex", s)) for s, word in words.items()}
        holder = QWidget()
        holder.setLayout(row(*self._by_sex.values(), None))
        return holder

    def _tick(self, words: str, field: str, on: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(on)
        box.clicked.connect(lambda checked: self._switch(field, bool(checked)))
        return box

    def _setter(self, field: str, value: object) -> Callable[[object], None]:
        return lambda _: self._switch(field, value)

    def _switch(self, field: str, value: object) -> None:
        self._change(field, value)
        if person := self._person():
            self._show_switches(person)  # what was refused is not shown as chosen

    def _saver(self, field: str) -> Callable[[object], None]:
        return lambda value: self._change(field, value)

    def _change(self, field: str, value: object) -> None:
        column_name = {"index": "is_index", "pregnancy": "is_pregnancy"}.get(field, field)
        self._keep(**{column_name: value})

    def _keep(self, **columns: object) -> None:
        self._model.do(people.edit_person, self._id, **columns)

    def _take_kana(self, kana: str) -> None:
        if not self.kana.text() or self.kana.text() in kana:
            self.kana.setText(kana)
            self._change("kana", kana)

    def _person(self) -> Person | None:
        return next((p for p in self._model.record.graph.persons if p.id == self._id), None)

    def _refresh(self) -> None:
        person = self._person()
        self.setEnabled(person is not None)
        if person is None:
            return
        for field, text in ((self.name, person.name), (self.kana, person.kana), (self.called, person.called)):
            field.show_text(text)
        self.note.show_text(person.note)
        self.birth.show_date(person.birth)
        self.death.show_date(person.death)
        self.details.show_person(person)
        self.memo.show_person(person)
        self._living.setVisible(person.kind != "place")
        born = self.tr("お別れした日") if person.loss else self.tr("生まれた日")
        self._born.setText(self.tr("生まれる予定の日") if person.pregnancy else born)
        self._show_switches(person)
        self._age.setText(self._age_words(person.birth, self._model.case.file.today(), person))
        self._age.setVisible(bool(self._age.text()))

    def _show_switches(self, person: Person) -> None:
        for sex, switch in self._by_sex.items():
            switch.setChecked(sex == person.sex)
        self.index.setChecked(person.index)
        self.pregnancy.setChecked(person.pregnancy)
        self.deceased.setChecked(person.deceased)
        self.death.setVisible(person.deceased)
        for each in (self.index, self.deceased, self.pregnancy, self._school):
            each.setVisible(not person.loss)
        states = {field: state for subject, field, state in self._model.record.withheld if subject == self._id}
        for field, box in self._withheld.items():
            state = states.get(field, "")
            box.setCurrentIndex(WITHHELD.index(state) if state in WITHHELD else 0)

    def _age_words(self, birth: PartialDate | None, today: date, person: Person) -> str:
        if birth is None or not was_born(person):
            return ""
        age = age_label(birth, today, person.death)
        years = self.tr("%1歳").replace("%1", age) if age else ""
        grade = "" if person.deceased else grade_on(birth, today)
        return "・".join(part for part in (years, grade) if part)
