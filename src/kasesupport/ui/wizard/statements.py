"""語り: what was said, by whom, when. まだ聞いていない and 話したくない are answers too."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QPushButton

from kasesupport.cases import talks
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.record import Statement
from kasesupport.practice.model import Question
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import button, column
from kasesupport.ui.wizard.chips import Chips, Choice, Keys
from kasesupport.ui.wizard.days import day_reader, short_day
from kasesupport.ui.wizard.desk import Desk, LongBody
from kasesupport.ui.wizard.entries import Acts, Entries, EntryField, Row, Values, line
from kasesupport.ui.wizard.reticence import Reticence
from kasesupport.ui.wizard.voices import speakers

SHOWN = 3  # statements of a list that are seen at first, the newest
Offered = Callable[[], list[Choice]]


class Statements(LongBody):
    """The statements to one question, about one person where the question asks for each."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        do = desk.model.do
        self._acts = Acts(self._say, partial(do, talks.edit_statement), partial(do, talks.remove_statement))
        self.reticence = Reticence(self._keep_state) if question.reticence else None
        self.beside = self.reticence
        self.entries = Entries(desk.model, self._row, self._said, self.tr("ことばを足す"), SHOWN)
        self.setLayout(column(self.entries))

    def parts(self) -> Iterator[None]:
        yield from self.entries.parts()
        if self.reticence:
            self.reticence.show_state(next((mark.state for mark in self._marks()), "said"))

    def _row(self, entry_id: str) -> Row:
        return StatementRow(entry_id, self._acts, self._blank(), self.desk, self._choices)

    def _blank(self) -> Values:
        """What is known before a word is written: who speaks, where only one can, and that it is today."""
        part = self.desk.parts().speaker_of(self.subject_id) if self.subject_id else ""
        allowed = self.question.speakers
        own = bool(self.subject_id) and part in allowed
        only = self._choices()[0].key if len(self._choices()) == 1 else ""
        speaker = part if own else only
        return {
            "text": "",
            "speaker": speaker,
            "speaker_id": self.subject_id if own else "",
            "said_on": self.desk.today.isoformat(),
        }

    def _choices(self) -> list[Choice]:
        return speakers(self.question.speakers, self.desk.parts(), self.subject_id)

    def _mine(self) -> list[Statement]:
        return self.desk.said(self.question.id, self.subject_id)

    def _said(self) -> list[Statement]:
        return [said for said in self._mine() if said.state == "said"]

    def _marks(self) -> list[Statement]:
        return [said for said in self._mine() if said.state != "said"]

    def _say(self, entry_id: str, text: str, **values: str) -> None:
        self.desk.say(self.question.id, text, id=entry_id, subject_id=self.subject_id, **values)

    def _keep_state(self, state: str) -> None:
        marks = self._marks()
        if marks and state == "said":
            self.desk.model.do(talks.remove_statement, marks[0].id)
        elif marks:
            self.desk.model.do(talks.edit_statement, marks[0].id, state=state)
        elif state != "said":
            self.desk.say(self.question.id, "", state=state, subject_id=self.subject_id)


class StatementRow(Row):
    """One statement: who, the words, the day."""

    def __init__(self, entry_id: str, acts: Acts, values: Values, desk: Desk, choices: Offered) -> None:
        super().__init__(entry_id, acts, values)
        self._desk, self._choices = desk, choices
        self.words = EntryField(lambda text: self.keep(text=text), self.tr("ことば"), self.tr("その人の言葉のままに"))
        self.who = Chips(self._chosen, self.tr("だれの言葉"), folds=True)
        self.day: QPushButton = button("", self._ask_day, "quiet", tip=self.tr("聞いた日を変える"))
        self.date: DateField | None = None  # made when it is first asked for
        self._lines = column(self.who, line(self.words, self.day, self.bin), spacing=4)
        self.setLayout(self._lines)

    def show_values(self) -> None:
        self.words.show_text(self.values["text"])
        choices = self._choices()
        self.who.offer(choices)
        chosen = self.values["speaker_id"] or self.values["speaker"]
        self.who.show_chosen([chosen] if chosen else [])
        self.who.setVisible(len(choices) > 1)
        self._show_day()

    def start(self) -> None:
        self.words.setFocus()

    def _chosen(self, keys: Keys) -> None:
        key = keys[0] if keys else ""
        person = self._desk.person(key)
        speaker = self._desk.parts().speaker_of(key) if person else key
        self.keep(speaker=speaker, speaker_id=key if person else "")
        if key and not self.values["text"]:
            self.words.setFocus()

    def _show_day(self) -> None:
        stored = self.values["said_on"]
        today = self._desk.today
        self.day.setText(self.tr("今日") if stored == today.isoformat() else short_day(stored, today) if stored else "")
        if self.date:
            self.date.show_date(PartialDate.from_text(stored) if stored else None)

    def _ask_day(self) -> None:
        if self.date is None:
            reader = day_reader(self._desk.today, ahead=False)
            self.date = DateField(None, self._keep_day, self.tr("聞いた日"), reader)
            self.date.hide()
            self._lines.addWidget(self.date)
            self._show_day()
        self.date.setVisible(not self.date.isVisible())
        if self.date.isVisible():
            self.date.line.setFocus()

    def _keep_day(self, told: PartialDate | None) -> None:
        if told:
            self.keep(said_on=told.text())
            self._show_day()
