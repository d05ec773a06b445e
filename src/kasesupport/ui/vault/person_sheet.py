"""One practitioner: name, reading, title, role; who leaves, and who comes back."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from kasesupport.cases import practitioners as people
from kasesupport.cases.drafts import Draft
from kasesupport.cases.practitioners import Practitioner
from kasesupport.ui.choices import Choice
from kasesupport.ui.kana import KanaCatcher
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.lines import held
from kasesupport.ui.vault.role_words import role_name, role_words
from kasesupport.ui.widgets import button, column, label, row, starts_at


class PersonSheet(QFrame):
    """A form that is kept with 「この内容にする」. Without the right to change others it shows one's own name alone."""

    place = "person"

    def __init__(self, desk: Desk, one: Practitioner, back: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._one, self._back = desk, one, back
        self._keeper = people.may(desk.file, "roles")
        self.name = self._field(one.name, self.tr("例：青木 みどり"), self.tr("名前"))
        self.kana = self._field(one.kana, self.tr("例：あおき みどり"), self.tr("ふりがな"))
        self.title = self._field(one.title, self.tr("例：保健師、こども家庭支援員"), self.tr("職種・役職"))
        KanaCatcher(self.name, self.kana.setText)
        self.role = one.role
        self.setLayout(column(*self._parts(), margin=24, spacing=10))
        starts_at(self, self.name)

    def draft(self) -> Draft:
        """What was changed and not yet kept, and of whom ("" for a new one)."""
        told, one = self._told() | {"role": self.role}, self._one
        before = {"name": one.name, "kana": one.kana, "title": one.title, "role": one.role}
        return {"of": one.id, **told} if told != before else {}

    def restore(self, draft: Draft) -> None:
        """Put it back."""
        for name, field in (("name", self.name), ("kana", self.kana), ("title", self.title)):
            field.setText(draft.get(name, ""))
        if self._keeper and draft.get("role") in people.ROLES:
            self._roles.show_value(draft["role"])
            self._choose(draft["role"])

    def _parts(self) -> list[QWidget]:
        fields = ((self.tr("名前"), self.name), (self.tr("ふりがな"), self.kana), (self.tr("職種・役職"), self.title))
        title = self.tr("人を足す") if not self._one.id else self.tr("この人のこと")
        boxes = [held(column(label(words, "label"), field, spacing=4)) for words, field in fields]
        return [label(title, "heading"), *boxes, *self._role_parts(), self._foot()]

    def _role_parts(self) -> list[QWidget]:
        if not self._keeper:
            return [label(self.tr("役割：%1").replace("%1", role_name(self._one.role)), "soft")]
        names = {role: role_name(role) for role in people.ROLES}
        self._said = label(role_words(self.role), "soft")
        self._roles = Choice(names, [people.ROLES], self.role, self._choose)
        return [label(self.tr("役割"), "label"), self._roles, self._said]

    def _choose(self, role: str) -> None:
        self.role = role
        self._said.setText(role_words(role))

    def _foot(self) -> QWidget:
        parts: list[QWidget | None] = [button(self.tr("やめる"), self._back, "quiet", "arrow-left"), None]
        if self._one.id and self._keeper:
            parts.append(self._leaving())
        if self._keeper or self._is_own():
            parts.append(button(self.tr("この内容にする"), self._keep, "main", "check"))
        return held(row(*parts))

    def _leaving(self) -> QPushButton:
        if self._one.left_on:
            back = self.tr("変えました。鍵がないときは、「鍵」のページでつくってください。")
            return button(self.tr("戻ってきた"), lambda: self._do(people.come_back, back), icon_name="undo-2")
        left = self.tr("変えました。その人の鍵は、「鍵」のページで外してください。")
        return button(self.tr("異動・退職した"), lambda: self._do(people.leave, left), "quiet", "log-out")

    def _is_own(self) -> bool:
        return self._one.id == self._desk.file.author.practitioner_id

    def _do(self, act: Callable[..., object], said: str) -> None:
        if self._desk.do(lambda: act(self._desk.file, self._one.id)):
            self._desk.note(said)
            self._back()

    def _keep(self) -> None:
        if self._desk.do(self._kept):
            self._back()

    def _told(self) -> dict[str, str]:
        return {"name": self.name.text(), "kana": self.kana.text(), "title": self.title.text()}

    def _kept(self) -> None:
        told = self._told()
        role = {"role": self.role} if self._keeper and self.role != self._one.role else {}
        if self._one.id:
            people.edit_practitioner(self._desk.file, self._one.id, **told, **role)
        else:
            people.add_practitioner(self._desk.file, **told, role=self.role)

    def _field(self, text: str, example: str, name: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setPlaceholderText(example)
        made.setAccessibleName(name)
        made.setMaxLength(100)
        return made
