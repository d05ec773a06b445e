"""Dates and sexes that do not go together, as questions to ask: nothing here is ever refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.kinship import parentage
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import CaseRecord, Plan

YOUNGEST = 12  # a parent younger than this at a birth is asked about
BY_BIRTH_OR_LAW = {"biological", "adopted", "special_adopted"}  # a foster or step parent may be younger


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question: its code (words in resources/messages/doubts.toml) and whom it is about, child before parent."""

    code: str
    subjects: tuple[str, ...]


RECEIVED, MET = "intake.received_on", "intake.met_on"


def doubts(graph: FamilyGraph, on: date) -> tuple[Doubt, ...]:
    """What would be worth asking again, each question once; `on` is today.

    Partial dates are doubted only if no day they can mean would do.
    """
    found = [d for person in graph.persons for d in _of_person(person, on)]
    return tuple(dict.fromkeys([*found, *_of_parents(graph), *_of_unions(graph), *_of_births(graph)]))


def _of_person(person: Person, on: date) -> Iterator[Doubt]:
    if person.birth and person.death and person.death.span()[1] < person.birth.span()[0]:
        yield Doubt("death_before_birth", (person.id,))
    if person.birth and not person.pregnancy and person.birth.span()[0] > on:
        yield Doubt("birth_in_future", (person.id,))


def _of_parents(graph: FamilyGraph) -> Iterator[Doubt]:
    births = {p.id: p.birth for p in graph.persons}
    for union in graph.unions:
        for child, parent in product(union.children, union.partners):
            born, parent_born = births.get(child), births.get(parent)
            if born and parent_born and parentage(union, child) in BY_BIRTH_OR_LAW:
                if born.span()[1] < parent_born.span()[0]:
                    yield Doubt("child_older_than_parent", (child, parent))
                elif parentage(union, child) == "biological" and _most_years(parent_born, born) < YOUNGEST:
                    yield Doubt("parent_very_young", (child, parent))


def _of_unions(graph: FamilyGraph) -> Iterator[Doubt]:
    person = {p.id: p for p in graph.persons}
    for union in (union for union in graph.unions if len(union.partners) > 1):
        if _before(union.until, union.since):
            yield Doubt("union_ends_before_it_begins", union.partners)
        for partner in (person[each] for each in union.partners if each in person):
            if _before(union.since, partner.birth):
                yield Doubt("union_before_birth", (partner.id,))
            if _before(partner.death, union.since):
                yield Doubt("union_after_death", (partner.id,))


def _of_births(graph: FamilyGraph) -> Iterator[Doubt]:
    """Sexes that do not go with a birth; where several unions tell of one birth they are seen together."""
    sex = {p.id: p.sex for p in graph.persons if p.sex != "U"}
    for union in graph.unions:
        for one, other in (pair for group in union.identical for pair in combinations(group, 2)):
            if {sex.get(one, ""), sex.get(other, "")} == {"M", "F"}:
                yield Doubt("identical_twins_differ", (one, other))
    for child, parents in _born_to(graph).items():
        for one, other in combinations(parents, 2):
            if one in sex and sex[one] == sex.get(other):
                yield Doubt("parents_of_one_sex", (child, one, other))


def _born_to(graph: FamilyGraph) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for union in graph.unions:
        for child in (each for each in union.children if parentage(union, each) == "biological"):
            known = found.setdefault(child, [])
            known += [parent for parent in union.partners if parent not in known]
    return found


def doubts_of_time(record: CaseRecord) -> tuple[Doubt, ...]:
    """Days of an involvement, its plans and consents that stand in an unusual order; plans and consents by their ids as
    subjects.
    """
    met = [Doubt("met_before_received", ()) for _ in (1,) if _earlier(_day(record, MET), _day(record, RECEIVED))]
    taken = (Doubt("withdrawn_before_agreed", (c.id,)) for c in record.consents if _earlier(c.withdrawn_on, c.on))
    ended = [Doubt("paused_before_opened", ()) for e in record.episodes if _earlier(e.closed_on, e.opened_on)]
    return tuple(dict.fromkeys([*met, *ended, *taken, *(doubt for plan in record.plans for doubt in _of_plan(plan))]))


def _day(record: CaseRecord, question: str) -> str:
    return next((str(a.value) for a in record.answers if a.question == question and a.state == "said"), "")


def _of_plan(plan: Plan) -> Iterator[Doubt]:
    orders = {
        "agreed_before_explained": (plan.agreed_on, plan.explained_on),
        "handed_before_agreed": (plan.handed_on, plan.agreed_on),
        "period_ends_before_it_begins": (plan.period_to, plan.period_from),
        "review_before_period": (plan.review_on, plan.period_from),
    }
    return (Doubt(code, (plan.id,)) for code, (later, first) in orders.items() if _earlier(later, first))


def _earlier(one: str, other: str) -> bool:
    """Whether the one day, as stored, lies before the other; not where one is unknown or no date."""
    if not (one and other):
        return False
    try:
        return _before(PartialDate.from_text(one), PartialDate.from_text(other))
    except Problem:
        return False


def _before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether every day the one can mean lies before every day of the other."""
    return bool(one and other and one.span()[1] < other.span()[0])


def _most_years(first: PartialDate, second: PartialDate) -> int:
    """The most full years that can lie between two dates."""
    start, end = first.span()[0], second.span()[1]
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
