"""「新しい家庭」: whoever is known, nothing needed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from kasesupport.cases import families
from kasesupport.cases.drafts import Draft
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.dates import PartialDate, age_label, grade_on
from kasesupport.domain.likeness import Somebody, Typed, somebody
from kasesupport.domain.problems import Problem
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.date_field import DateField
from kasesupport.ui.kana import KanaCatcher
from kasesupport.ui.likely import Likely
from kasesupport.ui.tab_order import order_tabs
from kasesupport.ui.widgets import button, card, centred, chip, column, label, row

ROLES = ("child", "mother", "father", "other")


class NewFamilyPage(QWidget):
    """`made` carries the new family's id, `chosen` that of one that is there already; `left` when nobody was taken in;
    `failed` a Problem. Beside the form stand families that may be the same, from the second letter on.
    """

    made = Signal(str)
    chosen = Signal(str)
    left = Signal()
    failed = Signal(object)
    place = "new_family"

    def __init__(self, file: CaseFile) -> None:
        super().__init__()
        self._file = file
        self.name = _line(self.tr("例：山田"), self.tr("家庭の呼び名"))
        self.kana = _line(self.tr("例：やまだ"), self.tr("家庭のふりがな"))
        self.phone = _line(self.tr("電話"))
        self.address = _line(self.tr("住所"))
        self.likely = Likely(file)
        self.likely.wanted.connect(self.chosen)
        self.likely.failed.connect(self.failed)
        self._catcher = KanaCatcher(self.name, self.kana.setText)
        self._rows: list[PersonRow] = []
        self._people: QVBoxLayout = column(spacing=12)
        self._build()
        self.add("child", index=True)
        self.add("mother")
        self.name.setFocus()

    def add(self, role: str, index: bool = False) -> None:
        """One more person in the form."""
        made = PersonRow(self._file, role, index)
        made.gone.connect(lambda: self._drop(made))
        made.changed.connect(self.compare)
        self._rows.append(made)
        self._people.addWidget(made)
        order_tabs(self)
        made.name.setFocus()

    def take_in(self) -> None:
        """Make the family of what is filled in; rows without any word are left out.

        A birthday that cannot be read holds it up, or what was typed would go with the form.
        """
        if unread := [one.birth for one in self._rows if one.birth.left_unread()]:
            self._go_to(unread[0])
            return
        told = [newcomer for newcomer in (one.newcomer() for one in self._rows) if newcomer]
        try:
            places = {"phone": self.phone.text(), "address": self.address.text()}
            case = families.create(self._file, self.name.text(), self.kana.text(), told, **places)
        except Problem as problem:
            self.failed.emit(problem)
            return
        self.made.emit(case.family_id)

    def compare(self) -> None:
        """Look for families that may be the same, with what is typed so far."""
        called = (self.name.text(), self.kana.text())
        persons = tuple(one.compared(called) for one in self._rows)
        self.likely.look(Typed(*called, self.phone.text(), self.address.text(), persons))

    def put_down(self) -> None:
        """The form goes."""
        self.likely.end()

    def draft(self) -> Draft:
        """What is filled in; empty while no word is."""
        rows = [one.typed() for one in self._rows]
        told = {name: field.text() for name, field in self._fields().items()}
        if not any((*told.values(), *(row["words"] for row in rows))):
            return {}
        return {**told, "rows": rows}

    def restore(self, draft: Draft) -> None:
        """Fill it in again."""
        for name, field in self._fields().items():
            field.setText(draft.get(name, ""))
        for one in tuple(self._rows):
            self._drop(one)
        for told in draft.get("rows", ()):
            self.add(told["role"], told["index"])
            self._rows[-1].retype(told)
        self.name.setFocus()

    def _go_to(self, field: DateField) -> None:
        field.line.setFocus()
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(field)

    def _fields(self) -> dict[str, QLineEdit]:
        return {"name": self.name, "kana": self.kana, "phone": self.phone, "address": self.address}

    def _drop(self, gone: "PersonRow") -> None:
        self._rows.remove(gone)
        gone.hide()
        gone.deleteLater()

    def _build(self) -> None:
        words = {
            "child": self.tr("こども"),
            "mother": self.tr("母"),
            "father": self.tr("父"),
            "other": self.tr("ほかの人"),
        }
        adders = [button(words[role], partial(self.add, role), icon_name="plus") for role in ROLES]
        fields = tuple(self._fields().values())
        heads = (self.tr("家庭の呼び名"), self.tr("ふりがな"), self.tr("電話"), self.tr("住所"))
        boxes = [column(label(head, "label"), field, spacing=4) for head, field in zip(heads, fields, strict=True)]
        household = card(row(*boxes[:2], spacing=16), row(*boxes[2:], spacing=16))
        for field in fields:
            field.textChanged.connect(lambda _: self.compare())
        foot = row(
            button(self.tr("やめる"), self.left.emit, "quiet", "arrow-left"),
            None,
            button(self.tr("この内容ではじめる"), self.take_in, "main", "check", key="Ctrl+Return"),
        )
        page = column(
            label(self.tr("新しい家庭"), "title"),
            label(self.tr("わかることだけで大丈夫です。あとから家族と一緒に書き足せます。"), "soft"),
            household, self._people, row(*adders, None), foot, None, margin=28, spacing=16,
        )  # fmt: skip
        whole = row(centred(page), self.likely, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)


class PersonRow(QFrame):
    """One person of the form."""

    gone = Signal()
    changed = Signal()  # name, reading or birthday

    def __init__(self, file: CaseFile, role: str, index: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self._today = file.today()
        self._birth: PartialDate | None = None
        self._sex = {"mother": "F", "father": "M"}.get(role, "U")
        self.role = self._roles(role)
        self.name, self.kana = _line(self.tr("名前")), _line(self.tr("ふりがな"))
        self._catcher = KanaCatcher(self.name, self.kana.setText)
        self.birth = DateField(None, self._told_birth, self.tr("生まれた日"))
        for field in (self.name, self.kana):
            field.textChanged.connect(lambda _: self.changed.emit())
        self._age = label("", "soft")
        self.index = _tick(self.tr("本人"), index)
        self.together = _tick(self.tr("一緒に住んでいる"), True)
        self._build()

    def newcomer(self) -> Newcomer | None:
        """What was filled in; None when no word was."""
        self.birth.flush()
        if not (self.name.text().strip() or self.kana.text().strip() or self._birth):
            return None
        role = ROLES[self.role.currentIndex()]
        told = (role, self.name.text(), self.kana.text(), self._sex, self._birth)
        return Newcomer(*told, self.index.isChecked(), self.together.isChecked())

    def compared(self, family: tuple[str, ...]) -> Somebody:
        """The person as compared with those who are known."""
        birth = self._birth.text() if self._birth else ""
        return somebody("", self.name.text(), self.kana.text(), "", birth, family)

    def typed(self) -> Draft:
        """The row as it stands; `words` is empty while none was typed."""
        words = [self.name.text(), self.kana.text(), self.birth.line.text()]
        return {
            "role": ROLES[self.role.currentIndex()], "words": words if any(words) else [], "sex": self._sex,
            "index": self.index.isChecked(), "together": self.together.isChecked(),
        }  # fmt: skip

    def retype(self, told: Draft) -> None:
        """Put back what `typed` gave."""
        name, kana, birth = told["words"] or ("", "", "")
        self.name.setText(name)
        self.kana.setText(kana)
        self.birth.retype(birth)
        self._be(told["sex"])
        self.together.setChecked(told["together"])

    def _build(self) -> None:
        bin_ = button("", self.gone.emit, "quiet", "x", self.tr("この人を消す"))
        sexes = row(*self._sexes())
        first = row(self.role, self.name, self.kana, bin_)
        first.setStretch(1, 3)
        first.setStretch(2, 2)
        self.birth.setMinimumWidth(240)
        second = row(sexes, self.birth, self._age, None)
        self.setLayout(column(first, second, row(self.index, self.together, None), margin=14))

    def _roles(self, role: str) -> CalmBox:
        box = CalmBox()
        box.addItems([self.tr("こども"), self.tr("母"), self.tr("父"), self.tr("ほかの人")])
        box.setCurrentIndex(ROLES.index(role))
        box.setMinimumHeight(theme.TOUCH)
        box.setAccessibleName(self.tr("続柄"))
        box.activated.connect(self._turned)
        return box

    def _turned(self, place: int) -> None:
        self._be({"mother": "F", "father": "M"}.get(ROLES[place], self._sex))

    def _sexes(self) -> list[QWidget]:
        words = {"F": self.tr("女"), "M": self.tr("男"), "U": self.tr("不明・その他")}
        self._chips = {s: chip(w, s == self._sex, self._setter(s)) for s, w in words.items()}
        return list(self._chips.values())

    def _setter(self, sex: str) -> Callable[[bool], None]:
        return lambda _: self._be(sex)

    def _be(self, sex: str) -> None:
        self._sex = sex
        for each, switch in self._chips.items():
            switch.setChecked(each == sex)

    def _told_birth(self, told: PartialDate | None) -> None:
        self._birth = told
        age = age_label(told, self._today)
        words = (self.tr("%1歳").replace("%1", age) if age else "", grade_on(told, self._today))
        self._age.setText("・".join(word for word in words if word))
        self.changed.emit()


def _line(placeholder: str, name: str = "") -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(name or placeholder)
    field.setMinimumHeight(theme.TOUCH)
    return field


def _tick(words: str, on: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(on)
    return box
