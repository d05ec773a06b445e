"""From a family's record to what stands on its axis of time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from kasesupport.diagrams.timeline.model import Bar, Flag, Lane, Mark, Timeline
from kasesupport.domain.agenda import MET
from kasesupport.domain.contacts import GOOD
from kasesupport.domain.dates import PartialDate, day, wareki
from kasesupport.domain.ecomap import Tie
from kasesupport.domain.levels import Series
from kasesupport.domain.meetings import ATTENDS, CAME
from kasesupport.domain.record import CaseRecord, Episode, Plan

PEOPLE = frozenset({"kin", "friend", "neighbour"})
NOT_NAMED: Mapping[str, str] = MappingProxyType({})
AGREED = (("explained_on", "説明"), ("agreed_on", "合意"), ("handed_on", "手渡し"), ("review_on", "ふり返り"))


def gathered(
    record: CaseRecord, series: Sequence[Series], today: date, phases: Mapping[str, str] = NOT_NAMED, *,
    shared: bool = False,
) -> Timeline:  # fmt: skip
    """What is known, oldest first. `phases`: the names of the phases by their ids.

    `shared`: only what may be seen beside the family, in the family's words.
    """
    return Timeline(
        today,
        tuple(_lane(each, record, shared) for each in series),
        (*_episode(record), *(bar for plan in record.plans for bar in _plan(plan))),
        tuple(_supports(record)),
        tuple(sorted(set(_meetings(record)))),
        tuple(sorted(_flags(record, shared), key=lambda flag: (flag.on, flag.id))),
        () if shared else tuple(_phases(record, phases)),
    )


def _lane(series: Series, record: CaseRecord, shared: bool) -> Lane:
    steps = tuple((series.height(level.id) or 0.0, level.plain if shared else level.word) for level in series.offered)
    marks = [
        Mark(level.id, on, height, series.word(level.value, plain=shared), "" if shared else level.reason)
        for level in record.levels
        if level.series == series.id
        and (on := day(level.on)) is not None
        and (height := series.height(level.value)) is not None
    ]
    return Lane(series.id, series.plain if shared else series.name, steps, tuple(sorted(marks, key=lambda m: m.on)))


def _episode(record: CaseRecord) -> Iterator[Bar]:
    """One bar an episode; the family's own first day where no episode is known."""
    told = record.episodes or (Episode("episode", record.opened_on),)
    for number, episode in enumerate(told, start=1):
        if opened := day(episode.opened_on):
            name = "関わりの期間" if len(told) == 1 else f"関わりの期間（{number}回目）"
            yield Bar(episode.id, name, opened, day(episode.closed_on), "episode")


def _phases(record: CaseRecord, names: Mapping[str, str]) -> Iterator[Bar]:
    """One a mark, until the next; the last until the case was closed, or it goes on."""
    told = sorted((on, mark.phase) for mark in record.phase_marks if (on := day(mark.on)) and mark.phase in names)
    closed = max((day(episode.closed_on) or date.max for episode in record.episodes), default=date.max)
    for number, (on, phase) in enumerate(told):
        until = told[number + 1][0] if number + 1 < len(told) else closed
        yield Bar("", names[phase], on, until if on <= until < date.max else None, "phase")


def _plan(plan: Plan) -> Iterator[Bar]:
    if start := day(plan.period_from):
        yield Bar(plan.id, plan.title or plan.long_goal or "サポートプラン", start, day(plan.period_to), "plan")


def _supports(record: CaseRecord) -> Iterator[Bar]:
    """One bar a resource: from its earliest tie to its latest; who is kin or a friend first.

    What only strains the family, or is broken off, is no support.
    """
    kinds = {resource.id: resource for resource in record.resources}
    for resource in sorted(record.resources, key=lambda r: (r.kind not in PEOPLE, r.id)):
        ties = [tie for tie in record.ties if tie.resource == resource.id and _bears(tie)]
        if ties and resource.name:
            yield _support(resource.id, resource.name, ties, kin=kinds[resource.id].kind in PEOPLE)


def _bears(tie: Tie) -> bool:
    return tie.state in ("now", "past") and tie.strength not in ("stress", "broken")


def _support(resource: str, name: str, ties: Sequence[Tie], *, kin: bool) -> Bar:
    starts = [day(tie.since) for tie in ties]
    ends = [day(tie.until, late=True) for tie in ties if tie.state == "past" or tie.until]
    start = min((s for s in starts if s), default=None) if all(starts) else None
    over = len(ends) == len(ties)
    end = max((e for e in ends if e), default=None) if over else None
    kind = "past" if over and end is None else "kin" if kin else "support"
    return Bar(resource, name, start, end, kind)


def _meetings(record: CaseRecord) -> Iterator[date]:
    told = (said.said_on for said in record.statements if said.state == "said")
    noted = (note.on for note in record.notes if note.question in MET or note.value(ATTENDS) in CAME)
    for on in (*told, *noted, *(appointment.on for appointment in record.appointments)):
        if found := day(on):
            yield found


def _flags(record: CaseRecord, shared: bool) -> Iterator[Flag]:
    for event in record.events:
        if (on := day(event.on)) and (event.shared or not shared):
            yield Flag(event.id, on, event.text, event.kind, wareki(PartialDate.from_text(event.on)))
    if not shared:
        yield from _changes(record)
    for plan in record.plans:
        for column, word in AGREED:
            if on := day(getattr(plan, column)):
                yield Flag(f"{plan.id}.{column}", on, f"プランの{word}", "plan", wareki(PartialDate.of(on)))


def _changes(record: CaseRecord) -> Iterator[Flag]:
    """Small changes for the better that a record of a contact tells of (指針3): it is the one place they stand in."""
    for said in record.statements:
        if said.question == GOOD and said.state == "said" and said.text and (on := day(said.said_on)):
            yield Flag(said.id, on, said.text, "good", wareki(PartialDate.of(on)))
