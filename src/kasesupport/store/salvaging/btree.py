"""SQLite's b-tree pages and records, read by ourselves (https://www.sqlite.org/fileformat2.html).

Tolerant: a page that says something impossible gives what it can, never an exception and never a loop. Pages come
from a `fetch` that gives plain bytes by number, or None for a bad page.
"""

import struct
from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from dataclasses import dataclass

from kasesupport.store.salvaging.pages import USABLE, Fetch

INDEX_NODE, TABLE_NODE, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
KINDS = {INDEX_NODE, TABLE_NODE, INDEX_LEAF, TABLE_LEAF}
NODES = {INDEX_NODE, TABLE_NODE}
FIRST_HEADER = 100  # page 1 begins with the file's header
MOST = {TABLE_LEAF: USABLE - 35, INDEX_LEAF: (USABLE - 12) * 64 // 255 - 23, INDEX_NODE: (USABLE - 12) * 64 // 255 - 23}
LEAST = (USABLE - 12) * 32 // 255 - 23
LINK = 4  # an overflow page begins with the number of the next one
PART = USABLE - LINK
INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
CONSTANTS: dict[int, "Value"] = {0: None, 8: 0, 9: 1}
DOUBLE, BLOB = 7, 12

Value = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A row as it lies in a leaf: its record, and whether all of it could be had. A hole is filled with zeros."""

    rowid: int
    payload: bytes
    whole: bool


def kind(page: bytes, number: int) -> int:
    """Which of the four kinds of b-tree page this is; 0 for any other."""
    at = _start(number)
    return page[at] if len(page) > at and page[at] in KINDS else 0


def _start(number: int) -> int:
    return FIRST_HEADER if number == 1 else 0


def _pointers(page: bytes, number: int) -> tuple[int, ...]:
    """Where the cells begin; only places that can be."""
    at = _start(number)
    head = at + (12 if page[at] in NODES else 8)
    count = min(int.from_bytes(page[at + 3 : at + 5], "big"), (USABLE - head) // 2)
    found = struct.unpack(f">{count}H", page[head : head + 2 * count])
    return tuple(place for place in dict.fromkeys(found) if head + 2 * count <= place < USABLE)


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes and the place behind it. Raises IndexError past the end."""
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return _signed(value << 8 | data[at + 8]), at + 9


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


def children(page: bytes, number: int) -> list[int]:
    """The pages below an inner page, leftmost first."""
    at = _start(number)
    below = [int.from_bytes(page[place : place + 4], "big") for place in _pointers(page, number)]
    return [*below, int.from_bytes(page[at + 8 : at + 12], "big")]


def walk(root: int, count: int, kind_of: Callable[[int], int], fetch: Fetch) -> Iterator[int]:
    """The numbers of all pages that can be reached from `root`, each once, be they bad (`kind_of` them is 0)."""
    seen = {root}
    waiting = [root]
    while waiting:
        number = waiting.pop()
        yield number
        page = fetch(number) if kind_of(number) in NODES else None
        below = children(page, number) if page else []
        fresh = [child for child in dict.fromkeys(below) if 0 < child <= count and child not in seen]
        seen.update(fresh)
        waiting.extend(reversed(fresh))


def rows(page: bytes, number: int, overflow: "Overflow") -> Iterator[Cell]:
    """The rows of a table's leaf."""
    for place in _pointers(page, number):
        try:
            size, at = varint(page, place)
            rowid, at = varint(page, at)
        except IndexError:
            continue
        payload, whole = overflow.payload(page, at, size, TABLE_LEAF)
        yield Cell(rowid, payload, whole)


def links(page: bytes, number: int) -> Iterator[int]:
    """The overflow pages that the cells of a leaf or of an index point to."""
    found = kind(page, number)
    for place in _pointers(page, number) if found in MOST else ():
        try:
            size, at = varint(page, place + (4 if found == INDEX_NODE else 0))
            at = varint(page, at)[1] if found == TABLE_LEAF else at
        except IndexError:
            continue
        if size > MOST[found]:
            at += local_size(size, MOST[found])
            yield int.from_bytes(page[at : at + LINK], "big")


def keys(page: bytes, number: int, overflow: "Overflow") -> Iterator[bytes]:
    """The whole records of an index page; inner pages of an index hold records too."""
    found = kind(page, number)
    for place in _pointers(page, number):
        try:
            size, at = varint(page, place + (4 if found == INDEX_NODE else 0))
        except IndexError:
            continue
        payload, whole = overflow.payload(page, at, size, found)
        if whole:
            yield payload


class Overflow:
    """Reads what did not fit into a page. Each overflow page belongs to one row, so none is read twice:
    that bounds the time that hostile chains can take.

    `loose`: pages that follow in a chain on a bad page, as nothing else points to them. SQLite mostly takes fresh
    pages in a row, so the first loose one behind a bad page goes on where that one broke off.
    """

    def __init__(self, fetch: Fetch, count: int, loose: Container[int] = ()) -> None:
        self._fetch = fetch
        self._count = count
        self._loose = loose
        self._spent: set[int] = set()

    def payload(self, page: bytes, at: int, size: int, found: int) -> tuple[bytes, bool]:
        """The record of `size` bytes that begins at `at`, and whether it is whole."""
        if not 0 <= size <= self._count * USABLE:
            return b"", False
        local = local_size(size, MOST[found])
        data = page[at : at + local]
        if len(data) < local or local == size:
            return data, len(data) == size
        return self._chain(data, int.from_bytes(page[at + local : at + local + LINK], "big"), size)

    def _chain(self, data: bytes, number: int, size: int) -> tuple[bytes, bool]:
        parts, left, whole = [data], size - len(data), True
        while left > 0:
            page = self._next(number)
            if page is None:
                whole = False
                found = self._beyond(number, left)
                if not found:
                    break
                parts.append(bytes((found - number) * PART))
                left -= (found - number) * PART
                number = found
                continue
            parts.append(page[LINK : LINK + left])
            left -= PART
            number = int.from_bytes(page[:LINK], "big")
        return b"".join(parts), whole

    def _next(self, number: int) -> bytes | None:
        if number in self._spent:
            return None
        self._spent.add(number)
        return self._fetch(number)

    def _beyond(self, number: int, left: int) -> int:
        """The page at which the chain goes on behind bad page `number`; 0 if none is known."""
        if not 0 < number <= self._count or self._fetch(number):
            return 0
        for ahead in range(number + 1, min(number + -(-left // PART), self._count + 1)):
            if self._fetch(ahead):
                return ahead if ahead in self._loose and ahead not in self._spent else 0
        return 0


def local_size(size: int, most: int) -> int:
    """How many bytes of a record stand in the page itself."""
    if size <= most:
        return size
    surplus = LEAST + (size - LEAST) % PART
    return surplus if surplus <= most else LEAST


def record(payload: bytes, errors: str = "strict") -> tuple[Value, ...] | None:
    """The columns of a record; None if it is not one. `errors` as in bytes.decode."""
    try:
        size, at = varint(payload, 0)
        kinds: list[int] = []
        while at < size <= len(payload):
            serial, at = varint(payload, at)
            kinds.append(serial)
        return tuple(_values(payload, size, kinds, errors)) if 0 < size <= len(payload) else None
    except (IndexError, ValueError, struct.error):
        return None


def padded(payload: bytes, longest: int) -> bytes:
    """A record with zeros for what it lacks at its end, up to `longest` bytes; as it is if that is not told."""
    with suppress(IndexError, ValueError):
        size, at = varint(payload, 0)
        wanted = size
        while at < size:
            serial, at = varint(payload, at)
            wanted += _width(serial)
        return payload.ljust(min(wanted, longest), b"\0")
    return payload


def _values(payload: bytes, at: int, kinds: list[int], errors: str) -> Iterator[Value]:
    for serial in kinds:
        size = _width(serial)
        data = payload[at : at + size]
        if len(data) < size:
            raise IndexError
        yield _value(serial, data, errors)
        at += size


def _width(serial: int) -> int:
    if serial in CONSTANTS:
        return 0
    if serial >= BLOB:
        return (serial - BLOB) // 2
    if serial == DOUBLE:
        return 8
    if serial not in INTEGERS:
        raise ValueError(serial)
    return INTEGERS[serial]


def _value(serial: int, data: bytes, errors: str) -> Value:
    if serial in CONSTANTS:
        return CONSTANTS[serial]
    if serial in INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    if serial == DOUBLE:
        return float(struct.unpack(">d", data)[0])
    return data.decode(errors=errors) if serial % 2 else data
