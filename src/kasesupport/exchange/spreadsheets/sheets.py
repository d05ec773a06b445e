"""What goes out: the area register as a list, and the list of what is missing, as plain rows."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from kasesupport.domain.naming import without_names
from kasesupport.domain.register import Entry
from kasesupport.domain.shortage import Shortage, ShortageState
from kasesupport.exchange.spreadsheets.fields import fields, label
from kasesupport.exchange.spreadsheets.tagging import joined

STATES: Mapping[ShortageState, str] = {
    "open": "まだ動いていない", "considering": "検討中", "developing": "開発中", "done": "できた"
}  # fmt: skip


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
    """What is missing, with counts of families alone; a name of `names` in the words is taken out."""
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
    told = (each.text, label(each.kind), each.area, STATES[each.state], str(each.families and each.lacking))
    words = (*told, str(each.families), each.first_on, each.last_on, joined(each.tags), each.note)
    return tuple(clean(word) for word in words)
