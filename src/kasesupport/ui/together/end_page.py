"""きょうのまとめ: what we did today on one page, the next day, and both diagrams kept as they are today."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport.drawing.text import literal, plain
from kasesupport.practice.together import Card
from kasesupport.ui.together.base import Desk
from kasesupport.ui.together.feelings_card import face_of, face_sign, notes_of, scale_of
from kasesupport.ui.together.marks import NOBODY
from kasesupport.ui.together.next_card import told_day
from kasesupport.ui.together.parts import Bubble, Sign, headline, hint, large
from kasesupport.ui.together.ruby import Ruby
from kasesupport.ui.widgets import column, label, row, scroll
from kasesupport.ui.wizard.flowlayout import FlowLayout
from kasesupport.ui.wizard.voices import name_of


class EndPage(QWidget):
    """`keep` keeps the two diagrams of today and tells whether it could; `papers` leads to what is handed over."""

    def __init__(self, desk: Desk, keep: Callable[[], bool], papers: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._keep = desk, keep
        self.kept = label("", "say")
        self.kept.hide()
        self.keep = large(self.tr("きょうの図をのこす"), self._keep_days, "save")
        self.papers = large(self.tr("今日渡すもの"), papers, "printer")
        self.over = large(self.tr("おわる"), lambda: desk.go("leave"), "check", "main")
        self._rows = column(margin=18, spacing=12)
        inner = QWidget()
        inner.setObjectName("table")
        inner.setLayout(self._rows)
        shown = [each for each in desk.words.cards if each.closing and each.id in desk.model.seen.cards]
        self.cards = {each.id: self._card(each) for each in shown}
        further = QWidget()
        flow = FlowLayout(further, 12)
        for each in (*self.cards.values(), self.keep, self.papers):
            flow.addWidget(each)
        ways = row(further, self.over, margin=14, spacing=12)
        ways.setStretch(0, 1)
        whole = column(scroll(inner), self.kept, ways, spacing=6)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._fill()

    def refresh(self) -> None:
        """Made anew when one comes to it; here only what may be pressed."""
        self.keep.setEnabled(self._desk.model.can_write)

    def flush(self) -> None:
        """Nothing is typed here."""

    def _card(self, card: Card) -> QPushButton:
        return large(plain(card.title), partial(self._desk.go, card.id), card.icon)

    def _fill(self) -> None:
        desk, model = self._desk, self._desk.model
        self._rows.addWidget(headline(self.tr("きょう、いっしょに書《か》いたこと"), desk.look))
        for card in desk.words.cards:
            found = [s for s in model.said(card) if s.id in model.seen.here]
            if found:
                self._rows.addWidget(Ruby(card.title, desk.look, bold=True, color=desk.look.tone(card.tone).ink))
            for said in found:
                person = model.person(said.speaker_id)
                mark = desk.marks().get(said.speaker_id, NOBODY)
                self._rows.addWidget(Bubble(name_of(person) if person else "", said.text, mark, desk.look))
        self._feelings()
        if day := min(((a.on, a.at) for a in model.record.appointments), default=None):
            self._rows.addWidget(Ruby(self.tr("つぎに会《あ》う日《ひ》"), desk.look, bold=True))
            self._rows.addWidget(Ruby(literal(told_day(*day)), desk.look, desk.look.px + 6, bold=True))
        if self._rows.count() == 1:
            self._rows.addWidget(hint(self.tr("きょうは、お話《はなし》だけの日《ひ》でした。"), desk.look))
        self._rows.addStretch(1)

    def _feelings(self) -> None:
        parts: list[QWidget] = []
        for person in self._desk.model.people():
            here = [n for n in notes_of(self._desk.model.record.notes, person.id) if n.id in self._desk.model.seen.here]
            if here:
                face = face_of(scale_of(here[-1]) or 0)
                sign = label("", wrap=False)
                sign.setPixmap(face_sign(face, 52))
                parts += [Sign(self._desk.marks().get(person.id, NOBODY)), label(name_of(person), wrap=False), sign]
        if parts:
            self._rows.addLayout(row(*parts, None, spacing=10))

    def _keep_days(self) -> None:
        done = self._keep()
        self.kept.setText(
            self.tr("きょうの家族の図と、つながりの図をのこしました。")
            if done
            else self.tr("のこせる図は、まだありません。")
        )
        self.kept.show()
