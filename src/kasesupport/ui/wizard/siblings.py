"""「ほかのこどもにも同じ」: what is written of one child, for brothers and sisters too; then each on its own."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kasesupport.cases import siblings
from kasesupport.domain.people import Person
from kasesupport.domain.record import Statement
from kasesupport.practice.model import ASKED, Question
from kasesupport.ui import theme
from kasesupport.ui.widgets import button, empty, label
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.flowlayout import FlowLayout
from kasesupport.ui.wizard.voices import name_of


def asks_each_child(question: Question) -> bool:
    """Whether there is an answer of each child, so that one could hold for others."""
    return question.about == "each_child" and question.kind in ASKED | {"ticks"}


def same_could_hold(desk: Desk, question: Question, child_id: str) -> tuple[Person, ...]:
    """The other children for whom something of this child's answer is not written yet.

    Nobody's own words and no 「話したくない」 are offered for another.
    """
    others = [child for child in desk.parts().child if child.id != child_id]
    answers = {a.subject_id: a for a in desk.record.answers if a.question == question.id}
    given = answers.get(child_id)
    if given and given.state != "declined":
        return tuple(child for child in others if child.id not in answers)
    told = _told(desk, question, child_id)
    return tuple(child for child in others if told - _told(desk, question, child.id))


def _told(desk: Desk, question: Question, child_id: str) -> set[tuple[str, str, str]]:
    found = desk.said(question.id, child_id)
    return {(said.text, said.speaker, said.speaker_id) for said in found if _shareable(said, child_id)}


def _shareable(said: Statement, child_id: str) -> bool:
    return said.state == "said" and bool(said.text) and said.speaker_id != child_id


class SameForOthers(QWidget):
    """A chip for each child for whom the same could be written, and one for all of them."""

    def __init__(self, desk: Desk, question: Question, child_id: str, *, named: bool = False) -> None:
        super().__init__()
        self._desk, self._question, self._child_id, self._named = desk, question, child_id, named
        self._shown: tuple[Person, ...] = ()
        self._row = FlowLayout(gap=6)
        self.setLayout(self._row)
        self.hide()

    def refresh(self) -> None:
        """Offer those for whom it is not written."""
        others = same_could_hold(self._desk, self._question, self._child_id)
        if others != self._shown:
            self._shown = others
            self._build()
        self.setVisible(bool(others))

    def _build(self) -> None:
        empty(self._row)
        said = label(self._said(), "soft", wrap=False)
        said.setMinimumHeight(theme.TOUCH)
        self._row.addWidget(said)
        for child in self._shown:
            self._offer(name_of(child), (child,))
        if len(self._shown) > 1:
            self._offer(self.tr("みんな"), self._shown)

    def _said(self) -> str:
        child = self._desk.person(self._child_id)
        if self._named and child:
            return self.tr("%1と同じ：").replace("%1", name_of(child))
        return self.tr("ほかのこどもにも同じ：")

    def _offer(self, words: str, children: tuple[Person, ...]) -> None:
        tip = self.tr("%1にも同じことを書く").replace("%1", words)
        self._row.addWidget(button(words, partial(self._write, words, children), "chip", tip=tip))

    def _write(self, words: str, children: tuple[Person, ...]) -> None:
        model = self._desk.model
        model.do(siblings.same_for, self._question.id, self._child_id, [child.id for child in children])
        model.noted.emit(self.tr("%1にも同じことを書きました。違うところは、そこで直せます。").replace("%1", words))
