"""Outcomes and how they were felt within a period, each family's thing once, with what was said of it last.

How a goal moved is that last word against the last one before the period by the same eye, or the beginning of the
scale where there is none. Nobody is named or ranked.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from kasesupport.domain.outcomes import GoalTalk, Outcomes
from kasesupport.domain.period import Period, whole

START, MIDDLE = 0, 5  # of the scales from 0 to 10
FEELINGS = ("satisfied", "safe", "hope")
Told = Iterator[tuple[Any, str]]  # what it is, the family
Moves = tuple[tuple[str, str, str], ...]  # goal, family, how it moved


def moves(seen: Outcomes, period: Period) -> Moves:
    """Goal, family, and "nearer", "same" or "farther", once an eye."""
    return tuple(_moves(seen.goals, period))


def _moves(goals: Iterable[GoalTalk], period: Period) -> Iterator[tuple[str, str, str]]:
    told = [each for each in goals if each.near is not None and _counts(each.on)]
    told = sorted(told, key=lambda each: (each.goal, each.eye, whole(each.on)))
    for (goal, _), talks in groupby(told, key=lambda each: (each.goal, each.eye)):
        before, now = START, None
        for each in talks:
            if period.holds(each.on):
                now = each
            elif whole(each.on) < period.since:
                before = each.near or 0
        if now is not None:
            yield goal, now.of, _moved(before, now.near or 0)


def moved(seen: Outcomes, period: Period) -> Told:
    """How goals moved."""
    return ((move, family) for _, family, move in moves(seen, period))


def ahead(seen: Outcomes, period: Period) -> Told:
    """What is to become of goals."""
    return _last(seen.goals, period, lambda each: each.goal, "next")


def felt(seen: Outcomes, period: Period) -> Told:
    """How each felt on each scale: low, middle or high."""
    for name in FEELINGS:
        for value, family in _last(seen.feelings, period, lambda each: each.member, name):
            yield (name, _side(value)), family


def rated(seen: Outcomes, period: Period) -> Told:
    """Each service by what the family and what the center says of it; "" where one of them said nothing."""
    both = [_uses(seen, period, side) for side in ("family", "staff")]
    owners = {each.use: each.of for each in seen.services}
    for use in sorted({*both[0], *both[1]}):
        yield (both[0].get(use, ""), both[1].get(use, "")), owners[use]


def rated_by_kind(seen: Outcomes, period: Period) -> Told:
    """What families say of services, by the kind of these."""
    known = {each.use: each for each in seen.services}
    for use, said in _uses(seen, period, "family").items():
        yield (known[use].kind, said), known[use].of


def helped(seen: Outcomes, period: Period) -> Told:
    """How goals moved that have an action of the family, of the center, of others (M81)."""
    actors = {(each.goal, each.actors) for each in seen.actions if each.goal}
    found = moves(seen, period)
    for actor in ("family", "center", "others"):
        yield from (((actor, move), family) for goal, family, move in found if (goal, actor) in actors)


def helped_by_kind(seen: Outcomes, period: Period) -> Told:
    """How goals moved that have an action of a resource, by its kind (M81)."""
    kinds = {(each.goal, each.kind) for each in seen.actions if each.goal and each.kind}
    found = moves(seen, period)
    for kind in sorted({kind for _, kind in kinds}):
        yield from (((kind, move), family) for goal, family, move in found if (goal, kind) in kinds)


def _uses(seen: Outcomes, period: Period, side: str) -> dict[str, str]:
    return dict(_newest(seen.services, period, lambda each: each.use, side)[0])


def _last(told: Iterable[Any], period: Period, of: Callable[[Any], str], name: str) -> Told:
    found, owners = _newest(told, period, of, name)
    return ((value, owners[thing]) for thing, value in found.items())


def _newest(
    told: Iterable[Any], period: Period, of: Callable[[Any], str], name: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """What was said of each thing last, and whose it is; what was left open says nothing."""
    found, owners = dict[str, Any](), dict[str, str]()
    for each in sorted(told, key=lambda each: whole(each.on)):
        value = getattr(each, name)
        if value not in (None, "") and period.holds(each.on):
            found[of(each)], owners[of(each)] = value, each.of
    return found, owners


def _counts(on: str) -> bool:
    return len(on) >= len("2026-11")


def _moved(before: int, near: int) -> str:
    if near == before:
        return "same"
    return "nearer" if near > before else "farther"


def _side(value: int) -> str:
    if value == MIDDLE:
        return "middle"
    return "high" if value > MIDDLE else "low"
