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


def _key(person: Person) -> tuple[int, int, int] | None:
    if person.birth:
        return person.birth.year, person.birth.month or 0, person.birth.day or 0
    return NOT_YET if person.pregnancy else None
