"""Whether words written for others tell who a family is: a soft check, for a person to decide."""

from collections.abc import Iterable

from kasesupport.domain.people import Person
from kasesupport.domain.texts import search_key

SHORTEST = 2  # characters of a part of a name that is looked for: one letter stands in too many words


def names_in(text: str, persons: Iterable[Person], others: Iterable[str] = ()) -> tuple[str, ...]:
    """The names, or parts of names, of these persons that stand in the text; `others`: further names, as a family's.

    Widths, kana and spaces do not count. Parts of one letter are passed over.
    """
    written = search_key(text)
    told = (word for person in persons for name in (person.name, person.called) for word in (name, *name.split()))
    words = dict.fromkeys((*told, *others))
    return tuple(word for word in words if len(key := search_key(word)) >= SHORTEST and key in written)
