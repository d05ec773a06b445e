"""What differs between two ecomaps, told line by line in words that can go into an evaluation (視点6-4, 6-5).

Words: resources/messages/ecomap_changes.toml.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from kasesupport import messages, resources
from kasesupport.domain.comparing_ties import Aspect, EcomapState, TieDifference
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, Tie
from kasesupport.domain.people import Person
from kasesupport.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one subject (a person, a gap, or a resource by its later id)."""

    subject: str
    words: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells in one language; `people`, `entries` and `gaps` by id, as they are called in the later state."""

    old: EcomapState
    people: Mapping[str, Person]
    entries: Mapping[str, Resource]
    gaps: Mapping[str, Gap]
    language: str = "ja"

    def word(self, key: str, **facts: str) -> str:
        """The words of a key with these facts."""
        found = messages.words(resources.path("messages", "ecomap_changes.toml"))[key]
        return found[self.language].format_map(facts)

    def name(self, subject: str) -> str:
        """Who or what it is: a person, the whole household, an entry of the register."""
        if subject == HOUSEHOLD:
            return self.word("household")
        if person := self.people.get(subject):
            return person.name or person.called or self.word("unnamed_person")
        if gap := self.gaps.get(subject):
            return self.word("gap", name=gap.text)
        entry = self.entries.get(subject)
        return (entry.name if entry else "") or self.word("unnamed_resource")

    def names(self, subjects: Iterable[str]) -> str:
        """Several in one line, each once."""
        return self.word("and").join(dict.fromkeys(self.name(each) for each in subjects))


def teller(old: EcomapState, new: EcomapState, register: Sequence[Resource] = (), language: str = "ja") -> Teller:
    """Who tells of these two states. `register`: entries as they stand today."""
    people = {p.id: p for state in (old, new) for p in state.graph.persons}
    entries = {r.id: r for r in (*old.resources, *register, *new.resources)}
    gaps = {g.id: g for state in (old, new) for g in state.gaps}
    return Teller(old, people, entries, gaps, language)


def lines(teller: Teller, found: Iterable[TieDifference]) -> tuple[Line, ...]:
    """A line a subject, or several for a resource of whose ends different things are told; people first."""
    whole: dict[str, str] = {}
    ties: dict[tuple[str, str], list[str]] = {}  # subject and what is said: of which ends
    for difference in found:
        said = "".join(_clauses(teller, difference))
        if difference.noun == "tie":
            ties.setdefault((difference.subject, said), []).extend(_ends(difference))
        else:
            whole[difference.subject] = said
    tied = {subject for subject, _ in ties}
    alone = (_line(teller, subject, (), said) for subject, said in whole.items() if subject not in tied)
    return (*alone, *(_line(teller, s, ends, whole.pop(s, "") + said) for (s, said), ends in ties.items()))


def _line(teller: Teller, subject: str, ends: Sequence[str], said: str) -> Line:
    head = teller.name(subject)
    if ends:
        head = teller.word("with_ends", resource=head, ends=teller.names(ends))
    return Line(subject, teller.word("line", subject=head, clauses=said.strip()))


def summary(teller: Teller, found: Iterable[TieDifference], unchanged: Iterable[str], days: tuple[str, str]) -> str:
    """All of it as one text: from when to when, a line each, and what goes on as before."""
    told = [line.words for line in lines(teller, found)] or [teller.word("none")]
    going_on = teller.names(unchanged)
    rest = [teller.word("unchanged", names=going_on)] if going_on else []
    title = teller.word("title", before=days[0], after=days[1])
    return "\n".join((title, *(f"・{words}" for words in told), *rest))


def _ends(difference: TieDifference) -> Iterator[str]:
    """Whom the ties of a difference run to, where its words do not tell it."""
    if not {"to_member", "to_household", "moved"} & set(difference.aspects):
        yield from (tie.to for tie in difference.after or difference.before)


def _clauses(teller: Teller, difference: TieDifference) -> Iterator[str]:
    noun = {"person": _of_person, "resource": _of_resource, "tie": _of_tie, "gap": _of_gap}
    space = "" if teller.language == "ja" else " "
    yield from (words + space for words in noun[difference.noun](teller, difference))


def _of_person(teller: Teller, d: TieDifference) -> Iterator[str]:
    if d.what != "changed":
        yield teller.word(f"person.{d.what}")
    for aspect in d.aspects:
        tied = teller.names(tie.resource for tie in d.after)
        yield teller.word("person.left_tied", names=tied) if tied else teller.word(f"person.{aspect}")


def _of_resource(teller: Teller, d: TieDifference) -> Iterator[str]:
    was = next((r for r in teller.old.resources if r.id == d.was), Resource("", ""))
    closed = teller.entries[d.subject].closed_on
    for aspect in d.aspects:
        yield teller.word(f"resource.{aspect}", name=was.name, on=_day(teller, closed))


def _of_gap(teller: Teller, d: TieDifference) -> Iterator[str]:
    yield teller.word(f"gap.{d.aspects[0] if d.aspects else d.what}")


def _day(teller: Teller, stored: str) -> str:
    with suppress(Problem):
        return both(PartialDate.from_text(stored)) if teller.language == "ja" else stored
    return stored


def _of_tie(teller: Teller, d: TieDifference) -> Iterator[str]:
    if d.what != "changed":
        yield teller.word(f"tie.{d.what}.{(d.after or d.before)[0].state}")
    for aspect in d.aspects:
        key = f"tie.{aspect}.{d.before[0].state}" if aspect == "began" else f"tie.{aspect}"
        yield teller.word(key, before=_side(teller, aspect, d.before), after=_side(teller, aspect, d.after))


def _side(teller: Teller, aspect: Aspect, ties: Sequence[Tie]) -> str:
    """One side of a change, in the words of its aspect."""
    tie = ties[0]
    sides: Mapping[str, Callable[[], str]] = {
        "stronger": lambda: teller.word(f"strength.{tie.strength}"),
        "weaker": lambda: teller.word(f"strength.{tie.strength}"),
        "turned": lambda: teller.word(f"direction.{tie.direction or ''}"),
        "state": lambda: teller.word(f"state.{tie.state}"),
        "frequency": lambda: tie.frequency,
        "purpose": lambda: tie.purpose,
    }
    return sides[aspect]() if aspect in sides else teller.names(each.to for each in ties)
