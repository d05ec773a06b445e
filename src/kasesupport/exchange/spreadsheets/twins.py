"""The same place twice: in the register already, or in a line further up."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kasesupport.domain.register import Entry
from kasesupport.domain.texts import search_key
from kasesupport.exchange.spreadsheets.entries import Fault, Row

PARTS = re.compile(r"(?:丁目|番地の|番地|番|号|[-‐‑–—―−ー])+")  # of an address, that some write and others do not


class Twins:
    """Finds entries of one name whose address or phone is the same, or of which nothing speaks against it."""

    def __init__(self, existing: Sequence[Entry]) -> None:
        self._known: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in existing:
            self._known[search_key(entry.name)].append(entry)
        self._seen: defaultdict[str, list[Row]] = defaultdict(list)
        self._met: set[str] = set()

    def told(self, row: Row) -> Row:
        """The row with its twin in the register, or a fault where a line further up says the same."""
        key = search_key(row.entry.name)
        if not key or row.barred:
            return row
        earlier = next((each for each in self._seen[key] if is_same(each.entry, row.entry)), None)
        if earlier is not None:
            fault = Fault(row.line, "row_twice", "name", "", row.entry.name, {"earlier": earlier.line})
            return replace(row, faults=(*row.faults, fault))
        self._seen[key].append(row)
        alike = [each for each in self._known.get(key, ()) if each.id not in self._met and is_same(each, row.entry)]
        best = max(alike, key=lambda each: _agreeing(each, row.entry), default=None)
        self._met |= {best.id} if best else set()
        return replace(row, twin=best)


def is_same(one: Entry, other: Entry) -> bool:
    """Of two entries of one name: phone or address agree, or neither differs."""
    return _agreeing(one, other) > 0 or not any(_both(one, other, name) for name in ("phone", "address"))


def _agreeing(one: Entry, other: Entry) -> int:
    pairs = (_both(one, other, name) for name in ("phone", "address"))
    return sum(bool(pair) and pair[1].endswith(pair[0]) for pair in pairs)


def _both(one: Entry, other: Entry, name: str) -> Sequence[str]:
    """The keys of both, the shorter first: an address may begin with its prefecture. Nothing where one is empty."""
    keys = sorted((_key(one, name), _key(other, name)), key=len)
    return keys if keys[0] else ()


def _key(entry: Entry, name: str) -> str:
    key = search_key(getattr(entry, name))
    if name == "phone":
        return "".join(sign for sign in key if sign.isdigit())
    return PARTS.sub("-", key).strip("-")
