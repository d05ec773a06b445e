"""Which families that are there may be the one somebody takes in, and which persons may be the same.

Compared is what people type either way (texts.search_key); nothing is decided here, and no figure is shown to anybody.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.texts import search_key

PARTS = re.compile(r"(?:丁目|番地の|番地|番|号|[-‐‑–—―−ー])+")  # of an address, that some write and others do not
# What speaks for a family being the same, the more the likelier.
WEIGHTS: Mapping[str, int] = {
    "person": 8, "phone": 6, "address": 6, "kana": 4, "name": 4, "full_name": 4, "former": 3, "begins": 2, "birth": 1,
}  # fmt: skip
OF_FAMILY = frozenset({"phone", "address", "kana", "name", "begins"})  # the rest tells who belongs to a family
BEGUN = 2  # signs of a name after which it is looked for
LONG = 3  # signs of a full name that few have
DIGITS = 6  # of a telephone number
END = 5  # signs of an address's end by which it is found
WHOLE_DAY = len("2019-04-02")


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as compared. `names`: search keys; `birth`: PartialDate.text(), "" where it is not told."""

    id: str = ""
    names: frozenset[str] = frozenset()
    formers: frozenset[str] = frozenset()
    birth: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A family that is there. `quiet`: no hint is given of who belongs to it (protected, or hidden from somebody);
    phones and addresses, also those of before, are empty where they are kept back. `closed`: nobody works with it now.
    `formers`: names and kana of before, when its record was two.
    """

    family_id: str
    name: str = ""
    kana: str = ""
    children: str = ""
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    opened_on: str = ""
    closed: bool = False
    quiet: bool = False
    persons: tuple[Somebody, ...] = ()
    formers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form so far."""

    name: str = ""
    kana: str = ""
    phone: str = ""
    address: str = ""
    persons: tuple[Somebody, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """A family and why it may be the same: keys of WEIGHTS, what counts most first."""

    family: Known
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All families, laid so that a letter more finds them at once. Made by `shelf`."""

    families: tuple[Known, ...] = ()
    names: tuple[tuple[str, int, str], ...] = ()  # key, place of the family, "name", "kana" or "former"; sorted
    exact: Mapping[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)  # ("phone", key) and the like
    births: Mapping[str, tuple[tuple[int, Somebody], ...]] = field(default_factory=dict)


def somebody(person_id: str, name: str, kana: str, former: str, birth: str, family: Iterable[str] = ()) -> Somebody:
    """A person as compared; `family`: how the family is called, which a name may begin with or not."""
    called = tuple(map(search_key, family))
    formers = frozenset(filter(None, (search_key(former), *map(search_key, former.split()))))
    given = [key for told in (name, kana) for key in _given(told, called)]
    earlier = [old + key for old in formers for key in given]
    return Somebody(person_id, frozenset(filter(None, (*given, *earlier, *formers))), formers, birth)


def _given(told: str, called: Sequence[str]) -> Iterator[str]:
    """A name in full, and what is given of it: 山田 蓮, 蓮."""
    key, parts = search_key(told), told.split()
    yield key
    if len(parts) > 1:
        yield search_key(parts[-1])
    yield from (key.removeprefix(each) for each in called if each and key.startswith(each))


def phone_key(phone: str) -> str:
    """The digits alone."""
    return "".join(sign for sign in search_key(phone) if sign.isdigit())


def address_key(address: str) -> str:
    """An address without what some write and others do not: 1丁目2番3号, 1-2-3."""
    return PARTS.sub("-", search_key(address)).strip("-")


def shelf(families: Iterable[Known]) -> Shelf:
    """Lays all families out. Some tenths of a second for 10,000: not for the main thread."""
    found, names = tuple(families), list[tuple[str, int, str]]()
    exact, births = defaultdict[tuple[str, str], list[int]](list), defaultdict[str, list[tuple[int, Somebody]]](list)
    for place, each in enumerate(found):
        names += [(key, place, what) for key, what in _called(each) if key]
        for key in _exactly(each):
            exact[key].append(place)
        for person in each.persons:
            if len(person.birth) == WHOLE_DAY:
                births[person.birth].append((place, person))
    frozen = {birth: tuple(some) for birth, some in births.items()}
    return Shelf(found, tuple(sorted(names)), {key: tuple(some) for key, some in exact.items()}, frozen)


def _called(family: Known) -> Iterator[tuple[str, str]]:
    for name, kana in ((family.name, family.kana), *family.formers):
        yield search_key(name), "name"
        yield search_key(kana), "kana"
    yield from ((former, "former") for person in family.persons for former in person.formers)


def _exactly(family: Known) -> Iterator[tuple[str, str]]:
    yield from {("phone", phone) for phone in map(phone_key, family.phones) if len(phone) >= DIGITS}
    yield from {("address", address[-END:]) for address in map(address_key, family.addresses) if len(address) >= END}
    yield from {("full", name) for person in family.persons for name in person.names if len(name) >= LONG}


def alike(shelf: Shelf, typed: Typed, most: int = 4) -> tuple[Likeness, ...]:
    """The families that may be the one in the form, the likeliest first. Nothing while hardly anything is typed.

    A family of which only a person is alike is not among them: `elsewhere` is asked for that. Of a quiet one it is not
    told who belongs to it.
    """
    reasons: dict[int, set[str]] = defaultdict(set)
    for place, why in (*_by_name(shelf, typed), *_by_place(shelf, typed), *_by_person(shelf, typed)):
        reasons[place].add(why)
    seen = ((at, why & OF_FAMILY if shelf.families[at].quiet else why) for at, why in reasons.items())
    found = [(at, why) for at, why in seen if why & OF_FAMILY]
    found.sort(key=lambda each: (-sum(WEIGHTS[why] for why in each[1]), shelf.families[each[0]].closed, each[0]))
    order = tuple(WEIGHTS)
    return tuple(Likeness(shelf.families[at], tuple(sorted(why, key=order.index))) for at, why in found[:most])


def called(shelf: Shelf, words: str, most: int = 8) -> tuple[Known, ...]:
    """The families in whose name, kana or former name these words stand, those that begin so first."""
    key = search_key(words)
    found = [(not name.startswith(key), at) for name, at, _ in shelf.names if key and key in name]
    return tuple(shelf.families[at] for at in dict.fromkeys(at for _, at in sorted(found)))[:most]


def _by_name(shelf: Shelf, typed: Typed) -> Iterator[tuple[int, str]]:
    for told in (typed.name, typed.kana):
        key = search_key(told)
        for other, place, what in _beginning(shelf, key) if len(key) >= BEGUN else ():
            yield place, "former" if what == "former" else what if other == key else "begins"


def _beginning(shelf: Shelf, key: str) -> Iterator[tuple[str, int, str]]:
    for at in range(bisect_left(shelf.names, (key,)), len(shelf.names)):
        if not shelf.names[at][0].startswith(key):
            return
        yield shelf.names[at]


def _by_place(shelf: Shelf, typed: Typed) -> Iterator[tuple[int, str]]:
    phone, address = phone_key(typed.phone), address_key(typed.address)
    yield from ((place, "phone") for place in shelf.exact.get(("phone", phone), ()))
    for place in shelf.exact.get(("address", address[-END:]), ()):
        known = filter(None, map(address_key, shelf.families[place].addresses))
        if any(each.endswith(address) or address.endswith(each) for each in known):  # the prefecture is told or not
            yield place, "address"


def _by_person(shelf: Shelf, typed: Typed) -> Iterator[tuple[int, str]]:
    for person in typed.persons:
        for place, other in shelf.births.get(person.birth, ()):
            yield place, "person" if person.names & other.names else "birth"
        for name in person.names:
            yield from ((place, "full_name") for place in shelf.exact.get(("full", name), ()))


def elsewhere(shelf: Shelf, persons: Iterable[Somebody], but: Collection[str]) -> tuple[tuple[Known, Somebody], ...]:
    """Persons of other families of one name and birthday with one of these. Of `quiet` families nothing is told;
    `but`: ids of families to leave out.
    """
    met = (each for person in persons for each in shelf.births.get(person.birth, ()) if person.names & each[1].names)
    found = ((shelf.families[place], person) for place, person in dict.fromkeys(met))
    return tuple((family, person) for family, person in found if not family.quiet and family.family_id not in but)


def pairs(some: Sequence[Somebody], others: Sequence[Somebody]) -> dict[str, str]:
    """For each of `others` who may be the same as one of `some`, by id: of one name with birthdays that go together.

    Nobody is proposed twice; where two might be meant, nobody is.
    """
    close = [(o.id, s.id, bool(o.birth) and o.birth == s.birth) for o in others for s in some if _may_be_one(s, o)]
    sure = [pair for pair in close if pair[2]] + [pair for pair in close if not pair[2]]
    found: dict[str, str] = {}
    for other, one, same_day in sure:
        rivals = Counter(o for o, s, day in close if day == same_day and s == one)
        rivals += Counter(s for o, s, day in close if day == same_day and o == other)
        if other not in found and one not in found.values() and len(rivals) == 2:
            found[other] = one
    return found


def _may_be_one(one: Somebody, other: Somebody) -> bool:
    return bool(one.names & other.names) and not (one.birth and other.birth and _apart(one.birth, other.birth))


def _apart(one: str, other: str) -> bool:
    """Whether two dates as they were told cannot be of one day."""
    (since, until), (since_too, until_too) = PartialDate.from_text(one).span(), PartialDate.from_text(other).span()
    return until < since_too or until_too < since
