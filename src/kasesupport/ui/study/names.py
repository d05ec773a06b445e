"""Which names are put in place: one line a person and agency, and further words that tell who it is."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.people import Person
from kasesupport.ui import theme
from kasesupport.ui.study.desk import StudyDesk
from kasesupport.ui.widgets import button, card, column, ground, label, row, scroll, starts_at
from kasesupport.ui.wizard.airy import airy

ARROW = "→"


class Names(QWidget):
    """`go` is called once the names are kept."""

    def __init__(self, desk: StudyDesk, go: Callable[[], object], anew: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._go = desk, go
        self.people: dict[str, QLineEdit] = {}
        self.resources: dict[str, QLineEdit] = {}
        self.also, self.wrong = QPlainTextEdit(), label("", "warmbox")
        self.wrong.hide()
        lead = self.tr(
            "名前・場所・機関の名前を、仮の名前に置きかえます。日付は、だれにも知らせない日数だけ、同じようにずらします"
            "（間の長さは変わりません）。次に、文をひとつずつ確かめます。全部確かめるまで、何も外に出ません。"
        )
        parts: list[QWidget] = [card(label(self.tr("仮の名前を決める"), "heading"), airy(lead, "soft"))]
        parts += [card(label(self.tr("登場する人"), "label"), self._grid(self._persons(), self.people))]
        if known := self._known():
            parts += [card(label(self.tr("まわりの人・機関"), "label"), self._grid(known, self.resources))]
        parts += [self._others()]
        begun = button(self.tr("はじめからやり直す"), anew, "quiet", "rotate-ccw")
        begun.setVisible(bool(desk.study.decided))
        self.next = button(self.tr("文を確かめる"), self.keep, "main", "arrow-right")
        laid = column(
            scroll(ground(column(*parts, None, margin=4))), self.wrong, row(begun, None, self.next), spacing=10
        )
        laid.setStretch(0, 1)
        self.setLayout(laid)
        starts_at(self, self.next)

    def keep(self) -> None:
        """Keep the names and go on."""
        people = {each: line.text().strip() or self._desk.study.people[each] for each, line in self.people.items()}
        resources = {each: line.text().strip() or "ある場所" for each, line in self.resources.items()}
        self._desk.call(people=people, resources=resources, also=self._written())
        wrong = self._desk.telling_names()
        self.wrong.setText(self.tr("もとの名前が入っています：%1").replace("%1", "、".join(wrong)))
        self.wrong.setVisible(bool(wrong))
        if not wrong:
            self._go()

    def _persons(self) -> dict[str, tuple[str, str]]:
        study = self._desk.study.people
        return {
            each.id: (_called(each), study[each.id]) for each in self._desk.record.graph.persons if each.id in study
        }

    def _known(self) -> dict[str, tuple[str, str]]:
        study = self._desk.study.resources
        known = {each.id: each for each in (*self._desk.record.resources, *self._desk.record.own_resources)}
        return {
            each.id: (f"{each.name}（{KINDS[each.kind].word}）", study[each.id])
            for each in known.values()
            if each.id in study
        }

    def _grid(self, told: Mapping[str, tuple[str, str]], kept: dict[str, QLineEdit]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for at, (each, (name, proposal)) in enumerate(told.items()):
            line = kept[each] = QLineEdit(proposal)
            line.setMinimumHeight(theme.TOUCH)
            line.setAccessibleName(self.tr("%1の仮の名前").replace("%1", name))
            place = (at // 2, (at % 2) * 3)
            grid.addWidget(label(name), *place)
            grid.addWidget(label(ARROW, wrap=False), place[0], place[1] + 1)
            grid.addWidget(line, place[0], place[1] + 2)
        for side in (0, 2, 3, 5):
            grid.setColumnStretch(side, 1)
        return grid

    def _others(self) -> QWidget:
        self.also.setPlainText("\n".join(f"{word}{ARROW}{told}" for word, told in self._desk.study.also.items()))
        self.also.setMaximumHeight(90)
        self.also.setAccessibleName(self.tr("ほかに置きかえる言葉"))
        words = self.tr(
            "町の名前や行事など、だれのことかわかる言葉があれば、一行にひとつ「もとの言葉→仮の言葉」と書きます。"
        )
        return card(label(self.tr("ほかに置きかえる言葉"), "label"), airy(words, "soft"), self.also)

    def _written(self) -> dict[str, str]:
        lines = (line.replace("->", ARROW).partition(ARROW) for line in self.also.toPlainText().splitlines())
        return {word.strip(): told.strip() or "（伏せた言葉）" for word, _, told in lines if word.strip()}


def _called(person: Person) -> str:
    return "・".join(dict.fromkeys(each for each in (person.name, person.called) if each)) or "？"
