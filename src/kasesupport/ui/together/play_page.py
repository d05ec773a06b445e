"""よみかえす: today's words together, each 合っている, 直す or 消す with whoever said them (M24, M25)."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kasesupport.cases import talks
from kasesupport.domain.record import Statement
from kasesupport.domain.sheltering import is_whole
from kasesupport.practice.together import NOUNS, Card
from kasesupport.ui.together.base import Desk
from kasesupport.ui.together.marks import NOBODY
from kasesupport.ui.together.parts import Sign, hint, large
from kasesupport.ui.together.ruby import Ruby
from kasesupport.ui.widgets import TextField, column, empty, label, row, scroll
from kasesupport.ui.wizard.voices import name_of


class PlayPage(QWidget):
    """What was said in this sitting. What is taken back goes from here and from every sheet at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: dict[str, Line] = {}
        self._list: QVBoxLayout = column(margin=18, spacing=14)
        inner = QWidget()
        inner.setObjectName("table")
        inner.setLayout(self._list)
        self.setLayout(column(scroll(inner)))
        self.refresh()

    def refresh(self) -> None:
        """A line a statement; one that is being corrected stays under the cursor."""
        said = self._said()
        if [s.id for s in said] != list(self.lines) or not said:
            self._show(said)
        for each in said:
            self.lines[each.id].refresh(each)

    def flush(self) -> None:
        """Save what is being corrected."""
        for line in self.lines.values():
            line.words.flush()

    def _said(self) -> list[Statement]:
        model = self._desk.model
        words = [s for s in model.record.statements if s.state == "said" and s.text]
        told = [s for each in self._desk.words.cards if each.kind in NOUNS for s in model.said(each)]
        return [s for s in (*words, *told) if s.id in model.seen.here]

    def _show(self, said: list[Statement]) -> None:
        empty(self._list)
        look = self._desk.look
        lead = self.tr(
            "ひとつずつ、いっしょに読《よ》みます。ちがっていたら直《なお》します。消《け》したい言葉《ことば》は消《け》せます。"
        )
        self._list.addWidget(Ruby(lead, look, look.px + 3, bold=True))
        entries = [each for each in self._desk.words.cards if each.kind in NOUNS]
        cards = {s.id: card for card in entries for s in self._desk.model.said(card)}
        self.lines = {each.id: Line(self._desk, each, cards.get(each.id)) for each in said}
        for line in self.lines.values():
            self._list.addWidget(line)
        if not said:
            self._list.addWidget(hint(self.tr("きょう書《か》いた言葉《ことば》は、まだありません。"), look))
        self._list.addStretch(1)


class Words(TextField):
    """As high as its words, however large the letters: it measures again when it is laid out."""

    def showEvent(self, event: QShowEvent) -> None:
        """The letters are known now."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines break elsewhere."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)


class Line(QFrame):
    """One statement with the three answers; so a need or a strength (`card`: its own), which stands with the phases."""

    def __init__(self, desk: Desk, said: Statement, card: Card | None = None) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._desk, self._id, self._card = desk, said.id, card
        do = desk.model.do
        person = desk.model.person(said.speaker_id)
        mark = desk.marks().get(said.speaker_id, NOBODY)
        who = row(Sign(mark), label(name_of(person) if person else "", "label", wrap=False), None, spacing=10)
        self.words = Words(said.text, self._correct, name=self.tr("ことば"), lines=1)
        self.words.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it is as high as its words
        self.right = large(self.tr("合っている"), partial(desk.model.play_back, card, said.id), "check")
        self.fix = large(self.tr("直す"), self._fix, "pencil")
        take_back = partial(desk.model.reword, card, said.id, "") if card else partial(do, talks.take_back, said.id)
        self.gone = large(self.tr("消す"), take_back, "trash-2")
        self.state = label("", "soft")
        ways = row(self.right, self.fix, self.gone, self.state, spacing=10)
        ways.setStretch(3, 1)
        self.setLayout(column(who, self.words, ways, margin=16, spacing=8))

    def refresh(self, said: Statement) -> None:
        """Show what was answered."""
        self.words.show_text(said.text)
        self.words.setReadOnly(not is_whole(said.text))
        self.fix.setEnabled(is_whole(said.text))
        states = {"right": self.tr("合っている、と聞きました"), "corrected": self.tr("いっしょに直しました")}
        self.state.setText(states.get(said.played, ""))

    def _fix(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _correct(self, text: str) -> None:
        if text.strip():
            self._desk.model.play_back(self._card, self._id, text)
