"""Before the screen is turned to the family: a list of what will be seen on it, to choose from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from kasesupport.domain.people import Household, Person
from kasesupport.domain.record import CaseRecord, Consent, Need, Strength
from kasesupport.domain.together import FEELING, Seen, is_untold, may_be_asked, may_show_plan
from kasesupport.drawing.text import plain
from kasesupport.practice.together import Card, Together
from kasesupport.ui.together.model import able
from kasesupport.ui.together.parts import large
from kasesupport.ui.widgets import card, centred, column, label, row, starts_at
from kasesupport.ui.wizard.voices import name_of

SHORT = 13  # letters of what is told, beside a box


def proposed(record: CaseRecord, words: Together) -> Seen:
    """What is on at first: those who live with the 本人, no earlier words, no emotional lines, a plan that is known."""
    home = {each for house in _homes(record) for each in house.members}
    asked = frozenset(question for each in words.cards for _, question in each.questions)
    known = may_show_plan(record.plan)
    ready = {"plan": known or not record.plan.id, "scales": known}  # what was not agreed on is not looked back at
    cards = frozenset(each.id for each in words.cards if ready.get(each.kind, True))
    return Seen(cards=cards, questions=asked, present=frozenset(home))


def _named(person: Person) -> str:
    """For whoever chooses: a child that was not born yet has no name."""
    if person.loss:
        return f"{person.called or person.name}（生まれる前に亡くした子）"
    return f"{person.called or person.name}（おなかの子）" if person.pregnancy else name_of(person)


def _homes(record: CaseRecord) -> list[Household]:
    index = {person.id for person in record.graph.persons if person.index}
    return [house for house in record.graph.households if index & set(house.members)]


class BeforePage(QWidget):
    """`begun` takes what was chosen, `left`: not now. It is for whoever turns the screen, before it is turned."""

    begun = Signal(object)
    left = Signal()

    def __init__(self, record: CaseRecord, words: Together, on: date) -> None:
        super().__init__()
        self._seen = proposed(record, words)
        self.cards = {c.id: self._box(_card_words(c, record), c.id in self._seen.cards) for c in words.cards}
        self.present = {p.id: self._box(name_of(p), p.id in self._seen.present) for p in able(record, on)}
        self.voices = {each: self._box(told, on=False) for each, told in _earlier(record, self._seen.questions)}
        self.resources = {r.id: self._box(r.name, on=True) for r in record.resources if r.name}
        self.persons = {p.id: self._box(_named(p), on=not is_untold(p)) for p in record.graph.persons}
        self.bonds = self._box(self.tr("気持ちの関係線"), on=False)
        self.kinds = self._box(self.tr("養子・里子などの線のちがい"), on=False)
        asked_for = [each for each in record.consents if may_be_asked(each)]
        self.consents = {c.id: self._box(_consent_words(c, record), on=False) for c in asked_for}
        drawn = [*self.persons.values(), self.bonds, self.kinds]
        self.begin = large(self.tr("画面をご家族に向ける"), self._begin, "users-round", "main")
        back = large(self.tr("いまはやめる"), self.left.emit, "chevron-left")
        asked = self.tr("本人が、ここにいるみんなに見せてよいと言ったときだけ付けます。")
        unknown = self.tr("ここにいるだれかが知らないかもしれない人や線は、外します。")
        signed = self.tr(
            "「てがき」の「同意のサイン」に、相手と伝えることが出ます。断った相手、取り下げた相手は出ません。"
        )
        lead = self.tr("ご家族に見せるものを、向ける前に確かめます。印のないものは、画面に出ません。")
        parts = (
            label(self.tr("いっしょに"), "title"),
            label(lead),
            self._part(self.tr("いま、ここにいる人"), self.present.values()),
            self._part(self.tr("前に聞いた言葉も見せる人"), self.voices.values(), asked),
            self._part(self.tr("家族の図に出るもの"), drawn, unknown),
            self._part(self.tr("つながりの図に出る人や場所"), self.resources.values()),
            self._part(self.tr("同意のサインをたずねる相手"), self.consents.values(), signed),
            self._part(self.tr("出すカード"), self.cards.values()),
            self._never(),
        )
        foot = QFrame()
        foot.setObjectName("foot")
        foot.setLayout(row(back, None, self.begin, margin=12, spacing=12))
        whole = column(centred(column(*parts, margin=24, spacing=10), 1120), foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        starts_at(self, self.begin)

    def chosen(self) -> Seen:
        """What is ticked now."""
        return replace(
            self._seen,
            cards=frozenset(each for each, box in self.cards.items() if box.isChecked()),
            voices=frozenset(each for each, box in self.voices.items() if box.isChecked()),
            hidden=frozenset(each for each, box in self.resources.items() if not box.isChecked()),
            unseen=frozenset(each for each, box in self.persons.items() if not box.isChecked()),
            consents=frozenset(each for each, box in self.consents.items() if box.isChecked()),
            bonds=self.bonds.isChecked(),
            kinds=self.kinds.isChecked(),
            present=frozenset(each for each, box in self.present.items() if box.isChecked()),
        )

    def _begin(self) -> None:
        self.begun.emit(self.chosen())

    def _box(self, words: str, on: bool) -> QCheckBox:
        made = QCheckBox(words)
        made.setChecked(on)
        return made

    def _part(self, title: str, boxes: Iterable[QWidget], told: str = "") -> QWidget:
        found = list(boxes)
        hint = (label(told, "soft"),) if told else ()
        made = card(label(title, "heading"), *hint, *_in_columns(found), margin=14, spacing=6)
        made.setVisible(bool(found))
        return made

    def _never(self) -> QFrame:
        """What is never there, so that nobody has to look for it."""
        words = self.tr(
            "画面に出ないもの：ほかの家庭、一覧、センターの記録とメモ、センターだけの情報（病気・暴力など）、所属・就労・通院、"
            "関係機関の言葉、印のない同意の記録、お知らせ。画面の題は「kasesupport」だけです。"
        )
        return card(label(words, "soft"))


def _in_columns(boxes: list[QWidget], columns: int = 4) -> list[QWidget]:
    lines = []
    for start in range(0, len(boxes), columns):
        line = QWidget()
        laid = row(
            *boxes[start : start + columns], *[QWidget() for _ in range(columns - len(boxes[start : start + columns]))]
        )
        for place in range(columns):
            laid.setStretch(place, 1)
        line.setLayout(laid)
        lines.append(line)
    return lines


def _card_words(each: Card, record: CaseRecord) -> str:
    words = plain(each.title)
    unknown = each.kind == "plan" and record.plan.id and not may_show_plan(record.plan)
    return f"{words}（まだ説明していない案）" if unknown else words


def _consent_words(consent: Consent, record: CaseRecord) -> str:
    name = next((each.name for each in record.resources if each.id == consent.resource_id), consent.recipient)
    told = consent.explained if len(consent.explained) <= SHORT else f"{consent.explained[: SHORT - 1]}…"
    return "\n".join(part for part in (name, told) if part)


def _earlier(record: CaseRecord, questions: frozenset[str]) -> list[tuple[str, str]]:
    """Persons with earlier words on a card, and how many."""
    said = [s.speaker_id for s in record.statements if s.state == "said" and s.text and s.question in questions]
    felt = [n.about_id for n in record.notes if n.question == FEELING]
    entries: tuple[Need | Strength, ...] = (*record.needs, *record.strengths)
    told = [each.speaker_id for each in entries if each.text and each.speaker_id]
    counts = Counter((*said, *felt, *told))
    return [(p.id, f"{name_of(p)}（{counts[p.id]}件）") for p in record.graph.persons if counts[p.id]]
