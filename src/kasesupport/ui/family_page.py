"""The family as a list: its head, each person with what is known, and who lives together."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from kasesupport import messages
from kasesupport.cases import families, people
from kasesupport.domain.checks import doubts, doubts_of_time
from kasesupport.domain.dates import age_label, both, grade_on
from kasesupport.domain.people import Person, was_born
from kasesupport.domain.removal import words_of
from kasesupport.practice.model import Practice
from kasesupport.ui.case_page import Opener
from kasesupport.ui.elsewhere import ElsewherePart
from kasesupport.ui.meeting.tasks import TasksCard
from kasesupport.ui.merging.formers import FormersPart
from kasesupport.ui.model import CaseModel
from kasesupport.ui.person_form import PersonForm
from kasesupport.ui.protection_part import ProtectionPart
from kasesupport.ui.standing.card import StandingCard
from kasesupport.ui.widgets import (
    LineField,
    button,
    card,
    centred,
    chevron,
    column,
    empty,
    ground,
    label,
    row,
    scroll,
    starts_at,
)


class FamilyPage(QWidget):
    """Head data at the top, then a row for each person; a row opens the person's form."""

    def __init__(self, model: CaseModel, go: Opener, practice: Practice) -> None:
        super().__init__()
        self._model, self._go = model, go
        self.standing = StandingCard(model, go, practice)
        record = model.record
        self._fields = {
            "name": LineField(record.name, lambda text: self._head("name", text), self.tr("家庭の呼び名")),
            "kana": LineField(record.kana, lambda text: self._head("kana", text), self.tr("ふりがな")),
            "phone": LineField(record.phone, lambda text: self._head("phone", text), self.tr("電話")),
            "address": LineField(record.address, lambda text: self._head("address", text), self.tr("住所")),
        }
        self.protection = ProtectionPart(model)
        self.tasks = TasksCard(model)
        self.elsewhere = ElsewherePart(model)
        self.formers = FormersPart(model)
        self._people: QVBoxLayout = column(spacing=10)
        self._doubts: QVBoxLayout = column(spacing=8)
        self._build()
        self._seen = -1  # the version of the record that is shown
        model.changed.connect(self._heard)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        for field in self._fields.values():
            field.flush()
        self.protection.flush()

    def show_one(self, what: str) -> None:
        """An earlier episode ("earlier/EPISODE/ID"), once this page is seen."""
        kind, _, told = what.partition("/")
        if kind == "earlier":
            QTimer.singleShot(0, self, lambda: self.standing.show_earlier(*told.split("/", 1)))

    def _head(self, field: str, text: str) -> None:
        self._model.do(families.rename, **{field: text})

    def _build(self) -> None:
        words = {"name": self.tr("家庭の呼び名"), "kana": self.tr("ふりがな"), "phone": self.tr("電話"),
                 "address": self.tr("住所")}  # fmt: skip
        self.merge = button(self.tr("ほかの家庭とまとめる…"), self.merge_with, "quiet", "users-round")
        boxes = [column(label(words[key], "label"), field, spacing=4) for key, field in self._fields.items()]
        head = card(row(*boxes[:2], spacing=16), row(*boxes[2:], spacing=16), self.protection)
        ways = row(
            button(self.tr("ジェノグラムを描く"), lambda: self._go("genogram"), icon_name="git-fork"),
            button(self.tr("エコマップを描く"), lambda: self._go("ecomap"), icon_name="network"),
            button(self.tr("会議で話したこと"), lambda: self._go("meetings"), icon_name="users"),
            None,
            self.merge,
        )
        self.merge.setEnabled(self._model.can_write)
        add = button(self.tr("人を足す"), self._add, icon_name="user-plus")
        page = column(
            head, self.standing, self.tasks, ways, row(label(self.tr("家族の人たち"), "heading"), None, add),
            self._doubts, self.elsewhere, self._people, self.formers, None, margin=24, spacing=16,
        )  # fmt: skip
        self.setLayout(column(centred(page, 1200)))
        starts_at(self, self.standing.way)  # in the name, which saves itself, the next keys would rename the family

    def merge_with(self) -> None:
        """Make this family and another one, chosen over the window, one."""
        from kasesupport.ui.merging.dialog import MergeDialog  # seldom wanted

        self.flush()
        model = self._model
        dialog = MergeDialog(model.case.file, model.case.family_id, model.failed.emit, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.stayed:
            model.noted.emit(self.tr("ふたつの記録を、ひとつにまとめました。「元に戻す」で戻せます。"))
        if dialog.stayed not in ("", model.case.family_id):
            model.another_wanted.emit(dialog.stayed)

    def _add(self) -> None:
        if new := self._model.do(people.add_person):
            self._open(new)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _heard(self) -> None:
        """Another page may be the one that is seen: then it is time enough when this one is shown."""
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if self._seen == self._model.version:
            return
        self._seen = self._model.version
        for key, field in self._fields.items():
            field.show_text(getattr(self._model.record, key))
        self.protection.refresh()
        self.tasks.refresh()
        self._ask()
        self.elsewhere.refresh()
        self.formers.refresh()
        empty(self._people)
        # Those who were lost come last: never unasked beside the children.
        persons = sorted(self._model.record.graph.persons, key=lambda person: bool(person.loss))
        for person in persons:
            self._people.addWidget(self._row(person))
        if not persons:
            words = self.tr("まだだれもいません。「人を足す」か、ジェノグラムから始めましょう。")
            self._people.addWidget(card(label(words, "soft")))

    def _ask(self) -> None:
        """Dates that do not go together are asked about, never refused."""
        empty(self._doubts)
        graph = self._model.record.graph
        names = {p.id: p.name or p.called or self.tr("（名前なし）") for p in graph.persons}
        names |= {plan.id: plan.title or self.tr("（名前なし）") for plan in self._model.record.plans}
        names |= {consent.id: consent.recipient or self.tr("（名前なし）") for consent in self._model.record.consents}
        for doubt in (*doubts(graph, self._model.case.file.today()), *doubts_of_time(self._model.record)):
            said = messages.doubt_text(doubt.code, [names[subject] for subject in doubt.subjects], "ja")
            self._doubts.addWidget(card(label(said), margin=12, kind="aside"))

    def _row(self, person: Person) -> QPushButton:
        made = button("", lambda: self._open(person.id), "row")
        name = person.name or person.called or self.tr("（名前なし）")
        made.setAccessibleName(name)
        mark = label(self.tr("本人"), "label", wrap=False) if person.index else None
        title = [part for part in (label(name, "heading", wrap=False), mark) if part]
        words = column(row(*title, None), label(self._facts(person), "soft"), spacing=2)
        laid = row(words, chevron(), margin=12)
        laid.setStretch(0, 1)
        made.setLayout(laid)
        for inner in made.findChildren(QWidget):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _facts(self, person: Person) -> str:
        today = self._model.case.file.today()
        called = person.called if person.name else ""
        parts = (person.kana, called, *self._years(person, today), person.note, person.work)
        return "　".join(part for part in parts if part) or self.tr("名前のほかは、まだ聞いていません")

    def _years(self, person: Person, today: date) -> tuple[str, ...]:
        if person.birth is None:
            return (self.tr("亡くなった"),) if person.deceased else ()
        if person.pregnancy:
            return (self.tr("出産予定 %1").replace("%1", both(person.birth)),)
        if not was_born(person):
            return (both(person.birth),)
        age = age_label(person.birth, today, person.death)
        born = self.tr("%1生まれ").replace("%1", both(person.birth))
        grade = self.tr("亡くなった") if person.deceased else grade_on(person.birth, today)
        return tuple(part for part in (born, f"{age}歳" if age else "", grade) if part)

    def _open(self, person_id: str) -> None:
        PersonDialog(self._model, person_id, self).exec()


class PersonDialog(QDialog):
    """A person's form over the window; everything in it saves itself."""

    def __init__(self, model: CaseModel, person_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._id = model, person_id
        self.setWindowTitle(self.tr("この人のこと"))  # a title never holds a name
        self.form = PersonForm(model, person_id)
        page = ground(column(self.form, margin=18))
        foot = row(
            button(self.tr("この人を消す"), self._remove, "quiet", "trash-2"),
            None,
            button(self.tr("とじる"), self.accept, "main", "check"),
        )
        self.setLayout(column(scroll(page), foot, margin=10))
        self.resize(520, 640)
        self.form.name.setFocus()

    def done(self, result: int) -> None:
        self.form.flush()
        super().done(result)

    def _remove(self) -> None:
        self.form.flush()
        said = words_of(self._model.record, (self._id,))
        self._model.do(people.remove_person, self._id)
        along = self.tr("この人の言葉 %1件も一緒に消えました。").replace("%1", str(said)) if said else ""
        self._model.noted.emit(self.tr("消しました。「元に戻す」で戻せます。") + along)
        self.accept()
