"""ケース一覧: what is shown of one open family in one line, what one wants to see of all, and in which order.

Nothing is scored: the columns are what the record says, and none of them stands for a danger.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

COLUMNS = (
    "number", "name", "kana", "children", "phase", "involvement", "next", "worker", "lead", "met", "opened"
)  # fmt: skip
FIRST_SHOWN = ("name", "phase", "involvement", "next", "worker", "lead", "met")
NAMING = frozenset({"name", "kana", "children"})  # the columns that say who a family is
NONE = "-"  # wanted: those where nothing is told


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One row of the list of families."""

    family_id: str
    name: str
    kana: str
    children: str  # names of the index children, joined
    next_on: str  # ISO date of what comes next, "" if nothing is agreed
    next_what: str
    opened_on: str
    ended: str = ""  # how the newest episode was closed ("paused", "handed_on", "joined"), "" while it is open


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One open family. Days are ISO, "" where there is none. `phase`, `involvement`: ids.

    `next_what`: "review", "reassess" or words. `worker`: who has charge, `workers` the ids of all who have. `lead`:
    主担当機関 as it was written down. `met`: the last day of a contact. `key`: what one finds it by, folded;
    `order`: its place by kana.
    """

    family_id: str
    name: str = ""
    kana: str = ""
    children: str = ""
    phase: str = ""
    involvement: str = ""
    next_on: str = ""
    next_what: str = ""
    worker: str = ""
    workers: tuple[str, ...] = ()
    lead: str = ""
    met: str = ""
    opened: str = ""
    order: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """One way of looking at the list, as it may be kept by a name: no words of a family are in it.

    `phase`, `involvement`, `worker` (a practitioner's id), `next`: "" for all, NONE for where nothing is told;
    `next` can only be one of these. `by`: the column it is sorted by.
    """

    columns: tuple[str, ...] = FIRST_SHOWN
    by: str = "name"
    down: bool = False
    phase: str = ""
    involvement: str = ""
    worker: str = ""
    next: str = ""


USUAL = Look()


@dataclass(frozen=True, slots=True)
class Ranks:
    """The place of each phase and level among its kind: what tells nothing comes last."""

    phases: Sequence[str] = ()
    levels: Sequence[str] = ()


def wanted(lines: Iterable[CaseLine], look: Look, words: str = "") -> tuple[CaseLine, ...]:
    """Those that `look` asks for; `words`, folded (texts.search_key), stand in the name, the kana or 主担当機関."""
    fits = [_same(look.phase, "phase"), _same(look.involvement, "involvement"), _has_charge(look.worker)]
    fits += [_same(look.next, "next_on")]
    asked = [each for each in fits if each]
    return tuple(line for line in lines if words in line.key and all(fit(line) for fit in asked))


def ordered(lines: Iterable[CaseLine], look: Look, ranks: Ranks) -> tuple[CaseLine, ...]:
    """By the column asked for, then by kana; what is not told comes last either way."""
    by_kana = sorted(lines, key=lambda line: (line.order, line.family_id))
    if look.by in ("name", "kana"):
        return tuple(reversed(by_kana)) if look.down else tuple(by_kana)
    key = _key(look.by, ranks)
    told = [line for line in by_kana if key(line) not in ("", -1)]
    untold = [line for line in by_kana if key(line) in ("", -1)]
    return (*sorted(told, key=key, reverse=look.down), *untold)


def begins(lines: Sequence[CaseLine], typed: str, after: int) -> int:
    """The row of the next family whose kana begins with `typed` (folded), from `after` on and round; -1 for none."""
    count = len(lines)
    rows = (row % count for row in range(after, after + count))
    return next((row for row in rows if lines[row].order.startswith(typed)), -1)


def _same(value: str, name: str) -> Callable[[CaseLine], bool] | None:
    if not value:
        return None
    asked = "" if value == NONE else value
    return lambda line: bool(getattr(line, name) == asked)


def _has_charge(worker: str) -> Callable[[CaseLine], bool] | None:
    if not worker:
        return None
    return lambda line: not line.workers if worker == NONE else worker in line.workers


def _key(by: str, ranks: Ranks) -> Callable[[CaseLine], Any]:
    known = {"phase": ranks.phases, "involvement": ranks.levels}
    if by in known:
        places = {value: place for place, value in enumerate(known[by])}
        return lambda line: places.get(getattr(line, by), -1)
    names = {"next": "next_on", "number": "family_id"}
    return lambda line: str(getattr(line, names.get(by, by)))
