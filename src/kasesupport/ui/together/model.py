"""The family as the table may read it: `record` is what domain.together lets through, and nothing else is kept."""

from datetime import date

from kasesupport.cases import plans, talks, views
from kasesupport.cases import together as acts
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.people import Person
from kasesupport.domain.record import CaseRecord, Need, Note, Statement, Strength
from kasesupport.domain.together import FEELING, FEELING_SCALE, Seen, as_seen, is_reluctant, whose
from kasesupport.practice.together import NOUNS, Card
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard import voices


class TogetherModel(CaseModel):
    """What is written here is remembered in `seen.here`. Undo reaches back to where the sitting began, no further."""

    def __init__(self, case: OpenCase, seen: Seen) -> None:
        self.seen = seen
        self._since = case.file.head().seq
        super().__init__(case)

    def read(self) -> CaseRecord:
        """The family as it may be seen now."""
        return as_seen(views.record(self.case), self.seen, self.today)

    def see(self, seen: Seen) -> None:
        """Show more or less from now on."""
        self.seen = seen
        self.record = self.read()
        self._say_changed()

    @property
    def today(self) -> str:
        """The day, ISO, by the clock of the file."""
        return self.case.file.today().isoformat()

    def can_undo(self) -> bool:
        """Whether something of this sitting can be taken back."""
        return super().can_undo() and self.case.file.steps(self.case.family_id)[0] > self._since

    def can_redo(self) -> bool:
        """Likewise, for doing again."""
        return super().can_redo() and self.case.file.steps(self.case.family_id)[1] > self._since

    # --- who sits here

    def people(self) -> tuple[Person, ...]:
        """Who sits here and can speak: children, those who care for them, others at home, relatives elsewhere."""
        return tuple(p for p in able(self.record, self.case.file.today()) if self._is_here(p.id))

    def _is_here(self, person_id: str) -> bool:
        return not self.seen.present or person_id in self.seen.present

    def part(self, person_id: str) -> str:
        """The part a person speaks in: child, carer, family, kin."""
        return voices.parts(self.record.graph, self.case.file.today()).speaker_of(person_id)

    def person(self, person_id: str) -> Person | None:
        """One person of the family."""
        return next((p for p in self.record.graph.persons if p.id == person_id), None)

    # --- what is said

    def asks(self, card: Card, person_id: str) -> str:
        """The question of a card for a person; "" where it is not asked of this person."""
        return card.question(self.part(person_id))

    def is_reluctant(self, card: Card, person_id: str) -> bool:
        """Whether a person has said today 「いまは言わない」 to this card."""
        return is_reluctant(self.record, self.asks(card, person_id), person_id, self.today)

    def said(self, card: Card) -> list[Statement]:
        """The words that stand on a card, oldest first."""
        if card.kind in NOUNS:
            return self._told(card)
        own = {question for _, question in card.questions}
        return [s for s in self.record.statements if s.question in own and s.state == "said" and s.text]

    def _told(self, card: Card) -> list[Statement]:
        """Needs or strengths as they were said; they stand where the phases read them, and nowhere else."""
        entries: tuple[Need | Strength, ...] = self.record.needs if card.kind == "needs" else self.record.strengths
        return [
            Statement(
                e.id, self.asks(card, e.speaker_id), e.text, self.part(e.speaker_id), e.speaker_id, played=e.played
            )
            for e in entries if e.text
        ]  # fmt: skip

    def say(self, card: Card, person_id: str, entry_id: str, text: str) -> None:
        """Write down what somebody says, as his or her own words."""
        question = self.asks(card, person_id)
        subject = person_id if question in card.about else ""
        self._of_here(entry_id)
        if noun := NOUNS.get(card.kind):
            voice = {"voice": "family"} if noun == "need" else {}
            self.do(plans.add_entry, noun, id=entry_id, text=text, speaker_id=person_id, **voice)
            return
        self.do(talks.say, question, text, self.part(person_id), id=entry_id, speaker_id=person_id, subject_id=subject)

    def reword(self, card: Card, entry_id: str, text: str) -> None:
        """The same words otherwise; emptied ones go."""
        noun = NOUNS.get(card.kind, "")
        if noun and text.strip():
            self.do(plans.edit_entry, noun, entry_id, text=text)
        elif noun:
            self.do(plans.remove_entry, noun, entry_id)
        elif text.strip():
            self.do(talks.edit_statement, entry_id, text=text)
        else:
            self.do(talks.remove_statement, entry_id)

    def play_back(self, card: Card | None, entry_id: str, text: str = "") -> None:
        """合っている; with `text` 直した: of a need or a strength where its `card` is given, else of a statement."""
        if card is not None:
            self.do(plans.play_back, NOUNS[card.kind], entry_id, "corrected" if text else "right", text)
        elif text:
            self.do(talks.correct_together, entry_id, text)
        else:
            self.do(talks.play_back, entry_id, "right")

    def decline(self, card: Card, person_id: str) -> None:
        """「いまは言わない」."""
        question = self.asks(card, person_id)
        subject = person_id if question in card.about else ""
        self.do(acts.decline, question, self.part(person_id), person_id, subject)

    def come_back(self, card: Card, person_id: str) -> None:
        """「やっぱり話す」: today's mark of reluctance goes."""
        question = self.asks(card, person_id)
        for mark in self.record.statements:
            if mark.state == "declined" and (mark.question, mark.speaker_id) == (question, person_id):
                self.do(talks.remove_statement, mark.id)

    def feel(self, person_id: str, value: int) -> None:
        """How somebody feels now; once more in this sitting changes it."""
        self.rate(FEELING, FEELING_SCALE, person_id, person_id, value)

    def rate(self, question: str, field: str, about_id: str, person_id: str, value: int) -> None:
        """A number that a person gives; once more in this sitting changes it."""
        note = self.rated(question, about_id, person_id)
        day, known = self.case.file.today(), note.id if note else ""
        who = "" if about_id == person_id else person_id
        if made := self.do(acts.rate, question, field, value, day, about_id, who=who, note_id=known):
            self._of_here(made)
            self.see(self.seen)

    def rated(self, question: str, about_id: str, person_id: str) -> Note | None:
        """The note of this sitting in which a person gave numbers about something."""
        same = [n for n in self.record.notes if n.question == question and n.about_id == about_id]
        return next((n for n in reversed(same) if n.id in self.seen.here and whose(n) == person_id), None)

    def meet(self, entry_id: str, **values: str) -> str:
        """Set the next day: a new one, or the one of this id. Gives its id."""
        if entry_id:
            self.do(plans.edit_entry, "appointment", entry_id, **values)
            return entry_id
        made = self.do(plans.add_entry, "appointment", **values) or ""
        self._of_here(made)
        return made

    def wrote(self, entry_id: str) -> None:
        """An entry of this sitting, which another part of the program keeps."""
        self._of_here(entry_id)

    def _of_here(self, entry_id: str) -> None:
        self.seen = self.seen.wrote(entry_id)


def able(record: CaseRecord, on: date) -> tuple[Person, ...]:
    """Everybody of a family who can speak, in the order of `TogetherModel.people`."""
    found = voices.parts(record.graph, on)
    return (*found.child, *found.carer, *found.family, *found.kin)
