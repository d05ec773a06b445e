"""What was said before, shown again: to read together, not to write in."""

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kasesupport.domain.record import Statement
from kasesupport.practice.model import Question
from kasesupport.ui.widgets import column, empty, label
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.days import short_day
from kasesupport.ui.wizard.desk import Body, Desk
from kasesupport.ui.wizard.voices import name_of, speaker_words


class Recall(Body):
    """The words given to other questions, each with who said it and when."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        self._lines: QVBoxLayout = column(spacing=8)
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.setLayout(self._lines)

    def refresh(self) -> None:
        found = tuple(self._words())
        if found == self._shown:
            return
        self._shown = found
        empty(self._lines)
        for heading, words in found:
            self._lines.addWidget(quote(heading, words))
        if not found:
            self._lines.addWidget(label(self.tr("まだ書かれた言葉はありません。"), "soft"))

    def _words(self) -> Iterator[tuple[str, str]]:
        for question_id in self.question.of:
            asked = self.desk.practice.question(question_id).label
            for said in self.desk.record.statements:
                if said.question == question_id and said.state == "said" and said.text:
                    yield f"{who_said(self.desk, said)}　{asked}", said.text


def who_said(desk: Desk, said: Statement) -> str:
    """Whose words these are, and of which day."""
    person = desk.person(said.speaker_id)
    who = name_of(person) if person else speaker_words(said.speaker)
    when = short_day(said.said_on, desk.today) if said.said_on else ""
    return "　".join(part for part in (who, when) if part)


def quote(heading: str, words: str) -> QWidget:
    """Words on a sheet of their own, with whose they are."""
    holder = QFrame()
    holder.setObjectName("entry")
    holder.setLayout(column(label(heading, "soft"), airy(words), margin=10, spacing=4))
    return holder
