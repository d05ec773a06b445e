"""A card of words: everybody's own, each with whose they are; 「いまは言わない」 is always there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kasesupport.domain.record import Statement
from kasesupport.domain.sheltering import is_whole
from kasesupport.practice.together import Card
from kasesupport.ui.together.base import CardPage, Desk
from kasesupport.ui.together.marks import NOBODY
from kasesupport.ui.together.parts import Bubble, Paper, WhoBar, headline, large, nothing_yet
from kasesupport.ui.widgets import TextField, column, empty, label, row
from kasesupport.ui.wizard.voices import name_of


class WordsCard(CardPage):
    """Who speaks is chosen first; what is typed is saved as it is typed, and is a bubble of this person at once."""

    def __init__(self, desk: Desk, card: Card) -> None:
        super().__init__(desk, card)
        self._entry = ""  # the id of the words in the field; "" before the first sign
        self._writer = ""  # whose words those in the field are, whoever is chosen next
        self._shown: object = None
        self.paper = Paper()
        self.people = [p for p in desk.model.people() if desk.model.asks(card, p.id)]
        self.who = WhoBar(self.people, desk.marks(), desk.look, self._chose)
        self.field = TextField("", self._keep, self.tr("ここに、言ったとおりに書きます"), self.tr("言葉"), lines=2)
        self.ready: QPushButton = large(self.tr("できた"), self._next, "check", "main")
        self.silent: QPushButton = large(self.tr("いまは言わない"), self._decline, "hand")
        self.back: QPushButton = large(self.tr("やっぱり話す"), self._come_back, "message-circle")
        self.told = label("", "say")
        self._asking = self._line(self.field, self.ready, self.silent)
        self._quiet = self._line(self.told, self.back)
        tone = desk.look.tone(card.tone)
        below = column(self.who, self._asking, self._quiet, self.holds, spacing=10)
        laid = column(headline(card.ask, desk.look, tone.ink), self.paper, below, margin=18, spacing=12)
        laid.setStretch(1, 1)
        self.setLayout(laid)
        if self.people:
            self._let_speak(self.people[0].id)
        self.refresh()

    @property
    def speaker(self) -> str:
        return self.who.current

    def speak(self, person_id: str) -> None:
        """Somebody speaks from now on, if this is asked of him or her."""
        if person_id in self.who.buttons:
            self.flush()
            self._let_speak(person_id)
            self._show_field()

    def flush(self) -> None:
        self.field.flush()

    def refresh(self) -> None:
        found = self.desk.model.said(self.card)
        said = [s for s in found if s.id != self._entry]
        if self._entry and all(s.id != self._entry for s in found):
            self._clear()  # undone
        if said != self._shown:
            self._shown = said
            self._fill(said)
        self._show_field()

    def _fill(self, said: list[Statement]) -> None:
        empty(self.paper.parts)
        marks, names = self.desk.marks(), {p.id: name_of(p) for p in self.desk.model.record.graph.persons}
        for each in said:
            mark = marks.get(each.speaker_id, NOBODY)
            act = partial(self._go_on, each) if is_whole(each.text) else None
            bubble = Bubble(names.get(each.speaker_id, ""), each.text, mark, self.desk.look, act)
            self.paper.parts.addLayout(shifted(bubble, each.speaker_id, [p.id for p in self.people]))
        if not said:
            words = self.tr("まだ、なにも書《か》いていません。話《はな》せるところからで だいじょうぶです。")
            if not self.people:
                words = self.tr("はじめに「わたしたちの家族《かぞく》」を、いっしょにかきましょう。")
            ink = self.desk.look.tone(self.card.tone).ink
            self.paper.parts.addWidget(nothing_yet(words, self.card.icon, ink, self.desk.look))
        self.paper.parts.addStretch(1)
        self.paper.show_last()

    def _go_on(self, said: Statement) -> None:
        """Take words up again: they come back into the field."""
        self.flush()
        self._entry = said.id
        self._let_speak(said.speaker_id)
        self.field.show_text(said.text)
        self.field.setFocus()
        self.refresh()

    def _keep(self, text: str) -> None:
        """Save what was typed; words that were emptied go."""
        model = self.desk.model
        if not self._entry and text.strip() and self._writer:
            self._entry = model.case.file.new_id()
            model.say(self.card, self._writer, self._entry, text)
        elif self._entry:
            entry, self._entry = self._entry, self._entry if text.strip() else ""
            model.reword(self.card, entry, text)

    def _next(self) -> None:
        """These words are whole: the next ones are others."""
        self.flush()
        self._clear()
        self._shown = None
        self.refresh()
        self.field.setFocus()

    def _clear(self) -> None:
        self._entry = ""
        self.field.blockSignals(True)
        self.field.setPlainText("")
        self.field.blockSignals(False)

    def _let_speak(self, person_id: str) -> None:
        self._writer = person_id
        self.who.show_one(person_id)

    def _chose(self, person_id: str) -> None:
        if self._entry or self.field.toPlainText():
            self._next()
        self._writer = person_id
        self._show_field()
        if not self._quiet.isVisible():
            self.field.setFocus()

    def _decline(self) -> None:
        self.flush()
        self._clear()
        self.desk.model.decline(self.card, self.speaker)
        self._shown = None
        self.refresh()

    def _come_back(self) -> None:
        self.desk.model.come_back(self.card, self.speaker)
        self.refresh()
        self.field.setFocus()

    def _show_field(self) -> None:
        """Whoever does not want to say it now is not asked again today."""
        model = self.desk.model
        person = model.person(self.speaker)
        quiet = bool(person) and model.is_reluctant(self.card, self.speaker)
        self._asking.setVisible(not quiet)
        self._quiet.setVisible(quiet)
        may = bool(person) and model.can_write
        for part in (self.field, self.ready, self.silent, self.back):
            part.setEnabled(may)
        if person:
            self.told.setText(
                self.tr("%1は「いまは言わない」。それで だいじょうぶです。").replace("%1", name_of(person))
            )

    def _line(self, *parts: QWidget) -> QWidget:
        made = QWidget()
        line = row(*parts, spacing=10)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made


def shifted(bubble: QWidget, speaker: str, speakers: Sequence[str]) -> QHBoxLayout:
    """What somebody says stands always on the same side: of the first speaker at the left, of the next at the right."""
    right = speaker in speakers and speakers.index(speaker) % 2 == 1
    line = row(None, bubble) if right else row(bubble, None)
    line.setStretch(1 if right else 0, 4)
    line.setStretch(0 if right else 1, 1)
    return line
