"""The cards of いっしょに and those that explain, from together.toml. Words are data, with readings (drawing.ruby)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from kasesupport import resources
from kasesupport.practice.model import Practice
from kasesupport.practice.reader import NO_SUCH, Table, each_of, read

PARTS = ("child", "carer", "family", "kin")
CardKind = Literal["genogram", "ecomap", "feelings", "words", "plan", "next", "scales", "hand", "needs", "strengths"]
NOUNS: dict[str, str] = {"needs": "need", "strengths": "strength"}  # kinds whose words are such entries, no statements


@dataclass(frozen=True, slots=True)
class Card:
    """One card of the table. `title`, `lead` and `ask` have readings; `ask` stands where one writes.

    `questions`: by the part a person speaks in (child, carer, family, kin), where the words go; `about`: those of
    them that are asked of each person. A part that is not named is not asked. `scales`: fields of notes with what is
    asked and the words at 0 and at 10. `closing`: it stands not on the table but at the end.
    """

    id: str
    kind: CardKind
    title: str
    lead: str
    icon: str
    tone: str
    ask: str = ""
    questions: tuple[tuple[str, str], ...] = ()
    about: frozenset[str] = frozenset()
    scales: tuple[tuple[str, str, str, str], ...] = ()
    closing: bool = False

    def question(self, part: str) -> str:
        """Where the words of somebody who speaks in this part go; "" where this is not asked of them."""
        return dict(self.questions).get(part, "")


@dataclass(frozen=True, slots=True)
class Telling:
    """One card that explains. `ticks`: what it counts as having told, in the explanation log."""

    id: str
    title: str
    text: str
    icon: str
    ticks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """All of them, in order."""

    cards: tuple[Card, ...]
    tellings: tuple[Telling, ...]

    def card(self, card_id: str) -> Card:
        """One card; the first where there is none of this id."""
        return next((each for each in self.cards if each.id == card_id), self.cards[0])


def load_together(practice: Practice, root: Path | None = None) -> Together:
    """Reads together.toml against the practice model. Raises Problem("practice_file", file, key, why)."""
    whole = read((root or resources.path("practice")) / "together.toml")
    asked = {question.id for question in practice.questions()}
    told = {option.id for option in practice.question("intake.explained_what").options}
    made = Together(
        each_of(whole, "card", lambda table: _card(table, asked)),
        each_of(whole, "telling", lambda table: _telling(table, told)),
    )
    whole.done()
    return made


def _card(table: Table, asked: set[str]) -> Card:
    kind = table.one_of("kind", get_args(CardKind))
    questions = _questions(table.table("questions")) if table.has("questions") else ()
    if {question for _, question in questions} - asked:
        raise table.fault("questions", NO_SUCH)
    return Card(
        table.text("id"), kind, table.text("title"), table.text("lead"), table.text("icon"), table.text("tone"),
        table.text("ask", ""), questions, frozenset(table.texts("about", ())),
        tuple(_scale(each, asked) for each in table.tables("scale")), table.flag("closing", default=False),
    )  # fmt: skip


def _questions(table: Table) -> tuple[tuple[str, str], ...]:
    found = tuple((part, table.text(part)) for part in PARTS if table.has(part))
    table.done()
    return found


def _scale(table: Table, asked: set[str]) -> tuple[str, str, str, str]:
    field = table.text("field")
    if field not in asked:
        raise table.fault("field", NO_SUCH)
    found = (field, table.text("ask"), table.text("none"), table.text("most"))
    table.done()
    return found


def _telling(table: Table, told: set[str]) -> Telling:
    ticks = table.texts("ticks")
    if set(ticks) - told:
        raise table.fault("ticks", NO_SUCH)
    return Telling(table.text("id"), table.text("title"), table.text("text"), table.text("icon"), ticks)
