"""The words of a record sentence by sentence, and what was decided of each: kept, dropped, or told otherwise."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from kasesupport.domain.dates import day
from kasesupport.domain.record import CaseRecord, Plan
from kasesupport.domain.study.masking import Cast, Masked, leaks, masked

State = Literal["", "kept", "dropped", "edited"]
END = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[」』）)]*|\n|$)")
SIGNS = 12  # of the digest: a sentence that was changed since is another
Label = Callable[[str], str]  # of a question whose answers are words, "" for others


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of the record. `key`: where it stands; `on`: its day as stored, or ""; `who`: a speaker's code.

    `person`: the id of who said it.
    """

    key: str
    label: str
    text: str
    on: str = ""
    who: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a piece, as it stands in the record."""

    key: str
    piece: Piece
    text: str

    @property
    def near(self) -> date | None:
        """The day it was written on."""
        return day(self.piece.on)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of a sentence; `text` where it is told otherwise."""

    state: State = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Study:
    """A case being made: who is called what, by how many days everything is moved, what was decided so far."""

    by: int
    people: Mapping[str, str] = field(default_factory=dict)
    resources: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[str, Decision] = field(default_factory=dict)

    def with_decision(self, key: str, decision: Decision) -> "Study":
        """The same with one sentence decided."""
        return replace(self, decided={**self.decided, key: decision})


def sentences(pieces: Iterable[Piece]) -> tuple[Sentence, ...]:
    """All sentences in the order of the pieces."""
    return tuple(each for piece in pieces for each in _split(piece))


def _split(piece: Piece) -> Iterator[Sentence]:
    for number, found in enumerate(END.finditer(piece.text)):
        if words := found[0].strip():
            digest = hashlib.sha256(words.encode()).hexdigest()[:SIGNS]
            yield Sentence(f"{piece.key}.{number}.{digest}", piece, words)


def told(sentence: Sentence, study: Study, cast: Cast) -> Masked | None:
    """The sentence as it goes out; None where it does not, or nothing was decided yet."""
    decision = study.decided.get(sentence.key, Decision())
    if decision.state == "edited":
        return Masked(decision.text)
    return masked(sentence.text, cast, sentence.near) if decision.state == "kept" else None


def open_ones(every: Sequence[Sentence], study: Study, cast: Cast) -> tuple[Sentence, ...]:
    """Those nothing was decided of yet, and those that would tell after all: nothing goes out while there is one."""
    return tuple(each for each in every if not _is_done(each, study, cast))


def _is_done(sentence: Sentence, study: Study, cast: Cast) -> bool:
    state = study.decided.get(sentence.key, Decision()).state
    if state in ("", "dropped"):
        return state == "dropped"
    out = told(sentence, study, cast)
    return out is not None and not leaks(out.text, cast, sentence.text)


def pieces(record: CaseRecord, label: Label, words: Mapping[str, str]) -> tuple[Piece, ...]:
    """Every text of the record, by day, those without one last. `words`: what plan, needs … are called."""
    found = [*_said(record, label), *_noted(record, label), *_of_tables(record, words)]
    for plan in record.plans:
        found += _of_plan(plan, words)
    return tuple(sorted((each for each in found if each.text.strip()), key=lambda each: each.on or "9999"))


def _said(record: CaseRecord, label: Label) -> Iterator[Piece]:
    days = {note.id: note.on for note in record.notes}
    for each in record.statements:
        if each.state == "said" and each.played != "taken_back":
            on = each.said_on or days.get(each.note_id, "")
            yield Piece(each.id, label(each.question), each.text, on, each.speaker, each.speaker_id)


def _noted(record: CaseRecord, label: Label) -> Iterator[Piece]:
    for answer in record.answers:
        if isinstance(answer.value, str) and answer.state == "said" and (name := label(answer.question)):
            yield Piece(f"{answer.question}.{answer.subject_id}", name, answer.value)
    for note in record.notes:
        for answer in note.answers:
            if isinstance(answer.value, str) and answer.state == "said" and (name := label(answer.question)):
                yield Piece(f"{note.id}.{answer.question}", name, answer.value, note.on)


def _of_tables(record: CaseRecord, words: Mapping[str, str]) -> Iterator[Piece]:
    yield from (Piece(each.id, words["need"], each.text, person=each.person_id) for each in record.needs)
    yield from (Piece(each.id, words["strength"], each.text, person=each.person_id) for each in record.strengths)
    yield from (Piece(each.id, words["event"], each.text, each.on.lstrip("~")) for each in record.events)
    yield from (Piece(each.id, words["level"], each.reason, each.on) for each in record.levels)
    yield from (Piece(each.id, words["episode"], each.reason, each.closed_on) for each in record.episodes)


def _of_plan(plan: Plan, words: Mapping[str, str]) -> Iterator[Piece]:
    on = plan.agreed_on or plan.handed_on or plan.explained_on
    yield Piece(f"{plan.id}.long_goal", words["long_goal"], plan.long_goal, on)
    yield Piece(f"{plan.id}.consideration", words["consideration"], plan.consideration, on)
    yield Piece(f"{plan.id}.yardstick", words["yardstick"], plan.closing_yardstick, on)
    for goal in plan.goals:
        yield Piece(goal.id, words["goal"], goal.text, on)
        yield Piece(f"{goal.id}.check", words["check"], goal.check, on)
    for action in plan.actions:
        yield Piece(action.id, words[f"action_{action.actors}"], action.text, on)
