"""The same place twice: in the register already, or in a line further up."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kasesupport.domain.likeness import address_key, phone_key
from kasesupport.domain.register import Entry
from kasesupport.domain.texts import search_key
from kasesupport.exchange.spreadsheets.entries import Fault, Row

SOUGHT = (
    50  # places of one name that are compared one by one; more share a name only in a list that is no list of names
)


@dataclass(frozen=True, slots=True)
class Place:
    """An entry with what is compared. `line`: where it stands in the list, 0 for one of the register."""

    entry: Entry
    phone: str
    address: str
    line: int = 0

    def agreeing(self, other: "Place") -> int:
        """How many of phone and address are the same; an address may begin with its prefecture, or not."""
        phones = bool(self.phone) and self.phone == other.phone
        return phones + (_both(self.address, other.address) and _ends_alike(self.address, other.address))

    def is_same(self, other: "Place") -> bool:
        """Of one name: phone or address agree, or neither differs."""
        told = _both(self.phone, other.phone) or _both(self.address, other.address)
        return not told or self.agreeing(other) > 0


@dataclass(slots=True)
class Namesakes:
    """Places of one name."""

    places: list[Place] = field(default_factory=list)
    by_phone: defaultdict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    by_address: defaultdict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))

    def add(self, place: Place) -> None:
        """One more."""
        for each in self._shelves(place):
            each.append(place)

    def drop(self, place: Place) -> None:
        """One less."""
        for each in self._shelves(place):
            each.remove(place)

    def same_as(self, place: Place) -> Place | None:
        """The one that is most surely the same."""
        return max(self._alike(place), key=place.agreeing, default=None)

    def _alike(self, place: Place) -> Iterator[Place]:
        for shelf, key in ((self.by_phone, place.phone), (self.by_address, place.address)):
            yield from shelf.get(key, ())[:1]
        yield from (each for each in self.places[:SOUGHT] if each.is_same(place))

    def _shelves(self, place: Place) -> Iterator[list[Place]]:
        yield self.places
        if place.phone:
            yield self.by_phone[place.phone]
        if place.address:
            yield self.by_address[place.address]


class Twins:
    """Finds for each row the entry of the register, or the line further up, that seems to be the same place."""

    def __init__(self, existing: Sequence[Entry]) -> None:
        self._known: defaultdict[str, Namesakes] = defaultdict(Namesakes)
        self._seen: defaultdict[str, Namesakes] = defaultdict(Namesakes)
        for entry in existing:
            self._known[search_key(entry.name)].add(_place(entry))

    def told(self, row: Row) -> Row:
        """The row with its twin in the register, or a fault where a line further up says the same."""
        key = search_key(row.entry.name)
        if not key or row.barred:
            return row
        place, seen, known = _place(row.entry, row.line), self._seen[key], self._known[key]
        if earlier := seen.same_as(place):
            fault = Fault(row.line, "row_twice", "name", "", row.entry.name, {"earlier": earlier.line})
            return replace(row, faults=(*row.faults, fault))
        seen.add(place)
        if twin := known.same_as(place):
            known.drop(twin)  # it is no other row's
        return replace(row, twin=twin.entry if twin else None)


def _place(entry: Entry, line: int = 0) -> Place:
    return Place(entry, phone_key(entry.phone), address_key(entry.address), line)


def _both(one: str, other: str) -> bool:
    return bool(one and other)


def _ends_alike(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)
