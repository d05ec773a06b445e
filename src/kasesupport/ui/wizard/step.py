"""One step: its title, one sentence, and the cards of its questions, all of them or one at a time."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kasesupport.practice.flow import answers_of, holds
from kasesupport.practice.model import Step
from kasesupport.ui.widgets import begin_in, column, ground, label, row, scroll, settle
from kasesupport.ui.wizard.card import QuestionCard
from kasesupport.ui.wizard.desk import Desk

WIDEST = 860  # px; longer lines are hard to read
AT_ONCE = 3  # lines of answers that are made before the step is seen: most of what a window of 768 px holds
IN_A_TURN = 2  # lines that are then made between two events, until all are there


class StepView(QWidget):
    """Built once, then only refreshed: nothing that is being typed is rebuilt.

    Of a long step what is seen first is made first, and the rest right after, without anybody waiting.
    """

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__()
        self.desk, self.step = desk, step
        self._seen = -1  # the version of the record that is shown
        self._single, self._at = False, 0
        self._to_come: Iterator[None] | None = None
        self._first = (-1, False, 0)  # for what the lines seen first were made, as `_wanted` gives it
        self._whole = False  # everything was made once
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._go_on)
        asked = [question for question in step.questions if not question.withdrawn]
        self.cards = [QuestionCard(desk, question, tagged=not step.office) for question in asked]
        self.foot: QVBoxLayout = column(spacing=10)
        page = QWidget()
        page.setMaximumWidth(WIDEST)
        parts = (label(step.title, "title"), label(step.lead, "soft"), *self.cards, self.foot, None)
        self._page: QVBoxLayout = column(*parts, spacing=12)
        page.setLayout(self._page)
        for card in self.cards:
            card.hide()
        middle = row(page, margin=20)
        self.area = scroll(ground(middle))
        self.setLayout(column(self.area))

    def refresh(self) -> None:
        """Take what is stored, once for each version of it; show and hide questions by their conditions."""
        if self._seen != self.desk.model.version:
            self._show_cards()
            self._begin(None if self._whole else AT_ONCE)
        elif self._to_come:
            self._later.start()

    @property
    def whole(self) -> bool:
        """Whether nothing is still to come."""
        return self._whole

    def finish(self) -> None:
        """Make now what is still to come."""
        self._make(None)

    def make_unseen(self) -> Iterator[None]:
        """Before it is turned to: the lines seen first, one after the other; it may be turned to meanwhile."""
        if (wanted := self._wanted()) == self._first:
            return
        self._start()
        for _ in islice(self._to_come or (), AT_ONCE):
            yield
            if self.isVisible() or self._wanted() != wanted:
                return
        self._first = wanted

    def show_singly(self, on: bool, at_last: bool = False) -> None:
        """One question at a time, beginning with the first or the last; or all of them."""
        self._single = on
        self._at = len(self._shown()) - 1 if at_last else 0
        self._show_and_make()

    def turn_over(self, on: bool) -> None:
        """The other way of showing the same questions, at the one that is being looked at."""
        at = self._looked_at()
        self._single, self._at = on, at
        self._show_and_make()
        if not on and self._shown():
            self._page.activate()
            self.area.ensureWidgetVisible(self._shown()[at], 0, 40)

    def step_by(self, by: int) -> bool:
        """Go to the question before or after this one; False where there is none, or all are seen."""
        if not self._single or not 0 <= self._at + by < len(self._shown()):
            return False
        written = self._shown()[self._at].isAncestorOf(QApplication.focusWidget() or self)
        self._at += by
        self._show_and_make()
        self.area.verticalScrollBar().setValue(0)
        if written:
            begin_in(self._shown()[self._at])
        return True

    @property
    def place(self) -> tuple[int, int]:
        """The number of the question that is seen and how many there are; (0, 0) where all are seen."""
        return (self._at + 1, len(self._shown())) if self._single else (0, 0)

    def _shown(self) -> list[QuestionCard]:
        """The cards that their conditions let be asked."""
        answers = self.desk.once("answers", self.desk.record, lambda: answers_of(self.desk.record))
        return [card for card in self.cards if holds(card.question.show_if, answers)]

    def _show_cards(self) -> None:
        shown = self._shown()
        self._at = max(0, min(self._at, len(shown) - 1))
        seen = shown[self._at : self._at + 1] if self._single else shown
        for card in self.cards:
            card.setVisible(card in seen and (self._whole or card.begun))

    def _show_and_make(self) -> None:
        """Where not all is made yet, what is to be seen now comes first."""
        self._show_cards()
        if self._seen >= 0 and not self._whole and self._first != self._wanted():
            self._begin(AT_ONCE)

    def _looked_at(self) -> int:
        """The place of the card with the cursor, else of the first that is seen whole."""
        shown, focus = self._shown(), QApplication.focusWidget()
        if self._single:
            return self._at
        written = (at for at, card in enumerate(shown) if focus and card.isAncestorOf(focus))
        top = self.area.verticalScrollBar().value()
        seen = (at for at, card in enumerate(shown) if card.y() >= top)
        return next(written, next(seen, 0))

    def _parts(self) -> Iterator[None]:
        """The work there is, an answer at a time; in the order of what is seen."""
        shown = self._shown()
        first = shown[self._at : self._at + 1] if self._single else []
        for card in (*first, *(card for card in shown if card not in first)):
            for _ in card.parts():
                card.setVisible(not self._single or card in self._shown()[self._at : self._at + 1])
                yield
        self._whole = True

    def _begin(self, most: int | None) -> None:
        self._start()
        self._make(most)
        self._first = self._wanted()

    def _start(self) -> None:
        self._seen, self._to_come = self.desk.model.version, self._parts()

    def _wanted(self) -> tuple[int, bool, int]:
        """What is to be made before the step is seen hangs on these."""
        return self.desk.model.version, self._single, self._at

    def _make(self, most: int | None) -> None:
        if self._to_come is None:
            return
        made = sum(1 for _ in islice(self._to_come, most))
        if most is None or made < most:
            self._to_come = None
        else:
            self._later.start()

    def _go_on(self) -> None:
        if self.isVisible():
            self._make(IN_A_TURN)
            settle()
