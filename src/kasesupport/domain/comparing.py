"""Two states of a family, told apart by who and what it is, not by what it is called: renaming is no change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from kasesupport.domain.people import Bond, FamilyGraph, Household, Person, Union

What = Literal["new", "gone", "changed"]
Noun = Literal["person", "union", "household", "bond"]
T = TypeVar("T", Person, Union, Household, Bond)

# What counts as a change of a person; names, readings and the family's word for them do not.
PERSON = (
    "sex", "birth", "death", "deceased", "index", "pregnancy", "note", "gender", "key_person", "missing", "kind",
    "loss", "work", "care", "conditions",
)  # fmt: skip
UNION = ("partners", "children", "kind", "since", "until", "child_kinds", "custody")
BOND = ("kind", "directed", "since")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is new, gone or changed. `aspects` of a change: names of fields; of a household, "members"."""

    what: What
    noun: Noun
    subject: str
    aspects: tuple[str, ...] = ()


def differences(old: FamilyGraph, new: FamilyGraph) -> tuple[Difference, ...]:
    """What a later state has that the earlier had not, no longer has, or has otherwise; people first."""
    return (
        *_compared("person", old.persons, new.persons, PERSON),
        *_compared("union", old.unions, new.unions, UNION),
        *_compared("household", _sorted(old.households), _sorted(new.households), ("members",)),
        *_compared("bond", old.bonds, new.bonds, BOND),
    )


def merged(old: FamilyGraph, new: FamilyGraph) -> FamilyGraph:
    """The later state with all that is gone put back, so that one picture can show both."""
    known = {p.id for p in new.persons} | {p.id for p in old.persons}
    return FamilyGraph(
        _both(old.persons, new.persons),
        tuple(_whole(u, old) for u in _both(old.unions, new.unions) if set(u.partners) <= known),
        _both(old.households, new.households),
        _both(old.bonds, new.bonds),
        new.name,
    )


def _compared(noun: Noun, old: Iterable[T], new: Iterable[T], fields: tuple[str, ...]) -> Iterable[Difference]:
    before, after = _by_id(old), _by_id(new)
    for each in after:
        if each not in before:
            yield Difference("new", noun, each)
        elif found := tuple(f for f in fields if getattr(before[each], f) != getattr(after[each], f)):
            yield Difference("changed", noun, each, found)
    yield from (Difference("gone", noun, each) for each in before if each not in after)


def _by_id(entries: Iterable[T]) -> Mapping[str, T]:
    return {each.id: each for each in entries}


def _sorted(households: Iterable[Household]) -> list[Household]:
    """The order in which members were gathered is no difference."""
    return [replace(house, members=tuple(sorted(house.members))) for house in households]


def _both(old: Iterable[T], new: Iterable[T]) -> tuple[T, ...]:
    kept: tuple[T, ...] = tuple(new)
    ids = {each.id for each in kept}
    return kept + tuple(each for each in old if each.id not in ids)


def _whole(union: Union, old: FamilyGraph) -> Union:
    """A union with the children it once had too."""
    before = next((u for u in old.unions if u.id == union.id), union)
    return replace(union, children=(*union.children, *(c for c in before.children if c not in union.children)))
