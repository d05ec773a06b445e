"""やってみて、どうだった？: how far each goal is, and what it was like, each in a number of one's own (M66, M76)."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport.domain.together import OUTCOME, PROGRESS, PROGRESS_SCALE
from kasesupport.drawing.text import literal, plain
from kasesupport.practice.model import SCALE
from kasesupport.practice.together import Card
from kasesupport.ui.together.base import CardPage, Desk
from kasesupport.ui.together.look import TARGET
from kasesupport.ui.together.parts import Paper, WhoBar, headline, hint, large
from kasesupport.ui.together.ruby import Ruby
from kasesupport.ui.widgets import column, row


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the card: the note's question and field, what it is about ("": the person), and the words."""

    question: str
    field: str
    about: str
    ask: str
    none: str
    most: str


class ScalesCard(CardPage):
    """For whoever is chosen; nobody's numbers stand beside another's."""

    def __init__(self, desk: Desk, card: Card) -> None:
        super().__init__(desk, card)
        self.paper = Paper()
        self.numbers: dict[tuple[Asked, int], QPushButton] = {}
        people = list(desk.model.people())
        self.who = WhoBar(people, desk.marks(), desk.look, lambda _: self.refresh())
        for asked in self._asked():
            self.paper.parts.addWidget(self._line(asked))
        self.paper.parts.addStretch(1)
        skip = self.tr("話《はな》したくないものは、とばして だいじょうぶです。")
        again = self.tr("ほかの数《かず》を押《お》すと、えらび直《なお》せます。")
        told = hint(skip + again, desk.look)
        tone = desk.look.tone(card.tone)
        laid = column(
            headline(card.ask, desk.look, tone.ink), self.who, told, self.paper, self.holds, margin=18, spacing=12
        )
        laid.setStretch(3, 1)
        self.setLayout(laid)
        if people:
            self.who.show_one(people[0].id)
        self.refresh()

    @property
    def speaker(self) -> str:
        return self.who.current

    def speak(self, person_id: str) -> None:
        if person_id in self.who.buttons:
            self.who.show_one(person_id)
            self.refresh()

    def refresh(self) -> None:
        model = self.desk.model
        for (asked, number), made in self.numbers.items():
            note = model.rated(asked.question, asked.about or self.speaker, self.speaker)
            made.setChecked(note is not None and note.value(asked.field) == number)
            made.setEnabled(bool(self.speaker) and model.can_write)

    def _asked(self) -> list[Asked]:
        """One line a goal, then those of the card."""
        found = []
        for field, ask, none, most in self.card.scales:
            if field == PROGRESS_SCALE:
                goals = [goal for goal in self.desk.model.record.plan.goals if goal.text]
                found += [Asked(PROGRESS, field, goal.id, literal(goal.text), none, most) for goal in goals]
            else:
                found.append(Asked(OUTCOME, field, "", ask, none, most))
        return found

    def _line(self, asked: Asked) -> QWidget:
        look = self.desk.look
        ends = [Ruby(each, look, look.px - 4, wrap=False) for each in (asked.none, asked.most)]
        buttons = [self._number(asked, number) for number in SCALE]
        made = QWidget()
        made.setLayout(
            column(Ruby(asked.ask, look, bold=True), row(ends[0], *buttons, ends[1], None, spacing=6), spacing=4)
        )
        return made

    def _number(self, asked: Asked, number: int) -> QPushButton:
        said = self.tr("%1：%2").replace("%1", plain(asked.ask)).replace("%2", str(number))
        made = large(str(number), partial(self._rate, asked, number), "", "face", said)
        made.setFixedWidth(TARGET + 14)
        made.setCheckable(True)
        self.numbers[asked, number] = made
        return made

    def _rate(self, asked: Asked, number: int) -> None:
        self.desk.model.rate(asked.question, asked.field, asked.about or self.speaker, self.speaker, number)
        self.refresh()
