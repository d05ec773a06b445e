"""Who was born first: the order in which full siblings stand; and who is a child yet."""

from collections.abc import Iterable, Mapping
from datetime import date

from kasesupport.domain.dates import age_on_day
from kasesupport.domain.people import Person

GROWN = 16  # years: below it a partner is not what one thinks of first
NOT_YET = (9999, 0, 0)  # a child that is expected comes after all who are born


def by_birth(children: Iterable[str], person: Mapping[str, Person]) -> tuple[str, ...]:
    """The children eldest first; those of unknown birth keep the place in which they were entered."""
    entered = [child for child in dict.fromkeys(children) if child in person]
    dated = sorted((c for c in entered if _key(person[c])), key=lambda c: _key(person[c]) or NOT_YET)
    known = iter(dated)
    return tuple(next(known) if _key(person[c]) else c for c in entered)


def is_older(one: Person, other: Person) -> bool | None:
    """Whether one was born before the other; None where the dates do not tell."""
    if one.pregnancy or other.pregnancy:
        return None if one.pregnancy and other.pregnancy else other.pregnancy
    if one.birth is None or other.birth is None:
        return None
    (first, last), (other_first, other_last) = one.birth.span(), other.birth.span()
    return True if last < other_first else False if other_last < first else None


def is_child(person: Person, on: date) -> bool:
    """Whether somebody is surely younger than 16 on a day, or not born yet."""
    if person.pregnancy:
        return True
    return person.birth is not None and not person.deceased and age_on_day(person.birth.span()[0], on) < GROWN


def _key(person: Person) -> tuple[int, int, int] | None:
    if person.pregnancy:
        return NOT_YET
    return (person.birth.year, person.birth.month or 0, person.birth.day or 0) if person.birth else None
