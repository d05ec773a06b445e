"""What was said before, shown again: to read together, not to write in."""

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from kasesupport.domain.record import Statement
from kasesupport.practice.model import Question
from kasesupport.ui.widgets import button, column, empty, label, row
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.days import short_day
from kasesupport.ui.wizard.desk import Desk, LongBody
from kasesupport.ui.wizard.voices import name_of, speaker_words

SHOWN = 3  # statements to each question that are seen at first, the newest


class Recall(LongBody):
    """The words given to other questions, each with who said it and when."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        self._lines: QVBoxLayout = column(spacing=8)
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._all = False
        self._more: QPushButton = button("", self._show_all, "quiet", "chevron-down")
        self.setLayout(column(self._lines, row(self._more, None), spacing=8))

    def parts(self) -> Iterator[None]:
        found = tuple(self._words())
        left = sum(max(0, len(said) - SHOWN) for said in self._said().values()) if not self._all else 0
        self._more.setText(self.tr("前の言葉 %1件も見る").replace("%1", str(left)))
        self._more.setVisible(left > 0)
        if found == self._shown:
            yield
            return
        self._shown = None  # until all stand there
        empty(self._lines)
        for heading, words in found:
            self._lines.addWidget(quote(heading, words))
            yield
        self._shown = found
        if not found:
            self._lines.addWidget(label(self.tr("まだ書かれた言葉はありません。"), "soft"))
            yield

    def _show_all(self) -> None:
        self._all = True
        self.refresh()

    def _said(self) -> dict[str, list[Statement]]:
        """What was said to each of the questions, in the order of entry."""
        found: dict[str, list[Statement]] = {question: [] for question in self.question.of}
        for said in self.desk.record.statements:
            if said.question in found and said.state == "said" and said.text:
                found[said.question].append(said)
        return found

    def _words(self) -> Iterator[tuple[str, str]]:
        for question_id, found in self._said().items():
            asked = self.desk.practice.question(question_id).label if found else ""
            for said in found if self._all else found[-SHOWN:]:
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
