"""The family's short version: a few plain questions, to be filled at the table. Nothing of the office stands here."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kasesupport.cases import fidelity
from kasesupport.domain.fidelity import Evidence, Round
from kasesupport.practice.family_view import FamilyQuestion
from kasesupport.ui.fidelity import words
from kasesupport.ui.fidelity.value_row import ValueRow
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, TextField, button, card, centred, column, label, row
from kasesupport.ui.wizard.airy import airy

WIDTH = 860  # logical px


class FamilyForm(QWidget):
    """`done` leads back to the center's own page."""

    def __init__(
        self, model: CaseModel, questions: tuple[FamilyQuestion, ...], told: Round, done: Callable[[], object]
    ) -> None:
        super().__init__()
        self._model, self.told = model, told
        self.rows = {question.id: Asked(model, question, told.id) for question in questions}
        whose = self.tr("お名前（書かなくてもかまいません）")
        self.name = LineField("", lambda text: self._keep(rater_name=text), whose)
        hint = self.tr("ほかに、伝えておきたいこと")
        self.note = TextField("", lambda text: self._keep(note=text), hint, hint, 3)
        lead = self.tr(
            "わたしたちの関わり方が、みなさんに合っているかを知りたくて聞きます。ご家族に点をつけるものではありません。"
            "答えたくない問いは、飛ばしてください。"
        )
        away = button(self.tr("この答えを消す"), self._remove, "quiet", "trash-2")
        over = button(self.tr("書きおえる"), done, "main", "check")
        parts = column(
            label(self.tr("センターの関わりについて、聞かせてください"), "title"), airy(lead), *self.rows.values(),
            card(label(hint, "label"), self.note, self.name), row(away, None, over), margin=24, spacing=14,
        )  # fmt: skip
        self.area: QScrollArea = centred(parts, WIDTH)
        self.setLayout(column(self.area))
        for number, each in enumerate(self.rows.values()):
            each.values.moved.connect(lambda step, at=number: self._go(at + step))
        self.show_round(told)

    def show_round(self, told: Round) -> None:
        """Take what is stored."""
        self.told = told
        self.name.show_text(told.rater_name)
        self.note.show_text(told.note)
        for each in self.rows.values():
            mark = told.mark(each.question.id)
            each.values.show_value(mark.value)
            each.said.show_text(mark.evidence.words)

    def flush(self) -> None:
        """Save what is being typed."""
        self.name.flush()
        for field in (self.note, *(each.said for each in self.rows.values())):
            field.flush()

    def begin(self) -> None:
        """Put the cursor on the first question."""
        next(iter(self.rows.values())).values.begin()

    def _keep(self, **values: str) -> None:
        self._model.do(fidelity.edit_round, self.told.id, **values)

    def _remove(self) -> None:
        self.flush()
        self._model.do(fidelity.remove_round, self.told.id)

    def _go(self, number: int) -> None:
        rows = list(self.rows.values())
        if 0 <= number < len(rows):
            rows[number].values.begin()
            self.area.ensureWidgetVisible(rows[number], 0, 60)


class Asked(QFrame):
    """One question with its answers, and a line for words."""

    def __init__(self, model: CaseModel, question: FamilyQuestion, round_id: str) -> None:
        super().__init__()
        self.question = question
        self.values = ValueRow(
            words.family_values(), lambda value: model.do(fidelity.mark, round_id, question.id, value), question.words
        )
        hint = self.tr("ひとこと（書かなくてもかまいません）")
        name = f"{hint}　{question.words}"
        self.said = TextField("", lambda text: self._say(model, round_id, text), hint, name, 1)
        asked = airy(question.words, "label")
        self.setLayout(column(card(asked, row(self.values, None), self.said, margin=16, spacing=10)))

    def _say(self, model: CaseModel, round_id: str, text: str) -> None:
        model.do(fidelity.give_evidence, round_id, self.question.id, Evidence(text))
