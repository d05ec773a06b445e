"""てがき: a picture, a name, a signature, drawn by whoever is chosen with pen or finger."""

from PySide6.QtWidgets import QPushButton

from kasesupport.cases import hand
from kasesupport.domain.strokes import Drawn, What
from kasesupport.domain.together import may_see_own
from kasesupport.practice.together import Card
from kasesupport.ui.choices import Choice
from kasesupport.ui.hand.box import HandBox
from kasesupport.ui.together.base import CardPage, Desk
from kasesupport.ui.together.look import TARGET
from kasesupport.ui.together.model import TogetherModel
from kasesupport.ui.together.parts import WhoBar, headline, large
from kasesupport.ui.together.sign_for import SignFor
from kasesupport.ui.widgets import column, label, row

CONSENT = "consent"  # the sheet a signature stands on
KINDS: tuple[What, ...] = ("picture", "name", "signature")


class HandCard(CardPage):
    """One sheet of paper a person and kind; 「あたらしい紙」 begins another."""

    def __init__(self, desk: Desk, card: Card) -> None:
        super().__init__(desk, card)
        words = {"picture": self.tr("え"), "name": self.tr("なまえ"), "signature": self.tr("同意のサイン")}
        self.what: What = "picture"
        self.kinds = Choice(words, (KINDS,), self.what, self._take_kind, self.tr("なにをかくか"))
        people = list(desk.model.people())
        self.who = WhoBar(people, desk.marks(), desk.look, lambda _: self._open())
        self.new: QPushButton = large(self.tr("あたらしい紙"), self._begin, "file-text")
        self.told = label("", "soft")
        self.box = self._box()
        tone = desk.look.tone(card.tone)
        ask = row(headline(card.ask, desk.look, tone.ink), None, self.kinds, self.new, spacing=12)
        self.signing = SignFor(desk.model, lambda: (self.box.drawn_id, not self.box.is_empty), lambda: self.speaker)
        self._drawing = row(self.box, self.signing, spacing=12)
        self._drawing.setStretch(0, 1)
        self._laid = column(ask, self.who, self.told, self._drawing, self.holds, margin=14, spacing=8)
        self._laid.setStretch(3, 1)
        self.setLayout(self._laid)
        if people:
            self.who.show_one(people[0].id)
        self._open()

    @property
    def speaker(self) -> str:
        return self.who.current

    def speak(self, person_id: str) -> None:
        if person_id in self.who.buttons:
            self.who.show_one(person_id)
            self._open()

    def refresh(self) -> None:
        self.box.refresh()
        if self.what == "signature":
            self.signing.refresh()
        else:
            self.signing.hide()
        self.new.setEnabled(self.desk.model.can_write and bool(self.speaker) and not self.box.is_empty)

    def _box(self) -> HandBox:
        model = self.desk.model
        sheet = CONSENT if self.what == "signature" else ""
        made = HandBox(model, self.what, sheet=sheet, began=model.wrote)
        made.clear.setObjectName("plain")
        for each in (made.pen, made.rubber, made.clear):
            each.setMinimumSize(TARGET, TARGET)
        return made

    def _take_kind(self, what: str) -> None:
        self.what = next(each for each in KINDS if each == what)
        before, self.box = self.box, self._box()
        self._drawing.replaceWidget(before, self.box)
        before.hide()
        before.deleteLater()
        self.box.show()
        self._laid.activate()
        self._open()

    def _open(self) -> None:
        """The newest of this person that may be seen here, else an empty sheet."""
        found = next((d for d in seen(self.desk.model) if (d.what, d.speaker_id) == (self.what, self.speaker)), None)
        self.box.show_drawing(found.id if found else self.desk.model.case.file.new_id(), self.speaker)
        words = {
            "picture": self.tr("うまくかけなくても だいじょうぶです。かきたくないときは、かかなくていいです。"),
            "name": self.tr("すきなように かけます。よび名でも かまいません。"),
            "signature": self.tr(
                "「伝えてもよい相手とことがら」の紙に、このまま入ります。決めるのは、あとでもかまいません。"
            ),
        }
        self.told.setText(words[self.what])
        self._anew()

    def _begin(self) -> None:
        self.box.show_drawing(self.desk.model.case.file.new_id(), self.speaker)
        self._anew()

    def _anew(self) -> None:
        self.signing.open_anew()
        self.refresh()


def seen(model: TogetherModel) -> tuple[Drawn, ...]:
    """What was drawn and may be seen at the table, newest first."""
    return tuple(each for each in hand.listed(model.case) if may_see_own(each.id, each.speaker_id, model.seen))
