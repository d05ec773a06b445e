"""What was said, seen and thought, each kind in a box of its own; beside words stands whose they are."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.domain.contacts import Words
from kasesupport.practice.model import Question
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.widgets import TextField, column, label, row
from kasesupport.ui.wizard.chips import Choice
from kasesupport.ui.wizard.voices import Parts, speakers

WHO = 132  # logical px: the box that tells whose words they are


class WordRow(QWidget):
    """One statement. `speaker` is a person's id or the code of a source."""

    def __init__(self, question: Question, choices: Sequence[Choice], touched: Callable[[], object]) -> None:
        super().__init__()
        self.id, self._chosen = "", False
        self.text = TextField("", lambda _: None, name=question.label, lines=1 if len(choices) > 1 else 2)
        self.text.textChanged.connect(lambda: touched())
        self.who = CalmBox()
        self.who.setAccessibleName(self.tr("だれの言葉"))
        self.who.setFixedWidth(WHO)
        self.who.setMinimumHeight(theme.TOUCH)
        self.who.addItem(self.tr("だれの言葉"), "")
        for each in choices:
            self.who.addItem(each.words, each.key)
        self.who.activated.connect(lambda _: self._take(touched))
        self.untold = label(self.tr("だれの言葉か、まだ選んでいません"), "soft", wrap=False)
        self.untold.hide()
        self.setLayout(row(column(self.who, None), column(self.text, self.untold, spacing=2), spacing=6))
        self.who.setVisible(len(choices) > 1)  # not before it has its place: it would be a window for a moment
        if len(choices) > 1:
            self.text.textChanged.connect(self._remind)
            self.who.currentIndexChanged.connect(lambda _: self._remind())

    @property
    def speaker(self) -> str:
        """Whose words they are, "" where nobody was chosen."""
        return str(self.who.currentData() or "")

    def propose(self, speaker: str) -> None:
        """Whose words they most likely are, unless somebody was chosen or a word stands there."""
        if not self._chosen and not self.text.toPlainText().strip():
            self.who.setCurrentIndex(max(0, self.who.findData(speaker)))

    def show_words(self, words: Words) -> None:
        """As they were written."""
        self.id, self._chosen = words.id, True
        self.text.setPlainText(words.text)
        self.who.setCurrentIndex(max(0, self.who.findData(words.speaker_id or words.speaker)))

    def _remind(self) -> None:
        """Say softly that nobody was chosen: the words are kept all the same."""
        self.untold.setVisible(not self.speaker and bool(self.text.toPlainText().strip()))

    def _take(self, touched: Callable[[], object]) -> None:
        self._chosen = True
        touched()


class WordRows(QWidget):
    """The statements of one field. With several sources there is always an empty box below the last."""

    grown = Signal()  # one box more

    def __init__(self, question: Question, parts: Parts, touched: Callable[[], object]) -> None:
        super().__init__()
        self.question, self._parts, self._touched = question, parts, touched
        self._choices = speakers(question.speakers, parts)
        self._persons = {person.id for part in (parts.child, parts.carer, parts.family, parts.kin) for person in part}
        self._proposed = ""
        self.rows: list[WordRow] = []
        self._list: QVBoxLayout = column(spacing=6)
        self.setLayout(self._list)
        self._put()

    def words(self) -> tuple[Words, ...]:
        """What is written, each with its speaker."""
        return tuple(self._words(each) for each in self.rows if each.text.toPlainText().strip())

    def show_words(self, words: Sequence[Words]) -> None:
        """Take these in place of all that stands there."""
        for each in self.rows:
            self._list.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.rows = []
        for told in words:
            self._put(told)
        if not words or len(self._choices) > 1:
            self._put()

    def propose(self, speaker: str) -> None:
        """Whose words they most likely are."""
        self._proposed = speaker
        for each in self.rows:
            each.propose(speaker)

    def begin(self, text: str) -> None:
        """Put these words where nothing is written yet."""
        if not self.words():
            self.rows[0].text.setPlainText(text)

    @property
    def next(self) -> TextField:
        """The first box that is empty, else the last."""
        return next((each for each in self.rows if not each.text.toPlainText().strip()), self.rows[-1]).text

    def start(self) -> None:
        """The cursor goes there."""
        self.next.setFocus()

    def _words(self, each: WordRow) -> Words:
        text = each.text.toPlainText().strip()
        key = self._choices[0].key if len(self._choices) == 1 else each.speaker
        if key in self._persons:
            return Words(self.question.id, text, self._parts.speaker_of(key), key, each.id)
        return Words(self.question.id, text, key, "", each.id)

    def _put(self, told: Words | None = None) -> WordRow:
        made = WordRow(self.question, self._choices, self._touched)
        made.propose(self._proposed)
        if told is not None:
            made.show_words(told)  # before the box grows others below it
        made.text.textChanged.connect(self._grow)
        self.rows.append(made)
        self._list.addWidget(made)
        return made

    def _grow(self) -> None:
        if len(self._choices) > 1 and self.rows[-1].text.toPlainText().strip():
            self._put()
            self.grown.emit()
