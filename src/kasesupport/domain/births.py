"""Who was born first: the order in which full siblings stand."""

from collections.abc import Iterable, Mapping

from kasesupport.domain.people import Person

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


def _key(person: Person) -> tuple[int, int, int] | None:
    if person.pregnancy:
        return NOT_YET
    return (person.birth.year, person.birth.month or 0, person.birth.day or 0) if person.birth else None
