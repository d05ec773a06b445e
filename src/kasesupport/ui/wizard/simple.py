"""Questions with one short answer: words, a choice, several, yes or no, a number from 0 to 10, ticks, a date."""

from contextlib import suppress

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.hours import moment, parse_hour
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import Answer
from kasesupport.practice.flow import visible_options
from kasesupport.practice.model import SCALE, YES_NO, Option, Question
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import LineField, TextField, button, column, label, row
from kasesupport.ui.wizard.chips import Chips, Choice, Keys
from kasesupport.ui.wizard.desk import Body, Desk
from kasesupport.ui.wizard.reticence import Reticence


class Simple(Body):
    """One value, with まだ聞いていない, 話したくない and 該当しない where the question allows them."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        self.reticence = Reticence(self._keep_state) if question.reticence else None
        self.beside = self.reticence
        self.setLayout(column(self.field()))

    def field(self) -> QWidget:
        """What one answers in."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Put the stored value there; None is no answer."""
        raise NotImplementedError

    def refresh(self) -> None:
        found = self._stored()
        self.show_value(found.value if found else None)
        if self.reticence:
            self.reticence.show_state(found.state if found else "said")

    def keep(self, value: object) -> None:
        """Store the answer; None takes it back."""
        found = self._stored()
        if (found.value if found else None) != value:
            self._answer(value, "said" if value is not None or not found else found.state)

    def _keep_state(self, state: str) -> None:
        found = self._stored()
        self._answer(found.value if found else None, state)

    def _answer(self, value: object, state: str) -> None:
        self.desk.answer(self.question.id, value, self.subject_id, state)

    def _stored(self) -> Answer | None:
        here = (self.question.id, self.subject_id)
        return next((a for a in self.desk.record.answers if (a.question, a.subject_id) == here), None)


class TextAnswer(Simple):
    """Free words."""

    def field(self) -> QWidget:
        self.words = TextField("", lambda text: self.keep(text.strip() or None), name=self.question.label, lines=1)
        return self.words

    def show_value(self, value: object) -> None:
        self.words.show_text(str(value or ""))


class TimeAnswer(Simple):
    """An hour of the day; what cannot be read is not kept."""

    def field(self) -> QWidget:
        self.hour = LineField("", self._typed, self.tr("例：14:30"), self.question.label)
        self.hour.setMaximumWidth(160)
        return self.hour

    def _typed(self, text: str) -> None:
        with suppress(Problem):
            self.keep(parse_hour(text) or None)

    def show_value(self, value: object) -> None:
        self.hour.show_text(moment(str(value or "")))


class ChoiceAnswer(Simple):
    """One of the options."""

    several = False

    def field(self) -> QWidget:
        self.chips = Chips(self._chosen, self.question.label, several=self.several)
        return self.chips

    def show_value(self, value: object) -> None:
        chosen = tuple(value) if isinstance(value, list) else (str(value),) if value else ()
        self.chips.offer(self._choices(chosen))
        self.chips.show_chosen(chosen)

    def _choices(self, chosen: Keys) -> list[Choice]:
        """Those to offer; see flow.visible_options."""
        return [Choice(option.id, option.label) for option in visible_options(self.question, chosen)]

    def _chosen(self, keys: Keys) -> None:
        self.keep(list(keys) or None if self.several else keys[0] if keys else None)
        self.refresh()  # what was refused is not shown as chosen


class MultiAnswer(ChoiceAnswer):
    """Any of the options."""

    several = True


class YesNoAnswer(ChoiceAnswer):
    """はい or いいえ."""

    def _choices(self, _chosen: Keys) -> list[Choice]:
        return [Choice(key, words) for key, words in zip(YES_NO, (self.tr("はい"), self.tr("いいえ")), strict=True)]


class ScaleAnswer(Simple):
    """A number from 0 to 10, with words at both ends."""

    def field(self) -> QWidget:
        self.chips = Chips(self._chosen, self.question.label, numbers=True)
        self.chips.offer([Choice(str(number), str(number)) for number in SCALE])
        low, high = self.question.ends or ("", "")
        holder = QWidget()
        holder.setLayout(column(self.chips, row(self._end(low), None, self._end(high)), spacing=0))
        holder.setMaximumWidth(520)
        return holder

    def _chosen(self, keys: Keys) -> None:
        self.keep(int(keys[0]) if keys else None)
        self.refresh()

    def _end(self, words: str) -> QLabel:
        return label(words, "soft", wrap=False)

    def show_value(self, value: object) -> None:
        self.chips.show_chosen([str(value)] if isinstance(value, int) else [])


class TicksAnswer(Simple):
    """A list to tick off."""

    def field(self) -> QWidget:
        self.boxes = {option.id: self._box(option) for option in self.question.options}
        holder = QWidget()
        holder.setLayout(column(*self.boxes.values(), spacing=0))
        return holder

    def _box(self, option: Option) -> QCheckBox:
        made = QCheckBox(option.label)
        made.clicked.connect(self._ticked)
        return made

    def _ticked(self) -> None:
        self.keep([key for key, box in self.boxes.items() if box.isChecked()] or None)
        self.refresh()

    def show_value(self, value: object) -> None:
        ticked = value if isinstance(value, list) else []
        offered = visible_options(self.question, ticked)
        for option in self.question.options:
            self.boxes[option.id].setChecked(option.id in ticked)
            self.boxes[option.id].setVisible(option in offered)


class DateAnswer(Simple):
    """A date as it is told."""

    def field(self) -> QWidget:
        self.date = DateField(None, lambda told: self.keep(told.text() if told else None), self.question.label)
        self.date.setFixedWidth(360)
        today = button(self.tr("今日"), self._today, "chip")
        holder = QWidget()
        holder.setLayout(row(column(self.date, None), column(today, None), None))
        return holder

    def _today(self) -> None:
        self.keep(PartialDate.of(self.desk.today).text())

    def show_value(self, value: object) -> None:
        self.date.show_date(PartialDate.from_text(str(value)) if value else None)
