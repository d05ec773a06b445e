"""What each picture counts within a period: things by what they are, each with its family.

Every function gives pairs of a key (a row, or row and column) and a family's id, one a thing that is counted. A key
"" is what nobody wrote down. `COUNTS` has them by the id of the picture in review.toml.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from kasesupport.domain.fidelity import Round
from kasesupport.domain.period import Period
from kasesupport.practice.review import outcome
from kasesupport.practice.review.facts import Facts, Meeting, Stay, Trace

Pairs = Iterator[tuple[Any, str]]
Count = Callable[[Facts, Period], Pairs]
LENGTHS = ((92, "season"), (183, "half"), (365, "year"), (730, "two_years"))  # days
LONG = "longer"


def phases(facts: Facts, period: Period) -> Pairs:
    """Episodes open at the end of the period, by the phase they stood in then."""
    end = _end(facts, period)
    for stay in _open(facts, end):
        yield phase_on(stay, end), stay.family


def lengths(facts: Facts, period: Period) -> Pairs:
    """Episodes open at its end, and those closed within it, by how long they had lasted."""
    end = _end(facts, period)
    for stay in _open(facts, end):
        yield (length(stay.opened, end), "open"), stay.family
    for stay in facts.stays:
        if stay.closed and period.holds(stay.closed):
            yield (length(stay.opened, stay.closed), "closed"), stay.family


def begun(facts: Facts, period: Period) -> Pairs:
    """Episodes that began: the first of a family, or again, by how long after the last closing."""
    for stay in facts.stays:
        if period.holds(stay.opened):
            yield length(stay.before, stay.opened) if stay.before else "first", stay.family


def contacts(facts: Facts, period: Period) -> Pairs:
    """Contacts by their kind."""
    return ((each.way, each.family) for each in facts.contacts if period.holds(each.on))


def children(facts: Facts, period: Period) -> Pairs:
    """Families with an episode open within the period: whether a child was met, and alone."""
    met: dict[str, set[str]] = {}
    for each in facts.contacts:
        if period.holds(each.on):
            met.setdefault(each.family, set()).update(each.met)
    for family in sorted({stay.family for stay in facts.stays if _within(stay, period, facts)}):
        seen = met.get(family, set())
        yield "alone" if "child_alone" in seen else "met" if "child" in seen else "", family


def plans(facts: Facts, period: Period) -> Pairs:
    """Plans that left the desk: agreed on, or handed over only."""
    return (("agreed" if each.agreed else "handed", each.family) for each in facts.plans if period.holds(each.on))


def plans_by(facts: Facts, period: Period) -> Pairs:
    """The same plans, by what shows that the family had a part in them."""
    for each in facts.plans:
        if period.holds(each.on):
            for who in ("child", "carer", "explained", "family_acts", "invited"):
                yield (who, "yes" if who in each.by else "no"), each.family


def meetings(facts: Facts, period: Period) -> Pairs:
    """Meetings by kind, and by how the family took part."""
    return (((each.kind, each.part), each.family) for each in _held(facts, period))


def voices(facts: Facts, period: Period) -> Pairs:
    """The same meetings, by who of the family is quoted."""
    for each in _held(facts, period):
        for who in ("child", "carer"):
            yield (who, "yes" if who in each.voices else "no"), each.family


def closed(facts: Facts, period: Period) -> Pairs:
    """Episodes closed within the period, by how."""
    return ((each.state, each.family) for each in facts.stays if each.closed and period.holds(each.closed))


def grounds(facts: Facts, period: Period) -> Pairs:
    """Decisions to close, by their grounds: each ground is named or not."""
    known = ("family_change", "goal", "ties", "self", "agreed", "moved", "other")
    for each in facts.closings:
        if period.holds(each.on):
            for ground in known:
                yield (ground, "yes" if ground in each.grounds else "no"), each.family


def again(facts: Facts, period: Period) -> Pairs:
    """Contacts after a closing, by from whom they came and what was decided."""
    return (((each.who, each.decided), each.family) for each in facts.again if period.holds(each.on))


def fidelity(facts: Facts, period: Period) -> Pairs:
    """Points by principle and by how they were seen last within the period, ours alone; 該当しない is left out."""
    for family, rounds in facts.rounds.items():
        for point, value in last_marks(rounds, period).items():
            if value in ("yes", "partly", "not"):
                yield (point.split("-")[1], value), family


def lacks(facts: Facts, period: Period) -> Pairs:
    """Empty places by kind: noted within the period, still empty at its end."""
    end = _end(facts, period)
    for each in facts.lacks:
        if period.holds(each.noted):
            yield (each.kind, "noted"), each.family
        if each.noted <= end and (not each.met or each.met > end):
            yield (each.kind, "empty"), each.family


def last_marks(rounds: tuple[Round, ...], period: Period) -> dict[str, str]:
    """What was seen of each point the last time somebody of ours looked at it."""
    own = [each for each in rounds if each.rater != "family" and period.holds(each.on)]
    return {point: value for each in sorted(own, key=lambda r: r.on) for point, value in each.values.items()}


def phase_on(stay: Stay, day: str) -> str:
    """Where an episode stood on a day: as practice.standing has it, of what was told up to then."""
    best: Trace = (stay.opened, 0, "intake")
    for trace in stay.traces:
        if trace[0] <= day and trace[:2] > best[:2]:
            best = trace
    return best[2]


def length(since: str, until: str) -> str:
    """How long it was, in steps; "" where a day is lacking."""
    if not (is_day(since) and is_day(until)):
        return ""
    days = (date.fromisoformat(until) - date.fromisoformat(since)).days
    return next((name for most, name in LENGTHS if days < most), LONG)


def is_day(on: str) -> bool:
    """Whether this is a whole day."""
    return len(on) == len("2026-11-30")


def _held(facts: Facts, period: Period) -> Iterator[Meeting]:
    """Meetings that have been: one that is still to come counts for nothing."""
    return (each for each in facts.meetings if period.holds(each.on) and each.on <= facts.today)


def _end(facts: Facts, period: Period) -> str:
    return min(period.until, facts.today)


def _open(facts: Facts, day: str) -> Iterator[Stay]:
    return (each for each in facts.stays if each.opened <= day and (not each.closed or each.closed > day))


def _within(stay: Stay, period: Period, facts: Facts) -> bool:
    return stay.opened <= _end(facts, period) and (not stay.closed or stay.closed >= period.since)


def _of(count: Callable[..., Pairs]) -> Count:
    return lambda facts, period: count(facts.outcomes, period)


COUNTS: Mapping[str, Count] = {
    "phases": phases, "lengths": lengths, "begun": begun, "contacts": contacts, "children": children,
    "closed": closed, "grounds": grounds, "again": again,
    "plans": plans, "plans_by": plans_by, "meetings": meetings, "voices": voices,
    "fidelity": fidelity,
    "moved": _of(outcome.moved), "ahead": _of(outcome.ahead),
    "felt": _of(outcome.felt), "rated": _of(outcome.rated),
    "helped": _of(outcome.helped), "helped_by_kind": _of(outcome.helped_by_kind),
    "rated_by_kind": _of(outcome.rated_by_kind),
    "lacks": lacks,
}  # fmt: skip
