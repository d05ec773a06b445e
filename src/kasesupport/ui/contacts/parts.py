"""The fields of a record beside its words: one line, one or several of a few, persons, children, an hour."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kasesupport.domain.contacts import Key
from kasesupport.domain.hours import moment, parse_hour
from kasesupport.domain.people import Person
from kasesupport.domain.problems import Problem
from kasesupport.practice.model import YES_NO, Question
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.contacts.pick import Pick
from kasesupport.ui.widgets import chip, column, label, row
from kasesupport.ui.wizard.chips import Choice
from kasesupport.ui.wizard.flowlayout import FlowLayout
from kasesupport.ui.wizard.voices import name_of

Answers = Mapping[Key, object]
Act = Callable[[], object]


class Part(QWidget):
    """One field of the form."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.first: QWidget = self  # where the cursor goes; a focus proxy would have Tab go round in the part

    def answers(self) -> dict[Key, object]:
        """What stands there; nothing for nothing."""
        raise NotImplementedError

    def take(self, answers: Answers) -> None:
        """Show what was answered."""
        raise NotImplementedError

    @property
    def key(self) -> Key:
        """Of a field that is answered once."""
        return self.question.id, ""


class LinePart(Part):
    """Free words in one line."""

    def __init__(self, question: Question, act: Act) -> None:
        super().__init__(question)
        self.line = QLineEdit()
        self.line.setAccessibleName(question.label)
        self.line.setPlaceholderText(question.hint)
        self.line.setMinimumHeight(theme.TOUCH)
        self.line.textEdited.connect(lambda _: act())
        self.first = self.line
        self.setLayout(column(self.line))

    def answers(self) -> dict[Key, object]:
        return {self.key: text} if (text := self.line.text().strip()) else {}

    def take(self, answers: Answers) -> None:
        self.line.setText(str(answers.get(self.key) or ""))


class HourPart(Part):
    """An hour of the day, with 午前 and 午後 beside what was typed. What cannot be read is said, and not kept."""

    def __init__(self, question: Question, act: Act) -> None:
        super().__init__(question)
        self.line = QLineEdit()
        self.line.setAccessibleName(question.label)
        self.line.setMinimumHeight(theme.TOUCH)
        self.line.setFixedWidth(128)
        self.line.textChanged.connect(lambda _: self._echo())
        self.line.textEdited.connect(lambda _: act())
        self.said: QLabel = label("", "soft", wrap=False)
        self.first = self.line
        self.setLayout(column(self.line, self.said, spacing=2))

    @property
    def unread(self) -> str:
        """What was typed and is no hour."""
        return self.line.text().strip() if self._read() is None else ""

    def answers(self) -> dict[Key, object]:
        return {self.key: told} if (told := self._read()) else {}

    def take(self, answers: Answers) -> None:
        self.line.setText(str(answers.get(self.key) or ""))

    def _read(self) -> str | None:
        try:
            return parse_hour(self.line.text())
        except Problem:
            return None

    def _echo(self) -> None:
        told = self._read()
        self.said.setText(self.tr("例：14:30") if told is None else moment(told))
        self.said.setObjectName("warm" if told is None else "soft")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)


class PickPart(Part):
    """One of a few."""

    def __init__(self, question: Question, act: Act) -> None:
        super().__init__(question)
        self.pick = Pick(options(question), act, question.label)
        self.first = self.pick
        self.setLayout(column(self.pick))

    def answers(self) -> dict[Key, object]:
        return {self.key: self.pick.value} if self.pick.value else {}

    def take(self, answers: Answers) -> None:
        self.pick.show_value(str(answers.get(self.key) or ""))


class ManyPart(Part):
    """Any of a few chips: options, or persons of the family with a number to press beside the first nine."""

    def __init__(self, question: Question, choices: Sequence[Choice], act: Act, *, counted: bool = False) -> None:
        super().__init__(question)
        self._order = [each.key for each in choices]
        flow = FlowLayout(self, gap=6)
        self.chips = {}
        for place, each in enumerate(choices, start=1):
            numbered = counted and place <= 9
            made = chip(f"{place} {each.words}" if numbered else each.words, False, lambda _: act())
            made.setAccessibleName(f"{question.label} {each.words}")
            made.setToolTip(f"Alt+{place}" if numbered else "")
            self.chips[each.key] = made
            flow.addWidget(made)
        if self.chips:
            self.first = self.chips[self._order[0]]

    @property
    def chosen(self) -> list[str]:
        """The keys that are on."""
        return [key for key in self._order if self.chips[key].isChecked()]

    def answers(self) -> dict[Key, object]:
        return {self.key: self.chosen} if self.chosen else {}

    def take(self, answers: Answers) -> None:
        found = answers.get(self.key)
        told = found if isinstance(found, list) else [found]
        for key, made in self.chips.items():
            made.setChecked(key in told)


class ChildrenPart(Part):
    """For each child one box: whether it was met, and alone."""

    def __init__(self, question: Question, children: Sequence[Person], act: Act) -> None:
        super().__init__(question)
        self.boxes = {child.id: self._box(child, act) for child in children}
        lines = [row(_name(child), self.boxes[child.id], spacing=6) for child in children]
        self.setLayout(column(*lines, spacing=4))
        if self.boxes:
            self.first = next(iter(self.boxes.values()))

    def answers(self) -> dict[Key, object]:
        return {(self.question.id, child): box.currentData() for child, box in self.boxes.items() if box.currentData()}

    def take(self, answers: Answers) -> None:
        for child, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(answers.get((self.question.id, child)) or "")))

    def _box(self, child: Person, act: Act) -> CalmBox:
        made = CalmBox()
        made.setMinimumHeight(theme.TOUCH)
        made.setAccessibleName(f"{self.question.label} {name_of(child)}")
        made.addItem(self.tr("（書かない）"), "")
        for each in options(self.question):
            made.addItem(each.words, each.key)
        made.activated.connect(lambda _: act())
        return made


def simple(question: Question, children: Sequence[Person], act: Act) -> Part | None:
    """The field for a kind of question; None for one that has no place in a quick form."""
    if question.kind in ("choice", "yesno"):
        each = question.about == "each_child"
        return ChildrenPart(question, children, act) if each else PickPart(question, act)
    if question.kind in ("multi", "ticks"):
        return ManyPart(question, options(question), act)
    kinds = {"time": HourPart, "text": LinePart}
    return kinds[question.kind](question, act) if question.kind in kinds else None


def _name(child: Person) -> QLabel:
    made = label(name_of(child), wrap=False)
    made.setFixedWidth(92)
    return made


def options(question: Question) -> list[Choice]:
    """What can be chosen; yes and no of a question that asks for it."""
    if question.kind == "yesno":
        return [Choice(YES_NO[0], "はい"), Choice(YES_NO[1], "いいえ")]
    return [Choice(each.id, each.label) for each in question.options if not each.withdrawn]
