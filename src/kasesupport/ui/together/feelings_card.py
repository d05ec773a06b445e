"""いまの気持ち: a face or a number for each person, beside those of earlier days of the same person (M33)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.record import Note
from kasesupport.domain.together import FEELING, FEELING_SCALE
from kasesupport.practice.model import SCALE
from kasesupport.practice.together import Card
from kasesupport.ui.icons import pixmap
from kasesupport.ui.together.base import CardPage, Desk
from kasesupport.ui.together.look import TARGET
from kasesupport.ui.together.marks import NOBODY
from kasesupport.ui.together.parts import Paper, Sign, WhoBar, headline, hint, large
from kasesupport.ui.widgets import column, empty, label, row
from kasesupport.ui.wizard.voices import name_of

FACES = 5
SHOWN = 6  # days of a person that are seen, the newest
TINT = ("#5b4a8a", "#4a6a8f", "#6b6459", "#8a5a00", "#a04a00")


def face_of(value: int) -> int:
    """The face (1 to 5) in whose fifth of the scale a number lies."""
    return min(FACES, value * FACES // len(SCALE) + 1)


def face_sign(face: int, size: int) -> QPixmap:
    """A face as a picture of `size` logical px; 1 is the saddest. The bundled icons count the other way."""
    return pixmap(f"face-{FACES + 1 - face}", TINT[face - 1], size)


def value_of(face: int) -> int:
    """The number in the middle of a face's fifth: 1, 3, 5, 7, 9."""
    return 2 * face - 1


class FeelingsCard(CardPage):
    """Faces first; the numbers stand below for whoever wants them."""

    def __init__(self, desk: Desk, card: Card) -> None:
        super().__init__(desk, card)
        self.paper = Paper()
        self.people = list(desk.model.people())
        self.who = WhoBar(self.people, desk.marks(), desk.look, lambda _: self.refresh())
        self.faces = {n: self._face(n) for n in range(1, FACES + 1)}
        self.numbers = {n: self._number(n) for n in SCALE}
        self.silent: QPushButton = large(self.tr("いまは言わない"), self._decline, "hand")
        self.back: QPushButton = large(self.tr("やっぱり話す"), self._come_back, "message-circle")
        self.told = label("", "say")
        self._asking, self._quiet = QWidget(), QWidget()
        self._asking.setLayout(
            column(
                row(*self.faces.values(), spacing=12), row(*self.numbers.values(), self.silent, spacing=6), spacing=10
            )
        )
        quiet = row(self.told, self.back, spacing=10)
        quiet.setStretch(0, 1)
        self._quiet.setLayout(quiet)
        tone = desk.look.tone(card.tone)
        laid = column(
            headline(card.ask, desk.look, tone.ink), self.who, self._asking, self._quiet, self.paper, self.holds,
            margin=18, spacing=12,
        )  # fmt: skip
        laid.setStretch(4, 1)
        self.setLayout(laid)
        if self.people:
            self.who.show_one(self.people[0].id)
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
        person = model.person(self.speaker)
        quiet = bool(person) and model.is_reluctant(self.card, self.speaker)
        self._asking.setVisible(not quiet)
        self._quiet.setVisible(quiet)
        if person:
            self.told.setText(
                self.tr("%1は「いまは言わない」。それで だいじょうぶです。").replace("%1", name_of(person))
            )
        here = [n for n in notes_of(model.record.notes, self.speaker) if n.id in model.seen.here]
        value = scale_of(here[-1]) if here else None
        for face, made in self.faces.items():
            made.setChecked(value is not None and face_of(value) == face)
        for number, made in self.numbers.items():
            made.setChecked(value == number)
        for made in (*self.faces.values(), *self.numbers.values(), self.silent, self.back):
            made.setEnabled(bool(person) and model.can_write)
        self._fill()

    def _fill(self) -> None:
        """One line a person: the faces of each day, never two persons added up or compared."""
        empty(self.paper.parts)
        grid = QGridLayout()
        grid.setSpacing(14)
        told = [(p, found) for p in self.people if (found := notes_of(self.desk.model.record.notes, p.id))]
        for line, (person, found) in enumerate(told):
            mark = self.desk.marks().get(person.id, NOBODY)
            grid.addLayout(row(Sign(mark), label(name_of(person), wrap=False), None, spacing=8), line, 0)
            for place, note in enumerate(found[-SHOWN:]):
                grid.addWidget(self._day(note), line, place + 1)
        grid.setColumnStretch(SHOWN + 1, 1)
        self.paper.parts.addLayout(grid)
        if not told:
            words = self.tr("顔《かお》をえらぶと、ここにならびます。どの顔《かお》でも だいじょうぶです。")
            self.paper.parts.addWidget(hint(words, self.desk.look))
        self.paper.parts.addStretch(1)

    def _day(self, note: Note) -> QWidget:
        """The face of a day, with its number and the day below."""
        value = scale_of(note)
        face = face_of(value) if value is not None else 3
        sign = label("", wrap=False)
        sign.setPixmap(face_sign(face, 44))
        sign.setAccessibleName(self._face_words()[face - 1])
        on = PartialDate.from_text(note.on)
        day = f"{on.month}/{on.day}" if on.month and on.day else note.on
        made = QWidget()
        number = row(sign, label(str(value), "heading", wrap=False), None, spacing=6)
        made.setLayout(column(number, label(day, "soft", wrap=False), spacing=0))
        return made

    def _face(self, face: int) -> QPushButton:
        made = large("", partial(self._feel, value_of(face)), "", "face", self._face_words()[face - 1])
        made.setIcon(QIcon(face_sign(face, 84)))
        made.setIconSize(QSize(84, 84))
        made.setMinimumSize(110, 104)
        made.setCheckable(True)
        return made

    def _number(self, number: int) -> QPushButton:
        made = large(
            str(number), partial(self._feel, number), "", "face", self.tr("%1の気持ち").replace("%1", str(number))
        )
        made.setMinimumSize(TARGET, TARGET)
        made.setCheckable(True)
        return made

    def _face_words(self) -> Sequence[str]:
        return (
            self.tr("とてもつらい顔"), self.tr("すこしつらい顔"), self.tr("ふつうの顔"), self.tr("いい顔"),
            self.tr("とてもいい顔"),
        )  # fmt: skip

    def _feel(self, value: int) -> None:
        self.desk.model.feel(self.speaker, value)

    def _decline(self) -> None:
        self.desk.model.decline(self.card, self.speaker)

    def _come_back(self) -> None:
        self.desk.model.come_back(self.card, self.speaker)


def notes_of(notes: Sequence[Note], person_id: str) -> list[Note]:
    """What a person felt, oldest day first."""
    found = [n for n in notes if n.question == FEELING and n.about_id == person_id and scale_of(n) is not None]
    return sorted(found, key=lambda note: (note.on, note.id))


def scale_of(note: Note) -> int | None:
    """The number of one note."""
    value = note.value(FEELING_SCALE)
    return value if isinstance(value, int) and value in SCALE else None
