"""Whether words written for others tell who a family is: a soft check, for a person to decide."""

import re
from collections.abc import Callable, Collection, Iterable

from kasesupport.domain.people import Person
from kasesupport.domain.texts import search_key

BLANK = "（名前）"
SHORTEST = 2  # characters of a part of a name that is looked for: one letter stands in too many words


def names_in(text: str, persons: Iterable[Person], others: Iterable[str] = ()) -> tuple[str, ...]:
    """The names, or parts of names, of these persons that stand in the text; `others`: further names, as a family's.

    Widths, kana and spaces do not count. Parts of one letter are passed over.
    """
    written = search_key(text)
    told = (
        word
        for person in persons
        for name in (person.name, person.called, person.former)
        for word in (name, *name.split())
    )
    words = dict.fromkeys((*told, *others))
    return tuple(word for word in words if len(key := search_key(word)) >= SHORTEST and key in written)


def without_names(names: Collection[str]) -> Callable[[str], str]:
    """Takes these names and their parts out of a text that goes out for the whole area: （名前） stands there then.

    Parts of one letter are passed over: they stand in too many words.
    """
    parts = {part for name in names for part in (name, "".join(name.split()), *name.split())}
    known = sorted((part for part in parts if len(part) >= SHORTEST), key=len, reverse=True)
    if not known:
        return lambda text: text
    pattern = re.compile("|".join(map(re.escape, known)))
    return lambda text: pattern.sub(BLANK, text)
