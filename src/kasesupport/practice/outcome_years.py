"""Outcomes and how they were felt, added up by 年度; and by kind of action and resource. Nobody is named or ranked.

Within a year each thing counts once, with what was said of it last. How a goal moved is that last word against the
last one before the year by the same eye, or the beginning of the scale where there is none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from kasesupport.domain.outcomes import GoalTalk, Outcomes, ServiceTalk
from kasesupport.practice.fidelity_years import APRIL

START, MIDDLE = 0, 5  # of the scales from 0 to 10
FEELINGS = ("satisfied", "safe", "hope")


@dataclass(frozen=True, slots=True)
class OutcomeYear:
    """One 年度. Keys: `moved` nearer, same, farther; `feelings` (scale, low/middle/high); else option ids."""

    year: int
    moved: Mapping[str, int] = field(default_factory=dict)
    next: Mapping[str, int] = field(default_factory=dict)
    feelings: Mapping[tuple[str, str], int] = field(default_factory=dict)
    family: Mapping[str, int] = field(default_factory=dict)
    staff: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KindSum:
    """One kind of action (by who acts) or resource. `tried`: how many actions of plans, or resources of families."""

    kind: str
    tried: int
    moved: Mapping[str, int]
    family: Mapping[str, int] = field(default_factory=dict)
    staff: Mapping[str, int] = field(default_factory=dict)


def year_of(on: str) -> int:
    """The 年度 of a day (ISO), by the year it begins in."""
    year, month = int(on[:4]), int(on[5:7])
    return year if month >= APRIL else year - 1


def outcome_years(seen: Outcomes) -> tuple[OutcomeYear, ...]:
    """Every year in which a goal, a service or a feeling was talked about, the earliest first."""
    known = {year_of(each.on) for told in (seen.goals, seen.services, seen.feelings) for each in told}
    return tuple(_year(seen, year) for year in sorted(known))


def by_actors(seen: Outcomes) -> tuple[KindSum, ...]:
    """Actions by who acts: the family, the center, others."""
    moves = tuple(_moves(seen.goals))

    def one(actors: str) -> KindSum:
        mine = [each for each in seen.actions if each.actors == actors]
        return KindSum(actors, len(mine), _of_goals(moves, {each.goal for each in mine}))

    return tuple(one(actors) for actors in ("family", "center", "others"))


def by_resource(seen: Outcomes, kinds: Iterable[str]) -> tuple[KindSum, ...]:
    """Resources by kind, in the order given; a kind of which nothing is known is left out."""
    moves, uses = tuple(_moves(seen.goals)), Counter(seen.uses)

    def one(kind: str) -> KindSum:
        goals = {each.goal for each in seen.actions if each.kind == kind}
        mine = [each for each in seen.services if each.kind == kind]
        rated = [_ratings(mine, side) for side in ("family", "staff")]
        return KindSum(kind, uses[kind], _of_goals(moves, goals), *rated)

    return tuple(found for kind in kinds if _is_known(found := one(kind)))


def _is_known(found: KindSum) -> bool:
    return bool(found.tried or found.moved or found.family or found.staff)


def _year(seen: Outcomes, year: int) -> OutcomeYear:
    goals = [each for each in seen.goals if year_of(each.on) == year]
    services = [each for each in seen.services if year_of(each.on) == year]
    feelings = [each for each in seen.feelings if year_of(each.on) == year]
    felt = {name: _last(feelings, lambda each: each.member, name).values() for name in FEELINGS}
    return OutcomeYear(
        year,
        Counter(move for _, at, move in _moves(seen.goals) if at == year),
        Counter(_last(goals, lambda each: each.goal, "next").values()),
        Counter((name, _side(value)) for name, values in felt.items() for value in values),
        _ratings(services, "family"),
        _ratings(services, "staff"),
    )


def _ratings(services: Iterable[ServiceTalk], side: str) -> Counter[str]:
    return Counter(_last(services, lambda each: each.use, side).values())


def _last(told: Iterable[Any], of: Callable[[Any], str], name: str) -> dict[str, Any]:
    """What was said of each thing last; what was left open says nothing."""
    found = ((each, getattr(each, name)) for each in sorted(told, key=lambda each: each.on))
    return {of(each): value for each, value in found if value not in (None, "")}


def _moves(goals: Iterable[GoalTalk]) -> Iterator[tuple[str, int, str]]:
    """Goal, year and how it moved, once an eye and year."""
    told = sorted((each for each in goals if each.near is not None), key=lambda each: (each.goal, each.eye, each.on))
    for (goal, _), talks in groupby(told, key=lambda each: (each.goal, each.eye)):
        before = START
        for year, near in {year_of(each.on): each.near or 0 for each in talks}.items():
            yield goal, year, _moved(before, near)
            before = near


def _moved(before: int, near: int) -> str:
    if near == before:
        return "same"
    return "nearer" if near > before else "farther"


def _of_goals(moves: Iterable[tuple[str, int, str]], goals: set[str]) -> Counter[str]:
    return Counter(move for goal, _, move in moves if goal in goals)


def _side(value: int) -> str:
    if value == MIDDLE:
        return "middle"
    return "high" if value > MIDDLE else "low"
