"""地域資源台帳: an entry of the area register, finding in it, and which entries may be the same (視点2-6, 4-8)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from kasesupport.domain.ecomap import PERSONAL, SERVICES, ResourceKind
from kasesupport.domain.texts import search_key

Effect = Literal["helped", "partly", "not"]
LINES = ("name", "kana", "phone", "area", "address", "hours", "contact", "web", "cost")  # columns of one line
TEXTS = ("audience", "strengths", "limits", "flexible", "note")  # columns of several
DAYS = ("checked_on", "closed_on")  # ISO dates
FIELDS = ("kind", *LINES, *TEXTS, *DAYS, "council")  # all columns; tags stand in a table of their own
SERVICE = "service"  # a kind one can look for: all six 家庭支援事業
STALE = 365  # days after which an entry should be looked at again
SIMILAR = 2  # characters a name must have to be compared by its parts


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the register. `families`: how many are tied to it now; days are ISO dates or ""."""

    id: str
    name: str
    kind: ResourceKind = "other"
    kana: str = ""
    council: bool = False
    area: str = ""
    address: str = ""
    hours: str = ""
    contact: str = ""
    phone: str = ""
    web: str = ""
    audience: str = ""
    strengths: str = ""
    limits: str = ""
    cost: str = ""
    flexible: str = ""
    note: str = ""
    checked_on: str = ""
    closed_on: str = ""
    tags: tuple[str, ...] = ()
    families: int = 0

    def stale(self, today: date) -> bool:
        """Whether nobody has looked at it for a year, or ever."""
        return not self.checked_on or (today - date.fromisoformat(self.checked_on)).days >= STALE


@dataclass(frozen=True, slots=True)
class Experience:
    """役に立ったこと・合わなかったこと from a case, without names. `on`: ISO date."""

    id: str
    resource_id: str
    effect: Effect
    text: str
    on: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for. All that is set must hold; `closed` lets entries in that are no longer there.

    Of `areas` and `tags` one is enough: those of a family's address and of its needs.
    """

    words: str = ""
    kind: str = ""  # a kind, or SERVICE
    area: str = ""
    tag: str = ""
    council: bool = False
    stale: bool = False
    closed: bool = False
    areas: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keyed:
    """An entry with what is compared: the keys of all its words, of its names, its area and its tags."""

    entry: Entry
    words: str
    names: tuple[str, ...]
    area: str
    tags: frozenset[str]


SEARCHED = tuple(f.name for f in fields(Entry) if f.name in (*LINES, *TEXTS))


def keyed(entry: Entry) -> Keyed:
    """Folded once, so that finding only compares."""
    words = "\n".join((*(getattr(entry, name) for name in SEARCHED), *entry.tags))
    names = tuple(key for key in (name_key(entry.name), name_key(entry.kana)) if key)
    tags = frozenset(search_key(tag) for tag in entry.tags)
    return Keyed(entry, _folded_lines(words), names, search_key(entry.area), tags)


def find(entries: Iterable[Keyed], wanted: Wanted, today: date) -> list[Entry]:
    """The entries that hold all words typed (in any field and order) and all else that is wanted, in their order."""
    words = [key for word in wanted.words.split() if (key := search_key(word))]
    area, tag = search_key(wanted.area), search_key(wanted.tag)
    areas, tags = (frozenset(search_key(each) for each in some) for some in (wanted.areas, wanted.tags))
    return [
        each.entry
        for each in entries
        if (wanted.closed or not each.entry.closed_on)
        and all(word in each.words for word in words)
        and (not wanted.kind or _of_kind(each.entry, wanted.kind))
        and (not area or each.area == area)
        and (not areas or each.area in areas)
        and (not tag or tag in each.tags)
        and (not tags or not tags.isdisjoint(each.tags))
        and (not wanted.council or each.entry.council)
        and (not wanted.stale or each.entry.stale(today))
    ]


def alike(entries: Sequence[Keyed], name: str, most: int = 5, but: str = "") -> tuple[Entry, ...]:
    """Entries that may be the one whose name is typed, the likeliest first: same name, then one within the other.

    Widths, kana, spaces, hyphens and words for the form of a company do not count. `but`: an id to leave out.
    """
    key = name_key(name)
    if len(key) < SIMILAR:
        return ()
    found = [(rank, each.entry) for each in entries if each.entry.id != but and (rank := _likeness(each.names, key))]
    return tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0])[:most])


def name_key(name: str) -> str:
    """A name for comparing: without company words, marks and spaces; else as search_key."""
    plain = LEGAL.sub("", unicodedata.normalize("NFKC", name))
    return search_key(MARKS.sub("", plain)) or search_key(name)


def parse_tags(typed: str) -> tuple[str, ...]:
    """Tags typed in one line, parted by a comma, 、 or space; # is dropped; one that is there twice counts once."""
    parts = (part.strip("#＃") for part in re.split(r"[\s,，、;；]+", typed))
    return unique_tags(part for part in parts if part)


def unique_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Each once, as first written; widths and kana do not count."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(search_key(tag), tag)
    return tuple(tag for key, tag in found.items() if key)


def shared_tags(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """The tags of `one` that stand in `other` too （目印が重なる）."""
    keys = {search_key(tag) for tag in other}
    return tuple(tag for tag in one if search_key(tag) in keys)


def areas_in(address: str, areas: Iterable[str]) -> tuple[str, ...]:
    """Those of the areas that an address names."""
    written = search_key(address)
    return tuple(area for area in areas if (key := search_key(area)) and key in written)


def is_public(kind: str) -> bool:
    """Whether such an entry may stand in the register: private persons belong to one family alone."""
    return kind not in PERSONAL


def _of_kind(entry: Entry, kind: str) -> bool:
    return entry.kind in SERVICES if kind == SERVICE else entry.kind == kind


def _folded_lines(words: str) -> str:
    """Fields stay apart, so that no word is found across two of them."""
    return "\n".join(search_key(line) for line in words.split("\n"))


def _likeness(names: Iterable[str], key: str) -> int:
    """1 the same, 2 begins alike, 3 one within the other, 0 neither."""
    return min((rank for name in names if (rank := _compared(name, key))), default=0)


def _compared(name: str, key: str) -> int:
    if name == key:
        return 1
    short, long = sorted((name, key), key=len)
    if len(short) < SIMILAR or short not in long:
        return 0
    return 2 if long.startswith(short) else 3


LEGAL = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|特定非営利活動法人|認定npo法人|npo法人|社会福祉法人|学校法人"
    r"|社会医療法人|医療法人(社団|財団)?|宗教法人|(一般|公益)?(社団|財団)法人|独立行政法人|国立大学法人"
    r"|\((株|有|同|福|社福|学|医|医社|特非|npo|一社|公社|一財|公財|社|財|独)\)",
    re.IGNORECASE,
)
MARKS = re.compile(r"[・･\-‐‑–—―−~〜、。,.()「」『』【】\[\]&＆'’/]")
