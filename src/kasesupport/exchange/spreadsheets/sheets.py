"""What goes out: the area register, what is missing, ケース一覧, each as plain rows."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kasesupport.domain.caseload import NAMING, CaseLine
from kasesupport.domain.naming import without_names
from kasesupport.domain.register import Entry
from kasesupport.domain.shortage import Shortage, ShortageState, outside
from kasesupport.exchange.spreadsheets.fields import fields, label
from kasesupport.exchange.spreadsheets.tagging import joined

STATES: Mapping[ShortageState, str] = {
    "open": "まだ動いていない", "considering": "検討中", "developing": "開発中", "done": "できた"
}  # fmt: skip
DAYS: Mapping[str, str] = {"next": "next_on", "met": "met", "opened": "opened"}


@dataclass(frozen=True, slots=True)
class CaseWords:
    """The words of ケース一覧: over each column, and in its cells."""

    heads: Mapping[str, str]
    cell: Callable[[CaseLine, str], str]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A title (the sheet's name), headers, and rows of texts. `days`, `numbers`: columns, from 0, that hold these."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    days: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()


def register(entries: Iterable[Entry]) -> Outgoing:
    """The register, so that reading it again gives the same. Experiences and families are not told."""
    known = fields()
    days = frozenset(at for at, field in enumerate(known.values()) if field.type == "date")
    rows = tuple(tuple(_cell(entry, name) for name in known) for entry in entries)
    return Outgoing("地域資源台帳", tuple(field.label for field in known.values()), rows, days)


def missing(shortages: Iterable[Shortage], names: Collection[str]) -> Outgoing:
    """What is missing, counts of families alone, small ones untold; a name of `names` is taken out of the words."""
    headers = (
        "足りないもの", "種類", "地域", "状態", "いま足りない家庭", "これまでの家庭", "はじめに気づいた日",
        "最後に気づいた日", "ニーズの目印", "メモ",
    )  # fmt: skip
    clean = without_names(names)
    rows = tuple(_missing(each, clean) for each in shortages)
    return Outgoing("足りない資源", headers, rows, frozenset({6, 7}), frozenset({4, 5}))


def _cell(entry: Entry, name: str) -> str:
    if name == "kind":
        return label(entry.kind)
    if name == "council":
        return "○" if entry.council else ""
    return joined(entry.tags) if name == "tags" else str(getattr(entry, name))


def _missing(each: Shortage, clean: Callable[[str], str]) -> tuple[str, ...]:
    ever, still = outside(each)
    told = (each.text, label(each.kind), each.area, STATES[each.state], still)
    words = (*told, ever, each.first_on, each.last_on, joined(each.tags), each.note)
    return tuple(clean(word) for word in words)


def caseload(
    lines: Iterable[CaseLine], columns: Collection[str], told: CaseWords, names: Collection[str] | None
) -> Outgoing:
    """ケース一覧 as it is shown. `names`: of all families and persons, taken out of free words; None: they stay.

    Where they are taken out, no column that says who a family is goes out either: its number stands first.
    """
    kept = ("number", *(name for name in columns if name not in NAMING and name != "number"))
    shown = tuple(columns) if names is None else kept
    clean = str if names is None else cache(without_names(names))
    rows = tuple(tuple(_told(each, name, told, clean) for name in shown) for each in lines)
    days = frozenset(at for at, name in enumerate(shown) if name in DAYS)
    return Outgoing("ケース一覧", tuple(told.heads[name] for name in shown), rows, days)


def _told(line: CaseLine, name: str, told: CaseWords, clean: Callable[[str], str]) -> str:
    """A day alone in its column, so that it can be sorted: what is to be done then may name somebody."""
    if name in DAYS:
        return str(getattr(line, DAYS[name]))
    words = told.cell(line, name)
    return clean(words) if name == "lead" else words
