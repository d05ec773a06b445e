"""A map that somebody of the family drew, seen alone, and beside the office's ecomap (視点2-8)."""

from dataclasses import dataclass, replace

from kasesupport.domain.comparing_ties import EcomapState
from kasesupport.domain.ecomap import OwnMap, Resource, Tie, TieState
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.texts import search_key

SHOWN = ("id", "name", "kana", "called", "sex", "birth", "death", "deceased", "index", "pregnancy", "kind", "loss")


@dataclass(frozen=True, slots=True)
class Both:
    """What stands in both maps: the author's entry, the office's, and how the office has it (now, hoped …)."""

    theirs: Resource
    ours: Resource
    state: TieState


@dataclass(frozen=True, slots=True)
class Beside:
    """Two maps beside each other: what both tell of, the author alone, the office alone (only what is now)."""

    both: tuple[Both, ...] = ()
    theirs: tuple[Resource, ...] = ()
    ours: tuple[Resource, ...] = ()


def map_of(record: CaseRecord, map_id: str) -> OwnMap | None:
    """One own map of the family."""
    return next((each for each in record.own_maps if each.id == map_id), None)


def plain(graph: FamilyGraph) -> FamilyGraph:
    """The family with nothing but who they are: no notes, no health, no work, no relations that the office drew.

    Everybody by the word the family uses, else by name.
    """
    persons = (Person(**{name: getattr(person, name) for name in SHOWN}) for person in graph.persons)
    called = tuple(replace(p, name=p.called, kana="") if p.called else p for p in persons)
    return replace(graph, persons=called, bonds=())


def as_record(record: CaseRecord, map_id: str) -> CaseRecord:
    """The family as if this map were its ecomap, and nothing else were known: what its author may see."""
    ties = tuple(replace(tie, chosen_by="", consent="", consent_on="") for tie in _ties(record, map_id))
    tied = {tie.resource for tie in ties}
    return CaseRecord(
        record.family_id,
        record.name,
        graph=plain(record.graph),
        resources=tuple(r for r in record.own_resources if r.id in tied),
        ties=ties,
        pins=record.pins,
        conventions=record.conventions,
    )


def beside(record: CaseRecord, map_id: str) -> Beside:
    """The author's map beside the office's: by entry, or by the same name. Of the office's alone only what is now."""
    theirs, ours = as_record(record, map_id).resources, record.resources
    twins = {each.id: _twin(each, ours) for each in theirs}
    met = {twin.id for twin in twins.values() if twin}
    now = {tie.resource for tie in record.ties if tie.state == "now"}
    return Beside(
        tuple(Both(each, twin, _state(record, twin.id)) for each in theirs if (twin := twins[each.id])),
        tuple(each for each in theirs if not twins[each.id]),
        tuple(each for each in ours if each.id in now - met),
    )


def together(record: CaseRecord, map_id: str, home: tuple[str, ...]) -> EcomapState:
    """Both maps in one: the author's ties as drawn, and plain lines, without words, for what only the office has."""
    alone = {each.id for each in beside(record, map_id).ours}
    seen = as_record(record, map_id)
    lines = tuple(Tie(t.id, t.resource, t.to) for t in record.ties if t.resource in alone and t.state == "now")
    added = tuple(each for each in record.resources if each.id in alone)
    return EcomapState(seen.graph, (*seen.resources, *added), (*seen.ties, *lines), home)


def _ties(record: CaseRecord, map_id: str) -> tuple[Tie, ...]:
    return tuple(tie for tie in record.own_ties if tie.own_map == map_id)


def _twin(entry: Resource, others: tuple[Resource, ...]) -> Resource | None:
    """The same entry, else one of the same name."""
    same = next((each for each in others if each.id == entry.id), None)
    key = search_key(entry.name)
    return same or next((each for each in others if key and search_key(each.name) == key), None)


def _state(record: CaseRecord, resource_id: str) -> TieState:
    """How the office has it: now where any of its ties is."""
    states = [tie.state for tie in record.ties if tie.resource == resource_id]
    return "now" if "now" in states else states[0]
