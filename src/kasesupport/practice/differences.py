"""What another file makes of a phase: words that change, what is added, hidden, shown again, or stands elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kasesupport.practice.model import Option, Phase, Question

What = Literal["step", "question", "field", "option", "check", "viewpoint"]
Change = Literal["added", "hidden", "shown", "words", "when", "order", "gone"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. `name`: what it is about, as it is called now; `before` and `after`: the words, for "words" alone."""

    change: Change
    what: What
    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry with what can differ; `within`: where its order counts."""

    what: What
    name: str
    words: tuple[str, ...]
    when: object = None
    hidden: bool = False
    within: str = ""
    named: str = field(default="", compare=False)


def differences(before: Phase, after: Phase) -> tuple[Difference, ...]:
    """All of them, in the order of the phase as it will be."""
    old, new = dict(_entries(before)), dict(_entries(after))
    found = [each for key, entry in new.items() for each in _of_entry(old.get(key), entry)]
    gone = [Difference("gone", old[key].what, old[key].name) for key in old if key not in new]
    return (*found, *gone, *_moved(old, new, after.name))


def _of_entry(old: _Entry | None, new: _Entry) -> Iterator[Difference]:
    if old is None:
        yield Difference("added", new.what, new.name)
        return
    if old.hidden != new.hidden:
        yield Difference("hidden" if new.hidden else "shown", new.what, new.name)
    if old.words != new.words:
        one, other = _differing(old.words, new.words)
        yield Difference("words", new.what, new.name, one, other)
    if old.when != new.when:
        yield Difference("when", new.what, new.name)


def _differing(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, str]:
    """The words that the other does not have."""
    return tuple("／".join(w for w in one if w and w not in two) for one, two in ((old, new), (new, old)))  # type: ignore[return-value]


def _moved(old: Mapping[str, _Entry], new: Mapping[str, _Entry], whole: str) -> Iterator[Difference]:
    """Each place whose entries that were there before now follow another order, told once."""
    places = dict.fromkeys((entry.what, entry.within, entry.named) for entry in new.values())
    for what, within, named in places:
        before, after = (_order(side, what, within, old.keys() & new.keys()) for side in (old, new))
        if before != after:
            yield Difference("order", what, named or whole)


def _order(side: Mapping[str, _Entry], what: str, within: str, both: set[str]) -> list[str]:
    return [key for key, entry in side.items() if (entry.what, entry.within) == (what, within) and key in both]


def _entries(phase: Phase) -> Iterator[tuple[str, _Entry]]:
    for step in phase.steps:
        hidden = all(question.withdrawn for question in step.questions)
        yield step.id, _Entry("step", step.title, (step.title, step.lead), step.show_if, hidden)
        for question in step.questions:
            yield from _of_question("question", question, step.id, step.title)
    for check in phase.checks:
        yield f"check:{check.id}", _Entry("check", check.words, (check.words, check.cite), (check.when, check.step))
    for viewpoint in phase.viewpoints:
        yield viewpoint.id, _Entry("viewpoint", viewpoint.id, viewpoint.ask)


def _of_question(what: What, asked: Question, within: str, named: str) -> Iterator[tuple[str, _Entry]]:
    words = (asked.label, asked.hint, asked.add, *asked.ends, asked.cite)
    yield asked.id, _Entry(what, asked.label, words, asked.show_if, bool(asked.withdrawn), within, named)
    for option in asked.options:
        yield f"{asked.id}:{option.id}", _of_option(option, asked)
    for each in asked.fields:
        yield from _of_question("field", each, asked.id, asked.label)


def _of_option(option: Option, asked: Question) -> _Entry:
    name = f"{asked.label}：{option.label}"
    return _Entry("option", name, (option.label,), None, bool(option.withdrawn), asked.id, asked.label)
