"""One step: its title, one sentence, and the cards of its questions."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.practice.flow import answers_of, holds
from kasesupport.practice.model import Step
from kasesupport.ui.widgets import column, ground, label, row, scroll
from kasesupport.ui.wizard.card import QuestionCard
from kasesupport.ui.wizard.desk import Desk

WIDEST = 860  # px; longer lines are hard to read


class StepView(QWidget):
    """Built once, then only refreshed: nothing that is being typed is rebuilt."""

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__()
        self.desk, self.step = desk, step
        self._seen = -1  # the version of the record that is shown
        asked = [question for question in step.questions if not question.withdrawn]
        self.cards = [QuestionCard(desk, question, tagged=not step.office) for question in asked]
        self.foot: QVBoxLayout = column(spacing=10)
        page = QWidget()
        page.setMaximumWidth(WIDEST)
        page.setLayout(
            column(label(step.title, "title"), label(step.lead, "soft"), *self.cards, self.foot, None, spacing=12)
        )
        middle = row(page, margin=20)
        self.area = scroll(ground(middle))
        self.setLayout(column(self.area))

    def refresh(self) -> None:
        """Take what is stored, once for each version of it; show and hide questions by their conditions."""
        if self._seen == self.desk.model.version:
            return
        self._seen = self.desk.model.version
        answers = answers_of(self.desk.record)
        for card in self.cards:
            shown = holds(card.question.show_if, answers)
            if shown:
                card.refresh()
            card.setVisible(shown)
