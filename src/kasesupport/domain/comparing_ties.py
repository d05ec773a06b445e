"""Two states of a family's ecomap, told apart by who and what it is, not by what it is called.

A tie that was taken away and drawn anew between the same two is the same tie. An entry of the register that was
renamed, or joined with another one, is no loss and no gain; a tie to the household that now runs to a member neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kasesupport.domain import comparing
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.domain.texts import search_key

Noun = Literal["person", "resource", "tie", "gap"]
Aspect = Literal[
    # of a tie
    "began", "again", "ended", "wished", "state", "stronger", "weaker", "strained", "calmed", "broke", "mended",
    "turned", "to_member", "to_household", "moved", "frequency", "purpose",
    # of a resource
    "renamed", "joined", "closed", "reopened",
    # of a person
    "left", "came",
    # of what is missing
    "met",
]  # fmt: skip
RANK = {"weak": 1, "normal": 2, "strong": 3}
Pair = tuple[Tie, Tie]


@dataclass(frozen=True, slots=True)
class EcomapState:
    """An ecomap on a day: the family, the entries it is tied to, the ties, who lives in the middle, what is missing.

    `joined`: entries that the register has joined with others since, each with the one that stayed.
    """

    graph: FamilyGraph
    resources: tuple[Resource, ...] = ()
    ties: tuple[Tie, ...] = ()
    home: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TieDifference:
    """One thing that differs. `subject`: a person, a gap, or the resource by its later id; of a tie the resource.

    `before` and `after`: the ties it is about, of which one is empty for what is new or gone. `was`: a resource's
    earlier id.
    """

    what: comparing.What
    noun: Noun
    subject: str
    aspects: tuple[Aspect, ...] = ()
    before: tuple[Tie, ...] = ()
    after: tuple[Tie, ...] = ()
    was: str = ""


def differences(
    old: EcomapState, new: EcomapState, register: Sequence[Resource] = (), on: str = ""
) -> tuple[TieDifference, ...]:
    """What a later state has otherwise: people, then resources, ties (new, changed, gone), then what is missing.

    `register`: entries as they stand today, to know of what the family is no longer tied to; what closed after
    the day `on` (ISO; "" for today) is not told.
    """
    became = _became(old, new)
    entries = _entries(old, new, became, register, on)
    return (*_people(old, new, became), *entries, *_ties(old, new, became), *_gaps(old, new))


def unchanged(old: EcomapState, new: EcomapState) -> tuple[str, ...]:
    """The resources whose ties hold as they held: all there now and then, none otherwise."""
    told = {d.subject for d in differences(old, new) if d.noun == "tie"}
    held = {tie.resource for tie in new.ties if tie.state == "now"}
    return tuple(r.id for r in new.resources if r.id in held - told)


def merged(old: EcomapState, new: EcomapState) -> EcomapState:
    """The later state with what is gone put back, so that one picture can show both."""
    became = _became(old, new)
    gone = [tie for d in _ties(old, new, became) if d.what == "gone" for tie in d.before]
    put_back = tuple(replace(tie, resource=became.get(tie.resource, tie.resource)) for tie in gone)
    lost = tuple(r for r in old.resources if r.id not in became)
    graph = comparing.merged(old.graph, new.graph)
    return EcomapState(graph, (*new.resources, *lost), (*new.ties, *put_back), new.home, new.gaps)


def _became(old: EcomapState, new: EcomapState) -> Mapping[str, str]:
    """The later id of each earlier resource that is still there: its own, that of its tie, or that of its namesake."""
    later = {r.id for r in new.resources}
    by_tie = {tie.id: tie.resource for tie in new.ties}
    fresh = {_name(r): r.id for r in new.resources if r.name and r.id not in {o.id for o in old.resources}}
    found: dict[str, str] = {}
    for resource in old.resources:
        moved = (by_tie[t.id] for t in old.ties if t.resource == resource.id and t.id in by_tie)
        stayed = _stayed(resource.id, dict(old.joined))
        same = stayed if stayed in later else next(moved, "") or fresh.get(_name(resource), "")
        if same:
            found[resource.id] = same
    return found


def _stayed(resource_id: str, joined: Mapping[str, str]) -> str:
    """Itself, or the entry it was joined with, which may have been joined with another one since."""
    for _ in joined:
        resource_id = joined.get(resource_id, resource_id)
    return resource_id


def _name(resource: Resource) -> tuple[str, str]:
    return search_key(resource.name), resource.kind


# --- people


def _people(old: EcomapState, new: EcomapState, became: Mapping[str, str]) -> Iterator[TieDifference]:
    """Who came to live in the middle and who no longer does."""
    before, after = ({p.id for p in state.graph.persons} for state in (old, new))
    for person in new.home:
        if person not in before:
            yield TieDifference("new", "person", person)
        elif person not in old.home:
            yield TieDifference("changed", "person", person, ("came",))
    for person in old.home:
        if person not in after:
            yield TieDifference("gone", "person", person)
        elif person not in new.home:
            tied = {became.get(tie.resource) for tie in old.ties if tie.to == person}
            kept = tuple(t for t in new.ties if t.to == person and t.state == "now" and t.resource in tied)
            yield TieDifference("changed", "person", person, ("left",), after=kept)


# --- entries of the register


def _entries(
    old: EcomapState, new: EcomapState, became: Mapping[str, str], register: Sequence[Resource], on: str
) -> Iterator[TieDifference]:
    later = {r.id: r for r in (*register, *new.resources)}
    for resource in old.resources:
        after = later.get(became.get(resource.id, resource.id))
        if after and (aspects := tuple(_entry_aspects(resource, after, on))):
            yield TieDifference("changed", "resource", after.id, aspects, was=resource.id)


def _entry_aspects(before: Resource, after: Resource, on: str) -> Iterator[Aspect]:
    if before.name and after.name and before.name != after.name:
        yield "renamed" if before.id == after.id else "joined"
    if after.closed_on and not before.closed_on and (not on or after.closed_on <= on):
        yield "closed"
    if before.closed_on and not after.closed_on:
        yield "reopened"


# --- what is missing


def _gaps(old: EcomapState, new: EcomapState) -> Iterator[TieDifference]:
    """What is missing now and was not, and what something filled since, or was taken out."""
    before, after = ({gap.id: gap for gap in state.gaps} for state in (old, new))
    for gap in before.values():
        if gap.id not in after:
            yield TieDifference("gone", "gap", gap.id)
        elif after[gap.id].met_on and not gap.met_on:
            yield TieDifference("changed", "gap", gap.id, ("met",))
    yield from (TieDifference("new", "gap", gap.id) for gap in after.values() if gap.id not in before)


# --- ties


def _ties(old: EcomapState, new: EcomapState, became: Mapping[str, str]) -> tuple[TieDifference, ...]:
    pairs, lost, found = _paired(old.ties, new.ties, became)
    shifts, pairs, lost, found = _shifted(pairs, lost, found, became, frozenset(old.home))
    changed = [_changed(pair) for pair in pairs]
    return (
        *(TieDifference("new", "tie", tie.resource, after=(tie,)) for tie in found),
        *(each for each in (*shifts, *changed) if each.aspects),
        *(TieDifference("gone", "tie", became.get(t.resource, t.resource), before=(t,)) for t in lost),
    )


def _paired(
    old: Sequence[Tie], new: Sequence[Tie], became: Mapping[str, str]
) -> tuple[list[Pair], list[Tie], list[Tie]]:
    """Each tie with itself: by its id, else by what it joins; and those that are only before, only after.

    Of an entry that was joined with another one, a tie to whom the other one was tied too is in that tie.
    """
    by_id = {tie.id: tie for tie in new}
    pairs = [(t, by_id[t.id]) for t in old if t.id in by_id and became.get(t.resource) == by_id[t.id].resource]
    met = {tie.id for pair in pairs for tie in pair}
    free = [tie for tie in new if tie.id not in met]
    lost: list[Tie] = []
    for tie in (tie for tie in old if tie.id not in met):
        ends = became.get(tie.resource, tie.resource), tie.to
        twin = next((t for t in free if (t.resource, t.to) == ends), None)
        if twin:
            pairs.append((tie, twin))
            free.remove(twin)
        elif ends[0] == tie.resource or ends not in {(t.resource, t.to) for t in new}:
            lost.append(tie)
    return pairs, lost, free


def _shifted(
    pairs: list[Pair], lost: list[Tie], found: list[Tie], became: Mapping[str, str], home: frozenset[str]
) -> tuple[list[TieDifference], list[Pair], list[Tie], list[Tie]]:
    """Ties to the household that became ties to its members, or the other way round; and what is left of the rest."""
    shifts: list[TieDifference] = []
    ends = [(b.resource, a, b) for a, b in pairs if (a.to == HOUSEHOLD) != (b.to == HOUSEHOLD)]
    for resource in dict.fromkeys([r for r, _, _ in ends] + [became.get(t.resource, t.resource) for t in lost]):
        before = [a for r, a, _ in ends if r == resource]
        after = [b for r, _, b in ends if r == resource]
        before += [t for t in lost if became.get(t.resource, t.resource) == resource]
        after += [t for t in found if t.resource == resource and (t.to == HOUSEHOLD or t.to in home)]
        if shift := _shift(resource, before, after):
            shifts.append(shift)
            lost = [t for t in lost if t not in shift.before]
            found = [t for t in found if t not in shift.after]
            pairs = [pair for pair in pairs if pair[1] not in shift.after]
    return shifts, pairs, lost, found


def _shift(resource: str, before: Sequence[Tie], after: Sequence[Tie]) -> TieDifference | None:
    """One household tie for several member ties, or several for one."""
    homes = tuple(t for t in before if t.to == HOUSEHOLD), tuple(t for t in after if t.to == HOUSEHOLD)
    members = tuple(t for t in before if t.to != HOUSEHOLD), tuple(t for t in after if t.to != HOUSEHOLD)
    if homes[0] and members[1] and not homes[1]:
        return TieDifference("changed", "tie", resource, ("to_member",), homes[0], members[1])
    if members[0] and homes[1] and not homes[0]:
        return TieDifference("changed", "tie", resource, ("to_household",), members[0], homes[1])
    return None


def _changed(pair: Pair) -> TieDifference:
    before, after = pair
    return TieDifference("changed", "tie", after.resource, tuple(_aspects(before, after)), (before,), (after,))


def _aspects(a: Tie, b: Tie) -> Iterator[Aspect]:
    if a.to != b.to:
        yield "moved"
    if a.state != b.state:
        yield _state(a, b)
        yield from (aspect for aspect in _strength(a, b) if aspect in ("strained", "broke") and b.state == "now")
        return
    if a.state == "now":  # of what is past or hoped for, how strong it is only gets corrected
        yield from _strength(a, b)
    if a.direction != b.direction:
        yield "turned"
    if _both_told(a.frequency, b.frequency):
        yield "frequency"
    if _both_told(a.purpose, b.purpose):
        yield "purpose"


def _both_told(a: str, b: str) -> bool:
    """What was only filled in is no change."""
    return bool(a and b and a != b)


def _state(a: Tie, b: Tie) -> Aspect:
    match a.state, b.state:
        case "past", "now":
            return "again"
        case _, "now":
            return "began"
        case "now", "past":
            return "ended"
        case _, "hoped":
            return "wished"
        case _:
            return "state"


def _strength(a: Tie, b: Tie) -> Iterator[Aspect]:
    if a.strength == b.strength:
        return
    if b.strength == "broken":
        yield "broke"
        return
    if a.strength == "broken":
        yield "mended"
    if b.strength == "stress":
        yield "strained"
    elif a.strength == "stress":
        yield "calmed"
    elif a.strength != "broken":
        yield "stronger" if RANK[b.strength] > RANK[a.strength] else "weaker"
