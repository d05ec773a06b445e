"""What sheets for colleagues take from beside one family's record: all families, rounds, the office's levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kasesupport.domain.fidelity import Round
from kasesupport.domain.levels import Series
from kasesupport.domain.meetings import Meeting

Order = Literal["kana", "next"]


@dataclass(frozen=True, slots=True)
class FamilyState:
    """One open family in one line (進行管理, p22). Days are ISO, "" where there is none; nothing here ranks by risk.

    `phase`: its id. `involvement`, `capacity`: ids of levels. `council`: "yes", "no" or "". `workers`: the main one
    first. `supports`: entries of the register the family is tied to now. `decided`: what was decided last in a talk
    about progress, and on which day one talks `again`.
    """

    family_id: str
    name: str
    kana: str = ""
    children: str = ""
    opened_on: str = ""
    phase: str = ""
    involvement: str = ""
    capacity: str = ""
    met_on: str = ""
    next_on: str = ""
    next_what: str = ""
    review_on: str = ""
    council: str = ""
    workers: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    decided: str = ""
    again: str = ""
    decide: str = ""  # what one meeting is to decide of it, where the papers are of one


@dataclass(frozen=True, slots=True)
class Eased:
    """What made the work easier and what stood in its way (視点4-9), without saying in whose case. `on`: "2026-11"."""

    on: str
    helped: str = ""
    hindered: str = ""
    tried: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """All of it. `since`, `until`: the days (ISO) between which a record of contacts is wanted; "" for no border.

    `only`: the ids of what is wanted of it (notes, statements, levels, events; "ID.column" for a day of a plan), None
    for all. `changed`: which records of contacts were written anew, and when (ISO).
    """

    rounds: tuple[Round, ...] = ()
    series: tuple[Series, ...] = ()
    families: tuple[FamilyState, ...] = ()
    eased: tuple[Eased, ...] = ()
    since: str = ""
    until: str = ""
    only: frozenset[str] | None = None
    changed: tuple[tuple[str, str], ...] = ()
    meeting: Meeting | None = None  # the papers are of this one


NOTHING = Beside()


def ordered(families: Sequence[FamilyState], order: Order) -> tuple[FamilyState, ...]:
    """By kana, or by what comes next: first those with a day, the soonest first."""
    by_kana = sorted(families, key=lambda each: (each.kana or each.name, each.family_id))
    return tuple(by_kana if order == "kana" else sorted(by_kana, key=lambda each: each.next_on or "9999"))
