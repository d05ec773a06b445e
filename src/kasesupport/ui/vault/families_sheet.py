"""Whose family is whose, and from whom a family is hidden (要配慮ケース)."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kasesupport.cases import practitioners as people
from kasesupport.cases import restrictions, views
from kasesupport.cases.practitioners import Practitioner
from kasesupport.domain.caseload import FamilyLine
from kasesupport.ui import theme
from kasesupport.ui.choices import Choice
from kasesupport.ui.icons import icon
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.lines import line_button
from kasesupport.ui.widgets import button, card, chip, column, empty, label, row, starts_at
from kasesupport.ui.wizard.airy import airy

SHOWN = 30  # families at once; the rest by search


class FamilyPicker(QFrame):
    """A search and a list of families; `chosen` gets the line that was pressed."""

    def __init__(
        self, desk: Desk, title: str, chosen: Callable[[FamilyLine], object], back: Callable[[], object],
        under: Callable[[FamilyLine], str] = lambda line: line.children,
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._chosen, self._under = desk, chosen, under
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("名前・ふりがなでさがす"))
        self.search.setAccessibleName(self.tr("家庭をさがす"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(theme.TOUCH)
        self.search.textChanged.connect(lambda _: self._refresh())
        self._list: QVBoxLayout = column(spacing=8)
        foot = row(button(self.tr("もどる"), back, "quiet", "arrow-left"), None)
        self.setLayout(column(label(title, "heading"), self.search, self._list, foot, spacing=12))
        starts_at(self, self.search)
        self._refresh()

    def _refresh(self) -> None:
        empty(self._list)
        found = views.families(self._desk.file, self.search.text())
        for line in found[:SHOWN]:
            self._list.addWidget(self._line(line))
        if len(found) > SHOWN:
            more = self.tr("ほかに%1家庭あります。名前でさがしてください。").replace("%1", str(len(found) - SHOWN))
            self._list.addWidget(label(more, "soft"))
        if not found:
            self._list.addWidget(card(label(self.tr("家庭が見つかりません。"), "soft")))

    def _line(self, line: FamilyLine) -> QPushButton:
        name = line.name or self.tr("（名前なし）")
        return line_button(name, self._under(line), lambda: self._chosen(line))


class FamiliesSheet(FamilyPicker):
    """The picker with who works with each family below its name."""

    def __init__(self, desk: Desk, over: Callable[[QWidget], object], back: Callable[[], object]) -> None:
        self._names = {one.id: one.name for one in people.practitioners(desk.file, with_left=True)}
        self._by_family: dict[str, list[str]] = {}
        for each in people.assignments(desk.file):
            main = self.tr("（主担当）") if each.is_main else ""
            self._by_family.setdefault(each.family_id, []).append(self._names.get(each.practitioner_id, "") + main)

        def again() -> None:
            over(FamiliesSheet(desk, over, back))

        title = self.tr("家庭ごとの担当と、見せない相手")
        super().__init__(desk, title, lambda line: over(FamilySheet(desk, line, again)), back, self._who)

    def _who(self, line: FamilyLine) -> str:
        return "、".join(self._by_family.get(line.family_id, ())) or self.tr("担当はまだ決まっていません")


class FamilySheet(QFrame):
    """For each practitioner: main, assigned or not; and whether the family is hidden from them."""

    def __init__(self, desk: Desk, line: FamilyLine, back: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._line = desk, line
        self._choices: dict[str, Choice] = {}
        self._hides: dict[str, QPushButton] = {}
        file = desk.file
        self._may_assign, self._may_hide = people.may(file, "assignment"), people.may(file, "restriction")
        lines = [self._person(one) for one in people.practitioners(file)]
        words = self.tr(
            "「見せない」にした人の画面では、この家庭は一覧にもさがした結果にも出ません。仕事で必要なときは、"
            "理由を書いて開くことができ、開いたことは足あとに残ります。"
        )
        foot = row(button(self.tr("もどる"), back, "quiet", "arrow-left"), None)
        self.setLayout(column(label(line.name, "heading"), airy(words, "soft"), *lines, foot, spacing=12))
        self._show()

    def _person(self, one: Practitioner) -> QWidget:
        parts: list[QWidget | None] = [label(one.name or self.tr("（名前なし）"), "label"), None]
        if self._may_assign:
            words = {"": self.tr("担当なし"), "other": self.tr("担当"), "main": self.tr("主担当")}
            self._choices[one.id] = Choice(words, [list(words)], "", lambda how: self._assign(one.id, how), one.name)
            parts.append(self._choices[one.id])
        if self._may_hide:
            hide = chip(f" {self.tr('見せない')}", False, lambda on: self._hide(one.id, on))
            hide.setAccessibleName(self.tr("%1 に見せない").replace("%1", one.name))
            hide.setIcon(icon("eye-off", theme.INK))
            self._hides[one.id] = hide
            parts += [_rule(), hide] if self._may_assign else [hide]
        return card(row(*parts), margin=12)

    def _assign(self, practitioner_id: str, how: str) -> None:
        file, family = self._desk.file, self._line.family_id
        if how:
            self._desk.do(lambda: people.assign(file, family, practitioner_id, main=how == "main"))
        else:
            self._desk.do(lambda: people.unassign(file, family, practitioner_id))
        self._show()

    def _hide(self, practitioner_id: str, on: bool) -> None:
        act = people.restrict if on else people.unrestrict
        self._desk.do(lambda: act(self._desk.file, self._line.family_id, practitioner_id))
        self._show()

    def _show(self) -> None:
        file, family = self._desk.file, self._line.family_id
        held = {each.practitioner_id: each.is_main for each in people.assignments(file, family)}
        for one, choice in self._choices.items():
            choice.show_value({True: "main", False: "other", None: ""}[held.get(one)])
        hidden = restrictions.hidden_from(file, family) if self._may_hide else ()
        for one, hide in self._hides.items():
            hide.setChecked(one in hidden)


def _rule() -> QFrame:
    """Between two questions in one line: who is in charge, and who shall not see."""
    made = QFrame()
    made.setFrameShape(QFrame.Shape.VLine)
    made.setFixedSize(25, theme.TOUCH - 12)
    return made
